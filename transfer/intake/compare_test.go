package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

func inventory(t testing.TB, text string) *transfer.Inventory {
	t.Helper()
	inv, err := transfer.ReadInventory(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)
	return inv
}

// vendor is an inventory with one vendor, which holds the certificates given in YAML.
func vendor(name, certificates string) string {
	text := fmt.Sprintf("version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\nvendors:\n  - id: v\n    name: %q\n    jurisdiction: US\n", name)
	if certificates != "" {
		text += "    certifications:\n"
		for _, c := range strings.Split(certificates, "\n") {
			text += "      - " + c + "\n"
		}
	}
	return text
}

// found are the findings on one line each.
func found(c *intake.Comparison) []string {
	list := []string{}
	for _, f := range c.Findings {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", f.Kind, f.Party, f.Scheme, f.Message)))
	}
	return list
}

// held are the certificates of a vendor after the changes.
func held(t testing.TB, c *intake.Comparison, text string) []string {
	t.Helper()
	next, err := c.Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)
	list := []string{}
	for _, c := range inventory(t, string(next.Data)).Vendors[0].Certifications {
		list = append(list, fmt.Sprintf("%s %s %v %s..%s due %s checked %s", c.Scheme, c.Status, c.Covers, c.From, c.Until, c.Due, c.Checked))
	}
	return list
}

func TestAPartyIsMatchedByItsExactLegalName(t *testing.T) {
	list := dpf(t,
		listed("Harbour Cloud Inc.", "Public Display Name", "Harbourlight"),
		listed("Café Société, Inc."),
		listed("Pier Holdings LLC", "Covered Entities", "Pier Mail LLC; Pier Pay, Inc."))
	for name, want := range map[string]string{
		"Harbour Cloud Inc.":                   "added v eu-us-dpf",
		"Harbour\u00a0Cloud  Inc.":             "added v eu-us-dpf",
		"Cafe\u0301 Socie\u0301te\u0301, Inc.": "added v eu-us-dpf",
		"Pier Pay, Inc.":                       "added v eu-us-dpf as a covered entity of Pier Holdings LLC",
		"HARBOUR CLOUD INC.":                   `to_confirm v  "Harbour Cloud Inc." is the legal name of a participant`,
		"Harbour Cloud, LLC":                   `to_confirm v  "Harbour Cloud Inc." is the legal name of a participant`,
		"Harbor Cloud":                         `to_confirm v  "Harbour Cloud Inc." is the legal name of a participant`,
		"Cafe Societe Inc":                     `to_confirm v  "Café Société, Inc." is the legal name of a participant`,
		"Harbourlight":                         `to_confirm v  "Harbourlight" is only a display name (of Harbour Cloud Inc.)`,
		"Harbourlight Inc.":                    `to_confirm v  "Harbourlight" is only a display name (of Harbour Cloud Inc.)`,
		"Pier Pay LLC":                         `to_confirm v  "Pier Pay, Inc." is a covered entity (of Pier Holdings LLC)`,
		"Pier Pay, Inc":                        `to_confirm v  "Pier Pay, Inc." is a covered entity (of Pier Holdings LLC)`,
		"Somebody Else Corp.":                  "not_listed v",
	} {
		text := vendor(name, "")
		c := list.Compare(inventory(t, text))
		require.Len(t, c.Findings, 1, "%s: %v", name, found(c))
		assert.True(t, strings.HasPrefix(found(c)[0], want), "%s: %s", name, found(c)[0])
		assert.Equal(t, strings.HasPrefix(want, "added"), len(held(t, c, text)) == 1, "%s: only an exact name is applied", name)
		assert.Equal(t, strings.HasPrefix(want, "to_confirm"), c.Asks(), name)
	}
}

func TestCompaniesElsewhereAreNearOnlyIfTheyClaim(t *testing.T) {
	list := dpf(t, listed("Acme Inc."))
	text := strings.Replace(vendor("Acme GmbH", ""), "US", "DE", 1)
	assert.Empty(t, list.Compare(inventory(t, text)).Findings)
	claiming := strings.Replace(vendor("Acme GmbH", "{scheme: eu-us-dpf, status: active}"), "US", "DE", 1)
	assert.Len(t, list.Compare(inventory(t, claiming)).Of(intake.ToConfirm), 1)
}

func TestACoveredEntityIsCertifiedThroughItsParticipant(t *testing.T) {
	list := dpf(t, listed("Pier Holdings LLC", "Covered Entities", "Pier Mail LLC"))
	c := list.Compare(inventory(t, vendor("Pier Mail LLC", "")))
	require.Len(t, c.Findings, 1)
	assert.Equal(t, "covered entity of Pier Holdings LLC, https://list.example/participant/Pier Holdings LLC", c.Findings[0].After.Reference)
	assert.Equal(t, "Pier Holdings LLC", c.Findings[0].Legal)
}

func TestANameThatIsNotOneParticipantIsLeftToAPerson(t *testing.T) {
	claim := "{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-12}"
	other := []any{"Public Link", "https://list.example/participant/other", "Street", "9 Other St"}
	for name, c := range map[string]struct {
		list *intake.List
		text string
		want []string
	}{
		"two participants": {dpf(t, listed("A Inc."), listed("A Inc.", other...)), vendor("A Inc.", claim), []string{
			"to_confirm v  more than one participant bears this name: the list tells them apart by address, and the inventory does not",
			"to_confirm v  more than one participant bears this name: the list tells them apart by address, and the inventory does not",
			"not_shown v eu-us-dpf the inventory has it as active; who it is has to be confirmed first"}},
		"covered by two": {dpf(t, listed("P Inc.", "Covered Entities", "A Inc."), listed("Q Inc.", "Covered Entities", "A Inc.")), vendor("A Inc.", ""), []string{
			"to_confirm v  more than one participant bears this name: the list tells them apart by address, and the inventory does not",
			"to_confirm v  more than one participant bears this name: the list tells them apart by address, and the inventory does not"}},
		"in another territory": {dpf(t, listed("A Inc.")), strings.Replace(vendor("A Inc.", ""), "US", "CA", 1), []string{
			"to_confirm v  the list has this name in US, the inventory in CA"}},
		"an uncertain cell": {dpf(t, listed("P Inc.", "Covered Entities", "A Inc., Bar & Co and sons")), vendor("A Inc.", ""), []string{
			`to_confirm v  "A Inc." stands in a cell of covered entities whose names are not parted for certain (of P Inc.); if it is this party, write its legal name as the list does`}},
	} {
		comparison := c.list.Compare(inventory(t, c.text))
		assert.Equal(t, c.want, found(comparison), name)
		next, err := comparison.Update(transfer.File{Name: "i.yaml", Data: []byte(c.text)})
		require.NoError(t, err)
		assert.Equal(t, c.text, string(next.Data), name)
	}

	own := dpf(t, listed("A Inc.", "Status", "Inactive - Lapse", "Inactive Start Date", "2025-01-01"), listed("P Inc.", "Covered Entities", "A Inc."))
	text := vendor("A Inc.", "")
	comparison := own.Compare(inventory(t, text))
	assert.Equal(t, []string{"to_confirm v  is also named as a covered entity of P Inc.", "added v eu-us-dpf"}, found(comparison))
	assert.Equal(t, []string{"eu-us-dpf inactive-lapse [non-hr] 2023-09-12..2024-12-31 due 2027-09-12 checked 2026-11-20"}, held(t, comparison, text))

	moved := dpf(t, listed("A Inc."), listed("A Inc.", "Framework", "UK Extension", "Street", "2 New St"))
	assert.Len(t, moved.Compare(inventory(t, text)).Of(intake.Added), 2, "one page is one participant, whatever its address")
}

func TestEachSchemeIsCompared(t *testing.T) {
	active := "{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-12, due: 2027-09-12, checked: 2026-01-01, reference: r}"
	const full = "eu-us-dpf active [non-hr] 2023-09-12..%s due 2027-09-12 checked 2026-11-20"
	for name, c := range map[string]struct {
		changes []any
		claims  string
		want    []string
		held    []string
	}{
		"only the evidence is newer": {nil, active, []string{"agrees v eu-us-dpf"}, []string{fmt.Sprintf(full, "")}},
		"another status": {[]any{"Status", "Active - Re-certification under Review"}, active, []string{"updated v eu-us-dpf"},
			[]string{"eu-us-dpf active-recertification-under-review [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-11-20"}},
		"lapsed": {[]any{"Status", "Inactive - Lapse", "Inactive Start Date", "2026-05-01"}, active, []string{"lapsed v eu-us-dpf"},
			[]string{"eu-us-dpf inactive-lapse [non-hr] 2023-09-12..2026-04-30 due 2027-09-12 checked 2026-11-20"}},
		"lapsed on a day not stated": {[]any{"Status", "Inactive - Withdrawal"}, active, []string{
			"unclear v eu-us-dpf Inactive Start Date: the day from which the certificate is inactive is not stated, so it covers no day", "lapsed v eu-us-dpf"},
			[]string{"eu-us-dpf inactive-withdrawal [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-11-20"}},
		"covers less": {[]any{"HR Data", nil}, strings.Replace(active, "[non-hr]", "[hr, non-hr]", 1), []string{"updated v eu-us-dpf"}, []string{fmt.Sprintf(full, "")}},
		"covers nothing that is known": {[]any{"HR Data", "?", "Non-HR Data", "?"}, active, []string{
			`unclear v eu-us-dpf HR Data: "?" is neither yes nor no; hr is not taken as covered`,
			`unclear v eu-us-dpf Non-HR Data: "?" is neither yes nor no; non-hr is not taken as covered`, "agrees v eu-us-dpf"}, []string{fmt.Sprintf(full, "")}},
		"a status that is not known": {[]any{"Status", "Inactive - Other"}, active, []string{
			`unclear v eu-us-dpf Status: "Inactive - Other" is no status that is known; the row is not used`,
			`unclear v eu-us-dpf the list has "Inactive - Other", the inventory active, which is left as it is`},
			[]string{"eu-us-dpf active [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-01-01"}},
		"another framework": {[]any{"Framework", "UK Extension"}, active, []string{
			"added v uk-extension", "not_shown v eu-us-dpf the inventory has it as active; the participant has no such row"},
			[]string{"eu-us-dpf active [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-01-01", "uk-extension active [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-11-20"}},
		"evidence later than the list": {[]any{"Status", "Inactive - Lapse"}, strings.Replace(active, "2026-01-01", "2026-11-21", 1), []string{
			"unclear v eu-us-dpf Inactive Start Date: the day from which the certificate is inactive is not stated, so it covers no day",
			"newer v eu-us-dpf the inventory's evidence is of 2026-11-21"}, []string{"eu-us-dpf active [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-11-21"}},
		"a second certificate after the first": {[]any{"Install Date", "2026-09-01"},
			"{scheme: eu-us-dpf, status: inactive-lapse, covers: [non-hr], from: 2023-09-12, until: 2026-05-31}", []string{"added v eu-us-dpf"},
			[]string{"eu-us-dpf inactive-lapse [non-hr] 2023-09-12..2026-05-31 due  checked ", "eu-us-dpf active [non-hr] 2026-09-01.. due 2027-09-12 checked 2026-11-20"}},
		"active again without a word of the pause": {nil,
			"{scheme: eu-us-dpf, status: inactive-lapse, covers: [non-hr], from: 2023-09-12, until: 2026-05-31}", []string{
				"unclear v eu-us-dpf the inventory has an end, and the list shows it active without saying since when: it is taken as active from the day of the list",
				"added v eu-us-dpf"},
			[]string{"eu-us-dpf inactive-lapse [non-hr] 2023-09-12..2026-05-31 due  checked ", "eu-us-dpf active [non-hr] 2026-11-20.. due 2027-09-12 checked 2026-11-20"}},
		"active again after a pause without an end": {nil, "{scheme: eu-us-dpf, status: inactive-lapse, covers: [non-hr], from: 2023-09-12}", []string{
			"unclear v eu-us-dpf the inventory has an end, and the list shows it active without saying since when: it is taken as active from the day of the list",
			"updated v eu-us-dpf"}, []string{"eu-us-dpf active [non-hr] 2026-11-20.. due 2027-09-12 checked 2026-11-20"}},
		"active again, and the inventory knows since when": {[]any{"Inactive Start Date", "2024-01-01"}, strings.Replace(active, "2023-09-12", "2024-03-01", 1), []string{
			"unclear v eu-us-dpf Inactive Start Date: the certificate was inactive from 2024-01-01, and since when it is active again is not stated",
			"unclear v eu-us-dpf Install Date: it is taken as active from the day of the list, on which it is shown so", "agrees v eu-us-dpf"},
			[]string{"eu-us-dpf active [non-hr] 2024-03-01.. due 2027-09-12 checked 2026-11-20"}},
		"active again, and the inventory does not": {[]any{"Inactive Start Date", "2024-01-01"}, active, []string{
			"unclear v eu-us-dpf Inactive Start Date: the certificate was inactive from 2024-01-01, and since when it is active again is not stated",
			"unclear v eu-us-dpf Install Date: it is taken as active from the day of the list, on which it is shown so", "updated v eu-us-dpf"},
			[]string{"eu-us-dpf active [non-hr] 2026-11-20.. due 2027-09-12 checked 2026-11-20"}},
		"an end of the inventory's own": {nil, strings.Replace(active, "due", "until: 2027-01-31, due", 1), []string{"agrees v eu-us-dpf"}, []string{fmt.Sprintf(full, "2027-01-31")}},
		"a scheme of another list": {nil, active + "\n{scheme: global-cbpr, status: active}", []string{"agrees v eu-us-dpf"},
			[]string{fmt.Sprintf(full, ""), "global-cbpr active [] .. due  checked "}},
		"what had ended by itself": {[]any{"Framework", "Swiss-U.S. DPF"}, "{scheme: eu-us-dpf, status: active, until: 2025-01-01}\n{scheme: uk-extension, status: removed}",
			[]string{"added v swiss-us-dpf"}, []string{"eu-us-dpf active [] ..2025-01-01 due  checked ", "uk-extension removed [] .. due  checked ",
				"swiss-us-dpf active [non-hr] 2023-09-12.. due 2027-09-12 checked 2026-11-20"}},
	} {
		list := dpf(t, listed("A Inc.", c.changes...))
		text := vendor("A Inc.", c.claims)
		comparison := list.Compare(inventory(t, text))
		assert.Equal(t, c.want, found(comparison), name)
		assert.Equal(t, c.held, held(t, comparison, text), name)
	}
}

func TestAVendorThatIsNoMoreOnTheListIsReportedAndLeft(t *testing.T) {
	text := vendor("Gone Inc.", "{scheme: eu-us-dpf, status: active, covers: [hr], from: 2023-09-12, checked: 2025-01-01}\n{scheme: uk-extension, status: active}")
	comparison := dpf(t, listed("Somebody Else Corp.")).Compare(inventory(t, text))
	assert.Equal(t, []string{
		"not_shown v eu-us-dpf the inventory has it as active; no participant has this name",
		"not_shown v uk-extension the inventory has it as active; no participant has this name",
	}, found(comparison))
	assert.True(t, comparison.Asks())
	next, err := comparison.Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)
	assert.Equal(t, text, string(next.Data))
}

func TestWhoIsHeldAgainstTheList(t *testing.T) {
	text := `version: 1
organisation: {id: o, name: O}
as_of: 2026-11-23
entities: [{id: e, name: A Inc., jurisdiction: US}, {id: de, name: B GmbH, jurisdiction: DE}]
counterparties:
  - {id: p, name: A Inc., jurisdiction: US, kind: partner}
  - {id: q, name: Nobody Inc., jurisdiction: US, kind: customer}
  - {id: i, name: A Inc., jurisdiction: US, kind: individual}
  - {id: g, name: A Inc., jurisdiction: US, kind: public_authority}
`
	assert.Equal(t, []string{"added e eu-us-dpf", "added p eu-us-dpf"}, found(dpf(t, listed("A Inc.")).Compare(inventory(t, text))))
}

func TestRowsOfOneParticipantAreJudgedEachByItself(t *testing.T) {
	list := dpf(t,
		listed("A Inc.", "Status", "Inactive - Lapse", "Install Date", "2023-08-01", "Inactive Start Date", "2024-08-01"),
		listed("A Inc.", "Install Date", "2025-02-01"),
		listed("A Inc.", "Framework", "UK Extension", "Install Date", "2025-02-01"))
	text := vendor("A Inc.", "{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2025-02-01}")
	comparison := list.Compare(inventory(t, text))
	assert.Equal(t, []string{"added v eu-us-dpf", "updated v eu-us-dpf", "added v uk-extension"}, found(comparison))
	assert.Equal(t, []string{
		"eu-us-dpf active [non-hr] 2025-02-01.. due 2027-09-12 checked 2026-11-20",
		"eu-us-dpf inactive-lapse [non-hr] 2023-08-01..2024-07-31 due 2027-09-12 checked 2026-11-20",
		"uk-extension active [non-hr] 2025-02-01.. due 2027-09-12 checked 2026-11-20",
	}, held(t, comparison, text))
}

func TestASecondComparisonFindsThatAllAgrees(t *testing.T) {
	list := dpf(t, listed("A Inc.", "HR Data", "Yes"), listed("A Inc.", "Framework", "UK Extension", "Status", "Inactive - Lapse", "Inactive Start Date", "2026-01-01"))
	text := vendor("A Inc.", "{scheme: eu-us-dpf, status: inactive-lapse, covers: [non-hr]}")
	next, err := list.Compare(inventory(t, text)).Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)
	again := list.Compare(inventory(t, string(next.Data)))
	assert.Len(t, again.Of(intake.Agrees), len(again.Findings)-len(again.Of(intake.Unclear)), "%v", found(again))
	twice, err := again.Update(next)
	require.NoError(t, err)
	assert.Equal(t, string(next.Data), string(twice.Data))
}

func TestWithoutADayOfTheListTheOldEvidenceIsKeptOnlyWhereNothingChanged(t *testing.T) {
	for status, want := range map[string]string{"Active": "checked 2026-01-01", "Active - Re-certification under Review": "checked "} {
		list, err := intake.ReadDPF(workbook(t, listed("A Inc.", "Status", status)), transfer.Date{})
		require.NoError(t, err)
		text := vendor("A Inc.", "{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-12, due: 2027-09-12, checked: 2026-01-01, reference: r}")
		comparison := list.Compare(inventory(t, text))
		assert.True(t, strings.HasSuffix(held(t, comparison, text)[0], want), "%s: %v", status, held(t, comparison, text))
	}
}

func TestADayThatTheInventoryKnowsBetterStays(t *testing.T) {
	const ended = "{scheme: eu-us-dpf, status: inactive-lapse, covers: [non-hr], from: 2023-09-12, until: 2026-05-31}"
	list := dpf(t, listed("A Inc."))
	text := vendor("A Inc.", ended)
	next, err := list.Compare(inventory(t, text)).Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)

	for name, c := range map[string]struct {
		changes []any
		want    string
	}{
		"active as before": {nil, "eu-us-dpf active [non-hr] 2026-11-20.. due 2027-09-12 checked 2026-12-01"},
		"lapsed again": {[]any{"Status", "Inactive - Lapse", "Inactive Start Date", "2026-11-30"},
			"eu-us-dpf inactive-lapse [non-hr] 2026-11-20..2026-11-29 due 2027-09-12 checked 2026-12-01"},
	} {
		later, err := intake.ReadDPF(workbook(t, listed("A Inc.", c.changes...)), day(t, "2026-12-01"))
		require.NoError(t, err)
		got := held(t, later.Compare(inventory(t, string(next.Data))), string(next.Data))
		assert.Equal(t, []string{"eu-us-dpf inactive-lapse [non-hr] 2023-09-12..2026-05-31 due  checked ", c.want}, got, name)
	}
}
