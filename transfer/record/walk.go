package record

import (
	"encoding/json"
	"fmt"
	"strings"
)

// link is what one line says of its place.
type link struct {
	Link
	line  int
	sound bool // its digest is that of its bytes
	whole bool // it is JSON to its end
}

func linkOf(l line) link {
	out := link{line: l.number, whole: l.whole && json.Valid(l.text)}
	var e struct {
		Custom struct{ Chain Link }
	}
	if json.Unmarshal(l.text, &e) != nil {
		return out
	}
	out.Link = e.Custom.Chain
	signed, ended := strings.CutSuffix(string(l.text), digestKey+out.Digest+`"`+lineEnd)
	out.sound = l.whole && ended && digestOf([]byte(signed)) == out.Digest
	return out
}

// walk goes through the lines of a chain.
type walk struct {
	Verification
	from  Head
	next  Head // the end of the chain so far; its digest is empty where nobody knows it
	links []link
	at    map[uint64]int // the first sound line of each number
	last  int            // the line that next is the end of, 0 before the first
}

func (w *walk) broken(l int, kind, format string, values ...any) {
	w.Breaks = append(w.Breaks, Break{Line: l, Kind: kind, Message: fmt.Sprintf(format, values...)})
}

func (w *walk) step(i int) {
	l, expected := w.links[i], w.next.Sequence+1
	switch {
	case !l.sound:
		w.unsound(i, expected)
		return
	case l.Sequence < expected && l.Sequence > w.from.Sequence && w.at[l.Sequence] != i:
		w.broken(l.line, Duplicated, "number %d is also on line %d", l.Sequence, w.links[w.at[l.Sequence]].line)
		if l.Sequence == w.next.Sequence && l.Digest != w.next.Digest && w.follows(i, l) {
			w.next, w.last = Head{l.Sequence, l.Digest}, l.line
		}
		return
	case l.Sequence < expected:
		w.broken(l.line, Moved, "number %d stands after number %d", l.Sequence, w.next.Sequence)
		w.Events++
		return
	case l.Sequence > expected:
		w.skipped(i, expected)
	case w.next.Digest != "" && l.Previous != w.next.Digest:
		w.unlinked(l)
	}
	w.Events++
	w.next, w.last = Head{l.Sequence, l.Digest}, l.line
}

// unsound tells a line that was changed, and stands for the number that is due, from one that was never whole.
func (w *walk) unsound(i int, expected uint64) {
	l := w.links[i]
	due, later := w.at[expected]
	later = later && due > i
	if !l.whole && (later || i == len(w.links)-1) {
		w.broken(l.line, Torn, "the line breaks off")
		return
	}
	w.broken(l.line, Changed, "its digest is not that of its bytes")
	if !later {
		w.next, w.last = Head{Sequence: expected}, l.line
	}
}

// follows reports whether the chain goes on from a line and not from the one of the same number before it.
func (w *walk) follows(i int, l link) bool {
	next, ok := w.at[l.Sequence+1]
	return !ok || next > i && w.links[next].Previous == l.Digest
}

// skipped says where the numbers before a line are.
func (w *walk) skipped(i int, expected uint64) {
	l := w.links[i]
	var gone uint64
	for n := expected; n < l.Sequence && gone == 0; n++ {
		if _, elsewhere := w.at[n]; !elsewhere {
			gone = n
		}
	}
	if gone == 0 {
		w.broken(l.line, Moved, "number %d stands where %d should", l.Sequence, expected)
		return
	}
	w.broken(l.line, Missing, "number %d is expected and %d is there", expected, l.Sequence)
}

// unlinked says what it means that a line with the right number does not follow the one before it.
func (w *walk) unlinked(l link) {
	if w.last == 0 {
		w.broken(l.line, Foreign, "the chain does not begin with the head it should")
		return
	}
	w.broken(w.last, Changed, "it was written anew: line %d follows another", l.line)
}

// end holds the chain against the end that was kept apart.
func (w *walk) end(kept *Head) {
	w.Head = w.next
	if kept == nil {
		return
	}
	after := w.last + 1
	switch i, known := w.at[kept.Sequence]; {
	case kept.Sequence == w.from.Sequence && kept.Digest == w.from.Digest:
		w.Closed = w.next == *kept
	case kept.Sequence > w.next.Sequence:
		w.broken(after, Truncated, "the chain goes on to number %d, and the file ends with %d", kept.Sequence, w.next.Sequence)
	case known && w.links[i].Digest != kept.Digest:
		w.broken(w.links[i].line, Changed, "it was written anew: number %d had another digest", kept.Sequence)
	default:
		w.Closed = w.next == *kept
	}
}
