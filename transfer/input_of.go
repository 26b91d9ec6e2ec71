package transfer

import (
	"context"
	"sync"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
)

// inputOf is a flow as the rules are asked about it. It shares no list with the caller's flow, so that what was checked is what is
// asked and what is remembered, whatever the caller does meanwhile.
type inputOf struct {
	of    *Inventory
	flow  Flow
	texts []string // all lists of the flow
	page  []byte   // where the answer is written
}

var inputs = sync.Pool{New: func() any { return new(inputOf) }}

// inputFor copies a flow. The input has to be released.
func (inv *Inventory) inputFor(f *Flow) *inputOf {
	q := inputs.Get().(*inputOf)
	q.of, q.flow, q.texts = inv, *f, q.texts[:0]
	for _, list := range q.flow.lists() {
		q.texts = append(q.texts, *list...)
	}
	texts := q.texts
	for _, list := range q.flow.lists() {
		switch n := len(*list); {
		case n > 0:
			*list, texts = texts[:n:n], texts[n:]
		case *list != nil:
			*list = []string{} // none, and not: not stated
		}
	}
	return q
}

// asked puts the question to rules. The answer is good until the input is released.
func (q *inputOf) asked(ctx context.Context, rules *evaluator) ([]byte, error) {
	text, err := rules.ask(ctx, q, q.page)
	if cap(text) > cap(q.page) {
		q.page = text
	}
	return text, err
}

// release gives the memory of an input to another one. Nothing may read it any longer.
func (q *inputOf) release() {
	const most = 1 << 16 // bytes or texts kept
	if cap(q.texts) > most || cap(q.page) > most {
		return
	}
	clear(q.texts)
	q.of, q.flow = nil, Flow{}
	inputs.Put(q)
}

// Describe writes the flow with its date filled in, and the earlier flows of its route, oldest first, each with its own.
func (q *inputOf) Describe(w compiled.Writer) {
	n := q.of.pairsOf(w, &q.flow)
	w.Key("route")
	earlier := 0
	if q.flow.After != "" {
		for _, f := range q.of.indexed().chain(&q.flow) {
			w.Object(q.of.pairsOf(w, f))
			earlier++
		}
	}
	w.List(earlier)
	w.Object(n + 1)
}

func (inv *Inventory) pairsOf(w compiled.Writer, f *Flow) int {
	n := writePairs(w, f)
	if f.At.IsZero() && !inv.AsOf.IsZero() {
		w.Key("at")
		w.Text(dateTexts.of(inv.AsOf))
		n++
	}
	return n
}
