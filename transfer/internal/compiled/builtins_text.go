package compiled

import (
	"regexp"
	"strconv"
	"strings"
)

func startsWith(m *machine, a, b, _ *value) *value {
	if a.kind != kindString || b.kind != kindString {
		return m.borrow("startswith", []*value{a, b})
	}
	return boolean(strings.HasPrefix(a.text, b.text))
}

func trimPrefix(m *machine, a, b, _ *value) *value {
	if a.kind != kindString || b.kind != kindString {
		return m.borrow("trim_prefix", []*value{a, b})
	}
	if !strings.HasPrefix(a.text, b.text) {
		return a
	}
	return m.string(a.text[len(b.text):])
}

func substring(m *machine, a, b, c *value) *value {
	if a.kind != kindString || !b.whole || !c.whole || b.num < 0 || !ascii(a.text) {
		return m.borrow("substring", []*value{a, b, c})
	}
	n := int64(len(a.text))
	from, to := min(b.num, n), n
	if c.num >= 0 {
		to = from + min(c.num, n-from)
	}
	return m.found(a.text[from:to])
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// found gives a text the program's node if it has one.
func (m *machine) found(s string) *value {
	if v := m.program.texts.find(s); v != nil {
		return v
	}
	return m.string(s)
}

func concat(m *machine, a, b, _ *value) *value {
	if a.kind != kindString || b.kind != kindArray && b.kind != kindSet {
		return m.borrow("concat", []*value{a, b})
	}
	for _, e := range b.list {
		if e.kind != kindString {
			return m.borrow("concat", []*value{a, b})
		}
	}
	if len(b.list) == 1 {
		return b.list[0]
	}
	out := m.scratch[:0]
	for i, e := range b.list {
		if i > 0 {
			out = append(out, a.text...)
		}
		out = append(out, e.text...)
	}
	return m.written(out)
}

const (
	page        = 4096    // how much room for texts is made at once
	keepScratch = 1 << 20 // how much is kept for the next evaluation
)

// written makes a text of the bytes, which are the machine's to use again, and charges the work.
func (m *machine) written(text []byte) *value {
	m.scratch = text
	if !m.space(len(text)) {
		return nil
	}
	if m.page.Cap()-m.page.Len() < len(text) {
		m.page = strings.Builder{}
		m.page.Grow(max(page, len(text)))
	}
	start := m.page.Len()
	m.page.Write(text)
	return m.string(m.page.String()[start:])
}

func replace(m *machine, a, b, c *value) *value {
	if a.kind != kindString || b.kind != kindString || c.kind != kindString || b.text == "" {
		return m.borrow("replace", []*value{a, b, c})
	}
	if !strings.Contains(a.text, b.text) {
		return a
	}
	out, rest := m.scratch[:0], a.text
	for {
		before, after, found := strings.Cut(rest, b.text)
		out = append(out, before...)
		if !found {
			return m.written(out)
		}
		out, rest = append(out, c.text...), after
	}
}

// replaceN replaces the keys of an object by its values, at each place the first key that fits.
func replaceN(m *machine, a, b, _ *value) *value {
	if a.kind != kindObject || b.kind != kindString {
		return m.borrow("strings.replace_n", []*value{a, b})
	}
	for i, k := range a.keys.keys[:len(a.list)] {
		if k.kind != kindString || k.text == "" || a.list[i].kind != kindString {
			return m.borrow("strings.replace_n", []*value{a, b})
		}
	}
	if len(a.list) == 0 {
		return b
	}
	out := m.scratch[:0]
	last, first := 0, a.firstByte()
	for at := 0; at < len(b.text); {
		if first != 0 && b.text[at] != first {
			skip := strings.IndexByte(b.text[at:], first)
			if skip < 0 {
				break
			}
			at += skip
		}
		i := a.fits(b.text[at:])
		if i < 0 {
			at++
			continue
		}
		out = append(append(out, b.text[last:at]...), a.list[i].text...)
		at += len(a.keys.keys[i].text)
		last = at
	}
	if last == 0 {
		return b
	}
	return m.written(append(out, b.text[last:]...))
}

// firstByte is what all keys start with, or 0.
func (v *value) firstByte() byte {
	first := v.keys.keys[0].text[0]
	for _, k := range v.keys.keys[:len(v.list)] {
		if k.text[0] != first {
			return 0
		}
	}
	return first
}

func (v *value) fits(s string) int {
	for i, k := range v.keys.keys[:len(v.list)] {
		if k.text[0] == s[0] && strings.HasPrefix(s, k.text) {
			return i
		}
	}
	return -1
}

// sprintf knows the verbs that print a text or a whole number as it is.
func sprintf(m *machine, a, b, _ *value) *value {
	if a.kind == kindString && b.kind == kindArray {
		if text, ok := format(m.scratch[:0], a.text, b.list); ok {
			return m.written(text)
		}
	}
	return m.borrow("sprintf", []*value{a, b})
}

func format(out []byte, layout string, args []*value) ([]byte, bool) {
	for i := 0; i < len(layout); i++ {
		if layout[i] != '%' {
			out = append(out, layout[i])
			continue
		}
		i++
		if i == len(layout) || len(args) == 0 {
			return out, false
		}
		v, verb := args[0], layout[i]
		args = args[1:]
		switch {
		case (verb == 's' || verb == 'v') && v.kind == kindString:
			out = append(out, v.text...)
		case (verb == 'd' || verb == 'v') && v.whole:
			out = strconv.AppendInt(out, v.num, 10)
		default:
			return out, false
		}
	}
	return out, len(args) == 0
}

// manyPatterns bounds the patterns that a machine keeps compiled.
const manyPatterns = 64

func regexMatch(m *machine, a, b, _ *value) *value {
	if a.kind != kindString || b.kind != kindString {
		return m.borrow("regex.match", []*value{a, b})
	}
	p := m.patterns[a.text]
	if p == nil {
		var err error
		if p, err = regexp.Compile(a.text); err != nil {
			return m.borrow("regex.match", []*value{a, b})
		}
		if m.patterns == nil || len(m.patterns) >= manyPatterns {
			m.patterns = map[string]*regexp.Regexp{}
		}
		m.patterns[strings.Clone(a.text)] = p
	}
	if !m.step(1 + len(b.text)/64) {
		return nil
	}
	return boolean(p.MatchString(b.text))
}
