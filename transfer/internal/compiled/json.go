package compiled

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"
)

// appendJSON writes a value as encoding/json writes what OPA returns for it: sets as arrays, keys that are no texts as
// their own JSON.
func appendJSON(out []byte, v *value) []byte {
	switch v.kind {
	case kindNull:
		return append(out, "null"...)
	case kindBool:
		if v.num != 0 {
			return append(out, "true"...)
		}
		return append(out, "false"...)
	case kindNumber:
		return append(out, v.numberText()...)
	case kindString:
		return appendText(out, v.text)
	case kindObject:
		return appendObject(out, v)
	}
	out = append(out, '[')
	for i, e := range v.list {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendJSON(out, e)
	}
	return append(out, ']')
}

func appendObject(out []byte, v *value) []byte {
	keys, list := v.keys.keys[:len(v.list)], v.list
	if slices.ContainsFunc(keys, func(k *value) bool { return k.kind != kindString }) {
		keys, list = textKeys(keys, list)
	}
	out = append(out, '{')
	for i, k := range keys {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendText(out, k.text), ':')
		out = appendJSON(out, list[i])
	}
	return append(out, '}')
}

// textKeys turns keys of other types into texts, as OPA does, and sorts the pairs again.
func textKeys(keys, list []*value) ([]*value, []*value) {
	byText := map[string]*value{}
	for i, k := range keys {
		name := k.text
		if k.kind != kindString {
			data, err := ast.JSON(term(k).Value)
			if err == nil {
				var text []byte
				if text, err = json.Marshal(data); err == nil {
					name = string(text)
				}
			}
			if err != nil {
				name = term(k).String()
			}
		}
		byText[name] = list[i]
	}
	names := make([]*value, 0, len(byText))
	for n := range byText {
		names = append(names, newString(n))
	}
	slices.SortFunc(names, func(a, b *value) int { return strings.Compare(a.text, b.text) })
	values := make([]*value, len(names))
	for i, n := range names {
		values[i] = byText[n.text]
	}
	return names, values
}

// appendText writes a text with the escapes of encoding/json.
func appendText(out []byte, s string) []byte {
	for _, c := range s {
		if c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029' || c == utf8.RuneError {
			text, err := json.Marshal(s)
			if err != nil {
				return out // a text never fails to marshal
			}
			return append(out, text...)
		}
	}
	return append(append(append(out, '"'), s...), '"')
}
