package gate

import (
	"context"
	"errors"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Evaluator answers a flow as *transfer.Engine does. Several goroutines may call it at once.
type Evaluator interface {
	Evaluate(context.Context, transfer.Flow) (transfer.Decision, error)
}

// Gate lets requests through or stops them. It is safe for concurrent use. The zero Gate stops every one with ErrNotReady.
type Gate struct {
	evaluator Evaluator
	mapper    Mapper
	timeout   time.Duration
	monitor   bool
	report    Reporter
	party     func(id string) (transfer.Party, bool)
}

// Option changes how a Gate works. What it cannot be given is an error of New.
type Option func(*Gate) error

// New returns a gate. It errs if the evaluator, the mapper or an option is nil or cannot be.
func New(evaluator Evaluator, mapper Mapper, options ...Option) (*Gate, error) {
	if evaluator == nil || mapper == nil {
		return nil, errors.New("gate: there is no evaluator, or no mapper")
	}
	g := &Gate{evaluator: evaluator, mapper: mapper}
	if known, ok := evaluator.(parties); ok {
		g.party = known.Party
	}
	for _, option := range options {
		if option == nil {
			return nil, errors.New("gate: an option is nil")
		}
		if err := option(g); err != nil {
			return nil, err
		}
	}
	return g, nil
}

type parties interface {
	Party(id string) (transfer.Party, bool)
}

// WithTimeout ends the time for the mapper and the answer together, besides the deadline that the request may have. What is
// not answered by then is blocked with ErrDeadline. The request itself, once let through, has its own time.
func WithTimeout(d time.Duration) Option {
	return func(g *Gate) error {
		if d <= 0 {
			return errors.New("gate: the timeout is not above zero")
		}
		g.timeout = d
		return nil
	}
}

// WithParties says who the parties are, so that a problem shows their ids where a message has their names; *transfer.Inventory
// does. An evaluator that has the method Party needs no such option. Where nobody knows the parties, a problem shows codes and
// citations, and no message that could name one.
func WithParties(of interface {
	Party(id string) (transfer.Party, bool)
}) Option {
	return func(g *Gate) error {
		if of == nil {
			return errors.New("gate: the parties are nil")
		}
		g.party = of.Party
		return nil
	}
}

// WithReport has everything that is stopped reported.
func WithReport(report Reporter) Option {
	return func(g *Gate) error {
		if report == nil {
			return errors.New("gate: the reporter is nil")
		}
		g.report = report
		return nil
	}
}

// WithMonitor lets through what would be stopped, once it is reported: the blocked, and what nobody could answer. What cannot
// be reported is stopped with ErrRecordFailed. It replaces WithReport.
func WithMonitor(report Reporter) Option {
	return func(g *Gate) error {
		g.monitor = true
		return WithReport(report)(g)
	}
}
