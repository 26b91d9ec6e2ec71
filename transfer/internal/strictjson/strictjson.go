// Package strictjson reads JSON that means the same to every reader: one document of UTF-8, no key twice in one object.
// What encoding/json repairs or overlooks is an error here.
package strictjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// MaxDepth is how deep a document may nest.
const MaxDepth = 32

// Error says what is wrong with a document, and on which line, counted from 1.
type Error struct {
	Line    int
	Message string
}

// Error returns the line and the message.
func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Message) }

// Decode returns the value of a document: map[string]any, []any, string, bool, nil and json.Number. Anything wrong is an
// *Error.
func Decode(data []byte) (any, error) {
	if !utf8.Valid(data) {
		return nil, &Error{Line: lineOf(data, invalid(data)), Message: "not UTF-8"}
	}
	r := &reader{decoder: json.NewDecoder(bytes.NewReader(data)), data: data}
	r.decoder.UseNumber()
	value, err := r.value(0)
	if err != nil {
		return nil, r.broken(err)
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, r.fault("something follows the document")
	}
	return value, nil
}

// Into decodes strictly and then fills a Go value, whose fields must name every key.
func Into(data []byte, to any) error {
	value, err := Decode(data)
	if err != nil {
		return err
	}
	if err := exact(value, to); err != nil {
		return &Error{Line: 1, Message: err.Error()}
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(to); err != nil {
		return &Error{Line: 1, Message: err.Error()}
	}
	return nil
}

type reader struct {
	decoder *json.Decoder
	data    []byte
}

func (r *reader) value(depth int) (any, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case string:
		return token, r.text(token)
	case json.Delim:
		switch {
		case depth >= MaxDepth:
			return nil, r.fault(fmt.Sprintf("nested over %d levels", MaxDepth))
		case token == '[':
			return r.list(depth)
		default:
			return r.object(depth)
		}
	default:
		return token, nil
	}
}

func (r *reader) list(depth int) (any, error) {
	list := []any{}
	for r.decoder.More() {
		entry, err := r.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, entry)
	}
	_, err := r.decoder.Token()
	return list, err
}

func (r *reader) object(depth int) (any, error) {
	object := map[string]any{}
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		if err := r.text(key); err != nil {
			return nil, err
		}
		if _, twice := object[key]; twice {
			return nil, r.fault(fmt.Sprintf("the key %q is there twice", key))
		}
		if object[key], err = r.value(depth + 1); err != nil {
			return nil, err
		}
	}
	_, err := r.decoder.Token()
	return object, err
}

// text refuses what the decoder puts in place of half a surrogate pair.
func (r *reader) text(s string) error {
	if strings.ContainsRune(s, utf8.RuneError) {
		return r.fault("a text that is not Unicode")
	}
	return nil
}

func (r *reader) fault(message string) error {
	return &Error{Line: lineOf(r.data, int(r.decoder.InputOffset())), Message: message}
}

func (r *reader) broken(err error) error {
	var own *Error
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &syntax):
		return &Error{Line: lineOf(r.data, int(syntax.Offset)), Message: syntax.Error()}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Line: lineOf(r.data, len(r.data)), Message: "the document ends too early"}
	default:
		return r.fault(err.Error())
	}
}

func lineOf(data []byte, offset int) int {
	return 1 + bytes.Count(data[:min(offset, len(data))], []byte("\n"))
}

func invalid(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return len(data)
}
