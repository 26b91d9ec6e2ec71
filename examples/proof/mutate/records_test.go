package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func recordChanges(t *testing.T, operator, text string) []string {
	t.Helper()
	var content map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &content))
	var all []string
	for _, v := range vocabularyOf(map[string]map[string]any{"data.json": content}).recordVariants(content, "") {
		if v.Operator == operator {
			changed, err := json.Marshal(v.node)
			require.NoError(t, err)
			all = append(all, v.Text+" => "+string(changed))
		}
	}
	after, err := json.Marshal(content)
	require.NoError(t, err)
	require.JSONEq(t, text, string(after), "a variant changed the original")
	return all
}

func TestDatesOfRecordsMoveByADay(t *testing.T) {
	assert.Equal(t, []string{
		`r/from: "2024-01-01" -> "2023-12-31" => {"r":{"from":"2023-12-31"}}`,
		`r/from: "2024-01-01" -> "2024-01-02" => {"r":{"from":"2024-01-02"}}`,
	}, recordChanges(t, changeDate, `{"r": {"from": "2024-01-01"}}`))
}

func TestElementsAndRecordsAreDropped(t *testing.T) {
	assert.Equal(t, []string{`r/l[0] => {"r":{"l":["b"]}}`, `r/l[1] => {"r":{"l":["a"]}}`}, recordChanges(t, dropElement, `{"r": {"l": ["a", "b"]}}`))
	assert.Equal(t, []string{`records/a => {"records":{"b":{}}}`}, recordChanges(t, dropRecord, `{"records": {"a": {"x": 1}, "b": {}}}`),
		"nothing is dropped with an empty one")
}

func TestIdsNumbersAndBooleansOfRecordsChange(t *testing.T) {
	assert.Equal(t, []string{`r/onward: "same_regime" -> "same_regime~" => {"r":{"onward":"same_regime~"}}`},
		recordChanges(t, changeID, `{"r": {"onward": "same_regime"}}`))
	assert.Equal(t, []string{`r/m[0]: 1 -> 2 => {"r":{"m":[2]}}`, `r/m[0]: 1 -> 0 => {"r":{"m":[0]}}`}, recordChanges(t, changeConstant, `{"r": {"m": [1]}}`))
	assert.Equal(t, []string{`r/legacy: true -> false => {"r":{"legacy":false}}`}, recordChanges(t, changeConstant, `{"r": {"legacy": true}}`))
}

func TestAnIdBecomesAnotherOfTheSameField(t *testing.T) {
	assert.Equal(t, []string{
		`a/place: "DE" -> "FR" => {"a":{"place":"FR"},"b":{"place":"FR"},"c":{"l":["US"]}}`,
		`b/place: "FR" -> "DE" => {"a":{"place":"DE"},"b":{"place":"DE"},"c":{"l":["US"]}}`,
		`c/l[0]: "US" -> "US~" => {"a":{"place":"DE"},"b":{"place":"FR"},"c":{"l":["US~"]}}`,
	}, recordChanges(t, changeID, `{"a": {"place": "DE"}, "b": {"place": "FR"}, "c": {"l": ["US"]}}`))
}

func TestWhatNoRuleReadsStays(t *testing.T) {
	text := `{"r": {"title": "act", "note": "n", "reviewed": "2024-01-01", "authority": {"citation": "x"}, "text": "Two words"}}`
	for _, operator := range []string{changeDate, changeID, changeConstant, dropElement} {
		assert.Empty(t, recordChanges(t, operator, text))
	}
}
