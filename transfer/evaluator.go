package transfer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"sync"

	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

const (
	entrypoint = "data.transfer.decision"
	register   = "register" // the key of the data that differs from engine to engine
)

// evaluator asks the rules about the flows of one register. The compiled rules answer where they can; whatever they refuse
// or fail at is put to OPA's own evaluator, which is the reference for both.
type evaluator struct {
	program   *compiled.Program // nil where there is only the reference
	reference func() (rego.PreparedEvalQuery, error)
}

// evaluator prepares the law for a register, a Source or JSON values. The reference is prepared when it is first needed, unless it is
// all there is.
func (l *law) evaluator(data any, reference bool) (*evaluator, error) {
	e := &evaluator{reference: sync.OnceValues(func() (rego.PreparedEvalQuery, error) {
		all := maps.Clone(l.records)
		all[register] = data
		if source, ok := data.(compiled.Source); ok {
			all[register] = plain(source)
		}
		return rego.New(
			rego.Query(l.asks()),
			rego.Compiler(l.compiler),
			rego.Store(inmem.NewFromObjectWithOpts(all, inmem.OptReturnASTValuesOnRead(true))),
			rego.StrictBuiltinErrors(true),
		).PrepareForEval(context.Background())
	})}
	if !reference {
		if program, err := l.program(); err == nil {
			if e.program, err = program.Bind(map[string]any{register: data}); err == nil {
				return e, nil
			}
		}
	}
	e.program = nil
	_, err := e.reference()
	return e, err
}

// compileRules compiles the rules and records without a register.
func (l *law) compileRules() (*compiled.Program, error) {
	return compiled.Compile(l.compiler, l.records, l.asks(), compiled.Options{Late: []string{register}, Clock: "at"})
}

// ask returns the document of a decision as JSON, in a buffer if there is room. The question is a Source or JSON values.
func (e *evaluator) ask(ctx context.Context, question any, buffer []byte) ([]byte, error) {
	if e.program != nil {
		text, err := e.program.JSON(ctx, question, buffer[:0])
		if failed := Ended(ctx); failed != nil {
			return nil, failed
		}
		if err == nil && len(text) > 0 {
			return text, nil
		}
		if errors.Is(err, compiled.ErrBudget) {
			return nil, ErrFailed.Because(err)
		}
	}
	return e.askReference(ctx, question)
}

func (e *evaluator) askReference(ctx context.Context, question any) ([]byte, error) {
	query, err := e.reference()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	input, err := parsed(question)
	if err != nil {
		return nil, ErrBadCall.Because(err)
	}
	results, err := query.Eval(ctx, rego.EvalParsedInput(input))
	if failed := Ended(ctx); failed != nil {
		return nil, failed
	}
	switch {
	case err != nil:
		return nil, failure(err)
	case len(results) == 0 || len(results[0].Expressions) == 0:
		return nil, ErrUndefined
	case len(results) > 1 || len(results[0].Expressions) > 1:
		return nil, ErrMalformed.Because(fmt.Errorf("%d results", len(results)))
	}
	text, err := json.Marshal(results[0].Expressions[0].Value)
	if err != nil {
		return nil, ErrMalformed.Because(err)
	}
	return text, nil
}

func failure(err error) error {
	var broken *topdown.Error
	switch {
	case topdown.IsCancel(err):
		return ErrCancelled.Because(err)
	case errors.As(err, &broken) && broken.Code == topdown.ConflictErr:
		return ErrConflict.Because(err)
	default:
		return ErrFailed.Because(err)
	}
}
