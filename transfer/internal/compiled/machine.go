package compiled

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// An op does one statement. It answers how to go on: next, a number of blocks to leave, done or fail.
type op func(m *machine, l []*value) int

const (
	next = 0
	// undefined leaves the block at hand, as a break out of it does.
	undefined = 1
	// done leaves the function with the result of the machine.
	done = -1
	// fail ends the evaluation with the error of the machine.
	fail = -2
)

// machine holds the state of one evaluation at a time.
type machine struct {
	arena
	program *Program
	stack   []*value
	sp      int
	sites   []site
	memo    []memo
	calls   []called
	seen    []seen
	scopes  []*scope
	used    int // scopes of this evaluation
	scope   *scope
	late    []*value
	result  *value
	answers []*value
	err     error
	ctx     context.Context
	pace    pace
	foreign foreign
	turn    uint64  // number of the evaluation, so that nothing need be cleared between two
	writer  *writer // of the input
	scratch []byte
	page    strings.Builder // where texts made by rules are written
	out     []byte          // where the answer is written

	// These are kept from one evaluation to the next.
	keptRules []keptValue
	keptCalls map[keptCall]*value
	shapes    shapes
	unions    map[[2]*shape]*unionPlan
	patterns  map[string]*regexp.Regexp
}

// site is what a place in the program remembers of the last object it met.
type site struct {
	keys  *shape
	place int32
}

func run(m *machine, l []*value, ops []op) int {
	for _, o := range ops {
		if c := o(m, l); c != next {
			return c
		}
	}
	return next
}

// frame gives a function its locals. Those that may be read before they are written are undefined; what the others hold, no
// statement sees.
func (m *machine) frame(f *function) []*value {
	n := f.frame
	if m.sp+n > len(m.stack) {
		m.stack, m.sp = make([]*value, 2*len(m.stack)+n), 0
	}
	l := m.stack[m.sp : m.sp+n : m.sp+n]
	m.sp += n
	for _, s := range f.fresh {
		l[s] = nil
	}
	return l
}

func (m *machine) fail(err error) int {
	if m.err == nil {
		m.err = err
	}
	return fail
}

// ErrRefused says that a question has an answer that the program cannot find as OPA does.
var ErrRefused = errors.New("refused")

// ErrBuiltin says that a built-in failed. OPA may have an answer all the same, where its index of rules spared it the call.
var ErrBuiltin = errors.New("built-in")

var (
	errConflict = errors.New("eval_conflict_error: complete rules must not produce multiple outputs")
	errKeys     = errors.New("eval_conflict_error: object keys must be unique")
	// OPA finds data.x[1] under the key "1", but only where it reads it from its store.
	errNumberKey = fmt.Errorf("%w: a number is looked up in base data that have it as a text", ErrRefused)
	errMerge     = errors.New("eval_internal_error: merge of two values that are not objects")
)
