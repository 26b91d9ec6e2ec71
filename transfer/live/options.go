package live

import (
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Option changes how an Engine is kept, never what a law answers.
type Option func(*Engine, *draft) error

// WithLaw begins with a law that was opened, in place of that of this build.
func WithLaw(law *transfer.Law) Option {
	return func(_ *Engine, first *draft) error {
		if law == nil {
			return transfer.ErrBadCall
		}
		first.law = law
		return nil
	}
}

// WithEngine gives options to the engine of every snapshot: workers, memory, overlay packs, amendments. A law is given by WithLaw of this
// package, lest the settled cases be put to another.
func WithEngine(options ...transfer.Option) Option {
	return func(e *Engine, _ *draft) error {
		e.options = append(e.options, options...)
		return nil
	}
}

// WithClock says what time it is. Without it no time is compared with anything. The days of law are those of the location of the
// times that it returns. It is called for each answer, from many goroutines at once. A clock that once went ahead by mistake is suspect from
// when it is set right until it has caught up, or until TrustClock.
func WithClock(now func() time.Time) Option {
	return func(e *Engine, _ *draft) error {
		if now == nil {
			return transfer.ErrBadCall
		}
		skew := defaultSkew
		if e.clock != nil {
			skew = e.clock.skew
		}
		e.clock = &clock{read: now, skew: skew}
		return nil
	}
}

// WithSkew says how far a clock may go back, or be behind the first day of a law, before it is suspect; by default five minutes. It follows
// WithClock.
func WithSkew(skew time.Duration) Option {
	return func(e *Engine, _ *draft) error {
		if e.clock == nil || skew < 0 {
			return transfer.ErrBadCall
		}
		e.clock.skew = skew
		return nil
	}
}

// WithLawAge says for how many days after its review the law is relied on. Once it is older than warn, each decision carries the
// warning engine.law_stale; once it is older than block, nothing is answered but transfer.ErrLawStale. Zero is no limit. It needs a clock.
func WithLawAge(warn, block int) Option {
	return func(e *Engine, _ *draft) error {
		if warn < 0 || block < 0 || warn > maxAge || block > maxAge {
			return transfer.ErrBadCall
		}
		e.limits.warn, e.limits.block = warn, block
		return nil
	}
}

// WithToday has flows that name no day asked about the day of the clock, and not that of the inventory. It needs a clock.
func WithToday() Option {
	return func(e *Engine, _ *draft) error {
		e.limits.today = true
		return nil
	}
}

// WithCanaries adds flows that every snapshot must answer as stated before it is used.
func WithCanaries(canaries ...Canary) Option {
	return func(e *Engine, _ *draft) error {
		e.canaries = append(e.canaries, canaries...)
		return nil
	}
}

// WithoutCases leaves out the settled cases that come with the package and that each law must decide as they were decided: for an
// organisation whose law reads one of them otherwise and that has canaries of its own.
func WithoutCases() Option {
	return func(e *Engine, _ *draft) error {
		e.cases = false
		return nil
	}
}

// WithObserver tells somebody of every answer and of every replacement. Several are told in their order.
func WithObserver(observer Observer) Option {
	return func(e *Engine, _ *draft) error {
		if observer == nil {
			return transfer.ErrBadCall
		}
		e.watching.observers = append(e.watching.observers, observer)
		return nil
	}
}
