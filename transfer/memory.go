package transfer

import (
	"bytes"
	"context"
	"sync"
	"sync/atomic"

	"github.com/chapterv/chapterv/transfer/internal/memo"
)

const (
	defaultMemo = 1024
	roomForKey  = 1 << 10 // bytes on the stack
	maxKey      = 8 << 10 // bytes of a question that is kept
)

// memory answers questions that were asked before. A decision depends on the day only by comparing it with others, so it is
// the same on every day between two that stand in the law records or in what the flow's parties have, but for the day itself
// where a message names it. A nil memory remembers nothing.
type memory struct {
	table *memo.Table[*Decision]
	of    *Inventory
	days  func() *calendar
	known atomic.Pointer[calendar] // once the first decision is kept
}

// newMemory makes room for so many decisions, or for none.
func newMemory(answers int, rules *law, of *Inventory) *memory {
	table := memo.New[*Decision](answers)
	if table == nil {
		return nil
	}
	return &memory{table: table, of: of, days: sync.OnceValue(func() *calendar { return newCalendar(rules, of) })}
}

// question is a flow as it is kept: all that it states in a canonical form, and the day apart.
type question struct {
	key []byte
	at  Date
	era uint32
}

// asked writes a flow as a question into a buffer. A day that is none makes a question that is never kept.
func (m *memory) asked(buffer []byte, f *Flow) question {
	if m == nil {
		return question{}
	}
	at := m.of.day(f)
	if !at.Valid() || f.least() > maxKey {
		return question{}
	}
	return question{key: appendKey(buffer, f), at: at, era: m.table.Era()}
}

// find returns the decision on a question that was asked before. It is the engine's own.
func (m *memory) find(q question) *Decision {
	if m == nil || q.key == nil {
		return nil
	}
	days := m.known.Load()
	if days == nil {
		return nil
	}
	day := dayOf(q.at)
	known, ok := m.table.Get(q.key, days.everywhere.Part(day), day)
	if !ok {
		return nil
	}
	return known
}

// keep notes a decision for as many days as it stands.
func (m *memory) keep(q question, f *Flow, d *Decision) {
	if m == nil || q.key == nil || len(q.key) > maxKey || !m.table.Again(q.key) {
		return
	}
	own, days := d.copy("", ""), m.days()
	m.table.Put(q.era, q.key, days.everywhere.Part(dayOf(q.at)), m.window(q, f), &own)
	m.known.Store(days)
}

// window is the interval of days on which a flow has the decision that it has on the day asked about, the day itself where
// a message names it aside.
func (m *memory) window(q question, f *Flow) memo.Window {
	day, days := dayOf(q.at), m.days()
	if days.daily || bytes.Contains(q.key, []byte(q.at.String())) {
		return memo.Only(day)
	}
	w := days.everywhere.Narrow(memo.Always, day)
	w = days.of(f, w, day)
	if f.After == "" {
		return w
	}
	var key []byte
	for _, earlier := range m.of.indexed().chain(f) {
		if key = appendKey(key[:0], earlier); bytes.Contains(key, []byte(q.at.String())) {
			return memo.Only(day)
		}
		w = around(m.of.day(earlier)).Narrow(w, day)
		w = days.of(earlier, w, day)
	}
	return w
}

// on is the decision asked for on another day of its interval: an independent copy, with that day in its messages.
func (d *Decision) on(at Date) Decision {
	if d.At == at {
		return d.copy("", "")
	}
	own := d.copy(d.At.String(), at.String())
	own.At = at
	return own
}

// Outcome answers as Evaluate does and gives the outcome alone, OutcomeBlocked where there is an error. For a question that
// the engine remembers it allocates nothing.
func (e *Engine) Outcome(ctx context.Context, flow Flow) (Outcome, error) {
	if ctx != nil && e != nil && e.inventory != nil && Ended(ctx) == nil {
		var room [roomForKey]byte
		if known := e.memory.find(e.memory.asked(room[:0], &flow)); known != nil && Ended(ctx) == nil {
			return known.Outcome, nil
		}
	}
	decision, err := e.Evaluate(ctx, flow)
	return decision.Outcome, err
}

// Stats counts what an engine did so far.
type Stats struct {
	// Hits are the questions answered from memory, Misses those that the rules answered, and Kept the decisions remembered now.
	Hits, Misses uint64
	Kept         int
	// Rechecked are the decisions that the reference gave, too, and Differences those of them that it gave otherwise.
	Rechecked, Differences uint64
}

// Stats returns the counts. It is safe to call at any time.
func (e *Engine) Stats() Stats {
	var s Stats
	if e != nil && e.memory != nil {
		s.Hits, s.Misses, s.Kept = e.memory.table.Stats()
	}
	if e != nil && e.recheck != nil {
		s.Rechecked, s.Differences = e.recheck.compared.Load(), e.recheck.differed.Load()
	}
	return s
}

func (m *memory) clear() {
	if m != nil {
		m.table.Clear()
	}
}

func dayOf(d Date) memo.Day { return memo.Day(d.year*10000 + int(d.month)*100 + d.day) }
