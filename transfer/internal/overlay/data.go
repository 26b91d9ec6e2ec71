package overlay

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

// failed is where the engine says that a pack gave no answer.
const failed = "failed"

// data reads what stands beside the rules, and keeps it from standing in their place.
func (c *checker) data() {
	name := "overlays/" + c.pack.ID + "/data.json"
	text, ok := c.files[name]
	if !ok {
		return
	}
	value, err := strictjson.Decode(text)
	if err != nil {
		c.faultJSON(CodeData, name, err)
		return
	}
	object, ok := value.(map[string]any)
	if !ok {
		c.fault(CodeData, name, 1, "must be an object")
		return
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if slices.Contains(kinds, key) || key == failed || strings.HasSuffix(key, "_test") {
			c.fault(CodeData, name, 1, "the key %s is that of a rule or of tests", key)
		}
	}
	if number := unfit(object); number != "" {
		c.fault(CodeData, name, 1, "the number %.32s is out of every range", number)
	}
	c.pack.Data = object
}

// unfit finds a number that no rule could calculate with.
func unfit(value any) string {
	switch value := value.(type) {
	case json.Number:
		if size, err := strconv.ParseFloat(string(value), 64); err != nil || len(value) > 64 || math.IsInf(size, 0) {
			return string(value)
		}
	case []any:
		for _, entry := range value {
			if number := unfit(entry); number != "" {
				return number
			}
		}
	case map[string]any:
		for _, entry := range value {
			if number := unfit(entry); number != "" {
				return number
			}
		}
	}
	return ""
}
