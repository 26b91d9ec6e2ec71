package proof_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The inventory is written down in another order, and what a list says once it says twice: every answer stays.
func TestOrderAndRepetitionInListsDoNotMatter(t *testing.T) {
	property(t).scenes(t, func(scene *random.Scene) (int, bool) {
		plain := engineOf(t, scene)
		stirred := stir(t, scene)
		other, err := transfer.New(t.Context(), stirred)
		if plain == nil || !assert.NoError(t, err, "%s", scene) {
			return 0, false
		}
		for i, flow := range scene.Inventory.Flows {
			again, ok := stirred.Flow(flow.ID)
			require.True(t, ok)
			a, errA := plain.Evaluate(t.Context(), flow)
			b, errB := other.Evaluate(t.Context(), again)
			if !same(t, scene, flow, gist(t, a, errA), gist(t, b, errB)) {
				return i, false
			}
		}
		return len(scene.Inventory.Flows), true
	})
}

// gist is what must stay the same of an answer when lists are stirred: all but the order of what is said.
func gist(t *testing.T, d transfer.Decision, err error) string {
	t.Helper()
	if err != nil {
		return refusal(err)
	}
	for i := range d.Regimes {
		for j := range d.Regimes[i].Candidates {
			c := &d.Regimes[i].Candidates[j]
			// Among certificates of one scheme that are alike, either may come first.
			slices.SortFunc(c.Instruments, func(a, b transfer.OtherInstrument) int { return cmp.Compare(inJSON(a), inJSON(b)) })
		}
	}
	text, err := json.Marshal(d)
	require.NoError(t, err)
	return string(text)
}

// stir is the same inventory in another order. Only the order of preference means something, and stays.
func stir(t *testing.T, scene *random.Scene) *transfer.Inventory {
	t.Helper()
	dice := rand.New(rand.NewPCG(scene.Seed, scene.Number))
	text, err := json.Marshal(scene.Inventory)
	require.NoError(t, err)
	var document map[string]any
	require.NoError(t, json.Unmarshal(text, &document))
	stirred := stirValue(dice, "", document)
	text, err = json.Marshal(stirred)
	require.NoError(t, err)
	inv, err := transfer.ReadInventory(transfer.File{Data: text})
	require.NoError(t, err, "%s", scene)
	return inv
}

// once are lists of things with an id or an identity of their own, which cannot be there twice.
var once = []string{"entities", "vendors", "counterparties", "instruments", "assessments", "orders", "flows", "certifications"}

func stirValue(dice *rand.Rand, name string, v any) any {
	switch node := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(node)) {
			if key != "preference" {
				node[key] = stirValue(dice, key, node[key])
			}
		}
		return node
	case []any:
		for i := range node {
			node[i] = stirValue(dice, "", node[i])
		}
		// A list of documents is one of references where it holds texts.
		references := len(node) > 0 && isText(node[0])
		if len(node) > 0 && dice.IntN(2) == 0 && (references || !slices.Contains(once, name)) {
			node = append(node, node[dice.IntN(len(node))])
		}
		dice.Shuffle(len(node), func(i, j int) { node[i], node[j] = node[j], node[i] })
		return node
	default:
		return v
	}
}

func isText(v any) bool {
	_, ok := v.(string)
	return ok
}
