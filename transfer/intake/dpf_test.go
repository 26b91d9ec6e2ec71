package intake_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
	"github.com/chapterv/chapterv/transfer/internal/xlsx/xlsxtest"
)

type row = []xlsxtest.Cell

var headings = row{
	"Public Display Name", "Legal Name", "Install Date", "Usage End Date", "Inactive Start Date", "Framework", "Status", "HR Data",
	"Non-HR Data", "Street", "City", "State", "Postal Code", "Covered Entities", "Industries", "Privacy Policies", "Public Link",
}

// place is where a column stands in a row.
func place(column string) int {
	for i, h := range headings {
		if h == column {
			return i
		}
	}
	panic(column)
}

// listed is a row of the list: an active participant of the EU-U.S. framework, with changes given as column and value.
func listed(legal string, changes ...xlsxtest.Cell) row {
	r := make(row, len(headings))
	for column, value := range map[string]xlsxtest.Cell{
		"Public Display Name": legal + " (brand)", "Legal Name": legal, "Install Date": "9/12/2023", "Usage End Date": "9/12/2027",
		"Framework": "EU-U.S. Data Privacy Framework", "Status": "Active", "HR Data": "No", "Non-HR Data": "Yes", "Street": "1 Main St",
		"City": "Springfield", "State": "OR", "Postal Code": "97477", "Public Link": "https://list.example/participant/" + legal,
	} {
		r[place(column)] = value
	}
	for i := 0; i < len(changes); i += 2 {
		r[place(changes[i].(string))] = changes[i+1]
	}
	return r
}

func workbook(t testing.TB, rows ...row) transfer.File {
	t.Helper()
	return transfer.File{Name: "list.xlsx", Data: xlsxtest.Sheet(append([]row{headings}, rows...)...).Zip(t)}
}

var snapshot = transfer.NewDate(2026, time.November, 20)

func day(t testing.TB, text string) transfer.Date {
	t.Helper()
	if text == "" {
		return transfer.Date{}
	}
	d, err := transfer.ParseDate(text)
	require.NoError(t, err)
	return d
}

func dpf(t testing.TB, rows ...row) *intake.List {
	t.Helper()
	list, err := intake.ReadDPF(workbook(t, rows...), snapshot)
	require.NoError(t, err)
	return list
}

func gaps(list []intake.Gap) string {
	var lines []string
	for _, g := range list {
		lines = append(lines, g.String())
	}
	return strings.Join(lines, "\n")
}

func TestARowIsReadAsACertification(t *testing.T) {
	list := dpf(t, listed("Harbour Cloud Inc.", "HR Data", "Yes", "Covered Entities", "Harbour Mail LLC; Harbour Pay, Inc."))
	require.Len(t, list.Entries, 1)
	e := list.Entries[0]
	assert.Equal(t, transfer.Certification{
		Scheme: "eu-us-dpf", Status: "active", Covers: []string{"hr", "non-hr"}, From: day(t, "2023-09-12"), Due: day(t, "2027-09-12"),
		Checked: snapshot, Reference: "https://list.example/participant/Harbour Cloud Inc.",
	}, e.Certification)
	assert.Equal(t, 2, e.Row)
	assert.Equal(t, []string{"Harbour Mail LLC", "Harbour Pay, Inc."}, e.Covered)
	assert.Empty(t, e.Gaps)
	assert.Empty(t, list.Gaps)
}

func TestFrameworksAndStatusesAreKept(t *testing.T) {
	for text, scheme := range map[string]string{
		"EU-U.S. Data Privacy Framework":               "eu-us-dpf",
		"EU-U.S. Data Privacy Framework (EU-U.S. DPF)": "eu-us-dpf",
		"eu–us dpf": "eu-us-dpf",
		"UK Extension to the EU-U.S. Data Privacy Framework": "uk-extension",
		"UK Extension to the EU-U.S. DPF":                    "uk-extension",
		"Swiss-U.S. Data Privacy Framework":                  "swiss-us-dpf",
		"EU-U.S. Privacy Shield":                             "",
		"Privacy Shield (EU-U.S. DPF)":                       "",
		"APEC CBPR":                                          "",
	} {
		list := dpf(t, listed("A Inc.", "Framework", text))
		require.Len(t, list.Entries, 1, text)
		assert.Equal(t, scheme, list.Entries[0].Certification.Scheme, text)
		assert.Equal(t, scheme == "", strings.Contains(gaps(list.Gaps), "no framework that is known"), text)
	}
	for text, status := range map[string]string{
		"Active":                                 "active",
		"ACTIVE":                                 "active",
		"Active - Re-certification under Review": "active-recertification-under-review",
		"Active – Re-Certification Under Review":  "active-recertification-under-review",
		"Inactive - Lapse":                        "inactive-lapse",
		"Inactive - Withdrawal":                   "inactive-withdrawal",
		"Inactive - Persistent Failure to Comply": "removed",
		"Inactive":               "",
		"Active - Something New": "",
		"":                       "",
	} {
		list := dpf(t, listed("A Inc.", "Status", text))
		assert.Equal(t, status, list.Entries[0].Certification.Status, text)
		assert.Equal(t, status == "", strings.Contains(gaps(list.Entries[0].Gaps), "no status that is known"), text)
	}
	both := dpf(t, listed("A Inc.", "Framework", "EU-U.S. DPF; UK Extension"))
	require.Len(t, both.Entries, 2)
	assert.Equal(t, "uk-extension", both.Entries[1].Certification.Scheme)
}

func TestWhatIsCoveredIsWhatTheListAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		hr, other xlsxtest.Cell
		covers    []string
		gap       string
	}{
		"both":               {"Yes", "YES", []string{"hr", "non-hr"}, ""},
		"booleans":           {true, false, []string{"hr"}, ""},
		"numbers":            {0, 1, []string{"non-hr"}, ""},
		"none":               {"No", "No", []string{}, ""},
		"one is empty":       {nil, "Yes", []string{"non-hr"}, ""},
		"one is not known":   {"See policy", "Yes", []string{"non-hr"}, `row 2: HR Data: "See policy" is neither yes nor no; hr is not taken as covered`},
		"both are empty":     {nil, " ", nil, `row 2: HR Data: "" is neither yes nor no; hr is not taken as covered`},
		"both are unknown":   {"?", "maybe", nil, `row 2: Non-HR Data: "maybe" is neither yes nor no; non-hr is not taken as covered`},
		"an error of a cell": {xlsxtest.Raw(`<c r="H2" t="e"><v>#N/A</v></c>`), "Yes", []string{"non-hr"}, `row 2: HR Data: "#N/A" is neither`},
	} {
		e := dpf(t, listed("A Inc.", "HR Data", c.hr, "Non-HR Data", c.other)).Entries[0]
		assert.Equal(t, c.covers, e.Certification.Covers, name)
		if c.gap == "" {
			assert.Empty(t, e.Gaps, name)
		} else {
			assert.Contains(t, gaps(e.Gaps), c.gap, name)
		}
	}
}

func TestDatesAreReadFromSerialsAndFromText(t *testing.T) {
	for want, cells := range map[string][]xlsxtest.Cell{
		"2023-07-10": {45117, 45117.75, "7/10/2023", "07/10/2023", "2023-07-10", "2023-07-10T00:00:00", "7/10/2023 12:00:00 AM", "July 10, 2023",
			"10-Jul-2023", xlsxtest.Inline("7/10/2023"), xlsxtest.Raw(`<c r="C2" t="d"><v>2023-07-10T00:00:00Z</v></c>`)},
		"": {"soon", "2023", "13/45/2023", "7/10/23", "2/30/2023", -1, 999999, 0, true, xlsxtest.Raw(`<c r="C2" t="e"><v>#VALUE!</v></c>`)},
	} {
		for _, cell := range cells {
			e := dpf(t, listed("A Inc.", "Install Date", cell, "Status", "Inactive - Lapse", "Inactive Start Date", "2026-01-01")).Entries[0]
			assert.Equal(t, want, e.Certification.From.String(), "%v", cell)
			assert.Equal(t, want == "", strings.Contains(gaps(e.Gaps), "is not read as a date"), "%v", cell)
		}
	}
}

func TestDatesWithStrokesAreTrustedOnlyIfAllCanBeOfOneOrder(t *testing.T) {
	list := dpf(t, listed("A Inc."), listed("B Inc.", "Usage End Date", "25/12/2026"))
	assert.Contains(t, gaps(list.Gaps), "no date with strokes is read")
	for _, e := range list.Entries {
		assert.True(t, e.Certification.Due.IsZero())
		assert.Equal(t, snapshot, e.Certification.From, "shown as active on the day of the list, and no earlier")
	}
}

func TestTheDatesSayWhenACertificateWasActive(t *testing.T) {
	for name, c := range map[string]struct {
		status, install, inactive string
		from, until               string
		gap                       string
	}{
		"inactive from a day":             {"Inactive - Lapse", "2023-09-12", "2026-05-01", "2023-09-12", "2026-04-30", ""},
		"inactive, and since when is not": {"Inactive - Lapse", "2023-09-12", "", "2023-09-12", "", "covers no day"},
		"inactive before it began":        {"Inactive - Withdrawal", "2023-09-12", "2023-09-12", "", "", "covers no day"},
		"active, and since when is not":   {"Active", "", "", "2026-11-20", "", "taken as active from the day of the list"},
		"active again":                    {"Active", "2023-09-12", "2025-01-01", "2026-11-20", "", "inactive from 2025-01-01"},
		"active until a later day":        {"Active", "2023-09-12", "2026-12-01", "2023-09-12", "2026-11-30", "taken to end before it"},
	} {
		e := dpf(t, listed("A Inc.", "Status", c.status, "Install Date", c.install, "Inactive Start Date", c.inactive)).Entries[0]
		assert.Equal(t, c.from, e.Certification.From.String(), name)
		assert.Equal(t, c.until, e.Certification.Until.String(), name)
		if c.gap == "" {
			assert.Empty(t, e.Gaps, name)
		} else {
			assert.Contains(t, gaps(e.Gaps), c.gap, name)
		}
	}
}

func TestWithoutADayOfTheListNothingIsDatedByIt(t *testing.T) {
	list, err := intake.ReadDPF(workbook(t, listed("A Inc.", "Install Date", nil)), transfer.Date{})
	require.NoError(t, err)
	assert.True(t, list.Entries[0].Certification.From.IsZero())
	assert.True(t, list.Entries[0].Certification.Checked.IsZero())
	assert.Contains(t, gaps(list.Gaps), "the day of the list is not stated")
	assert.Contains(t, gaps(list.Entries[0].Gaps), "nobody says since when")
}

func TestCoveredEntitiesArePartedWhereItIsCertain(t *testing.T) {
	for cell, c := range map[string]struct{ certain, uncertain []string }{
		"":                                     {nil, nil},
		"A LLC":                                {[]string{"A LLC"}, nil},
		"Acme, Inc.":                           {[]string{"Acme, Inc."}, nil},
		"A LLC;  B\u00a0Corp ;C":               {[]string{"A LLC", "B Corp", "C"}, nil},
		"A LLC\nB, L.P.\r\nC":                  {[]string{"A LLC", "B, L.P.", "C"}, nil},
		"Acme, Inc., Beta LLC, Gamma, Ltd.":    {[]string{"Acme, Inc.", "Beta LLC", "Gamma, Ltd."}, nil},
		"Foo, Bar & Baz LLC":                   {nil, []string{"Foo, Bar & Baz LLC", "Foo", "Bar & Baz LLC"}},
		"A LLC; Foo, Bar & Baz LLC":            {[]string{"A LLC", "Foo, Bar & Baz LLC"}, []string{"Foo", "Bar & Baz LLC"}},
		"all subsidiaries, see privacy policy": {nil, []string{"all subsidiaries, see privacy policy", "all subsidiaries", "see privacy policy"}},
	} {
		e := dpf(t, listed("P Inc.", "Covered Entities", cell)).Entries[0]
		assert.Equal(t, c.certain, e.Covered, cell)
		assert.Equal(t, c.uncertain, e.Uncertain, cell)
	}
}

func TestTheHeadingsAreFoundWhereverTheyStand(t *testing.T) {
	backwards := make(row, len(headings))
	for i, h := range headings {
		backwards[len(headings)-1-i] = strings.ToUpper(h.(string)) + " "
	}
	r := listed("A Inc.")
	turned := make(row, len(r))
	for i, cell := range r {
		turned[len(r)-1-i] = cell
	}
	data := xlsxtest.Sheet(row{"Participants as of today"}, nil, backwards, nil, turned, row{nil, "  "}).Zip(t)
	list, err := intake.ReadDPF(transfer.File{Name: "list.xlsx", Data: data}, snapshot)
	require.NoError(t, err)
	require.Len(t, list.Entries, 1, "empty rows are none")
	assert.Equal(t, "A Inc.", list.Entries[0].Legal)
	assert.Equal(t, 5, list.Entries[0].Row)

	nameless := dpf(t, listed("", "Legal Name", nil), listed(strings.Repeat("x", 401)))
	assert.Empty(t, nameless.Entries)
	assert.Contains(t, gaps(nameless.Gaps), "2 rows have none")
}

func TestColumnsThatAreMissingRenamedOrThereTwiceAreNamed(t *testing.T) {
	renamed := append(row{}, headings...)
	renamed[place("Usage End Date")] = "Usage End Dates"
	renamed[place("Covered Entities")] = "Legal name"
	renamed[place("Public Link")] = nil
	_, err := intake.ReadDPF(transfer.File{Name: "list.xlsx", Data: xlsxtest.Sheet(renamed).Zip(t)}, snapshot)
	assert.Equal(t, strings.TrimSpace(`
list.xlsx:1: Legal Name: the list has this column twice [input.duplicate_key]
list.xlsx:1: Usage End Date: the list has no such column; did you mean "Usage End Dates"? [input.missing_field]
list.xlsx:1: Covered Entities: the list has no such column [input.missing_field]
list.xlsx:1: Public Link: the list has no such column [input.missing_field]`), err.Error())

	for name, data := range map[string][]byte{
		"no list":       xlsxtest.Sheet(row{"a", "b"}).Zip(t),
		"no sheet":      xlsxtest.Sheet().Zip(t),
		"another thing": []byte("Legal Name,Framework\n"),
		"a bomb": xlsxtest.Sheet(headings).Set("xl/sharedStrings.xml",
			"<sst>"+strings.Repeat("<si><t>"+strings.Repeat("a", 100_000)+"</t></si>", 700)+"</sst>").Zip(t),
	} {
		list, err := intake.ReadDPF(transfer.File{Name: "list.xlsx", Data: data}, snapshot)
		var input *transfer.InputError
		require.ErrorAs(t, err, &input, name)
		assert.Nil(t, list)
		assert.Contains(t, []string{transfer.FaultMissing, transfer.FaultSyntax, transfer.FaultTooLarge}, input.Faults[0].Code, name)
	}
}
