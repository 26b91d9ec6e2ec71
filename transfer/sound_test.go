package transfer

import (
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func builtinFile(t testing.TB) *Inventory {
	t.Helper()
	text, err := os.ReadFile("../examples/evaluator/inventory.yaml")
	require.NoError(t, err)
	inventory, err := ReadInventory(File{Name: "inventory.yaml", Data: text})
	require.NoError(t, err)
	return inventory
}

func TestTheFlowsOfAnInventoryAreFoundSoundAtOnce(t *testing.T) {
	inventory := builtinFile(t)
	for i := range inventory.Flows {
		assert.True(t, inventory.sound(&inventory.Flows[i]), inventory.Flows[i].ID)
	}
}

// What is found sound at once has no fault, whatever was stirred into it.
func TestWhatIsFoundSoundHasNoFault(t *testing.T) {
	inventory := builtinFile(t)
	inventory.AsOf = Date{}
	inventory.index = newIndex(inventory)
	dice := rand.New(rand.NewPCG(7, 7))
	words := []string{
		"", "a", "crm", "eu-gdpr", "ca-qc", "US", "UK", "EU-INST", "consent", "health", "press", "none", "restricted", "prohibited", "transit",
		"same-entity", "from-data-subject", "to-data-subject", "storage-only", "law-enforcement", "controller", "processor", "Capital", "a b",
		"tab\there", "\x7f", "\u202e", "\ufffd", "not \xff UTF-8", strings.Repeat("x", 256), strings.Repeat("x", 257), strings.Repeat("é", 600), "2026-11-23",
		inventory.Flows[0].ID, inventory.Flows[1].ID, inventory.Entities[0].ID, inventory.Vendors[0].ID, inventory.Counterparties[0].ID,
	}
	dates := []Date{{}, NewDate(2026, 11, 23), NewDate(2026, 2, 30), NewDate(1949, 12, 31), NewDate(2201, 1, 1)}
	var stir func(reflect.Value)
	stir = func(v reflect.Value) {
		switch {
		case v.Type() == reflect.TypeFor[Date]():
			v.Set(reflect.ValueOf(dates[dice.IntN(len(dates))]))
		case v.Kind() == reflect.String:
			v.SetString(words[dice.IntN(len(words))])
		case v.Kind() == reflect.Uint8:
			v.SetUint(uint64(dice.IntN(4)))
		case v.Kind() == reflect.Slice:
			n := []int{0, 0, 1, 2, 256, 257}[dice.IntN(6)]
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			word := words[dice.IntN(len(words))]
			for i := range n {
				if v.Index(i).SetString(word); n < 3 {
					stir(v.Index(i))
				}
			}
		case v.Kind() == reflect.Struct:
			stir(v.Field(dice.IntN(v.NumField())))
		}
	}
	sound, faulty := 0, 0
	for i := range 20_000 {
		flow := inventory.Flows[i%len(inventory.Flows)].clone()
		if flow.At.IsZero() {
			flow.At = NewDate(2026, 11, 23)
		}
		for range 1 + dice.IntN(3) {
			stir(reflect.ValueOf(&flow).Elem())
		}
		if !inventory.sound(&flow) {
			faulty++
			if i%8 == 0 && inventory.faults(flow) == nil {
				sound++ // missed, which costs time only
				t.Logf("%+v", flow)
			}
			continue
		}
		require.NoError(t, inventory.faults(flow), "%+v", flow)
	}
	assert.Less(t, faulty, 15_000)
	assert.Greater(t, faulty, 5_000)
	assert.Zero(t, sound, "sound flows that were not found so")
}
