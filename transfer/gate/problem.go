package gate

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/nameless"
)

// ContentType is that of a Problem.
const ContentType = "application/problem+json"

// Types of problems.
const (
	TypeBlocked  = "https://github.com/chapterv/chapterv#blocked"      // 403: the law does not permit the flow, or nobody showed that it does
	TypeQuestion = "https://github.com/chapterv/chapterv#bad-question" // 400: the question was at fault
	TypeNoAnswer = "https://github.com/chapterv/chapterv#no-answer"    // 503: there was no answer
)

// Problem is the body of a response to a request that was stopped, as RFC 9457 has it, with what the decision says. It names
// parties by their ids.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	// Instance names this one occurrence, as its report does.
	Instance   string           `json:"instance"`
	Flow       string           `json:"flow"`
	Outcome    transfer.Outcome `json:"outcome"`
	Violations []Violation      `json:"violations"`
}

// Violation is one reason for a problem. Regime is empty where no single law is behind it.
type Violation struct {
	Code     string            `json:"code"`
	Regime   transfer.Optional `json:"regime"`
	Message  string            `json:"message,omitempty"`
	Citation string            `json:"citation"`
}

func (g *Gate) problem(v verdict) Problem {
	p := Problem{
		Type: TypeBlocked, Title: "The transfer of personal data is blocked", Status: http.StatusForbidden,
		Detail: v.decision.String(), Instance: v.instance, Flow: v.decision.Flow, Outcome: v.decision.Outcome, Violations: []Violation{},
	}
	var input *transfer.InputError
	var engine *transfer.EngineError
	switch {
	case v.err == nil:
	case errors.As(v.err, &input) && !errors.As(v.err, &engine):
		p.Type, p.Title, p.Status = TypeQuestion, "The question about the transfer is at fault", http.StatusBadRequest
	default:
		p.Type, p.Title, p.Status = TypeNoAnswer, "There is no answer about the transfer", http.StatusServiceUnavailable
	}
	message := g.message(v.flow)
	for _, found := range v.decision.Violations {
		p.Violations = append(p.Violations, Violation{Code: found.Code, Regime: found.Regime, Message: message(found), Citation: found.Citation})
	}
	return p
}

// message returns what says of a violation what can be shown.
func (g *Gate) message(flow transfer.Flow) func(transfer.Violation) string {
	if g != nil && g.party != nil {
		without := nameless.Of(flow, g.party)
		return func(v transfer.Violation) string { return without(v.Message) }
	}
	return func(v transfer.Violation) string {
		if strings.HasPrefix(v.Code, "engine.") || strings.HasPrefix(v.Code, "input.") {
			return v.Message
		}
		return ""
	}
}

func (p Problem) write(w http.ResponseWriter) {
	body, err := json.Marshal(p)
	if err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	header := w.Header()
	header.Set("Content-Type", ContentType)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(p.Status)
	_, _ = w.Write(body) // whoever asked may be gone; the request is stopped all the same
}
