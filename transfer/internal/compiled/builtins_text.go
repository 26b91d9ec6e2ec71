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
	n := 0
	for _, e := range b.list {
		if e.kind != kindString {
			return m.borrow("concat", []*value{a, b})
		}
		n += len(e.text) + len(a.text)
	}
	if len(b.list) == 1 {
		return b.list[0]
	}
	var out strings.Builder
	out.Grow(n)
	for i, e := range b.list {
		if i > 0 {
			out.WriteString(a.text)
		}
		out.WriteString(e.text)
	}
	return m.written(out.String())
}

// written charges the work of making a text.
func (m *machine) written(s string) *value {
	if !m.step(1 + len(s)/64) {
		return nil
	}
	return m.string(s)
}

func replace(m *machine, a, b, c *value) *value {
	if a.kind != kindString || b.kind != kindString || c.kind != kindString || b.text == "" {
		return m.borrow("replace", []*value{a, b, c})
	}
	if !strings.Contains(a.text, b.text) {
		return a
	}
	return m.written(strings.ReplaceAll(a.text, b.text, c.text))
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
	out := make([]byte, 0, len(b.text)+64)
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
	return m.written(string(append(out, b.text[last:]...)))
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
		if s, ok := format(a.text, b.list); ok {
			return m.written(s)
		}
	}
	return m.borrow("sprintf", []*value{a, b})
}

func format(layout string, args []*value) (string, bool) {
	out := make([]byte, 0, len(layout)+64)
	for i := 0; i < len(layout); i++ {
		if layout[i] != '%' {
			out = append(out, layout[i])
			continue
		}
		i++
		if i == len(layout) || len(args) == 0 {
			return "", false
		}
		v, verb := args[0], layout[i]
		args = args[1:]
		switch {
		case (verb == 's' || verb == 'v') && v.kind == kindString:
			out = append(out, v.text...)
		case (verb == 'd' || verb == 'v') && v.whole:
			out = strconv.AppendInt(out, v.num, 10)
		default:
			return "", false
		}
	}
	return string(out), len(args) == 0
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
