package inplace

import "encoding/json"

// jsonReader places the values of a text that is valid JSON.
type jsonReader struct {
	data []byte
	at   int
}

// skip passes white space and the separators, which a valid text has where they belong.
func (r *jsonReader) skip() {
	for r.at < len(r.data) {
		switch r.data[r.at] {
		case ' ', '\t', '\r', '\n', ',', ':':
			r.at++
		default:
			return
		}
	}
}

func (r *jsonReader) value() *Node {
	r.skip()
	n := &Node{Start: r.at}
	switch r.data[r.at] {
	case '{', '[':
		r.fill(n)
	case '"':
		r.at++
		for r.data[r.at] != '"' {
			if r.data[r.at] == '\\' {
				r.at++
			}
			r.at++
		}
		r.at++
		_ = json.Unmarshal(r.data[n.Start:r.at], &n.Value)
	default:
		for r.at < len(r.data) && !separates(r.data[r.at]) {
			r.at++
		}
		n.Value = string(r.data[n.Start:r.at])
	}
	n.End = r.at
	return n
}

func (r *jsonReader) fill(n *Node) {
	n.Kind, n.Flow = Sequence, true
	closing := byte(']')
	if r.data[r.at] == '{' {
		n.Kind, closing = Mapping, '}'
	}
	r.at++
	for {
		r.skip()
		if r.data[r.at] == closing {
			r.at++
			return
		}
		if n.Kind == Mapping {
			n.Keys = append(n.Keys, r.value())
		}
		n.Items = append(n.Items, r.value())
	}
}

func separates(b byte) bool {
	switch b {
	case ' ', '\t', '\r', '\n', ',', ':', ']', '}':
		return true
	default:
		return false
	}
}
