package inplace

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

type edit struct {
	start, end int
	text       string
}

// Pair is a key and its value, both written as the document writes them.
type Pair struct{ Key, Value string }

func (t *Text) refuse(format string, args ...any) {
	if t.fault == nil {
		t.fault = fmt.Errorf("%w: "+format, append([]any{ErrForm}, args...)...)
	}
}

func (t *Text) edit(start, end int, text string) {
	if bytes.IndexByte(t.data[start:end], '#') >= 0 && bytes.IndexByte(t.data[start:end], '\n') >= 0 {
		t.refuse("line %d: a comment stands in the middle of what changes", t.line(start))
	}
	t.edits = append(t.edits, edit{start, end, text})
}

func (t *Text) line(at int) int { return 1 + bytes.Count(t.data[:at], []byte("\n")) }

// Set writes another value in the place of one. A list in block form is set through its mapping, by [Text.SetPair].
func (t *Text) Set(n *Node, value string) {
	if n.Kind != Scalar && !n.Flow {
		t.refuse("line %d: a block of lines", t.line(n.Start))
		return
	}
	t.edit(n.Start, n.End, value)
}

// SetPair writes the value of a key, which it adds where the mapping lacks it.
func (t *Text) SetPair(mapping *Node, key, value string) {
	i := mapping.find(key)
	switch {
	case i < 0:
		t.Add(mapping, Pair{key, value})
	case mapping.Items[i].Kind != Scalar && !mapping.Items[i].Flow:
		t.edit(mapping.Keys[i].End, mapping.Items[i].End, ": "+value)
	default:
		t.Set(mapping.Items[i], value)
	}
}

// Add writes further pairs into a mapping.
func (t *Text) Add(mapping *Node, pairs ...Pair) {
	if mapping.Flow {
		t.insert(mapping, t.joined(pairs))
		return
	}
	last := t.lastLine(mapping)
	if last < 0 {
		t.refuse("line %d: no pair of this mapping ends with its line", t.line(mapping.Start))
		return
	}
	indent := strings.Repeat(" ", t.column(mapping.Start))
	var b strings.Builder
	for _, p := range pairs {
		between := ": "
		if strings.HasPrefix(p.Value, t.eol) {
			between = ":"
		}
		b.WriteString(indent + p.Key + between + p.Value + t.eol)
	}
	t.newLines(mapping.Items[last].End, b.String())
}

// Append writes further items at the end of a sequence, each given as pairs.
func (t *Text) Append(sequence *Node, items ...[]Pair) {
	var written []string
	for _, item := range items {
		written = append(written, "{"+t.joined(item)+"}")
	}
	if sequence.Flow {
		t.insert(sequence, written...)
		return
	}
	if len(sequence.Items) == 0 {
		t.refuse("line %d: a list without brackets or items", t.line(sequence.Start))
		return
	}
	last := sequence.Items[len(sequence.Items)-1]
	indent := strings.Repeat(" ", t.column(sequence.Start))
	var b strings.Builder
	for i, item := range items {
		if last.Flow {
			b.WriteString(indent + "- " + written[i] + t.eol)
			continue
		}
		for j, p := range item {
			lead := "  "
			if j == 0 {
				lead = "- "
			}
			b.WriteString(indent + lead + p.Key + ": " + p.Value + t.eol)
		}
	}
	t.newLines(last.End, b.String())
}

// AddList writes a pair whose value is a list of mappings.
func (t *Text) AddList(mapping *Node, key string, items ...[]Pair) {
	var written []string
	for _, item := range items {
		written = append(written, "{"+t.joined(item)+"}")
	}
	if mapping.Flow {
		t.Add(mapping, Pair{key, "[" + strings.Join(written, ", ") + "]"})
		return
	}
	indent := strings.Repeat(" ", t.column(mapping.Start))
	lines := make([]string, len(written))
	for i, item := range written {
		lines[i] = t.eol + indent + "  - " + item
	}
	t.Add(mapping, Pair{key, strings.Join(lines, "")})
}

// Remove takes a pair out of a mapping.
func (t *Text) Remove(mapping *Node, key string) {
	i := mapping.find(key)
	switch {
	case i < 0:
	case len(mapping.Keys) == 1:
		t.refuse("line %d: the only pair of a mapping", t.line(mapping.Start))
	case !mapping.Flow:
		t.removeLines(mapping, i)
	case i == 0:
		t.edit(mapping.Keys[0].Start, mapping.Keys[1].Start, "")
	default:
		t.edit(mapping.Items[i-1].End, mapping.Items[i].End, "")
	}
}

func (t *Text) removeLines(mapping *Node, i int) {
	start, end := mapping.Keys[i].Start, mapping.Items[i].End
	if i == 0 {
		t.edit(start, mapping.Keys[1].Start, "")
		return
	}
	next := t.afterLine(end)
	if comment := bytes.IndexByte(t.data[end:next], '#'); comment >= 0 {
		t.edit(start, end+comment, "")
		return
	}
	t.edit(start-t.bytesBefore(start), next, "")
}

// Bytes returns the text with all edits made, or why they cannot be.
func (t *Text) Bytes() ([]byte, error) {
	slices.SortStableFunc(t.edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var b bytes.Buffer
	at := 0
	for _, e := range t.edits {
		if e.start < at {
			t.refuse("line %d: two changes meet", t.line(e.start))
		}
		if t.fault != nil {
			return nil, t.fault
		}
		b.Write(t.data[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.Write(t.data[at:])
	return b.Bytes(), t.fault
}
