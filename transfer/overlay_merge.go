package transfer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// merger puts the answers of packs and the decision of the law together by the rules that do so in a server, and by no others.
type merger struct {
	compiler *ast.Compiler
	query    ast.Body
	law      map[string]any // the data of the rules
	settings any
}

// mergingRules are the rules that read packs, and those that they need.
var mergingRules = []string{
	"transfer/decision/decision.rego", "transfer/packs/packs.rego", "transfer/amendments/amendments.rego", "transfer/preference/preference.rego",
	"regions/lib/calendar/calendar.rego", "regions/lib/validity/validity.rego",
}

func newMerger(l *law, register map[string]any) (*merger, error) {
	allowed, err := capabilities()
	if err != nil {
		return nil, err
	}
	files, err := l.files()
	if err != nil {
		return nil, err
	}
	modules := map[string]*ast.Module{}
	for _, name := range mergingRules {
		text, there := files[name]
		if !there {
			return nil, fmt.Errorf("the law has no %s", name)
		}
		modules[name], err = ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{
			ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: allowed,
		})
		if err != nil {
			return nil, err
		}
	}
	m := &merger{compiler: ast.NewCompiler().WithStrict(true).WithCapabilities(allowed), settings: register["settings"]}
	if m.compiler.Compile(modules); m.compiler.Failed() {
		return nil, m.compiler.Errors
	}
	m.law, _ = l.records["transfer"].(map[string]any)
	m.query, err = ast.ParseBody(entrypoint)
	return m, err
}

// merge returns the document of a decision.
func (m *merger) merge(ctx context.Context, question any, base any, answers map[string]any, settings any) ([]byte, error) {
	law := maps.Clone(m.law)
	law["base"] = base
	all := map[string]any{"transfer": law, "overlays": answers, "register": map[string]any{"settings": settings}}
	query, err := rego.New(
		rego.ParsedQuery(m.query),
		rego.Compiler(m.compiler),
		rego.Store(inmem.NewFromObjectWithOpts(all, inmem.OptRoundTripOnWrite(false))),
		rego.StrictBuiltinErrors(true),
	).PrepareForEval(ctx)
	if err != nil {
		return nil, failure(err)
	}
	return (&evaluator{reference: func() (rego.PreparedEvalQuery, error) { return query, nil }}).askReference(ctx, question)
}

// add puts what the law says before each pack, and returns the document of the decision with what they add.
func (o *overlays) add(ctx context.Context, question *inputOf, text []byte) ([]byte, error) {
	if o == nil {
		return text, nil
	}
	base, err := document(text)
	if err != nil {
		return nil, err
	}
	input, err := parsed(question)
	if err != nil {
		return nil, ErrBadCall.Because(err)
	}
	shown := maps.Clone(o.shown)
	shown["transfer"] = map[string]any{"base": base}
	answers := map[string]any{}
	for _, p := range o.packs {
		sets, err := p.answer(ctx, input, shown)
		if over := Ended(ctx); over != nil {
			return nil, over
		}
		if err != nil {
			sets = map[string]any{"failed": err.Error()}
		}
		answers[p.id] = sets
	}
	return o.merger.merge(ctx, input, base, answers, o.merger.settings)
}

// alone is the document of the decision as it is without packs and without any that the settings require.
func (o *overlays) alone(text []byte) []byte {
	if o == nil {
		return text
	}
	base, err := document(text)
	if err != nil {
		return nil
	}
	whole, err := o.merger.merge(context.Background(), map[string]any{}, base, map[string]any{}, nil)
	if err != nil {
		return nil
	}
	return whole
}

func document(text []byte) (any, error) {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return nil, ErrMalformed.Because(err)
	}
	return value, nil
}
