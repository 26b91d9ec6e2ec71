package live

import (
	"sync"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// Health says how an engine stands. As JSON it is what a probe of the service can return.
type Health struct {
	// Ready reports whether flows are answered now.
	Ready bool `json:"ready"`
	// Blocked is why they are not: engine.not_ready, engine.law_stale or engine.clock_suspect. Warning is engine.law_stale where
	// each decision says so. Reason is either in words.
	Blocked string `json:"blocked,omitzero"`
	Warning string `json:"warning,omitzero"`
	Reason  string `json:"reason,omitzero"`
	// Revision, Register, Number and Since are those of the snapshot held.
	Revision transfer.Revision `json:"revision"`
	Register string            `json:"register"`
	Number   uint64            `json:"number"`
	Since    time.Time         `json:"since,omitzero"`
	// Sequence is the highest of the bundles that were taken, zero if none was. To be kept for the next start.
	Sequence int64 `json:"sequence,omitzero"`
	// Failed counts the replacements that failed; Failing reports whether the last one of the inventory, or of the law, did.
	Failed  uint64 `json:"failed"`
	Failing bool   `json:"failing"`
	// Last is the last failure, whatever came after it; nil if there was none.
	Last *Failure `json:"last_failure,omitzero"`
	// Panics counts how often an observer broke off.
	Panics uint64 `json:"observer_panics,omitzero"`
}

// Failure is a replacement that failed.
type Failure struct {
	// What was to be replaced: First, Inventory or Law.
	What string `json:"what"`
	// At is when, by the clock of the service; zero without one.
	At      time.Time `json:"at,omitzero"`
	Message string    `json:"message"`
	Err     error     `json:"-"`
}

// Health may be called at any time.
func (e *Engine) Health() Health {
	s := e.Current()
	if s == nil {
		return Health{Blocked: transfer.ErrNotReady.Code, Reason: transfer.ErrNotReady.Message}
	}
	h := Health{Ready: true, Revision: s.Revision(), Register: s.register, Number: s.number, Since: s.since, Panics: e.watching.panics.Load()}
	e.history.Lock()
	h.Failed, h.Failing, h.Last, h.Sequence = e.history.failed, len(e.history.failing) > 0, e.history.last, e.history.sequence
	e.history.Unlock()
	switch state := s.state(); {
	case state.err != nil:
		refused := transfer.Refused(transfer.Flow{}, state.err)
		h.Ready, h.Blocked, h.Reason = false, refused.Violations[0].Code, state.err.Error()
	case state.warning != "":
		h.Warning, h.Reason = transfer.ErrLawStale.Code, state.warning
	}
	return h
}

// Stats sums up the counts of every snapshot so far.
func (e *Engine) Stats() transfer.Stats {
	s := e.Current()
	if s == nil {
		return transfer.Stats{}
	}
	e.history.Lock()
	defer e.history.Unlock()
	sum := s.engine.Stats()
	if s == e.history.retired {
		sum = transfer.Stats{} // counted already
	}
	add(&sum, e.history.stats)
	return sum
}

// history is what came before the snapshot that is held.
type history struct {
	sync.Mutex
	failed   uint64
	failing  map[string]bool // by what was to be replaced
	last     *Failure
	sequence int64
	stats    transfer.Stats
	retired  *Snapshot
}

func (h *history) note(what string, at time.Time, err error) {
	h.Lock()
	defer h.Unlock()
	if err == nil {
		delete(h.failing, what)
		return
	}
	if h.failing == nil {
		h.failing = map[string]bool{}
	}
	h.failing[what] = true
	h.failed++
	h.last = &Failure{What: what, At: at, Message: err.Error(), Err: err}
}

// retire keeps the counts of a snapshot about to be replaced.
func (h *history) retire(s *Snapshot, sequence int64) {
	h.Lock()
	defer h.Unlock()
	h.sequence = sequence
	if s != nil {
		add(&h.stats, s.engine.Stats())
		h.retired = s
	}
}

// settle lets go of the snapshot that was replaced.
func (h *history) settle() {
	h.Lock()
	defer h.Unlock()
	h.retired = nil
}

func add(to *transfer.Stats, more transfer.Stats) {
	to.Hits += more.Hits
	to.Misses += more.Misses
	to.Rechecked += more.Rechecked
	to.Differences += more.Differences
}
