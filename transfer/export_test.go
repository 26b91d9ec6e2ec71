package transfer

import (
	"context"
	"io/fs"
	"slices"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer/internal/memo"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// Rules are rules with a register, to be asked as a stock server asks them: nobody has looked at the question before.
type Rules struct{ of *evaluator }

// RulesOver returns the rules of this build over a register.
func RulesOver(register map[string]any) (*Rules, error) {
	law, err := embedded()
	if err != nil {
		return nil, err
	}
	of, err := law.evaluator(register, false)
	return &Rules{of}, err
}

// Ask returns the document with which OPA answers an input, which may be any JSON value.
func (r *Rules) Ask(ctx context.Context, input any, options ...rego.EvalOption) (any, error) {
	query, err := r.of.reference()
	if err != nil {
		return nil, err
	}
	results, err := query.Eval(ctx, append(options, rego.EvalInput(input))...)
	if err != nil || len(results) == 0 {
		return nil, err
	}
	return results[0].Expressions[0].Value, nil
}

// AskCompiled returns the document with which the compiled rules answer.
func (r *Rules) AskCompiled(ctx context.Context, input any) ([]byte, error) {
	return r.of.program.JSON(ctx, input, nil)
}

// AnsweringWith returns an engine that puts its questions to another query.
func (e *Engine) AnsweringWith(query rego.PreparedEvalQuery) *Engine {
	other := *e
	other.memory = nil
	other.rules = &evaluator{reference: func() (rego.PreparedEvalQuery, error) { return query, nil }}
	return &other
}

// LawOfThisBuild returns the compiled rules and the records of this build.
func LawOfThisBuild() (*ast.Compiler, map[string]any, error) {
	law, err := embedded()
	if err != nil {
		return nil, nil, err
	}
	return law.compiler, law.records, nil
}

// References returns the paths below data that lead nowhere in the rules of this build, how many there are in all, and what tells of one
// whether it leads somewhere.
func References() (loose []string, followed int, leads func(path string) bool, err error) {
	law, err := embedded()
	if err != nil {
		return nil, 0, nil, err
	}
	terms, followed := looseReferences(law.compiler, law.records)
	for _, term := range terms {
		loose = append(loose, term.Location.String()+": "+term.String())
	}
	p := newPaths(law.compiler, law.records)
	return loose, followed, func(path string) bool { return p.lead(ast.MustParseRef(path)) }, nil
}

// Under returns an engine with the same inventory under other rules, by their file names below transfer.
func (e *Engine) Under(files map[string]string) (*Engine, error) {
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	law, err := compile(map[string]fs.FS{"transfer": root})
	if err != nil {
		return nil, err
	}
	other := *e
	other.memory = newMemory(e.answers, law, e.inventory)
	other.rules, err = law.evaluator(e.inventory.Register(), e.reference)
	return &other, err
}

// Planting returns an engine whose compiled rules are those of the files, while the reference is as it was.
func (e *Engine) Planting(files map[string]string) (*Engine, error) {
	other, err := e.Under(files)
	if err != nil {
		return nil, err
	}
	other.rules = &evaluator{program: other.rules.program, reference: e.rules.reference}
	return other, nil
}

// SkipRecheck lets the next decision that would be compared pass.
func (e *Engine) SkipRecheck() { e.recheck.answers.Add(1) }

// Boundaries returns every day with which a decision of the engine may change, the day before and the day after.
func (e *Engine) Boundaries() []Date {
	c := e.memory.days()
	all := slices.Clone(c.everywhere)
	for _, days := range c.parties {
		all = append(all, days...)
	}
	var dates []Date
	for _, day := range memo.Sorted(all) {
		if d := dateOf(day); d.Valid() {
			dates = append(dates, d)
		}
	}
	return dates
}
