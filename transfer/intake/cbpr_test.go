package intake_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

const directory = "organization,legal_entity,system,certification,accountability_agent,jurisdiction,program_requirements,valid_from,valid_until,scope_note,url,checked_on\n"

func cbpr(t testing.TB, text string) *intake.List {
	t.Helper()
	list, err := intake.ReadCBPR(transfer.File{Name: "directory.csv", Data: []byte(text)}, snapshot)
	require.NoError(t, err)
	return list
}

func TestACertificateIsReadAsTheDirectoryShowsIt(t *testing.T) {
	list := cbpr(t, directory+`Harbour,"Harbour Cloud, Inc.",global,cbpr,An Agent,US,2020,2025-11,2027-01,"all services, ""core"" ones",https://d.example/1,2026-11-02`+"\n")
	require.Len(t, list.Entries, 1)
	e := list.Entries[0]
	assert.Equal(t, transfer.Certification{
		Scheme: "global-cbpr", Status: "active", From: day(t, "2025-11-01"), Until: day(t, "2027-01-31"), Economy: "US",
		Checked: day(t, "2026-11-02"), Reference: "certified by An Agent, https://d.example/1",
	}, e.Certification)
	assert.Equal(t, "Harbour Cloud, Inc.", e.Legal)
	assert.Equal(t, `line 2: valid_from: the directory shows the month 2025-11 only, of which the whole is taken; it may be 2025-11-01 or another day
line 2: valid_until: the directory shows the month 2027-01 only, of which the whole is taken; it may be 2027-01-31 or another day
line 2: covers: whether hr or non-hr data are covered is not stated; the scope note is: all services, "core" ones`, gaps(e.Gaps))
}

func TestMonthsEndOnTheirLastDay(t *testing.T) {
	for month, last := range map[string]string{"2028-02": "2028-02-29", "2027-02": "2027-02-28", "2027-12": "2027-12-31", "2027-04": "2027-04-30", "2027-04-15": "2027-04-15"} {
		e := cbpr(t, directory+"A,A Inc.,apec,PRP,,US,,2025-01-15,"+month+",,,\n").Entries[0]
		assert.Equal(t, last, e.Certification.Until.String())
		assert.Equal(t, "apec-prp", e.Certification.Scheme)
		assert.Equal(t, snapshot, e.Certification.Checked, "the row has no day of its own")
	}
}

func TestWhatTheDirectoryLeavesOpenIsNotUsed(t *testing.T) {
	claim := "{scheme: global-cbpr, status: active, covers: [hr], from: 2025-01-01, until: 2027-05-31, economy: US}"
	for name, c := range map[string]struct{ row, gap string }{
		"another system":   {"A,A Inc.,local,cbpr,,US,,2025-01-01,2027-01-31,,,", `"local-cbpr" is neither cbpr nor prp`},
		"no end":           {"A,A Inc.,global,cbpr,,US,,2025-01-01,,,,", "valid_until: is not stated"},
		"an end in words":  {"A,A Inc.,global,cbpr,,US,,2025-01-01,January 2027,,,", `"January 2027" is not a date`},
		"a month too many": {"A,A Inc.,global,cbpr,,US,,2025-01-01,2027-13,,,", `"2027-13-01" is not a day of the calendar`},
	} {
		text := vendor("A Inc.", claim)
		comparison, after := updated(t, cbpr(t, directory+c.row+"\n"), text)
		assert.Contains(t, strings.Join(found(comparison), "\n"), c.gap, name)
		assert.Equal(t, text, after, name)
	}
	list := cbpr(t, directory+"Only A Brand,,global,cbpr,,US,,2025-01-01,2027-01-31,,,\n")
	assert.Empty(t, list.Entries)
	assert.Contains(t, gaps(list.Gaps), "line 2: legal_entity: is empty")
}

func TestTheDirectoryUpdatesCertificates(t *testing.T) {
	withCovers := strings.TrimSuffix(directory, "\n") + ",covers\n"
	for name, c := range map[string]struct{ claims, text, want string }{
		"added":   {"", withCovers + "A,A Inc.,global,cbpr,,US,,2025-01-01,2027-01-31,,,2026-11-02,hr;non-hr\n", "global-cbpr active [hr non-hr] 2025-01-01..2027-01-31 due  checked 2026-11-02"},
		"renewed": {"{scheme: global-cbpr, status: active, covers: [hr], from: 2025-01-01, until: 2026-01-31}", directory + "A,A Inc.,global,cbpr,,United States,,2025-01-01,2027-01-31,,,\n", "global-cbpr active [hr] 2025-01-01..2027-01-31 due  checked 2026-11-20"},
	} {
		comparison, after := updated(t, cbpr(t, c.text), vendor("A Inc.", c.claims))
		got := inventory(t, after).Vendors[0].Certifications
		require.Len(t, got, 1, "%s: %v", name, found(comparison))
		assert.Equal(t, []string{c.want}, held(t, comparison, vendor("A Inc.", c.claims)), name)
		assert.Equal(t, transfer.Territory("US"), got[0].Economy)
	}
	brand := cbpr(t, directory+"A Inc.,A Holdings Inc.,global,cbpr,,US,,2025-01-01,2027-01-31,,,\n").Compare(inventory(t, vendor("A Inc.", "")))
	assert.Empty(t, brand.Of(intake.Added), "the organisation is no legal entity")
	elsewhere := cbpr(t, directory+"A,A Inc.,global,cbpr,,JP,,2025-01-01,2027-01-31,,,\n").Compare(inventory(t, vendor("A Inc.", "")))
	assert.Equal(t, []string{"to_confirm v  the list has this name in JP, the inventory in US"}, found(elsewhere))
	absent := cbpr(t, directory).Compare(inventory(t, vendor("A Inc.", "{scheme: global-prp, status: active}")))
	assert.Equal(t, []string{"not_shown v global-prp the inventory has it as active; no participant has this name"}, found(absent))
}

func TestSpreadsheetsWriteTablesInManyWays(t *testing.T) {
	plain := directory + "A,A Inc.,global,cbpr,\"An \"\"Agent\"\"\",US,,2025-01-01,2027-01-31,'=1+1,,\n,,,,,,,,,,,\n\n"
	want := cbpr(t, plain).Entries
	require.Len(t, want, 1)
	for name, text := range map[string]string{
		"a byte order mark": "\ufeff" + plain,
		"semicolons":        strings.ReplaceAll(plain, ",", ";"),
		"tabs":              strings.ReplaceAll(plain, ",", "\t"),
		"returns":           strings.ReplaceAll(plain, "\n", "\r\n"),
		"capitals":          strings.ToUpper(plain[:len(directory)]) + plain[len(directory):],
		"spaces":            strings.ReplaceAll(plain[:len(directory)], "_", " ") + plain[len(directory):],
	} {
		assert.Equal(t, want, cbpr(t, text).Entries, name)
	}
	announced := cbpr(t, "sep=;\n"+strings.ReplaceAll(plain, ",", ";")).Entries[0]
	assert.Equal(t, 3, announced.Row, "the line is the file's")
}

func TestATableThatIsNoneIsRefused(t *testing.T) {
	for code, texts := range map[string][]string{
		transfer.FaultEmpty:        {"", "\n"},
		transfer.FaultSyntax:       {directory + "a\n", directory + "\"a\n"},
		transfer.FaultUTF8:         {directory + "\xff"},
		transfer.FaultDuplicateKey: {"system,System\n"},
		transfer.FaultMissing:      {"organization,legal_entity,system,certification,jurisdiction,valid_from,valid_untill\n"},
		transfer.FaultTooLarge: {
			directory + strings.Repeat("x", 33<<10) + strings.Repeat(",", 11) + "\n", strings.Repeat("a,", 300) + "\n", strings.Repeat("x", 17<<20),
			directory + strings.Repeat(strings.Repeat(",", 11)+"x\n", 100_001),
		},
	} {
		for _, text := range texts {
			list, err := intake.ReadCBPR(transfer.File{Name: "directory.csv", Data: []byte(text)}, snapshot)
			var input *transfer.InputError
			require.ErrorAs(t, err, &input, code)
			assert.Equal(t, code, input.Faults[0].Code)
			assert.Nil(t, list)
		}
	}
	_, err := intake.ReadCBPR(transfer.File{Name: "directory.csv", Data: []byte("organization,legal_entity,system,certification,jurisdiction,valid_from,valid_untill\n")}, snapshot)
	assert.EqualError(t, err, `directory.csv:1: valid_until: the file has no such column; did you mean "valid_untill"? [input.missing_field]`)
}
