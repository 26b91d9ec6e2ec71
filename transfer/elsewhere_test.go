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

func TestTheCloneOfAFlowSharesNoList(t *testing.T) {
	var flow transfer.Flow
	lists := 0
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		for i := range v.NumField() {
			switch f := v.Field(i); {
			case f.Kind() == reflect.Slice:
				f.Set(reflect.ValueOf([]string{"as it was"}))
				lists++
			case f.Kind() == reflect.Struct && f.Type() != reflect.TypeFor[transfer.Date]():
				fill(f)
			}
		}
	}
	fill(reflect.ValueOf(&flow).Elem())
	require.Greater(t, lists, 5)
	copied := flow.Clone()
	assert.Equal(t, flow, copied)
	text, err := json.Marshal(copied)
	require.NoError(t, err)
	for _, list := range [][]string{
		flow.Exporter.SubjectTo, flow.Importer.SubjectTo, flow.DataCategories, flow.DataSubjects, flow.Purposes, flow.LegalBasis,
		flow.SpecialCategories, flow.ImporterActivity, flow.Regimes,
	} {
		list[0] = "edited"
		lists--
	}
	assert.Zero(t, lists, "a list was not edited")
	after, err := json.Marshal(copied)
	require.NoError(t, err)
	assert.Equal(t, string(text), string(after))
}

func TestAnAnswerFromElsewhereIsReadAsOwnOnesAre(t *testing.T) {
	engine := smallEngine(t)
	want, err := engine.Evaluate(t.Context(), toCloud("crm"))
	require.NoError(t, err)
	text, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := transfer.ReadAnswer(text)
	require.NoError(t, err)
	assert.Equal(t, want.Explain(), got.Explain())

	_, err = transfer.ReadAnswer([]byte(strings.Replace(string(text), `"flow"`, `"Flow"`, 1)))
	assert.ErrorIs(t, err, transfer.ErrMalformed)

	fault := &transfer.InputError{Faults: []transfer.Fault{{Code: transfer.FaultReference, Field: "exporter.party", Message: "nobody"}}}
	blocked := transfer.Refused(toCloud("crm"), fault)
	assert.False(t, blocked.Permits())
	blocked.Revision.Amended = []string{}
	text, err = json.Marshal(blocked)
	require.NoError(t, err)
	got, err = transfer.ReadAnswer(text)
	blockedWith(t, transfer.FaultReference, transfer.Refused(toCloud("crm"), err), err)
	assert.False(t, got.Permits())
}

func TestARefusalNamesWhatKeptTheAnswerAway(t *testing.T) {
	for _, err := range []*transfer.EngineError{transfer.ErrOtherRevision, transfer.ErrDeadline, transfer.ErrPanic} {
		d := transfer.Refused(transfer.Flow{ID: "f", At: transfer.NewDate(2026, 11, 23)}, err.Because(assert.AnError))
		blockedWith(t, err.Code, d, err)
		assert.Equal(t, "f", d.Flow)
		assert.Equal(t, "2026-11-23", d.At.String())
		assert.NoError(t, d.Check())
	}
	assert.False(t, transfer.Refused(transfer.Flow{}, nil).Permits(), "no error is no permission")
}

func TestACopyIsCheckedAndNothingIsNone(t *testing.T) {
	inventory := good(t)
	own, err := inventory.Checked()
	require.NoError(t, err)
	assert.Equal(t, inventory.Register(), own.Register())
	inventory.Entities = slices.Clone(inventory.Entities)
	inventory.Entities[0].Jurisdiction = "UK"
	_, err = inventory.Checked()
	var faults *transfer.InputError
	assert.ErrorAs(t, err, &faults)
	_, err = (*transfer.Inventory)(nil).Checked()
	assert.ErrorIs(t, err, transfer.ErrBadCall)
}
