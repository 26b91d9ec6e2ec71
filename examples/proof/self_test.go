package proof_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ask puts a flow to one way of asking, and returns the whole decision as JSON.
type ask func(*testing.T, transfer.Flow) string

// way is a way of asking that must not matter. Slow ones are tried with every nth flow only.
type way struct {
	name  string
	every int
	of    func(*testing.T, *random.Scene) ask
}

var ways = []way{
	{"asked again", 1, func(t *testing.T, s *random.Scene) ask { return twice(byEngine(t, s.Inventory)) }},
	{"from memory, where days around it were asked about", 1, func(t *testing.T, s *random.Scene) ask {
		return around(s.Inventory.AsOf, byEngine(t, s.Inventory))
	}},
	{"an engine of its own for each flow", 16, func(t *testing.T, s *random.Scene) ask {
		return func(t *testing.T, f transfer.Flow) string { return byEngine(t, s.Inventory)(t, f) }
	}},
	{"OPA's own evaluator in the library", 8, func(t *testing.T, s *random.Scene) ask {
		return byEngine(t, s.Inventory, transfer.WithReference())
	}},
	{"OPA without the library", 16, byOPA()},
	{"OPA without early exit", 16, byOPA(rego.EvalEarlyExit(false))},
	{"OPA without the rule index", 32, byOPA(rego.EvalRuleIndexing(false))},
	{"OPA, not prepared", 32, afresh},
}

// Whatever the way of asking, the answer is the same to the letter.
func TestTheWayOfAskingDoesNotMatter(t *testing.T) {
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			n := 0
			var mu sync.Mutex
			sampled(t, 20_000, 64, 2*time.Second).scenes(t, func(scene *random.Scene) (int, bool) {
				plain, other := byEngine(t, scene.Inventory), w.of(t, scene)
				asked := 0
				for i, f := range scene.Inventory.Flows {
					if (i+int(scene.Number))%w.every != 0 {
						continue
					}
					asked++
					if !same(t, scene, f, plain(t, f), other(t, f)) {
						return asked, false
					}
				}
				mu.Lock()
				n += asked
				mu.Unlock()
				return len(scene.Inventory.Flows), true
			})
			t.Logf("%d of them compared", n)
			assert.Positive(t, n, "nothing was compared")
		})
	}
}

// Sixteen at a time get what one by one got.
func TestAskingAtOnceDoesNotMatter(t *testing.T) {
	sampled(t, 20_000, 64, 3*time.Second).scenes(t, func(scene *random.Scene) (int, bool) {
		plain, shared := byEngine(t, scene.Inventory), byEngine(t, scene.Inventory)
		flows := scene.Inventory.Flows
		answers := make([]string, len(flows))
		var work sync.WaitGroup
		for worker := range 16 {
			work.Go(func() {
				for i := worker; i < len(flows); i += 16 {
					answers[i] = shared(t, flows[i])
				}
			})
		}
		work.Wait()
		for i, f := range flows {
			if !same(t, scene, f, plain(t, f), answers[i]) {
				return i, false
			}
		}
		return len(flows), true
	})
}

// A stock server with the repository as its bundle answers as the library does.
func TestAStockServerAnswersAsTheLibraryDoes(t *testing.T) {
	server := startStock(t)
	var one sync.Mutex // the server holds one register at a time
	sampled(t, 20_000, 64, 6*time.Second).scenes(t, func(scene *random.Scene) (int, bool) {
		one.Lock()
		defer one.Unlock()
		plain := byEngine(t, scene.Inventory)
		server.register(t, scene.Inventory.Register())
		asked := 0
		for i, f := range scene.Inventory.Flows {
			if i%8 != int(scene.Number%8) {
				continue
			}
			asked++
			input, err := scene.Inventory.Input(f.ID)
			require.NoError(t, err)
			if !same(t, scene, f, plain(t, f), server.decide(t, input)) {
				return asked, false
			}
		}
		return len(scene.Inventory.Flows), true
	})
}

func byEngine(t *testing.T, inv *transfer.Inventory, options ...transfer.Option) ask {
	engine, err := transfer.New(t.Context(), inv, options...)
	if !assert.NoError(t, err) {
		return func(*testing.T, transfer.Flow) string { return "" }
	}
	return func(t *testing.T, f transfer.Flow) string {
		d, err := engine.Evaluate(t.Context(), f)
		if err != nil {
			return refusal(err)
		}
		return withoutRevision(t, d)
	}
}

// refusal says only whether a question was refused: the words of the library and of the rules are not the same.
func refusal(err error) string {
	if strings.Contains(err.Error(), "[input.") {
		return "refused"
	}
	return fmt.Sprintf("failed: %v", err)
}

func twice(asked ask) ask {
	return func(t *testing.T, f transfer.Flow) string {
		asked(t, f)
		return asked(t, f)
	}
}

// around asks about days before and after it first.
func around(asOf transfer.Date, asked ask) ask {
	return func(t *testing.T, f transfer.Flow) string {
		at := f.At
		if at.IsZero() {
			at = asOf
		}
		for _, days := range []int{-4, 3, -2, 2, 0} {
			other := f
			other.At = at.AddDays(days)
			asked(t, other)
		}
		return asked(t, f)
	}
}

func byOPA(options ...rego.EvalOption) func(*testing.T, *random.Scene) ask {
	return func(t *testing.T, s *random.Scene) ask {
		rules, err := plainRules()
		require.NoError(t, err)
		query := rules.query(t, s.Inventory)
		return func(t *testing.T, f transfer.Flow) string {
			input, err := s.Inventory.InputFor(f)
			if err != nil {
				return refusal(err)
			}
			value, err := ast.InterfaceToValue(input)
			require.NoError(t, err)
			results, err := query.Eval(t.Context(), append(options, rego.EvalParsedInput(value))...)
			if err != nil {
				return refusal(err)
			}
			return refusedOr(document(t, results))
		}
	}
}

func afresh(t *testing.T, s *random.Scene) ask {
	rules, err := plainRules()
	require.NoError(t, err)
	store := rules.store(s.Inventory)
	return func(t *testing.T, f transfer.Flow) string {
		input, err := s.Inventory.InputFor(f)
		if err != nil {
			return refusal(err)
		}
		results, err := rego.New(rego.Query("data.transfer.decision"), rego.Compiler(rules.compiler), rego.Store(store), rego.Input(input)).Eval(t.Context())
		if err != nil {
			return refusal(err)
		}
		return refusedOr(document(t, results))
	}
}

// refusedOr turns a document that refuses the question into what the library's refusal is compared as.
func refusedOr(document string) string {
	if strings.Contains(document, `"code":"input.`) {
		return "refused"
	}
	return document
}
