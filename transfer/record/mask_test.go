package record_test

import (
	"testing"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMasksTakeOutAndReplace(t *testing.T) {
	asked := flow(t, "crm")
	asked.Purposes, asked.DataCategories = []string{"support", "billing"}, []string{"contact"}
	plain, _, err := recordedAs(t, engine(), asked)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		masks          []record.Mask
		erased, masked []string
		input          map[string]any // what differs
		gone           []string
	}{
		"a field":                    {[]record.Mask{record.Remove("/input/purposes")}, []string{"/input/purposes"}, nil, nil, []string{"purposes"}},
		"an item of a list":          {[]record.Mask{record.Remove("/input/purposes/0")}, []string{"/input/purposes/0"}, nil, map[string]any{"purposes": []any{"billing"}}, nil},
		"one item after another":     {[]record.Mask{record.Remove("/input/purposes/0"), record.Remove("/input/purposes/0")}, []string{"/input/purposes/0", "/input/purposes/0"}, nil, map[string]any{"purposes": []any{}}, nil},
		"a field inside":             {[]record.Mask{record.Remove("/input/exporter/party")}, []string{"/input/exporter/party"}, nil, map[string]any{"exporter": map[string]any{"role": "controller"}}, nil},
		"what is not there":          {[]record.Mask{record.Remove("/input/children"), record.Remove("/input/purposes/7"), record.Remove("/input/id/x"), record.Remove("/input/purposes/00")}, nil, nil, nil, nil},
		"a value":                    {[]record.Mask{record.Replace("/input/purposes", "masked")}, nil, []string{"/input/purposes"}, map[string]any{"purposes": "masked"}, nil},
		"a value in a list":          {[]record.Mask{record.Replace("/input/purposes/1", nil)}, nil, []string{"/input/purposes/1"}, map[string]any{"purposes": []any{"support", nil}}, nil},
		"a value beyond a list":      {[]record.Mask{record.Replace("/input/purposes/2", "x")}, nil, nil, nil, nil},
		"a value that was not there": {[]record.Mask{record.Replace("/input/more/of", 1)}, nil, []string{"/input/more/of"}, map[string]any{"more": map[string]any{"of": 1.0}}, nil},
		"a replaced value, less":     {[]record.Mask{record.Replace("/input/purposes", map[string]any{"a": 1, "b": 2}), record.Remove("/input/purposes/a")}, []string{"/input/purposes/a"}, []string{"/input/purposes"}, map[string]any{"purposes": map[string]any{"b": 2.0}}, nil},
		"an escaped key":             {[]record.Mask{record.Replace("/input/a~1b~0c", true)}, nil, []string{"/input/a~1b~0c"}, map[string]any{"a/b~c": true}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			for range 2 { // what is replaced is not shared by two events
				e, decision, err := recordedAs(t, engine(), asked, record.WithMasks(c.masks...))
				require.NoError(t, err)
				assert.True(t, decision.Permits())
				assert.Equal(t, c.erased, e.Erased)
				assert.Equal(t, c.masked, e.Masked)
				want := map[string]any{}
				for key, value := range plain.Input.(map[string]any) {
					want[key] = value
				}
				for key, value := range c.input {
					want[key] = value
				}
				for _, key := range c.gone {
					delete(want, key)
				}
				assert.Equal(t, want, e.Input)
				assert.Equal(t, plain.Result, e.Result)
				assert.Equal(t, plain.Custom.InputDigest, e.Custom.InputDigest, "the digest is of what was asked")
			}
		})
	}
	e, _, err := recordedAs(t, engine(), asked, record.WithMasks(record.Remove("/input"), record.Replace("/result", "hidden"), record.Remove("/input/id")))
	require.NoError(t, err)
	assert.Nil(t, e.Input)
	assert.Equal(t, "hidden", e.Result)
	assert.Equal(t, []string{"/input"}, e.Erased)
	assert.Equal(t, []string{"/result"}, e.Masked)
}
