package live

import (
	"fmt"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// limits are what the service wants of time.
type limits struct {
	warn, block int // days after the review
	today       bool
}

func (l limits) sound(c *clock) error {
	if c == nil && l != (limits{}) {
		return transfer.ErrBadCall.Because(fmt.Errorf("a limit in time needs a clock"))
	}
	return nil
}

// state is how a snapshot stands at a moment.
type state struct {
	now     time.Time
	today   transfer.Date // for flows that name no day
	warning string
	err     error
}

// state reads the clock and compares it with the days of the law.
func (s *Snapshot) state() state {
	clock, limits := s.of.clock, s.of.limits
	if clock == nil {
		return state{}
	}
	now, err := clock.now()
	if err != nil {
		return state{now: now, err: err}
	}
	own, today, latest := state{now: now}, dayOf(now), dayOf(now.Add(clock.skew))
	if limits.today {
		own.today = today
	}
	switch stale := func(format string, values ...any) error {
		return transfer.ErrLawStale.Because(fmt.Errorf(format, values...))
	}; {
	case latest.Before(s.reviewed):
		own.err = suspect("it shows %s, and the law was reviewed on %s", today, s.reviewed)
	case !s.terms.From.IsZero() && latest.Before(s.terms.From):
		own.err = suspect("it shows %s, and the law was given out for use from %s on", today, s.terms.From)
	case !s.terms.Until.IsZero() && s.terms.Until.Before(today):
		own.err = stale("it could be used until %s, and today is %s", s.terms.Until, today)
	case limits.block > 0 && s.reviewed.AddDays(limits.block).Before(today):
		own.err = stale("it was reviewed on %s, and is relied on for %d days", s.reviewed, limits.block)
	case limits.warn > 0 && s.reviewed.AddDays(limits.warn).Before(today):
		own.warning = fmt.Sprintf("The law records were reviewed on %s, more than %d days before %s.", s.reviewed, limits.warn, today)
	}
	return own
}

// dated is the flow with the day it is asked about.
func (s state) dated(flow transfer.Flow) transfer.Flow {
	if flow.At.IsZero() {
		flow.At = s.today
	}
	return flow
}

// warn adds what is to be said of the age of the law.
func (s state) warn(d *transfer.Decision) {
	if s.warning != "" {
		d.Warnings = append(d.Warnings, transfer.Warning{Code: transfer.ErrLawStale.Code, Message: s.warning, Citation: "Operation of the engine"})
	}
}
