package compiled

import "errors"

// ErrBudget ends an evaluation that takes more work or memory than any decision needs.
var ErrBudget = errors.New("the evaluation takes too much work")

const (
	// stride is how many steps pass between two looks at the context.
	stride = 4096
	// budget is the work that one evaluation may take, in steps: scanned elements, calls, elements made.
	budget = 50_000_000
	// memory is how many slabs of values one evaluation may fill, and as many of lists.
	memory = 1 << 13
	// letters is how many bytes of text it may make, and as many of long lists.
	letters = 1 << 28
)

// pace counts the work of an evaluation.
type pace struct {
	left    int // steps until the next look
	spent   int
	letters int
}

// space pays for n bytes before they are taken.
func (m *machine) space(n int) bool {
	if m.pace.letters += n; m.pace.letters > letters && m.err == nil {
		m.err = ErrBudget
	}
	return m.err == nil && m.step(1+n/64)
}

// step pays for n steps. It answers false, with the error set, when the context is over or the budget spent.
func (m *machine) step(n int) bool {
	m.pace.left -= n
	return m.pace.left >= 0 || m.look()
}

func (m *machine) look() bool {
	m.pace.spent += stride - m.pace.left
	m.pace.left = stride
	switch {
	case m.err != nil:
		return false
	case m.ctx.Err() != nil:
		m.err = m.ctx.Err()
		return false
	case m.pace.spent > budget || m.pace.letters > letters || m.long > letters || m.values.chunk > memory || m.list > memory:
		m.err = ErrBudget
		return false
	}
	return true
}
