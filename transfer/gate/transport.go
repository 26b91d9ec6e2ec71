package gate

import (
	"fmt"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
)

// Transport sends what is not stopped by way of next, or of http.DefaultTransport if that is nil. What is stopped is not sent:
// the error holds a *transfer.BlockedError with the decision, and what kept an answer from being given. A redirect that the
// client follows is a request of its own, and asked about again.
func (g *Gate) Transport(next http.RoundTripper) http.RoundTripper {
	if next == nil {
		next = http.DefaultTransport
	}
	return &transport{gate: g, next: next}
}

type transport struct {
	gate *Gate
	next http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	v, onward := t.gate.decide(r)
	if onward == nil {
		if r.Body != nil {
			r.Body.Close()
		}
		return nil, fmt.Errorf("gate: %w", transfer.Blocked(v.decision, v.err))
	}
	return t.next.RoundTrip(onward)
}

// CloseIdleConnections hands on what http.Client asks of its transport.
func (t *transport) CloseIdleConnections() {
	if next, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		next.CloseIdleConnections()
	}
}
