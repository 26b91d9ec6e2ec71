package transfer_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/go-version"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/types"
	opa "github.com/open-policy-agent/opa/v1/version"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

var engineRows = []row{
	{50, "rule undefined, no module, wrong query path", func(t *testing.T) {
		brokenRules(t, "engine.undefined", "package transfer.other\n\noutcome := \"allowed\"\n")
		brokenRules(t, "engine.undefined", "package transfer.decisions\n\noutcome := \"allowed\"\n")
		brokenRules(t, "engine.malformed", "package transfer.decision\n\noutcome := \"allowed\" if input.id == \"other\"\n")
		engine, err := smallEngine(t).Under(nil)
		require.NoError(t, err)
		decision, err := engine.Evaluate(t.Context(), toCloud("crm"))
		blockedWith(t, "engine.undefined", decision, err)
	}},
	{51, "several results", func(t *testing.T) {
		for _, query := range []string{"x := [1, 2][_]", "x := 1; y := 2", `{"outcome": "allowed"}[_]; [1, 2][_]`} {
			decision, err := smallEngine(t).AnsweringWith(prepared(t, rego.Query(query))).Evaluate(t.Context(), toCloud("crm"))
			blockedWith(t, "engine.malformed", decision, err)
		}
	}},
	{52, `"true", extra keys, allow with violations or without mechanism`, malformedAnswers},
	{53, "complete-rule or function conflict", func(t *testing.T) {
		brokenRules(t, "engine.conflict", "package transfer.decision\n\noutcome := \"allowed\" if input.id\n\noutcome := \"blocked\" if input.at\n")
		brokenRules(t, "engine.conflict", "package transfer.decision\n\noutcome := f(input.id)\n\nf(_) := \"allowed\"\n\nf(\"crm\") := \"blocked\"\n")
		brokenRules(t, "engine.conflict", "package transfer.decision\n\noutcome := \"allowed\" if not bad\n\nbad := 1 if input.id\n\nbad := 2 if input.at\n")
	}},
	{54, "builtin error", func(t *testing.T) {
		brokenRules(t, "engine.failed", "package transfer.decision\n\noutcome := \"allowed\" if not late\n\nlate if to_number(input.at) > 1\n")
		brokenRules(t, "engine.failed", "package transfer.decision\n\noutcome := \"allowed\" if not odd\n\nodd if count(input.at) % (count(input.at) - count(input.at)) == 1\n")
	}},
	{55, "builtin type error behind the rule index", sameWithoutIndex},
	{56, "engine answers wrongly", func(t *testing.T) {
		running, err := version.NewVersion(opa.Version)
		require.NoError(t, err)
		assert.True(t, running.GreaterThanOrEqual(version.Must(version.NewVersion("1.22.2"))), "the rule index of %s answers wrongly", opa.Version)
	}},
	{57, "typo in input path / data path", everyReferenceResolves},
	{58, "panic in topdown or a custom builtin", func(t *testing.T) {
		breaks := rego.Function1(&rego.Function{Name: "breaks", Decl: types.NewFunction(types.Args(types.A), types.B)},
			func(rego.BuiltinContext, *ast.Term) (*ast.Term, error) { panic("broken") })
		engine := smallEngine(t).AnsweringWith(prepared(t, rego.Query("breaks(input)"), breaks))
		oneAndMany(t.Context(), engine, toCloud("crm"), func(d transfer.Decision, err error) { blockedWith(t, "engine.panic", d, err) })
	}},
	{59, "caller edits the returned value", func(t *testing.T) {
		engine := smallEngine(t)
		first, err := engine.Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		want := first.Explain()
		first.Regimes[0].Citations[0] = "edited"
		first.Regimes[0].Candidates[0].Unmet[0].Message = "edited"
		second, err := engine.Evaluate(t.Context(), toCloud("crm"))
		require.NoError(t, err)
		assert.Equal(t, want, second.Explain())
		t.Run("of the rules", func(t *testing.T) {
			rules, err := transfer.RulesOver(good(t).Register())
			require.NoError(t, err)
			input, err := good(t).Input("crm")
			require.NoError(t, err)
			answer, err := rules.Ask(t.Context(), input)
			require.NoError(t, err)
			want := textOf(t, answer)
			scribble(answer)
			again, err := rules.Ask(t.Context(), input)
			require.NoError(t, err)
			assert.Equal(t, want, textOf(t, again))
		})
	}},
	{60, "http.send, opa.runtime, time.now_ns, rand, uuid, DNS, print", func(t *testing.T) {
		without(t, "http.send", "opa.runtime", "time.now_ns", "rand.intn", "uuid.rfc4122", "net.lookup_ip_addr", "trace")
		var chance []string
		for _, builtin := range ast.Builtins {
			if builtin.IsNondeterministic() {
				chance = append(chance, builtin.Name)
			}
		}
		assert.GreaterOrEqual(t, len(chance), 11)
		without(t, chance...)
		prints, err := ast.ParseModuleWithOpts("p.rego", "package p\n\nx if print(input)\n", ast.ParserOptions{RegoVersion: ast.RegoV1})
		require.NoError(t, err)
		compiler := ast.NewCompiler().WithEnablePrintStatements(true).WithCapabilities(allowed(t))
		compiler.Compile(map[string]*ast.Module{"p.rego": prints})
		assert.True(t, compiler.Failed(), "nothing prints, even where somebody turns printing on")
	}},
	{61, "builtins whose cost is unbounded in their arguments (shifts, ranges, bignum)", func(t *testing.T) {
		without(t, "bits.lsh", "bits.rsh", "numbers.range", "numbers.range_step", "mul", "div", "units.parse", "units.parse_bytes", "net.cidr_expand",
			"regex.globs_match", "regex.template_match", "strings.render_template", "json.match_schema", "graphql.parse", "crypto.x509.parse_certificates")
		var others []string
		for _, builtin := range ast.Builtins {
			if builtin != ast.Print && !slices.Contains(allowedBuiltins(t), builtin.Name) {
				others = append(others, builtin.Name)
			}
		}
		without(t, others...)
	}},
}

func prepared(t *testing.T, options ...func(*rego.Rego)) rego.PreparedEvalQuery {
	t.Helper()
	query, err := rego.New(append(options, rego.StrictBuiltinErrors(true))...).PrepareForEval(t.Context())
	require.NoError(t, err)
	return query
}

// brokenRules puts a question to rules that are not sound, compiled and not.
func brokenRules(t *testing.T, code, module string) {
	t.Helper()
	for _, engine := range []*transfer.Engine{smallEngine(t), smallEngine(t, transfer.WithReference())} {
		engine, err := engine.Under(map[string]string{"decision/decision.rego": module})
		require.NoError(t, err)
		oneAndMany(t.Context(), engine, toCloud("crm"), func(d transfer.Decision, err error) { blockedWith(t, code, d, err) })
	}
}

// without asserts that no rule can use a built-in: it does not load.
func without(t *testing.T, builtins ...string) {
	t.Helper()
	engine := smallEngine(t)
	for _, builtin := range builtins {
		arity := 1
		if known, ok := ast.BuiltinMap[builtin]; ok {
			arity = known.Decl.Arity()
		}
		call := builtin + "(" + strings.TrimSuffix(strings.Repeat("input.id, ", arity), ", ") + ")"
		_, err := engine.Under(map[string]string{"decision/decision.rego": "package transfer.decision\n\noutcome := \"allowed\" if " + call + "\n"})
		assert.Error(t, err, builtin)
	}
}

func allowed(t *testing.T) *ast.Capabilities {
	t.Helper()
	text, err := os.ReadFile(capabilitiesFile)
	require.NoError(t, err)
	capabilities, err := ast.LoadCapabilitiesJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return capabilities
}

func allowedBuiltins(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, builtin := range allowed(t).Builtins {
		names = append(names, builtin.Name)
	}
	require.NotEmpty(t, names)
	return names
}

// malformedAnswers has rules answer with a good document, and then with it edited.
func malformedAnswers(t *testing.T) {
	rules, err := transfer.RulesOver(good(t).Register())
	require.NoError(t, err)
	input, err := good(t).Input("crm")
	require.NoError(t, err)
	answer := func() map[string]any {
		document, err := rules.Ask(t.Context(), input)
		require.NoError(t, err)
		return document.(map[string]any)
	}
	ask := func(t *testing.T, document map[string]any) (transfer.Decision, error) {
		var module strings.Builder
		module.WriteString("package transfer.decision\n")
		for key, value := range document {
			fmt.Fprintf(&module, "\n%s := %s\n", key, textOf(t, value))
		}
		engine, err := transfer.New(t.Context(), good(t))
		require.NoError(t, err)
		engine, err = engine.Under(map[string]string{"decision/decision.rego": module.String()})
		require.NoError(t, err)
		return engine.Evaluate(t.Context(), good(t).Flows[0])
	}
	decision, err := ask(t, answer())
	require.NoError(t, err)
	require.True(t, decision.Permits())
	first := func(document map[string]any) map[string]any { return document["regimes"].([]any)[0].(map[string]any) }
	violation := map[string]any{"code": "a.b", "regime": nil, "message": "m", "citation": "c", "remedies": []any{}}
	for what, edit := range map[string]func(map[string]any){
		"outcome a boolean":       func(d map[string]any) { d["outcome"] = true },
		"outcome of no set":       func(d map[string]any) { d["outcome"] = "true" },
		"outcome left out":        func(d map[string]any) { delete(d, "outcome") },
		"extra key":               func(d map[string]any) { d["allow"] = true },
		"extra key of a regime":   func(d map[string]any) { first(d)["allow"] = true },
		"allowed with violations": func(d map[string]any) { d["violations"] = []any{violation} },
		"regime with violations":  func(d map[string]any) { first(d)["violations"] = []any{violation} },
		"no mechanism":            func(d map[string]any) { first(d)["mechanism"] = nil },
		"mechanism that is none":  func(d map[string]any) { first(d)["mechanism"] = "consent" },
		"no candidate is met":     func(d map[string]any) { first(d)["candidates"] = []any{} },
		"no regimes":              func(d map[string]any) { d["regimes"] = []any{} },
		"no list of regimes":      func(d map[string]any) { delete(d, "regimes") },
		"no list of violations":   func(d map[string]any) { delete(d, "violations") },
		"null for a list":         func(d map[string]any) { d["warnings"] = nil },
		"blocked for no reason":   func(d map[string]any) { d["outcome"] = "blocked" },
		"not restricted at all":   func(d map[string]any) { d["outcome"] = "not_restricted" },
		"a regime that blocks":    func(d map[string]any) { first(d)["outcome"] = "blocked" },
	} {
		t.Run(what, func(t *testing.T) {
			document := answer()
			edit(document)
			decision, err := ask(t, document)
			blockedWith(t, "engine.malformed", decision, err)
		})
	}
	for _, document := range []string{"true", `"allowed"`, "[]", "{}", `{"outcome": "allowed"}`, "null", "1"} {
		decision, err := smallEngine(t).AnsweringWith(prepared(t, rego.Query(document))).Evaluate(t.Context(), toCloud("crm"))
		blockedWith(t, "engine.malformed", decision, err)
	}
}

// sameWithoutIndex asks with and without the optimisations of the engine.
func sameWithoutIndex(t *testing.T) {
	inventory, err := transfer.OpenInventory(os.DirFS("../examples/evaluator"), "inventory.yaml")
	require.NoError(t, err)
	rules, err := transfer.RulesOver(inventory.Register())
	require.NoError(t, err)
	for i := 0; i < len(inventory.Flows); i += 8 {
		input, err := inventory.Input(inventory.Flows[i].ID)
		require.NoError(t, err)
		for _, spoil := range []string{"", "hr", "at", "special_categories"} {
			if spoil != "" {
				input[spoil] = json.Number("5")
			}
			want, err := rules.Ask(t.Context(), input)
			require.NoError(t, err)
			got, err := rules.Ask(t.Context(), input, rego.EvalRuleIndexing(false), rego.EvalEarlyExit(false))
			require.NoError(t, err)
			require.Equal(t, want, got, inventory.Flows[i].ID)
			if spoil != "" {
				assert.Equal(t, "blocked", got.(map[string]any)["outcome"])
			}
		}
	}
}

// scribble overwrites every text of a document.
func scribble(value any) {
	switch x := value.(type) {
	case map[string]any:
		for key, inner := range x {
			scribble(inner)
			x[key] = "edited"
		}
	case []any:
		for i, inner := range x {
			scribble(inner)
			x[i] = "edited"
		}
	}
}
