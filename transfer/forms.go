package transfer

import (
	"encoding/json"
	"strconv"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/open-policy-agent/opa/v1/ast"
)

// plain is what a source consists of as JSON values, numbers as json.Number.
func plain(source compiled.Source) any {
	var w plainWriter
	source.Describe(&w)
	return w[0]
}

// plainObject is a source that is an object.
func plainObject(source compiled.Source) map[string]any { return plain(source).(map[string]any) }

type plainWriter []any

func (w *plainWriter) push(v any)    { *w = append(*w, v) }
func (w *plainWriter) Text(s string) { w.push(s) }
func (w *plainWriter) Key(s string)  { w.push(s) }
func (w *plainWriter) Truth(b bool)  { w.push(b) }
func (w *plainWriter) Null()         { w.push(nil) }
func (w *plainWriter) Whole(n int64) { w.push(json.Number(strconv.FormatInt(n, 10))) }

func (w *plainWriter) List(n int) {
	from := len(*w) - n
	list := make([]any, n)
	copy(list, (*w)[from:])
	*w = append((*w)[:from], list)
}

func (w *plainWriter) Object(n int) {
	from := len(*w) - 2*n
	object := make(map[string]any, n)
	for i := from; i < len(*w); i += 2 {
		object[(*w)[i].(string)] = (*w)[i+1]
	}
	*w = append((*w)[:from], object)
}

// parsed is a source, or JSON values, as OPA's evaluator reads it.
func parsed(x any) (ast.Value, error) {
	switch x := x.(type) {
	case ast.Value:
		return x, nil
	case compiled.Source:
		var w termWriter
		x.Describe(&w)
		return w[0].Value, nil
	default:
		return ast.InterfaceToValue(x)
	}
}

type termWriter []*ast.Term

func (w *termWriter) push(t *ast.Term) { *w = append(*w, t) }
func (w *termWriter) Text(s string)    { w.push(ast.StringTerm(s)) }
func (w *termWriter) Key(s string)     { w.push(ast.StringTerm(s)) }
func (w *termWriter) Truth(b bool)     { w.push(ast.InternedTerm(b)) }
func (w *termWriter) Null()            { w.push(ast.InternedNullTerm) }
func (w *termWriter) Whole(n int64)    { w.push(ast.NumberTerm(json.Number(strconv.FormatInt(n, 10)))) }

func (w *termWriter) List(n int) {
	from := len(*w) - n
	list := make([]*ast.Term, n)
	copy(list, (*w)[from:])
	*w = append((*w)[:from], ast.ArrayTerm(list...))
}

func (w *termWriter) Object(n int) {
	from := len(*w) - 2*n
	object := ast.NewObject()
	for i := from; i < len(*w); i += 2 {
		object.Insert((*w)[i], (*w)[i+1])
	}
	*w = append((*w)[:from], ast.NewTerm(object))
}
