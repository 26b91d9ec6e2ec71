package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Tags of scalars.
const (
	TagText    = "!!str"
	TagNull    = "!!null"
	TagBool    = "!!bool"
	TagInteger = "!!int"
	TagFloat   = "!!float"
	TagDate    = "!!timestamp"
)

// ReadJSON reads one JSON document into the tree that the YAML parser makes, with every key in its place, twice if it
// is there twice.
func ReadJSON(data []byte) (*yaml.Node, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &Error{Code: empty, Message: "the file holds no document"}
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		return nil, jsonError(data, err)
	}
	r := &jsonReader{decoder: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	r.decoder.UseNumber()
	root, err := r.value(0)
	if err == nil && root.Tag == TagNull {
		return nil, &Error{Code: empty, Message: "the file holds no document"}
	}
	return root, err
}

func jsonError(data []byte, err error) error {
	broken := &Error{Code: syntax, Line: 1, Message: err.Error()}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		broken.Line += bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
		if strings.Contains(err.Error(), "after top-level value") {
			broken.Code, broken.Message = trailing, "something follows the document"
		}
	}
	return broken
}

type jsonReader struct {
	decoder *json.Decoder
	data    []byte
	offset  int
	line    int
}

func (r *jsonReader) next() (json.Token, error) {
	token, err := r.decoder.Token()
	end := int(r.decoder.InputOffset())
	r.line += bytes.Count(r.data[r.offset:end], []byte("\n"))
	r.offset = end
	return token, err
}

func (r *jsonReader) value(depth int) (*yaml.Node, error) {
	token, err := r.next()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: r.line}
	switch t := token.(type) {
	case nil:
		n.Tag, n.Value = TagNull, "null"
	case bool:
		n.Tag, n.Value = TagBool, "false"
		if t {
			n.Value = "true"
		}
	case json.Number:
		n.Tag, n.Value = TagInteger, t.String()
		if strings.ContainsAny(n.Value, ".eE") {
			n.Tag = TagFloat
		}
	case string:
		n.Tag, n.Value = TagText, t
	case json.Delim:
		if depth > maxDepth {
			return nil, &Error{Code: tooDeep, Line: r.line, Message: "nested over 32 levels"}
		}
		return n, r.fill(n, t, depth)
	}
	return n, nil
}

func (r *jsonReader) fill(n *yaml.Node, open json.Delim, depth int) error {
	n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
	if open == '{' {
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
	}
	for r.decoder.More() {
		child, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		n.Content = append(n.Content, child)
	}
	_, err := r.next()
	return err
}
