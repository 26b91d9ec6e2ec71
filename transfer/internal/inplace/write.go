package inplace

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// insert writes items after the last one of a mapping or sequence in brackets, on lines of their own if that one is.
func (t *Text) insert(n *Node, items ...string) {
	if len(n.Items) == 0 {
		t.edit(n.Start+1, n.Start+1, strings.Join(items, ", "))
		return
	}
	last := n.Items[len(n.Items)-1]
	first := last.Start
	if n.Kind == Mapping {
		first = n.Keys[len(n.Keys)-1].Start
	}
	indent := t.data[first-t.bytesBefore(first) : first]
	rest := t.data[last.End:t.afterLine(last.End)]
	tail := bytes.TrimSpace(bytes.TrimPrefix(rest, []byte(",")))
	switch {
	case len(bytes.TrimSpace(indent)) > 0:
		t.edit(last.End, last.End, ", "+strings.Join(items, ", "))
	case len(tail) > 0 && tail[0] != '#':
		t.edit(last.End, last.End, ","+t.eol+string(indent)+strings.Join(items, ","+t.eol+string(indent)))
	default:
		if !bytes.HasPrefix(rest, []byte(",")) {
			t.edit(last.End, last.End, ",")
		}
		t.newLines(last.End, string(indent)+strings.Join(items, ","+t.eol+string(indent))+t.eol)
	}
}

// joined writes pairs on one line.
func (t *Text) joined(pairs []Pair) string {
	list := make([]string, len(pairs))
	for i, p := range pairs {
		list[i] = t.word(p.Key) + ": " + p.Value
	}
	return strings.Join(list, ", ")
}

// word writes a key.
func (t *Text) word(key string) string {
	if t.JSON && !strings.HasPrefix(key, `"`) {
		return `"` + key + `"`
	}
	return key
}

// newLines writes whole lines after the line in which at stands.
func (t *Text) newLines(at int, text string) {
	next := t.afterLine(at)
	if next == len(t.data) && !bytes.HasSuffix(t.data, []byte("\n")) {
		text = t.eol + strings.TrimSuffix(text, t.eol)
	}
	t.edits = append(t.edits, edit{next, next, text})
}

// lastLine returns the last pair of a mapping in block form with which its line ends, a comment aside, or -1.
func (t *Text) lastLine(mapping *Node) int {
	for i := len(mapping.Items) - 1; i >= 0; i-- {
		rest := bytes.TrimSpace(t.data[mapping.Items[i].End:t.afterLine(mapping.Items[i].End)])
		if len(rest) == 0 || rest[0] == '#' {
			return i
		}
	}
	return -1
}

// afterLine returns where the line after the one of at begins.
func (t *Text) afterLine(at int) int {
	if end := bytes.IndexByte(t.data[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(t.data)
}

// bytesBefore returns how many bytes of its line stand before at.
func (t *Text) bytesBefore(at int) int {
	return at - (bytes.LastIndexByte(t.data[:at], '\n') + 1)
}

// column returns how many characters of its line stand before at.
func (t *Text) column(at int) int {
	line := t.data[at-t.bytesBefore(at) : at]
	return utf8.RuneCount(bytes.TrimPrefix(line, byteOrderMark))
}
