package record

import (
	"fmt"
	"io"
)

// Kinds of breaks in a chain.
const (
	Changed    = "changed"    // a line is not as it was written
	Missing    = "missing"    // lines are not there
	Moved      = "moved"      // a line is not in its place
	Duplicated = "duplicated" // a number is there a second time
	Torn       = "torn"       // a line breaks off: its writer failed, and the flow it was about was blocked
	Foreign    = "foreign"    // the chain does not begin where it should
	Truncated  = "truncated"  // the end is not there
)

// Break is one place where a chain is broken.
type Break struct {
	// Line counts from 1. What is missing is missing before it.
	Line    int
	Kind    string
	Message string
}

// String returns the break on one line.
func (b Break) String() string { return fmt.Sprintf("line %d: %s: %s", b.Line, b.Kind, b.Message) }

// Verification is what a chain shows.
type Verification struct {
	// Events are the lines that are as they were written.
	Events int
	// Breaks are empty if nothing between the two ends was touched.
	Breaks []Break
	// Head is the end as the file has it: what to continue from, and to keep apart.
	Head Head
	// Closed says that the file ends with the head it was held against. It goes on after an older one; then, as without any, whatever
	// follows Head may have been cut off.
	Closed bool
}

// Verify reads a chain from its beginning, as Genesis or the head of the file before has it, and says where it is broken. It is
// held against the end, a Head that was kept apart, if that is not nil. The error is one of reading.
func Verify(r io.Reader, from Head, end *Head) (Verification, error) {
	w := walk{from: from, next: from, at: map[uint64]int{}}
	for l, err := range linesOf(r) {
		if err != nil {
			return Verification{}, fmt.Errorf("reading a chain: %w", err)
		}
		w.links = append(w.links, linkOf(l))
	}
	for i, l := range w.links {
		if _, known := w.at[l.Sequence]; l.sound && !known {
			w.at[l.Sequence] = i
		}
	}
	for i := range w.links {
		w.step(i)
	}
	w.end(end)
	return w.Verification, nil
}
