package transfer_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func noFloats(list ...slip) func(*testing.T) {
	return func(t *testing.T) {
		for _, s := range list {
			s.holder = nil
			t.Run(s.what, func(t *testing.T) {
				bad := strings.Replace(goodInventory, s.from, s.to, 1)
				refusedFile(t, "i.yaml", "# YAML\n"+bad, s.code)
				refusedFile(t, "i.json", bad, s.json)
			})
		}
		onlyPlain(t)
	}
}

// onlyPlain asserts that what a caller states consists of texts, whole numbers, lists and structs: no fraction, nothing
// that runs or waits, nothing that leads back to itself.
func onlyPlain(t *testing.T) {
	t.Helper()
	for of := range questionTypes() {
		assert.Contains(t, []reflect.Kind{reflect.String, reflect.Int, reflect.Uint8, reflect.Bool, reflect.Slice, reflect.Struct}, of.Kind(), of.String())
	}
	assert.Positive(t, depthOf(t, reflect.TypeFor[transfer.Inventory](), 0))
}

// depthOf returns how deep a type nests. A type that leads back to itself has no end.
func depthOf(t *testing.T, of reflect.Type, above int) int {
	t.Helper()
	require.Less(t, above, 32, "%s leads back to itself", of)
	deepest := above
	switch of.Kind() {
	case reflect.Slice:
		deepest = depthOf(t, of.Elem(), above+1)
	case reflect.Struct:
		for f := range of.Fields() {
			if f.IsExported() {
				deepest = max(deepest, depthOf(t, f.Type, above+1))
			}
		}
	}
	return deepest
}

func trailingData(t *testing.T) {
	for _, more := range []string{" null", "{}", " x", ",", "]", "\n" + goodInventory} {
		t.Run(more[:1]+"...", func(t *testing.T) {
			inventory, err := transfer.ReadInventory(transfer.File{Name: "i.json", Data: []byte(goodInventory + more)})
			assert.Nil(t, inventory)
			assert.Equal(t, "input.trailing_data", faultsOf(t, err)[0].Code)
			assert.Equal(t, "input.trailing_data", faultsOf(t, new(transfer.Flow).UnmarshalJSON([]byte(goodFlow+more)))[0].Code)
			assert.Error(t, json.Unmarshal([]byte(goodFlow+more), new(transfer.Flow)))
		})
	}
	for _, more := range []string{"\n---\n" + goodInventory, "\n---\n", "\n...\n---\nnull\n"} {
		inventory, err := transfer.ReadInventory(transfer.File{Name: "i.yaml", Data: []byte("# YAML\n" + goodInventory + more)})
		assert.Nil(t, inventory)
		assert.Equal(t, "input.trailing_data", faultsOf(t, err)[0].Code)
	}
}

func sameOrDomestic(t *testing.T) {
	engine, err := transfer.New(t.Context(), smallInventory(t))
	require.NoError(t, err)
	same := toCloud("same")
	same.Importer = same.Exporter
	decision, err := engine.Evaluate(t.Context(), same)
	blockedWith(t, "input.relation_contradicted", decision, err)
	same.Relation = transfer.SameEntity
	domestic := toCloud("domestic")
	domestic.Importer = transfer.Side{Party: "comms-no", Role: transfer.Controller}
	for _, f := range []transfer.Flow{same, domestic} {
		decision, err = engine.Evaluate(t.Context(), f)
		require.NoError(t, err)
		assert.Equal(t, transfer.OutcomeNotRestricted, decision.Outcome)
		require.NotEmpty(t, decision.Regimes, "a law says so, and no absence of laws")
		for _, r := range decision.Regimes {
			require.NotNil(t, r.Reason)
			assert.NotEmpty(t, r.Reason.Code)
			assert.NotEmpty(t, r.Reason.Citation)
		}
	}
	unmodelled := toCloud("unmodelled")
	unmodelled.Exporter.Party, unmodelled.Importer.Party = "comms-in", "comms-in"
	unmodelled.Importer.Role, unmodelled.Relation = transfer.Controller, transfer.SameEntity
	decision, err = engine.Evaluate(t.Context(), unmodelled)
	require.NoError(t, err)
	assert.False(t, decision.Permits(), "no law found never permits, at home either")
}

// freeTextIsOnlyNamed asks with categories that differ in their composition alone: they are two categories.
func freeTextIsOnlyNamed(t *testing.T) {
	engine, err := transfer.New(t.Context(), good(t))
	require.NoError(t, err)
	question := good(t).Flows[0]
	want, err := engine.Evaluate(t.Context(), question)
	require.NoError(t, err)
	for _, name := range []string{"caf\u00e9", "cafe\u0301", "\uff43\uff41\uff46\uff45", "Contact"} {
		question.DataCategories, question.Name = []string{name}, name
		got, err := engine.Evaluate(t.Context(), question)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

func listsAreSets(t *testing.T) {
	one, err := transfer.New(t.Context(), good(t))
	require.NoError(t, err)
	turned := good(t)
	twice := func(list []string) []string { return slices.Concat(list, list) }
	turned.Instruments[0].Modules = []int{2, 2}
	turned.Instruments[0].Exporters = slices.Repeat(turned.Instruments[0].Exporters, 3)
	turned.Vendors[0].Certifications[0].Covers = twice(turned.Vendors[0].Certifications[0].Covers)
	other, err := transfer.New(t.Context(), turned)
	require.NoError(t, err)
	asked := good(t).Flows[0]
	asked.SpecialCategories, asked.DataCategories = []string{"health", "genetic", "biometric"}, []string{"contact", "usage"}
	asked.LegalBasis, asked.Regimes = []string{"contract", "consent"}, []string{"eu-gdpr", "uk-gdpr", "ch-fadp"}
	want, err := one.Evaluate(t.Context(), asked)
	require.NoError(t, err)
	for _, engine := range []*transfer.Engine{one, other} {
		again := asked
		eachList(reflect.ValueOf(&again).Elem(), func(_ string, list reflect.Value) {
			turned := twice(list.Interface().([]string))
			slices.Reverse(turned)
			if !list.IsNil() {
				list.Set(reflect.ValueOf(turned))
			}
		})
		got, err := engine.Evaluate(t.Context(), again)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
}

func hugeFlow(t *testing.T) {
	slips(
		slip{what: "text over 256 bytes", from: contact, to: `"data_categories":["` + strings.Repeat("x", 257) + `"]`, code: large, rules: settled,
			edit: flow(func(f *transfer.Flow) { f.DataCategories = []string{strings.Repeat("x", 257)} })},
		slip{what: "text over 1024 characters", from: `"name":"Customers"`, to: `"name":"` + strings.Repeat("x", 1025) + `"`, code: large,
			edit: flow(func(f *transfer.Flow) { f.Name = strings.Repeat("x", 1025) })},
		slip{what: "list of over 256", from: contact, to: `"data_categories":["x"` + strings.Repeat(`,"x"`, 256) + `]`, code: large,
			edit: flow(func(f *transfer.Flow) { f.DataCategories = slices.Repeat([]string{"x"}, 257) })},
		slip{what: "flow over 64 KiB", from: `"name":"Customers"`, to: `"name":"` + strings.Repeat("x", 64<<10) + `"`, code: large,
			edit: flow(func(f *transfer.Flow) { f.Name = strings.Repeat("x", 64<<10) })},
	)(t)
	t.Run("200 MB", func(t *testing.T) {
		f := toCloud("crm")
		f.Name = strings.Repeat("x", 200_000_000)
		decision, err := smallEngine(t).Evaluate(t.Context(), f)
		blockedWith(t, large, decision, err)
	})
	t.Run("list of 20 k", func(t *testing.T) {
		f := toCloud("crm")
		f.Purposes = slices.Repeat([]string{"support"}, 20_000)
		decision, err := smallEngine(t).Evaluate(t.Context(), f)
		blockedWith(t, large, decision, err)
	})
}

func deepNesting(t *testing.T) {
	const depth = 9000
	deep := strings.Repeat("[", depth) + strings.Repeat("]", depth)
	bad := strings.Replace(goodInventory, hrFalse, `"hr":`+deep, 1)
	refusedFile(t, "i.json", bad, "input.too_deep")
	refusedFile(t, "i.yaml", "# YAML\n"+bad, "input.too_deep")
	refusedFlow(t, strings.Replace(goodFlow, hrFalse, `"hr":`+deep, 1), "input.too_deep")
	blockedByTheRules(t, hrFalse, `"hr":`+deep, typed)
	blockedByTheRules(t, hrFalse, `"deep":`+deep, field)
	assert.Less(t, depthOf(t, reflect.TypeFor[transfer.Flow](), 0), 8, "a flow of Go cannot nest")
}
