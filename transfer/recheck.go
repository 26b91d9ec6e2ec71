package transfer

import (
	"bytes"
	"context"
	"sync/atomic"
)

// Difference is a question to which the compiled rules and OPA's own evaluator gave different answers. That is a defect of
// this library; please report it.
type Difference struct {
	// Input is the question as the rules read it.
	Input map[string]any
	// Compiled and Reference are the documents of the two answers, nil where there was none; of an engine with overlay packs,
	// what the law alone says.
	Compiled, Reference []byte
	// Err is why there was none.
	Err error
}

// recheck compares some answers of the compiled rules with those of the reference.
type recheck struct {
	every    uint64
	report   func(Difference)
	answers  atomic.Uint64
	compared atomic.Uint64
	differed atomic.Uint64
}

// due reports whether the next answer is one to compare.
func (r *recheck) due() bool { return (r.answers.Add(1)-1)%r.every == 0 }

// ask returns the document of a decision, from whichever rules may give it.
func (e *Engine) ask(ctx context.Context, input *inputOf) ([]byte, error) {
	r := e.recheck
	switch {
	case r == nil || e.rules.program == nil:
		return input.asked(ctx, e.rules)
	case r.differed.Load() > 0:
		return e.rules.askReference(ctx, input)
	case !r.due():
		return input.asked(ctx, e.rules)
	}
	given, err := e.rules.ask(ctx, input, nil)
	if failed := Ended(ctx); failed != nil {
		return nil, failed
	}
	wanted, failure := e.rules.askReference(ctx, input)
	if failed := Ended(ctx); failed != nil {
		return nil, failed
	}
	r.compared.Add(1)
	if err != nil && failure != nil || err == nil && failure == nil && bytes.Equal(given, wanted) {
		return wanted, failure
	}
	r.differed.Add(1)
	e.memory.clear()
	d := Difference{Input: plainObject(input), Compiled: given, Reference: wanted, Err: err}
	if failure != nil {
		d.Err = failure
	}
	if r.report != nil {
		r.report(d)
	}
	return e.stricter(d)
}

// stricter chooses between two answers: none, one that blocks, the reference's. One of which it cannot be said whether it permits
// is none.
func (e *Engine) stricter(d Difference) ([]byte, error) {
	if d.Err != nil {
		return nil, d.Err
	}
	reference, err := e.answer(e.overlays.alone(d.Reference))
	if err != nil {
		return nil, err
	}
	if !reference.Permits() {
		return d.Reference, nil
	}
	compiled, err := e.answer(e.overlays.alone(d.Compiled))
	switch {
	case err != nil:
		return nil, err
	case !compiled.Permits():
		return d.Compiled, nil
	default:
		return d.Reference, nil
	}
}
