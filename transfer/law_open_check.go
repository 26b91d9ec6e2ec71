package transfer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// compile compiles the rules as those of this build are, and typed by its schemas: what rules read must be what this build states.
func (o *opening) compile() (*ast.Compiler, error) {
	allowed, err := capabilities()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	schemas, err := typesOfQuestions()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(allowed).WithSchemas(schemas).WithUseTypeCheckAnnotations(true).
		WithPathConflictsCheck(func(path []string) (bool, error) { return valueAt(o.records, path...) != nil, nil })
	compiler.SetErrorLimit(mostFaults)
	if compiler.Compile(o.modules); compiler.Failed() {
		o.compileFaults("", compiler.Errors)
	}
	return compiler, o.err()
}

func (o *opening) compileFaults(file string, err error) {
	var list ast.Errors
	if !errors.As(err, &list) {
		o.fault(FaultLawRules, file, 0, err.Error())
		return
	}
	for _, one := range list {
		place := one.Location
		if place == nil {
			place = ast.NewLocation(nil, file, 0, 0)
		}
		o.fault(FaultLawRules, place.File, place.Row, one.Message)
	}
}

// typesOfQuestions are the published schemas as the compiler takes them.
func typesOfQuestions() (*ast.SchemaSet, error) {
	set := ast.NewSchemaSet()
	entries, err := fs.ReadDir(FS, "schema")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if entry.IsDir() {
			continue
		}
		text, err := FS.ReadFile("schema/" + entry.Name())
		if err != nil {
			return nil, err
		}
		var schema any
		if err := json.Unmarshal(text, &schema); err != nil {
			return nil, err
		}
		set.Put(ast.SchemaRootRef.Concat([]*ast.Term{ast.StringTerm(strings.TrimSuffix(entry.Name(), path.Ext(entry.Name())))}), schema)
	}
	return set, nil
}

// sound asks of compiled rules what no compiler does.
func (o *opening) sound(l *law) error {
	loose, _ := looseReferences(l.compiler, l.records)
	for _, ref := range loose {
		o.fault(FaultLawReference, ref.Location.File, ref.Location.Row, ref.Value.String()+" leads nowhere")
	}
	o.entry(l.compiler)
	if day, err := ParseDate(l.revision("").Law); err != nil || !day.Valid() {
		o.fault(FaultLawData, "transfer/report/data.json", 0, "does not say when the law was reviewed")
	}
	if err := o.err(); err != nil {
		return err
	}
	o.blocks(l)
	return o.err()
}

// entry wants the entrypoint to hold exactly the fields of a decision, and to block by default.
func (o *opening) entry(compiler *ast.Compiler) {
	var want []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Decision]()) {
		want = append(want, field.Tag.Get("json"))
	}
	got, blocks := map[string]bool{}, false
	file := "transfer/decision/decision.rego"
	for name, module := range compiler.Modules {
		if path.Dir(name) != path.Dir(file) {
			continue
		}
		for _, rule := range module.Rules {
			field := rule.Head.Ref()[0].String()
			got[field] = true
			if field == "outcome" && rule.Default {
				blocks = rule.Head.Value.Equal(ast.StringTerm(string(OutcomeBlocked)))
			}
		}
	}
	slices.Sort(want)
	if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, want) {
		o.fault(FaultLawAnswer, file, 0, fmt.Sprintf("a decision has %s, and this entrypoint %s", strings.Join(want, ", "), strings.Join(names, ", ")))
	}
	if !blocks {
		o.fault(FaultLawAnswer, file, 0, "the outcome is not blocked by default")
	}
}

// blocks asks a question that says nothing of a register that holds nothing.
func (o *opening) blocks(l *law) {
	fail := func(format string, values ...any) {
		o.fault(FaultLawAnswer, "transfer/decision/decision.rego", 0, "a question that says nothing "+fmt.Sprintf(format, values...))
	}
	for _, reference := range []bool{false, true} {
		rules, err := l.evaluator(registerOf{&Inventory{}}, reference)
		if err != nil {
			fail("cannot be asked: %v", err)
			return
		}
		text, err := rules.ask(context.Background(), map[string]any{}, nil)
		if err != nil {
			fail("has no answer: %v", err)
			return
		}
		var answer struct {
			Outcome    string
			Violations []Violation
		}
		if err := json.Unmarshal(text, &answer); err != nil {
			fail("has an answer that is none: %v", err)
			return
		}
		malformed := func(v Violation) bool { return strings.HasPrefix(v.Code, "input.") }
		if answer.Outcome != string(OutcomeBlocked) || !slices.ContainsFunc(answer.Violations, malformed) {
			fail("is %s, and must be blocked as malformed", answer.Outcome)
		}
	}
}
