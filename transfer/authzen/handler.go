package authzen

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Paths of the API.
const (
	PathEvaluation    = "/access/v1/evaluation"
	PathEvaluations   = "/access/v1/evaluations"
	PathConfiguration = "/.well-known/authzen-configuration"
)

// Evaluator answers a flow as *transfer.Engine does. Several goroutines may call it at once.
type Evaluator interface {
	Evaluate(context.Context, transfer.Flow) (transfer.Decision, error)
}

// Source returns what answers, and the inventory that it answers from, which nobody changes. It is called once for each request.
type Source func() (Evaluator, *transfer.Inventory)

// Handler serves the API. It is safe for concurrent use. The zero Handler answers every question with an error.
type Handler struct {
	source   Source
	url      string
	maxBytes int64
	maxItems int
	timeout  time.Duration
	routes   *http.ServeMux
}

// Option changes the limits of a Handler. What it cannot be given is an error of New.
type Option func(*Handler) error

// WithMaxBytes limits the body of a request; by default to 1 MiB.
func WithMaxBytes(n int64) Option {
	return func(h *Handler) error {
		h.maxBytes = n
		return positive(n)
	}
}

// WithMaxItems limits the evaluations of one request; by default to 256.
func WithMaxItems(n int) Option {
	return func(h *Handler) error {
		h.maxItems = n
		return positive(int64(n))
	}
}

// WithTimeout limits the time for the answers of one request; by default to 5 seconds. What is not answered by then is an error.
func WithTimeout(d time.Duration) Option {
	return func(h *Handler) error {
		h.timeout = d
		return positive(int64(d))
	}
}

func positive(n int64) error {
	if n <= 0 {
		return errors.New("authzen: a limit is not above zero")
	}
	return nil
}

// New returns a handler. The URL is that of the decision point, by which the configuration names it. It errs if the source or an
// option is nil, or if something cannot be.
func New(source Source, of string, options ...Option) (*Handler, error) {
	base, err := url.Parse(of)
	switch {
	case source == nil:
		return nil, errors.New("authzen: there is no source")
	case err != nil:
		return nil, err
	case base.Scheme != "http" && base.Scheme != "https" || base.Host == "" || base.RawQuery != "" || base.Fragment != "":
		return nil, errors.New("authzen: the URL is not that of a decision point")
	}
	h := &Handler{source: source, url: strings.TrimSuffix(of, "/"), maxBytes: 1 << 20, maxItems: 256, timeout: 5 * time.Second}
	for _, option := range options {
		if option == nil {
			return nil, errors.New("authzen: an option is nil")
		}
		if err := option(h); err != nil {
			return nil, err
		}
	}
	h.routes = http.NewServeMux()
	h.routes.HandleFunc("POST "+PathEvaluation, h.evaluation)
	h.routes.HandleFunc("POST "+PathEvaluations, h.evaluations)
	h.routes.HandleFunc("GET "+PathConfiguration, h.configuration)
	return h, nil
}

// ServeHTTP serves the three paths.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if id := r.Header.Get(requestID); legible(id) {
		w.Header().Set(requestID, id)
	}
	if h == nil || h.routes == nil {
		refuse(w, http.StatusInternalServerError, transfer.ErrNotReady.Error())
		return
	}
	h.routes.ServeHTTP(w, r)
}

const requestID = "X-Request-ID"

// legible reports whether a request's id may be repeated.
func legible(id string) bool {
	return id != "" && len(id) <= 256 && strings.IndexFunc(id, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}

// configuration is the metadata of the decision point.
func (h *Handler) configuration(w http.ResponseWriter, _ *http.Request) {
	answer(w, map[string]string{
		"policy_decision_point":       h.url,
		"access_evaluation_endpoint":  h.url + PathEvaluation,
		"access_evaluations_endpoint": h.url + PathEvaluations,
	})
}
