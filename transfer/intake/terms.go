package intake

import (
	"encoding/json"
	"strings"
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// Words of records for the legal bases of an inventory, by their letters, without a plural.
var legalBases = map[string]string{
	"consent": "consent", "contract": "contract", "legalobligation": "legal-obligation", "vitalinterest": "vital-interests",
	"publicinterest": "public-task", "publictask": "public-task", "legitimateinterest": "legitimate-interest",
	"legalproceeding": "legal-proceedings", "healthcare": "health-care", "research": "research",
	"creditprotection": "credit-protection", "fraudprevention": "fraud-prevention",
}

func legalBasis(text string) (string, bool) {
	basis, ok := legalBases[strings.TrimSuffix(letters(text), "s")]
	return basis, ok
}

var roles = map[string]transfer.Role{
	"controller": transfer.Controller, "jointcontroller": transfer.JointController, "processor": transfer.Processor,
	"subprocessor": transfer.Processor,
}

func role(text string) (transfer.Role, bool) {
	r, ok := roles[letters(text)]
	return r, ok
}

// vocabulary returns the words that an inventory knows, by the name of their list.
func vocabulary(name string) map[string]bool { return vocabularies()[name] }

var vocabularies = sync.OnceValue(func() map[string]map[string]bool {
	data, err := transfer.FS.ReadFile("input/data.json")
	if err != nil {
		panic(err)
	}
	var shapes struct {
		Records map[string]struct {
			Terms []any `json:"terms"`
		} `json:"records"`
	}
	if err := json.Unmarshal(data, &shapes); err != nil {
		panic(err)
	}
	m := map[string]map[string]bool{}
	for name, record := range shapes.Records {
		m[name] = map[string]bool{}
		for _, term := range record.Terms {
			if word, ok := term.(string); ok {
				m[name][word] = true
			}
		}
	}
	return m
})
