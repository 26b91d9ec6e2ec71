package transfer

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
)

// Engine decides flows of one inventory, under the law of this build or one that was opened. It is immutable and safe for concurrent use; what
// changes in the inventory after New does not reach it. The zero Engine answers every question with ErrNotReady.
type Engine struct {
	inventory  *Inventory
	law        *Law // nil for that of this build
	rules      *evaluator
	revision   Revision
	digest     string
	workers    int
	reference  bool
	answers    int // that memory keeps
	amendments []Amendment
	memory     *memory
	recheck    *recheck
	packs      []fs.FS
	overlays   *overlays
}

// New prepares an engine for an inventory, of which it keeps a copy. It errs with an *InputError, every fault at once, if
// the inventory, an amendment or an overlay pack is malformed, and with ErrBadCall, ErrCancelled, ErrDeadline or ErrFailed if the rules could not be made ready.
func New(ctx context.Context, inventory *Inventory, options ...Option) (*Engine, error) {
	if ctx == nil || inventory == nil || slices.ContainsFunc(options, func(o Option) bool { return o == nil }) {
		return nil, ErrBadCall
	}
	if err := Ended(ctx); err != nil {
		return nil, err
	}
	own, err := inventory.checked()
	if err != nil {
		return nil, err
	}
	e := &Engine{inventory: own.Inventory, workers: defaultWorkers(), answers: defaultMemo}
	for _, option := range options {
		option(e)
	}
	rules, err := e.law.rules()
	if err != nil {
		return nil, err
	}
	e.digest = rules.digest
	if len(e.amendments) > 0 {
		if rules, err = rules.amended(e.amendments); err != nil {
			return nil, err
		}
		e.digest = rules.digest
	}
	if len(e.packs) > 0 {
		if rules, err = e.overlaid(rules, own.Register()); err != nil {
			return nil, err
		}
	}
	if e.rules, err = own.evaluator(rules, e.reference); err != nil {
		return nil, ErrFailed.Because(err)
	}
	e.revision = rules.revision(e.digest)
	e.revision.Preference = rules.ownOrder(own.Settings.Preference)
	e.memory = newMemory(e.answers, rules, own.Inventory)
	return e, nil
}

// Revision returns what every answer of the engine names: the law records, their amendments, the rules, and an order of mechanisms
// of the organisation's own. The zero Engine has none.
func (e *Engine) Revision() Revision {
	if e == nil {
		return Revision{}
	}
	own := e.revision
	own.Amended, own.Preference = slices.Clone(own.Amended), slices.Clone(own.Preference)
	return own
}

// Evaluate decides one flow, which need not stand in the inventory, though its parties and the flow it continues must. Its
// date is the flow's own or the inventory's.
//
// "Blocked" is an answer and comes without an error. An error means that there is no answer: an *InputError with every
// fault of the question, or an *EngineError. Whatever happens, the Decision permits only if a named mechanism covers
// every law that restricts the flow; with an error it is blocked and says why.
func (e *Engine) Evaluate(ctx context.Context, flow Flow) (decision Decision, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = ErrPanic.Because(fmt.Errorf("%v", broken))
		}
		if err != nil {
			decision = refused(flow.ID, flow.At, err)
		}
	}()
	switch {
	case ctx == nil:
		return decision, ErrBadCall
	case e == nil || e.inventory == nil:
		return decision, ErrNotReady
	}
	if err := Ended(ctx); err != nil {
		return decision, err
	}
	var room [roomForKey]byte
	if known := e.memory.find(e.memory.asked(room[:0], &flow)); known != nil {
		return known.on(e.inventory.day(&flow)), Ended(ctx)
	}
	input := e.inventory.inputFor(&flow)
	decision, err = e.decide(ctx, input, e.memory.asked(room[:0], &input.flow))
	input.release()
	return decision, err
}

// decide puts a question to the rules, and remembers the answer.
func (e *Engine) decide(ctx context.Context, input *inputOf, asked question) (decision Decision, err error) {
	if err := e.inventory.check(&input.flow); err != nil {
		return decision, err
	}
	document, err := e.ask(ctx, input)
	if err != nil {
		return decision, err
	}
	if document, err = e.overlays.add(ctx, input, document); err != nil {
		return decision, err
	}
	if decision, err = e.answer(document); err == nil {
		e.memory.keep(asked, &input.flow, &decision)
	}
	return decision, err
}

// Party returns the party with that id, as Inventory.Party does.
func (e *Engine) Party(id string) (Party, bool) {
	if e == nil || e.inventory == nil {
		return Party{}, false
	}
	p, ok := e.inventory.Party(id)
	return deep(p), ok
}
