package transfer_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// A good question and a good inventory, in which keys are in order: a slip is then the same text in what people write
// and in what the rules read.
const (
	goodFlow = `{"at":"2026-11-23","data_categories":["contact"],"exporter":{"party":"comms-ie","role":"controller"},"hr":false,"id":"crm",` +
		`"importer":{"party":"cloud-us","role":"processor"},"importer_activity":[],"journalistic":false,"legal_basis":["contract"],"name":"Customers",` +
		`"special_categories":["health"],"storage":"US"}`
	goodInventory = `{"entities":[{"id":"comms-ie","jurisdiction":"IE","name":"Communications Limited"}],` +
		`"flows":[` + goodFlow + `],` +
		`"instruments":[{"exporters":["comms-ie"],"id":"clauses","importers":["cloud-us"],"modules":[2],"signed":"2024-02-01","type":"eu-scc","version":"2021/914"}],` +
		`"organisation":{"id":"comms","name":"Communications"},` +
		`"vendors":[{"certifications":[{"covers":["non-hr"],"from":"2023-09-01","scheme":"eu-us-dpf","status":"active","until":"2026-12-31"}],` +
		`"id":"cloud-us","jurisdiction":"US","name":"Cloud Inc."}],"version":1}`
)

func good(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "good.json", Data: []byte(goodInventory)})
	require.NoError(t, err)
	return inventory
}

// A slip is a text in the place of another in the good inventory, put through every door: files of both forms, a flow as
// a service receives it, the types of Go, one flow and many, and the rules as a stock server asks them.
type slip struct {
	what, from, to string
	code           string
	json           string // the code of a JSON reader, where it is another
	flow           string // of the flow by itself
	rules          string // of the rules
	edit           func(*transfer.Inventory)
	holder         any // the type of Go that cannot hold the slip
}

const settled = "settled" // before, or only later: the slip does not show at this door

func slips(list ...slip) func(*testing.T) {
	return func(t *testing.T) {
		for _, s := range list {
			t.Run(s.what, s.everywhere)
		}
	}
}

func (s slip) everywhere(t *testing.T) {
	require.Equal(t, 1, strings.Count(goodInventory, s.from), "%s is in the inventory once", s.from)
	bad := strings.Replace(goodInventory, s.from, s.to, 1)
	t.Run("inventory in JSON", func(t *testing.T) { refusedFile(t, "i.json", bad, or(s.json, s.code)) })
	t.Run("inventory in YAML", func(t *testing.T) { refusedFile(t, "i.yaml", "# YAML\n"+bad, s.code) })
	if strings.Contains(goodFlow, s.from) && s.flow != settled {
		t.Run("flow in JSON", func(t *testing.T) {
			refusedFlow(t, strings.Replace(goodFlow, s.from, s.to, 1), or(s.flow, s.json, s.code))
		})
	}
	if s.rules != settled && s.json == "" {
		t.Run("rules", func(t *testing.T) { blockedByTheRules(t, s.from, s.to, or(s.rules, s.code)) })
	}
	t.Run("Go", func(t *testing.T) {
		if s.edit == nil {
			cannotHold(t, s.holder, s.to)
			return
		}
		refusedInGo(t, s.edit, s.code)
	})
}

func or(codes ...string) string {
	return codes[slices.IndexFunc(codes, func(code string) bool { return code != "" })]
}

func refusedFile(t *testing.T, name, text, code string) {
	t.Helper()
	inventory, err := transfer.ReadInventory(transfer.File{Name: name, Data: []byte(text)})
	assert.Nil(t, inventory)
	faults := faultsOf(t, err)
	assert.Equal(t, code, faults[0].Code, "%v", faults)
	assert.Positive(t, faults[0].Line)
	assert.Len(t, faults, 1, "%v", faults)
}

func refusedFlow(t *testing.T, text, code string) {
	t.Helper()
	flow := transfer.Flow{ID: "before"}
	faults := faultsOf(t, flow.UnmarshalJSON([]byte(text)))
	assert.Equal(t, code, faults[0].Code, "%v", faults)
	assert.Equal(t, "before", flow.ID, "nothing is half read")
}

// refusedInGo edits the typed inventory. What is wrong with it or with its flow is wrong in every call.
func refusedInGo(t *testing.T, edit func(*transfer.Inventory), code string) {
	t.Helper()
	inventory := good(t)
	edit(inventory)
	first := func(err error) string { return faultsOf(t, err)[0].Code }
	assert.Equal(t, code, first(inventory.Validate()))
	_, err := transfer.New(t.Context(), inventory)
	assert.Equal(t, code, first(err))
	engine, err := transfer.New(t.Context(), good(t))
	require.NoError(t, err)
	if bad := inventory.Flows[0]; !assert.ObjectsAreEqual(good(t).Flows[0], bad) {
		decision, err := engine.Evaluate(t.Context(), bad)
		blockedWith(t, code, decision, err)
		for decision, err := range engine.EvaluateAll(t.Context(), slices.Values([]transfer.Flow{bad})) {
			blockedWith(t, code, decision, err)
		}
	}
}

// blockedByTheRules puts the slip into the question or the register as the rules read them.
func blockedByTheRules(t *testing.T, from, to, code string) {
	t.Helper()
	inventory := good(t)
	input, err := inventory.Input("crm")
	require.NoError(t, err)
	question, register := textOf(t, input), textOf(t, inventory.Register())
	require.Equal(t, 1, strings.Count(question, from)+strings.Count(register, from), "%s is in what the rules read once", from)
	var asked any
	var held map[string]any
	parse(t, strings.Replace(question, from, to, 1), &asked)
	parse(t, strings.Replace(register, from, to, 1), &held)
	rules, err := transfer.RulesOver(held)
	require.NoError(t, err)
	answer, err := rules.Ask(t.Context(), asked)
	require.NoError(t, err)
	blockedDocument(t, answer, code)
}

// blockedDocument asserts that a document of the rules is a whole decision that blocks with the code.
func blockedDocument(t *testing.T, document any, code string) {
	t.Helper()
	fields := document.(map[string]any)
	if day, stated := fields["at"].(string); stated && new(transfer.Date).UnmarshalText([]byte(day)) != nil {
		fields["at"] = nil // what was asked is given back, and is no date
	}
	decision, err := transfer.ParseDecision([]byte(textOf(t, document)))
	require.NoError(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
	codes := []string{}
	for _, v := range decision.Violations {
		codes = append(codes, v.Code)
		assert.True(t, strings.HasPrefix(v.Code, "input."), v.Code)
	}
	assert.Contains(t, codes, code)
}

func textOf(t testing.TB, value any) string {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	require.NoError(t, encoder.Encode(value))
	return strings.TrimSpace(text.String())
}

// parse reads JSON as an OPA server does.
func parse(t *testing.T, text string, to any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	require.NoError(t, decoder.Decode(to))
}

func TestTheGoodInventoryPermits(t *testing.T) {
	engine, err := transfer.New(t.Context(), good(t))
	require.NoError(t, err)
	decision, err := engine.Evaluate(t.Context(), good(t).Flows[0])
	require.NoError(t, err)
	assert.True(t, decision.Permits(), decision.Explain())
}
