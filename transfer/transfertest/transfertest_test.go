package transfertest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/transfertest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func subject(t *testing.T) *transfertest.Subject {
	t.Helper()
	return transfertest.Open(t, os.DirFS("testdata"), "inventory.yaml")
}

func TestATableOfCases(t *testing.T) {
	subject(t).Run(t, transfertest.ReadCases(t, os.DirFS("testdata"), "cases.yaml")...)
}

func TestACaseThatFailsSaysWhatCameAndWhatWasWanted(t *testing.T) {
	cases, err := transfertest.ParseCases([]byte(`{"cases": [{"name": "wishes", "flow": "crm", "expect": {
		"outcome": "blocked", "mechanisms": ["eu-scc"], "codes": ["transfer.no_mechanism"], "warnings": ["dpf.renewal_due"], "obligations": ["dpf.tell_hr"],
		"valid_until": "2027-01-01", "regimes": {
			"eu-gdpr": {"outcome": "blocked", "mechanism": "eu-scc", "instrument": "scc", "module": 2, "reason": "eu_gdpr.transit",
				"open": {"bcr": ["bcr.approved"], "contract": []}},
			"uk-gdpr": {}
		}}}]}`))
	require.NoError(t, err)
	report := subject(t).Try(t, cases[0])
	for _, line := range []string{
		"wishes\n",
		"\n  outcome: allowed, not blocked\n",
		"\n  mechanisms: eu-scc missing\n",
		"\n  mechanisms: dpf not expected\n",
		"\n  violations: transfer.no_mechanism missing\n",
		"\n  warnings: dpf.renewal_due missing; there are: dpf.under_challenge\n",
		"\n  obligations: dpf.tell_hr missing; there are: obligation.processor_contract\n",
		"\n  valid until: 2027-08-31, not 2027-01-01\n",
		"\n  eu-gdpr outcome: allowed, not blocked\n",
		"\n  eu-gdpr mechanism: dpf, not eu-scc\n",
		"\n  eu-gdpr instrument: eu-us-dpf, not scc\n",
		"\n  eu-gdpr module: 0, not 2\n",
		"\n  eu-gdpr reason: none, not eu_gdpr.transit\n",
		"\n  eu-gdpr bcr, open: bcr.approved missing\n",
		"\n  eu-gdpr bcr, open: bcr.assessment, bcr.none not expected\n",
		"\n  eu-gdpr has no candidate contract\n",
		"\n  uk-gdpr does not govern the flow; these do: eu-gdpr\n",
	} {
		assert.Contains(t, report, line)
	}
	assert.Contains(t, report, "crm on 2026-11-23", "the decision stands behind it")
}

func TestACaseThatIsNoneFails(t *testing.T) {
	s := subject(t)
	assert.Contains(t, s.Try(t, transfertest.Case{Flow: "cmr"}), `no flow "cmr"`)
	assert.Contains(t, s.Try(t, transfertest.Case{Flow: "crm", Change: map[string]any{"hrr": true}}), "input.unknown_field")
	assert.Contains(t, s.Try(t, transfertest.Case{Flow: "crm", Change: map[string]any{"importer": map[string]any{"party": "nobody"}}}), "there is no decision")
	for name, text := range map[string]string{
		"nothing":          "",
		"no cases":         "cases: []",
		"a typo":           "cases: [{flow: crm, expects: {}}]",
		"a typo deep":      "cases: [{flow: crm, expect: {outcomes: allowed}}]",
		"another outcome":  "cases: [{flow: crm, expect: {outcome: permitted}}]",
		"no flow":          "cases: [{name: x}]",
		"a key twice":      "cases: [{flow: crm, flow: crm}]",
		"an alias":         "cases: [&a {flow: crm}, *a]",
		"a date of sorts":  "cases: [{flow: crm, at: 2026-1-1}]",
		"no YAML":          "cases: [",
		"a list on top":    "[]",
		"a text for codes": "cases: [{flow: crm, expect: {codes: x}}]",
	} {
		_, err := transfertest.ParseCases([]byte(text))
		assert.Error(t, err, name)
	}
}

func ExampleExpectation_Differences() {
	decision := transfer.Decision{Outcome: transfer.OutcomeBlocked, Violations: []transfer.Violation{{Code: "transfer.no_mechanism"}}}
	wanted := transfertest.Expectation{Outcome: transfer.OutcomeAllowed, Codes: []string{}}
	fmt.Println(strings.Join(wanted.Differences(decision), "\n"))
	// Output:
	// outcome: blocked, not allowed
	// violations: transfer.no_mechanism not expected
}
