package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/chapterv/chapterv/transfer"
)

const entrypoint = "data.transfer.decision"

// rules are the project's own, in the form in which OPA takes them.
type rules struct {
	files   map[string]string
	modules map[string]*ast.Module
	data    map[string]any
}

func readRules(register map[string]any) (*rules, error) {
	law, err := transfer.AmendedLaw()
	if err != nil {
		return nil, err
	}
	r := &rules{files: map[string]string{}, modules: map[string]*ast.Module{}, data: map[string]any{"register": register}}
	return r, fs.WalkDir(law, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(law, name)
		switch {
		case err != nil:
			return err
		case path.Base(name) == "data.json":
			return r.put(path.Dir(name), text)
		}
		r.files[name] = string(text)
		r.modules[name], err = ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
		return err
	})
}

func (r *rules) put(folder string, text []byte) error {
	at := r.data
	for part := range strings.SplitSeq(folder, "/") {
		next, ok := at[part].(map[string]any)
		if !ok {
			next = map[string]any{}
			at[part] = next
		}
		at = next
	}
	return json.Unmarshal(text, &at)
}

// naive is how a newcomer calls OPA: everything anew for each question.
func (r *rules) naive(ctx context.Context, input map[string]any) (*transfer.Decision, error) {
	options := []func(*rego.Rego){rego.Query(entrypoint), rego.Store(inmem.NewFromObject(r.data)), rego.Input(input)}
	for name, text := range r.files {
		options = append(options, rego.Module(name, text))
	}
	results, err := rego.New(options...).Eval(ctx)
	return decisionOf(results, err)
}

// prepared is how most programs call OPA: prepared once, maps in, maps out.
func (r *rules) prepared(ctx context.Context) (rego.PreparedEvalQuery, error) {
	options := []func(*rego.Rego){rego.Query(entrypoint), rego.Store(inmem.NewFromObject(r.data))}
	for _, module := range r.modules {
		options = append(options, rego.ParsedModule(module.Copy()))
	}
	return rego.New(options...).PrepareForEval(ctx)
}

func byMap(ctx context.Context, q rego.PreparedEvalQuery, input map[string]any) (*transfer.Decision, error) {
	results, err := q.Eval(ctx, rego.EvalInput(input))
	return decisionOf(results, err)
}

// best has everything that OPA's interface offers for speed: a store of parsed data, parsed input, results as parsed values, no
// goroutine and no metrics for each call.
func (r *rules) best(ctx context.Context) (rego.PreparedEvalQuery, error) {
	options := []func(*rego.Rego){
		rego.Query(entrypoint), rego.Store(inmem.NewFromObjectWithOpts(r.data, inmem.OptReturnASTValuesOnRead(true), inmem.OptRoundTripOnWrite(false))),
		rego.GenerateJSON(func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t.Value, nil }),
	}
	for _, module := range r.modules {
		options = append(options, rego.ParsedModule(module.Copy()))
	}
	return rego.New(options...).PrepareForEval(ctx)
}

func byValue(ctx context.Context, q rego.PreparedEvalQuery, input map[string]any) (*transfer.Decision, error) {
	value, err := ast.InterfaceToValue(input)
	if err != nil {
		return nil, err
	}
	results, err := q.Eval(ctx, rego.EvalParsedInput(value), rego.EvalExternalCancel(topdown.NewCancel()), rego.EvalMetrics(metrics.NoOp()))
	if err != nil || len(results) != 1 {
		return nil, errors.Join(err, errors.New("no single answer"))
	}
	found, ok := results[0].Expressions[0].Value.(ast.Value)
	if !ok {
		return nil, errors.New("no parsed value")
	}
	plain, err := ast.JSON(found)
	if err != nil {
		return nil, err
	}
	return typed(plain)
}

func decisionOf(results rego.ResultSet, err error) (*transfer.Decision, error) {
	if err != nil || len(results) != 1 {
		return nil, errors.Join(err, errors.New("no single answer"))
	}
	return typed(results[0].Expressions[0].Value)
}

// typed gives a document the type that the library answers with.
func typed(document any) (*transfer.Decision, error) {
	text, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	var d transfer.Decision
	return &d, json.Unmarshal(text, &d)
}
