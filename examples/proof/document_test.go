package proof_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
)

// same fails the test where two documents differ, and names the first place and the two values there.
func same(t *testing.T, scene *random.Scene, f transfer.Flow, expected, actual string) bool {
	t.Helper()
	if expected == actual {
		return true
	}
	place, a, b := "", any(expected), any(actual)
	var left, right any
	if json.Unmarshal([]byte(expected), &left) == nil && json.Unmarshal([]byte(actual), &right) == nil {
		place, a, b = apart("", left, right)
	}
	t.Errorf("%s, flow %s: %s is\n  %s\nand another way\n  %s", scene, f.ID, place, inJSON(a), inJSON(b))
	return false
}

func inJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

// apart finds the first place where two JSON values differ.
func apart(place string, a, b any) (string, any, any) {
	switch left := a.(type) {
	case map[string]any:
		right, ok := b.(map[string]any)
		if !ok {
			return place, a, b
		}
		keys := maps.Clone(left)
		maps.Copy(keys, right)
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			if inJSON(left[key]) != inJSON(right[key]) {
				return apart(place+"."+key, left[key], right[key])
			}
		}
	case []any:
		right, ok := b.([]any)
		if !ok || len(left) != len(right) {
			return place, a, b
		}
		for i := range left {
			if inJSON(left[i]) != inJSON(right[i]) {
				return apart(fmt.Sprintf("%s[%d]", place, i), left[i], right[i])
			}
		}
	}
	return place, a, b
}
