package remote

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// Option changes how a Client asks, and what it takes for an answer.
type Option func(*Client) error

// WithHTTP has the client ask with this one, for its transport and its certificates. Redirects are not followed, whatever it says.
func WithHTTP(client *http.Client) Option {
	return func(c *Client) error {
		if c.http = client; client == nil {
			return errors.New("there is no HTTP client")
		}
		return nil
	}
}

// WithBearer sends this token with every question.
func WithBearer(token string) Option {
	return func(c *Client) error {
		if c.bearer = token; token == "" {
			return errors.New("the token is empty")
		}
		return nil
	}
}

// WithTries sets how often a question is asked at most, all servers together: 3 by default. It is asked again only where no answer
// came: the connection failed, took too long, or gave one of the statuses 429, 502, 503 and 504.
func WithTries(most int) Option {
	return func(c *Client) error {
		if c.tries = most; most < 1 {
			return errors.New("a question is asked once at the least")
		}
		return nil
	}
}

// WithTimeout sets how long one try may take: 5 seconds by default. The deadline of the context holds for all tries together.
func WithTimeout(one time.Duration) Option {
	return func(c *Client) error {
		if c.timeout = one; one <= 0 {
			return errors.New("a try needs time")
		}
		return nil
	}
}

// WithBackoff sets how long the client waits once every server has failed: first, then twice as long each time, never over most.
// By default that is 50 milliseconds and 2 seconds. It waits between half of that and all of it.
func WithBackoff(first, most time.Duration) Option {
	return func(c *Client) error {
		if c.backoff.first, c.backoff.most = first, most; first < 0 || most < first {
			return errors.New("the first wait is not between 0 and the longest")
		}
		return nil
	}
}

// WithJitter sets the source of chance for waits, which gives numbers in [0, 1). It is called from several goroutines at once.
func WithJitter(chance func() float64) Option {
	return func(c *Client) error {
		if c.backoff.chance = chance; chance == nil {
			return errors.New("there is no source of chance")
		}
		return nil
	}
}

// WithLaw has the client take answers only from a server with a bundle of one of these revisions (bundle.LawRevision), and name the one
// that answered in revision.policies. Another one is transfer.ErrOtherRevision.
func WithLaw(revisions ...string) Option {
	return func(c *Client) error { return expect(&c.law, revisions) }
}

// WithRegister has the client take answers only from a server with a bundle of one of these revisions (bundle.RegisterRevision). Another
// one is transfer.ErrOtherRevision. While a new register is given out, the old and the new one are both right.
func WithRegister(revisions ...string) Option {
	return func(c *Client) error { return expect(&c.register, revisions) }
}

func expect(to *[]string, revisions []string) error {
	if *to = slices.Clone(revisions); len(revisions) == 0 || slices.Contains(revisions, "") {
		return errors.New("no revision is named")
	}
	return nil
}

// Exchange is what became of one question that was put to servers.
type Exchange struct {
	Flow string
	// Server is the address that was asked last, and Tries how often any was.
	Server string
	Tries  int
	// DecisionID is the name of the answer in the server's decision log; it is empty where that is off.
	DecisionID string
	// OPA is the version of the server, and Bundles the revisions of its bundles by their names.
	OPA     string
	Bundles map[string]string
	// Err is what Evaluate returns.
	Err error
}

// WithReport has the client report each question that was put to a server, before its answer is given. Reports come from several
// goroutines at once.
func WithReport(report func(Exchange)) Option {
	return func(c *Client) error {
		if c.report = report; report == nil {
			return errors.New("there is nobody to report to")
		}
		return nil
	}
}

const asks = "v1/data/transfer/decision"

// addresses returns where questions are put. Errors of the built-in functions are to be errors there, too, and each answer is to
// say by which bundles it was given.
func addresses(servers []string) ([]string, error) {
	if len(servers) == 0 {
		return nil, errors.New("there is no server")
	}
	var list []string
	for _, server := range servers {
		at, err := url.Parse(server)
		switch {
		case err != nil:
			return nil, errors.New("the address of a server is none")
		case at.Scheme != "http" && at.Scheme != "https" || at.Host == "" || at.Opaque != "":
			return nil, fmt.Errorf("%q is no address of a server", at.Redacted())
		case at.User != nil || at.RawQuery != "" || at.Fragment != "" || at.ForceQuery:
			return nil, fmt.Errorf("the address %q says more than where the server is", at.Redacted())
		}
		at = at.JoinPath(asks)
		at.RawQuery = "provenance=true&strict-builtin-errors=true"
		list = append(list, at.String())
	}
	return list, nil
}

// still returns a client that goes nowhere else: not to where a server sends it, with a question and a token.
func still(client *http.Client) *http.Client {
	own := *client
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &own
}
