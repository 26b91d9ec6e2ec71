package compiled

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pairs are an object as a source that writes them in the order given.
type pairs []pair

type pair struct {
	key   string
	value any
}

func (p pairs) Describe(w Writer) {
	describeAny(w, p)
}

func describeAny(w Writer, x any) {
	switch x := x.(type) {
	case nil:
		w.Null()
	case bool:
		w.Truth(x)
	case int:
		w.Whole(int64(x))
	case string:
		w.Text(x)
	case []any:
		for _, e := range x {
			describeAny(w, e)
		}
		w.List(len(x))
	case pairs:
		for _, p := range x {
			w.Key(p.key)
			describeAny(w, p.value)
		}
		w.Object(len(x))
	}
}

// plain is the same as JSON values: of pairs with one key the last counts.
func plain(x any) any {
	switch x := x.(type) {
	case int:
		return json.Number(strconv.Itoa(x))
	case []any:
		list := []any{}
		for _, e := range x {
			list = append(list, plain(e))
		}
		return list
	case pairs:
		object := map[string]any{}
		for _, p := range x {
			object[p.key] = plain(p.value)
		}
		return object
	}
	return x
}

func TestASourceIsReadAsTheValuesItWrites(t *testing.T) {
	p := mustCompile(t, "package p\nr := {\"in\": input, \"late\": data.late, \"of\": input.k1, \"is\": data.late.k2}", "data.p.r", Options{Late: []string{"late"}})
	dice := rand.New(rand.NewPCG(1, 2))
	var drawn func(depth int) any
	object := func(depth, most int) pairs {
		list := pairs{{"k1", "one"}, {"k2", 2}}
		for range dice.IntN(most) {
			list = append(list, pair{fmt.Sprintf("k%d", dice.IntN(most)), drawn(depth - 1)})
		}
		dice.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		return list
	}
	drawn = func(depth int) any {
		switch n := dice.IntN(8); {
		case n == 0:
			return nil
		case n == 1:
			return dice.IntN(2) == 0
		case n == 2:
			return dice.IntN(3000) - 1000
		case n == 3 && depth > 0:
			list := make([]any, dice.IntN(4))
			for i := range list {
				list[i] = drawn(depth - 1)
			}
			return list
		case n == 4 && depth > 0:
			return object(depth, 6)
		default:
			return []string{"", "k1", "é <&> \u2028", "not in the program", "a \"quoted\" one"}[dice.IntN(5)]
		}
	}
	for range 400 {
		in, late := object(2, 1+dice.IntN(90)), object(2, 1+dice.IntN(90))
		described, err := p.Bind(map[string]any{"late": late})
		require.NoError(t, err)
		built, err := p.Bind(map[string]any{"late": plain(late)})
		require.NoError(t, err)
		want, err := built.JSON(t.Context(), plain(in), nil)
		require.NoError(t, err)
		require.NotEmpty(t, want)
		for _, program := range []*Program{described, built} {
			got, err := program.JSON(t.Context(), in, nil)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got))
		}
	}
}

type nothing struct{}

func (nothing) Describe(Writer) {}

func TestASourceThatIsNotOneValueIsNoInput(t *testing.T) {
	p := mustCompile(t, "package p\nr := 1", "data.p.r", Options{})
	_, err := p.JSON(t.Context(), nothing{}, nil)
	assert.Error(t, err)
	_, err = p.Bind(map[string]any{"late": nothing{}})
	assert.Error(t, err)
}
