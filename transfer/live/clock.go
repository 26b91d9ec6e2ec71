package live

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

const (
	defaultSkew = 5 * time.Minute
	maxAge      = 100 * 366 // days
	firstYear   = 2000
	lastYear    = 2200
)

// clock is what the service says of the time. A nil clock says nothing.
type clock struct {
	read func() time.Time
	skew time.Duration
	last atomic.Int64 // the latest that was read, in nanoseconds
}

// now reads the clock, without what tells of the time since the process began: that never goes back.
func (c *clock) now() (now time.Time, err error) {
	if c == nil {
		return time.Time{}, nil
	}
	defer func() {
		if broken := recover(); broken != nil {
			now, err = time.Time{}, transfer.ErrClockSuspect.Because(fmt.Errorf("it cannot be read: %v", broken))
		}
	}()
	now = c.read().Round(0)
	if year := now.Year(); year < firstYear || year > lastYear {
		return now, suspect("it shows the year %d", year)
	}
	at := now.UnixNano()
	for {
		last := c.last.Load()
		if at < last {
			if back := time.Duration(last - at); back > c.skew {
				return now, suspect("it went back by %s", back)
			}
			return now, nil
		}
		if c.last.CompareAndSwap(last, at) {
			return now, nil
		}
	}
}

func suspect(format string, values ...any) error {
	return transfer.ErrClockSuspect.Because(fmt.Errorf(format, values...))
}

func dayOf(t time.Time) transfer.Date {
	if t.IsZero() {
		return transfer.Date{}
	}
	return transfer.NewDate(t.Date())
}

// TrustClock takes the clock to be right as it is now, after somebody set it back on purpose.
func (e *Engine) TrustClock() {
	if e != nil && e.clock != nil {
		e.clock.last.Store(0)
	}
}
