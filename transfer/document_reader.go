package transfer

import (
	"encoding/json"
	"strings"
)

// documentReader reads a document as encoding/json writes it, in one pass. Its texts are parts of the document's own. It knows no
// other way to write the same, and gives up where it meets one.
type documentReader struct {
	text string
	at   int
	bad  bool
	// What is read is collected here, and copied once the decision is complete.
	parts copier
}

// is takes a character if it is the next.
func (r *documentReader) is(c byte) bool {
	if r.at < len(r.text) && r.text[r.at] == c {
		r.at++
		return true
	}
	return false
}

func (r *documentReader) must(c byte) { r.bad = r.bad || !r.is(c) }

func (r *documentReader) null() bool {
	if strings.HasPrefix(r.text[r.at:], "null") {
		r.at += len("null")
		return true
	}
	return false
}

// word takes a text.
func (r *documentReader) word() string {
	r.must('"')
	for i := r.at; i < len(r.text) && !r.bad; i++ {
		switch c := r.text[i]; {
		case c == '"':
			s := r.text[r.at:i]
			r.at = i + 1
			return s
		case c == '\\':
			return r.escaped()
		case c < ' ':
			r.bad = true
		}
	}
	r.bad = true
	return ""
}

// escaped takes a text that holds escapes, and of which the quotation mark is taken already.
func (r *documentReader) escaped() (s string) {
	for i := r.at; i < len(r.text); i++ {
		switch r.text[i] {
		case '\\':
			i++
		case '"':
			r.bad = json.Unmarshal([]byte(r.text[r.at-1:i+1]), &s) != nil
			r.at = i + 1
			return s
		}
	}
	r.bad = true
	return ""
}

// optional takes a text or null.
func (r *documentReader) optional() string {
	if r.null() {
		return ""
	}
	return r.word()
}

// date takes a date or null.
func (r *documentReader) date() Date {
	if r.null() {
		return Date{}
	}
	d, err := ParseDate(r.word())
	r.bad = r.bad || err != nil
	return d
}

// number takes a whole number of at most nine digits, or null.
func (r *documentReader) number() (n int) {
	if r.null() {
		return 0
	}
	from := r.at
	for r.at < len(r.text) && r.text[r.at] >= '0' && r.text[r.at] <= '9' && r.at < from+9 {
		n = n*10 + int(r.text[r.at]-'0')
		r.at++
	}
	r.bad = r.bad || r.at == from || r.text[from] == '0' && r.at > from+1
	return n
}

// term takes a word of a closed set.
func term[T ~string](r *documentReader, set []T) T {
	s := r.word()
	for _, t := range set {
		if string(t) == s {
			return t
		}
	}
	r.bad = true
	return ""
}

// object takes an object that has no key twice and none besides these, and has each value taken.
func (r *documentReader) object(keys []string, take func(key string)) {
	r.must('{')
	seen, next := uint32(0), 0
	for n := 0; !r.bad && !r.is('}'); n++ {
		if n > 0 {
			r.must(',')
		}
		key, i := r.word(), 0
		r.must(':')
		for i = range keys { // in order, as they are written
			if keys[(next+i)%len(keys)] == key {
				break
			}
		}
		place := (next + i) % len(keys)
		if keys[place] != key || seen&(1<<place) != 0 {
			r.bad = true
			return
		}
		seen, next = seen|1<<place, place+1
		take(key)
	}
}

// listed takes a list or null, into a collection of which it returns a part.
func listed[T any](r *documentReader, all *[]T, take func(*documentReader, *T)) []T {
	if r.null() {
		return nil
	}
	r.must('[')
	from := len(*all)
	for n := 0; !r.bad && !r.is(']'); n++ {
		if n > 0 {
			r.must(',')
		}
		var nothing T
		*all = append(*all, nothing)
		take(r, &(*all)[len(*all)-1])
	}
	if len(*all) == from {
		return []T{}
	}
	return (*all)[from:len(*all):len(*all)]
}
