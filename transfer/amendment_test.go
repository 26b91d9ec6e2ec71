package transfer_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"path"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// amendment is one that stands in the file of amendments, with other records.
func amendment(records map[string]string) transfer.Amendment {
	a := transfer.Amendment{ID: "reading", Reason: "Counsel reads the act otherwise", Owner: "legal@example.com", Records: map[string]json.RawMessage{}}
	for where, patch := range records {
		a.Records[where] = json.RawMessage(patch)
	}
	return a
}

const toBritain = `
version: 1
organisation: {id: acme, name: Acme}
as_of: 2026-11-23
entities: [{id: acme-de, name: Acme GmbH, jurisdiction: DE}, {id: acme-gb, name: Acme Ltd, jurisdiction: GB}]
flows:
  - id: staff
    exporter: {party: acme-de, role: controller}
    importer: {party: acme-gb, role: controller}
    immigration_control: false
    special_categories: []
`

func british2026(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(toBritain)})
	require.NoError(t, err)
	return inventory
}

func decided(t *testing.T, inventory *transfer.Inventory, at transfer.Date, options ...transfer.Option) transfer.Decision {
	t.Helper()
	engine, err := transfer.New(t.Context(), inventory, options...)
	require.NoError(t, err)
	flow := inventory.Flows[0]
	flow.At = at
	decision, err := engine.Evaluate(t.Context(), flow)
	require.NoError(t, err)
	return decision
}

// gbRecord is the record that carries the flow today, so that the test does not depend on how it is called.
func gbRecord(t *testing.T, d transfer.Decision) string {
	t.Helper()
	require.Equal(t, transfer.OutcomeAllowed, d.Outcome)
	return "mechanisms/eu_gdpr/adequacy/records/" + string(d.Regimes[0].Instrument)
}

func TestAmendedRecordsDecideAndAreReported(t *testing.T) {
	inventory := british2026(t)
	before := decided(t, inventory, transfer.Date{})
	assert.Empty(t, before.Revision.Amended)
	ended := amendment(map[string]string{gbRecord(t, before): `{"in_force": {"until": "2026-11-30"}}`})
	last := decided(t, inventory, transfer.NewDate(2026, time.November, 30), transfer.WithAmendments(ended))
	assert.Equal(t, transfer.OutcomeAllowed, last.Outcome)
	assert.Equal(t, transfer.NewDate(2026, time.November, 30), last.ValidUntil)
	first := decided(t, inventory, transfer.NewDate(2026, time.December, 1), transfer.WithAmendments(ended))
	assert.Equal(t, transfer.OutcomeBlocked, first.Outcome)
	for _, d := range []transfer.Decision{last, first} {
		assert.Equal(t, []string{"reading"}, d.Revision.Amended)
		assert.NotEqual(t, before.Revision.Policies, d.Revision.Policies)
		require.Len(t, d.Warnings, 1)
		assert.Equal(t, "law.amended", d.Warnings[0].Code)
		assert.Contains(t, d.Warnings[0].Message, "legal@example.com")
		assert.Contains(t, d.Explain(), "amended by reading")
	}
	reference := decided(t, inventory, transfer.NewDate(2026, time.December, 1), transfer.WithAmendments(ended), transfer.WithReference())
	assert.Equal(t, first, reference)
	assert.Equal(t, before, decided(t, inventory, transfer.Date{}), "an engine without amendments is as before")
}

func TestARecordCanBeAddedAndRemoved(t *testing.T) {
	inventory := british2026(t)
	before := decided(t, inventory, transfer.Date{})
	removed := decided(t, inventory, transfer.Date{}, transfer.WithAmendments(amendment(map[string]string{gbRecord(t, before): `null`})))
	assert.Equal(t, transfer.OutcomeBlocked, removed.Outcome)
	added := amendment(map[string]string{gbRecord(t, before): `null`, "mechanisms/eu_gdpr/adequacy/records/eu-adequacy-gb-next": `{
		"title": "A decision to come", "territory": "GB", "in_force": {"from": "2026-11-23"}, "onward": "same_regime",
		"authority": {"citation": "Draft"}, "reviewed": "2026-11-23", "confidence": "low"
	}`})
	next := decided(t, inventory, transfer.Date{}, transfer.WithAmendments(added))
	assert.Equal(t, transfer.OutcomeAllowed, next.Outcome)
	assert.Equal(t, "eu-adequacy-gb-next", string(next.Regimes[0].Instrument))
}

// Whatever is wrong with an amendment, there is no engine, and the fault says which.
func TestAmendmentsThatMakeNoLawAreRefused(t *testing.T) {
	where := gbRecord(t, decided(t, british2026(t), transfer.Date{}))
	for name, refused := range map[string]struct {
		amendment transfer.Amendment
		code      string
	}{
		"no folder of records":        {amendment(map[string]string{"mechanisms/eu_gdpr/adequcy/records/x": `{}`}), transfer.FaultReference},
		"rules":                       {amendment(map[string]string{"mechanisms/eu_gdpr/adequacy": `{}`}), transfer.FaultReference},
		"the table of packages":       {amendment(map[string]string{"transfer/governance/records/eu-gdpr": `null`}), transfer.FaultReference},
		"the vocabulary":              {amendment(map[string]string{"transfer/input/records/flow": `null`}), transfer.FaultReference},
		"nothing to remove":           {amendment(map[string]string{"mechanisms/eu_gdpr/adequacy/records/x": `null`}), transfer.FaultReference},
		"not JSON":                    {amendment(map[string]string{where: `{`}), transfer.FaultSyntax},
		"a record that is none":       {amendment(map[string]string{where: `"yes"`}), transfer.FaultType},
		"without an authority":        {amendment(map[string]string{where: `{"authority": null}`}), transfer.FaultType},
		"a field that is none":        {amendment(map[string]string{where: `{"in_forse": {"from": "2026-01-01"}}`}), transfer.FaultType},
		"ends before it starts":       {amendment(map[string]string{where: `{"in_force": {"until": "1999-12-31"}}`}), transfer.FaultDate},
		"no day of the calendar":      {amendment(map[string]string{where: `{"in_force": {"until": "2027-02-30"}}`}), transfer.FaultDate},
		"a place that is none":        {amendment(map[string]string{where: `{"territory": "UK"}`}), transfer.FaultCountry},
		"an area that is none":        {amendment(map[string]string{where: `{"area": "eftaa"}`}), transfer.FaultReference},
		"an onward rule that is none": {amendment(map[string]string{where: `{"onward": "nothing"}`}), transfer.FaultReference},
		"no reason":                   {transfer.Amendment{ID: "a", Owner: "o", Records: amendment(map[string]string{where: `{}`}).Records}, transfer.FaultMissing},
		"no owner":                    {transfer.Amendment{ID: "a", Reason: "r", Records: amendment(map[string]string{where: `{}`}).Records}, transfer.FaultMissing},
		"no records":                  {transfer.Amendment{ID: "a", Reason: "r", Owner: "o"}, transfer.FaultMissing},
		"no id":                       {transfer.Amendment{Reason: "r", Owner: "o", Records: amendment(map[string]string{where: `{}`}).Records}, transfer.FaultMissing},
		"no id that is one":           {transfer.Amendment{ID: "A b", Reason: "r", Owner: "o", Records: amendment(map[string]string{where: `{}`}).Records}, transfer.FaultCode},
	} {
		_, err := transfer.New(t.Context(), british2026(t), transfer.WithAmendments(refused.amendment))
		var faults *transfer.InputError
		if !assert.ErrorAs(t, err, &faults, name) {
			continue
		}
		assert.Equal(t, refused.code, faults.Faults[0].Code, "%s: %v", name, err)
		_, again := transfer.AmendedLaw(refused.amendment)
		assert.Equal(t, err.Error(), again.Error(), name)
	}
	twice := amendment(map[string]string{where: `{"note": "x"}`})
	_, err := transfer.New(t.Context(), british2026(t), transfer.WithAmendments(twice, twice))
	assert.ErrorContains(t, err, transfer.FaultDuplicateID)
}

func TestAMisspeltRecordIsNotTakenForANewOne(t *testing.T) {
	_, err := transfer.AmendedLaw(amendment(map[string]string{"mechanisms/eu_gdpr/dpf/records/eu-us-dfp": `{"in_force": {"until": "2026-01-01"}}`}))
	assert.ErrorContains(t, err, `did you mean "mechanisms/eu_gdpr/dpf/records/eu-us-dpf"?`)
	assert.ErrorContains(t, err, "eu-us-dfp]: authority is required", "if it was meant as one, this is what it lacks")
	assert.NotContains(t, err.Error(), "(Root)")
	_, err = transfer.AmendedLaw(amendment(map[string]string{"mechanisms/eu_gdpr/dpf/records/eu-us-dpf": `{"titel": "x"}`}))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "no such record")
}

// Every record of the build is one by the rules that amended records must follow.
func TestEveryRecordCouldBeAnAmendment(t *testing.T) {
	law, err := transfer.AmendedLaw()
	require.NoError(t, err)
	n := 0
	all := amendment(nil)
	require.NoError(t, fs.WalkDir(law, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "data.json" {
			return err
		}
		if folder := path.Dir(name); transfer.Amendable(folder) {
			text, err := fs.ReadFile(law, name)
			require.NoError(t, err)
			var content struct {
				Records map[string]json.RawMessage `json:"records"`
			}
			require.NoError(t, json.Unmarshal(text, &content))
			for id, record := range content.Records {
				n++
				all.Records[folder+"/records/"+id] = record
			}
		}
		return nil
	}))
	require.Greater(t, n, 150)
	_, err = transfer.AmendedLaw(all)
	require.NoError(t, err)
}

func TestAmendmentsAreReadAsStrictlyAsInventories(t *testing.T) {
	const good = `
amendments:
  - id: reading
    reason: Counsel reads the act otherwise
    owner: legal@example.com
    records:
      mechanisms/eu_gdpr/dpf/records/eu-us-dpf: {in_force: {until: 2026-11-30}, note: null}
`
	list, err := transfer.ReadAmendments(transfer.File{Name: "law.yaml", Data: []byte(good)})
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, "reading", list[0].ID)
	assert.JSONEq(t, `{"in_force": {"until": "2026-11-30"}, "note": null}`, string(list[0].Records["mechanisms/eu_gdpr/dpf/records/eu-us-dpf"]))
	for text, fault := range map[string]string{
		"":                               transfer.FaultEmpty,
		"amendment: []":                  transfer.FaultUnknownField,
		"amendments: {}":                 transfer.FaultType,
		"amendments: [1]":                transfer.FaultType,
		"amendments: [{id: a}]":          transfer.FaultMissing,
		"amendments: []\namendments: []": transfer.FaultDuplicateKey,
		"amendments: [{id: a, reason: 1, owner: o, records: {}}]":                transfer.FaultType,
		"amendments: [{id: a, reason: r, owner: o, records: {x: {v: 1.5}}}]":     transfer.FaultNumber,
		"amendments: [{id: a, reason: r, owner: o, records: {x: &b {v: 1}}}]":    transfer.FaultYAMLFeature,
		"amendments: [{id: a, reason: r, owner: o, records: {}, resaon: again}]": transfer.FaultUnknownField,
	} {
		_, err := transfer.ReadAmendments(transfer.File{Name: "law.yaml", Data: []byte(text)})
		assert.ErrorContains(t, err, fault, text)
	}
	_, err = transfer.ReadAmendments()
	assert.ErrorContains(t, err, transfer.FaultEmpty)
}

// The tree with amended records decides in OPA's own evaluator what an engine with the amendments decides, and has its digest.
func TestTheAmendedTreeIsTheAmendedLaw(t *testing.T) {
	inventory := british2026(t)
	ended := amendment(map[string]string{gbRecord(t, decided(t, inventory, transfer.Date{})): `{"in_force": {"until": "2026-11-22"}}`})
	engine, err := transfer.New(t.Context(), inventory, transfer.WithAmendments(ended))
	require.NoError(t, err)
	want, err := engine.Evaluate(t.Context(), inventory.Flows[0])
	require.NoError(t, err)
	tree, err := transfer.AmendedLaw(ended)
	require.NoError(t, err)
	document, digest, err := transfer.AskTree(context.Background(), tree, inventory, inventory.Flows[0].ID)
	require.NoError(t, err)
	assert.Equal(t, want.Revision.Policies, digest)
	want.Revision.Policies = ""
	text, err := json.Marshal(want)
	require.NoError(t, err)
	assert.JSONEq(t, string(text), string(document))
}
