// Package inplace edits YAML and JSON text where it stands: what is not edited keeps its bytes, comments, order and
// form included. It knows plain documents only: no anchors, aliases, tags or second documents.
package inplace

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"
)

// ErrForm says that the text is written in a form that this package does not edit.
var ErrForm = errors.New("the text is written in a form that is not edited in place")

// Kind says what a node is.
type Kind uint8

// Kinds of nodes.
const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// Node is a value and where it stands.
type Node struct {
	Kind Kind
	// Value is the text that a scalar stands for.
	Value string
	// Keys are those of a mapping, in the order of Items.
	Keys  []*Node
	Items []*Node
	// Start is the offset of its first byte, End the offset after its last.
	Start, End int
	// Flow says that a mapping or sequence is written in brackets.
	Flow bool
}

// Get returns the value of a key of a mapping, or nil.
func (n *Node) Get(key string) *Node {
	if i := n.find(key); i >= 0 {
		return n.Items[i]
	}
	return nil
}

func (n *Node) find(key string) int {
	if n == nil || n.Kind != Mapping {
		return -1
	}
	for i, k := range n.Keys {
		if k.Value == key {
			return i
		}
	}
	return -1
}

// Text is a document and the edits that wait to be made. It is not safe for concurrent use.
type Text struct {
	Root *Node
	// JSON says that values must be written as JSON.
	JSON bool

	data  []byte
	eol   string
	edits []edit
	fault error
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// Parse finds where everything stands. Its error wraps [ErrForm].
func Parse(data []byte) (*Text, error) {
	t := &Text{data: data, eol: "\n"}
	if at := bytes.IndexByte(data, '\n'); at > 0 && data[at-1] == '\r' {
		t.eol = "\r\n"
	}
	body := bytes.TrimPrefix(data, byteOrderMark)
	skipped := len(data) - len(body)
	if json.Valid(body) {
		t.JSON = true
		r := &jsonReader{data: data, at: skipped}
		t.Root = r.value()
		return t, nil
	}
	var document yaml.Node
	if err := yaml.Unmarshal(body, &document); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	if len(document.Content) != 1 {
		return nil, fmt.Errorf("%w: there is no document", ErrForm)
	}
	p := &placer{data: data, lines: lines(data, skipped)}
	root, err := p.place(document.Content[0], -1)
	if err != nil {
		return nil, err
	}
	t.Root = root
	return t, nil
}
