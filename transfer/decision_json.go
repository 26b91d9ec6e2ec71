package transfer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/chapterv/chapterv/transfer/internal/source"
)

// ParseDecision reads a decision document strictly. Whatever is not one, to the key, or contradicts itself is
// ErrMalformed, and the Decision returned with an error does not permit.
func ParseDecision(data []byte) (Decision, error) {
	if len(data) > source.MaxFile || source.InvalidUTF8(data) >= 0 {
		return Decision{}, ErrMalformed.Because(fmt.Errorf("over 16 MiB, or not UTF-8"))
	}
	root, err := readJSON(data)
	if err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	if key := repeatedKey(root); key != "" {
		return Decision{}, ErrMalformed.Because(fmt.Errorf("the key %q is there twice", clip(key)))
	}
	var d Decision
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	if err := d.same(data); err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	if err := d.Check(); err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	return d, nil
}

// same compares the document with what the Decision would write: a key that is absent, spelt in other letters, null
// instead of empty or empty instead of null shows as a difference.
func (d Decision) same(data []byte) error {
	written, err := json.Marshal(d)
	if err != nil {
		return err
	}
	var want, got any
	for from, to := range map[*any][]byte{&want: data, &got: written} {
		decoder := json.NewDecoder(bytes.NewReader(to))
		decoder.UseNumber()
		if err := decoder.Decode(from); err != nil {
			return err
		}
	}
	if fields, ok := want.(map[string]any); ok {
		nothing(fields, "flow") // rules that are asked nothing name no flow
		revision, _ := fields["revision"].(map[string]any)
		nothing(revision, "policies") // and a stock server names no digest
	}
	if path := difference(want, got, ""); path != "-" {
		return fmt.Errorf("%s is absent or not of its form", path)
	}
	return nil
}

// nothing turns null into the empty text.
func nothing(fields map[string]any, key string) {
	if value, stated := fields[key]; stated && value == nil {
		fields[key] = ""
	}
}

// difference returns the path of the first place where two JSON values differ, or "-".
func difference(a, b any, path string) string {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) > len(y) {
			return path
		}
		for key := range y {
			value, ok := x[key]
			if !ok {
				return join(path, key)
			}
			if at := difference(value, y[key], join(path, key)); at != "-" {
				return at
			}
		}
		return "-"
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return path
		}
		for i := range x {
			if at := difference(x[i], y[i], fmt.Sprintf("%s[%d]", path, i)); at != "-" {
				return at
			}
		}
		return "-"
	}
	if reflect.DeepEqual(a, b) {
		return "-"
	}
	return path
}
