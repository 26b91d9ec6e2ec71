package transfer

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A list that is empty says "none", and one that is nil says nothing, however often the memory of an input was used before.
func TestAnInputSaysWhatTheFlowSays(t *testing.T) {
	inventory := builtinFile(t)
	var full, empty Flow
	fill(reflect.ValueOf(&full).Elem(), "a")
	for _, list := range empty.lists() {
		*list = []string{}
	}
	one := empty
	one.Regimes = []string{"x", "y"}
	for range 2 {
		for _, flow := range []Flow{{}, empty, one, full, empty, {}} {
			q := inventory.inputFor(&flow)
			assert.Equal(t, flow, q.flow)
			q.release()
		}
	}
}

func TestAnInputSharesNoListWithTheFlow(t *testing.T) {
	inventory := builtinFile(t)
	var flow Flow
	fill(reflect.ValueOf(&flow).Elem(), "a")
	q := inventory.inputFor(&flow)
	for _, list := range flow.lists() {
		require.NotEmpty(t, *list)
		(*list)[0] = "another"
	}
	for _, list := range q.flow.lists() {
		assert.Equal(t, "a", (*list)[0])
		assert.Equal(t, len(*list), cap(*list), "no list has room in the next")
	}
}

func TestTheSameInputInEveryForm(t *testing.T) {
	inventory := builtinFile(t)
	for _, flow := range inventory.Flows {
		q := inventory.inputFor(&flow)
		want, err := inventory.Input(flow.ID)
		require.NoError(t, err)
		assert.Equal(t, want, plain(q))
		got, err := parsed(q)
		require.NoError(t, err)
		other, err := parsed(want)
		require.NoError(t, err)
		assert.Zero(t, got.Compare(other), flow.ID)
	}
}
