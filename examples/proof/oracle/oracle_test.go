package oracle

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

// on reads a date of a table.
func on(t *testing.T, s string) transfer.Date {
	t.Helper()
	d, err := transfer.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func party(id, place string, subjectTo ...string) transfer.Party {
	return transfer.Party{ID: id, Name: id, Jurisdiction: transfer.Territory(place), SubjectTo: subjectTo}
}

// flow is one between two controllers about which everything that could narrow a mechanism is denied.
func flow(id, exporter, importer string) transfer.Flow {
	return transfer.Flow{
		ID:       id,
		Exporter: transfer.Side{Party: exporter, Role: transfer.Controller},
		Importer: transfer.Side{Party: importer, Role: transfer.Controller},
		HR:       transfer.No, SpecialCategories: []string{}, ImporterActivity: []string{},
		Children: transfer.No, CreditInformation: transfer.No, Journalistic: transfer.No, Automated: transfer.Yes,
		ImmigrationControl: transfer.No, NationalIdentifiers: transfer.No, CombinedWithLocalData: transfer.No,
		USBulkData: "none", PADFA: "none", USDataBrokerage: transfer.No,
	}
}

func keys(a Answer) string { return strings.Join(slices.Sorted(maps.Keys(a.Regimes)), " ") }

func TestAreasHoldOverTime(t *testing.T) {
	for _, row := range []struct {
		area, code, date string
		want             bool
	}{
		{"eu", "GB", "2020-01-31", true}, {"eu", "GB", "2020-02-01", false},
		{"eu-gdpr", "GB", "2020-12-31", true}, {"eu-gdpr", "GB", "2021-01-01", false},
		{"eu", "HR", "2013-06-30", false}, {"eu", "HR", "2013-07-01", true},
		{"eu", "NO", "2020-01-01", false}, {"eea", "NO", "2020-01-01", true}, {"eu-gdpr", "LI", "2018-06-01", true},
		{"eu", "GP", "2026-11-23", true}, {"eea", "AX", "2026-11-23", true}, {"eu", "BL", "2026-11-23", false},
		{"eea", "GL", "2026-11-23", false}, {"eea", "SJ", "2026-11-23", false}, {"eea", "GI", "2019-01-01", false},
		{"eea", "EU-INST", "2026-11-23", false}, {"eea", "CH", "2026-11-23", false},
		{"cbpr-associate", "AE-DIFC", "2025-12-30", true}, {"cbpr-associate", "AE-DIFC", "2025-12-31", false},
		{"cbpr-member", "AE-DIFC", "2025-12-30", false}, {"cbpr-member", "AE-DIFC", "2025-12-31", true},
	} {
		assert.Equal(t, row.want, within(row.area, row.code, on(t, row.date)), "%v", row)
	}
}

func TestTheUnionHasTwentySevenStates(t *testing.T) {
	at := day(2026, 11, 23)
	states := 0
	for code := range union {
		if within("eu", code, at) && sharesPlaceOf(code) == "" {
			states++
		}
	}
	assert.Equal(t, 27, states)
}

func TestWhichLawsGovern(t *testing.T) {
	for _, row := range []struct {
		place, subjectTo, side, regimes, date string
		want                                  string
	}{
		{place: "DE", date: "1998-10-23", want: "unmodelled:DE"},
		{place: "DE", date: "1998-10-24", want: "eu-gdpr"},
		{place: "DE", date: "2018-05-24", want: "eu-gdpr"},
		{place: "DE", date: "2018-05-25", want: "eu-gdpr"},
		{place: "CH", date: "2023-08-31", want: "ch-fadp"},
		{place: "CH", date: "2023-09-01", want: "ch-fadp"},
		{place: "GB", date: "2020-12-31", want: "eu-gdpr"},
		{place: "GB", date: "2021-01-01", want: "uk-gdpr"},
		{place: "RE", date: "2026-11-23", want: "eu-gdpr"},
		{place: "PM", date: "2026-11-23", want: "unmodelled:PM"},
		{place: "GL", date: "2026-11-23", want: "unmodelled:GL"},
		{place: "GG", date: "2026-11-23", want: "unmodelled:GG"},
		{place: "EU-INST", date: "2026-11-23", want: "unmodelled:EU-INST"},
		{place: "IN", date: "2026-11-23", want: "unmodelled:IN"},
		{place: "IN", subjectTo: "eu-gdpr", date: "2026-11-23", want: "eu-gdpr unmodelled:IN"},
		{place: "AE", date: "2026-11-23", want: "unmodelled:AE"},
		{place: "AE-DIFC", date: "2026-11-23", want: "difc-dpl"},
		{place: "MX", date: "2025-03-20", want: "unmodelled:MX"},
		{place: "MX", date: "2025-03-21", want: "mx-lfpdppp"},
		{place: "BM", date: "2024-12-31", want: "unmodelled:BM"},
		{place: "BM", date: "2025-01-01", want: "bm-pipa"},
		{place: "CA", date: "2026-11-23", want: "unmodelled:CA"},
		{place: "CA", subjectTo: "ca-pipeda", date: "2026-11-23", want: "ca-pipeda"},
		{place: "CA", subjectTo: "ca-pipeda", side: "-", date: "2026-11-23", want: "unmodelled:CA"},
		{place: "CA", subjectTo: "ca-pipeda", side: "ca-bc", date: "2026-11-23", want: "unmodelled:ca-bc"},
		{place: "CA-QC", date: "2026-11-23", want: "unmodelled:CA-QC"},
		{place: "CA-QC", subjectTo: "ca-qc", date: "2023-09-21", want: "unmodelled:ca-qc"},
		{place: "CA-QC", subjectTo: "ca-qc", date: "2023-09-22", want: "ca-qc"},
		{place: "IE", subjectTo: "uk-gdpr ch-fadp", side: "uk-gdpr", date: "2026-11-23", want: "eu-gdpr uk-gdpr"},
		{place: "US", regimes: "eu-gdpr br-lgpd", date: "2026-11-23", want: "br-lgpd eu-gdpr us-federal"},
	} {
		f := flow("f", "a", "b")
		f.At, f.Regimes = on(t, row.date), strings.Fields(row.regimes)
		switch row.side {
		case "":
		case "-":
			f.Exporter.SubjectTo = []string{}
		default:
			f.Exporter.SubjectTo = strings.Fields(row.side)
		}
		inv := &transfer.Inventory{Vendors: []transfer.Party{
			party("a", row.place, strings.Fields(row.subjectTo)...), party("b", "PY"),
		}}
		a := New(inv).Decide(f)
		assert.Equal(t, row.want, keys(a), "%+v", row)
		for key, r := range a.Regimes {
			if isUnmodelled(key) {
				assert.Equal(t, transfer.OutcomeBlocked, a.Outcome)
				assert.Equal(t, []string{"regime.not_modelled"}, r.Violations)
			}
		}
	}
}

func TestAnUnmodelledLawMayOnlyWarnBesideAModelledOne(t *testing.T) {
	inv := &transfer.Inventory{
		AsOf:     day(2026, 11, 23),
		Vendors:  []transfer.Party{party("a", "IN", "eu-gdpr"), party("b", "IE"), party("c", "IN")},
		Settings: transfer.Settings{UnmodelledLaw: "warn"},
	}
	assert.Equal(t, "eu-gdpr", keys(New(inv).Decide(flow("f", "a", "b"))))
	alone := New(inv).Decide(flow("f", "c", "b"))
	assert.Equal(t, "unmodelled:IN", keys(alone))
	assert.Equal(t, transfer.OutcomeBlocked, alone.Outcome)
}

func TestAnOrderBringsItsLawAndBeatsEveryMechanism(t *testing.T) {
	inv := &transfer.Inventory{
		Vendors: []transfer.Party{party("ie", "IE"), party("ch", "CH"), party("us", "US"), party("gp", "GP")},
		Orders: []transfer.Order{
			{ID: "o1", Regime: "eu-gdpr", Flows: []string{"named"}, From: day(2026, 3, 1), Until: day(2026, 3, 31), Effect: "suspended"},
			{ID: "o2", Regime: "eu-gdpr", Destination: "CH", From: day(2026, 6, 1), Effect: "banned"},
		},
	}
	o := New(inv)
	ask := func(id, from, to, date string) Answer {
		f := flow(id, from, to)
		f.At = on(t, date)
		return o.Decide(f)
	}
	assert.Equal(t, "us-federal", keys(ask("named", "us", "gp", "2026-02-28")))
	ordered := ask("named", "us", "gp", "2026-03-01")
	assert.Equal(t, "eu-gdpr us-federal", keys(ordered))
	assert.Equal(t, transfer.OutcomeBlocked, ordered.Outcome)
	assert.Equal(t, []string{"transfer.suspended"}, ordered.Regimes["eu-gdpr"].Violations)
	assert.Equal(t, "2026-03-31", ordered.ValidUntil.String())
	assert.Equal(t, "us-federal", keys(ask("named", "us", "gp", "2026-04-01")))

	before := ask("f", "ie", "ch", "2026-05-31")
	assert.Equal(t, transfer.OutcomeAllowed, before.Outcome)
	assert.Equal(t, "2026-05-31", before.ValidUntil.String())
	after := ask("f", "ie", "ch", "2026-06-01")
	assert.Equal(t, []string{"transfer.suspended"}, after.Regimes["eu-gdpr"].Violations)
	assert.Empty(t, after.Regimes["eu-gdpr"].Mechanism)
	assert.Equal(t, transfer.Met, after.Regimes["eu-gdpr"].Candidates[transfer.Adequacy])
	assert.Equal(t, transfer.OutcomeAllowed, ask("f", "ch", "ie", "2026-06-01").Outcome, "the order is under another law")
}

func TestWhatCannotBeAskedIsBlockedUnderNoLaw(t *testing.T) {
	loop1, loop2 := flow("l1", "ie", "us"), flow("l2", "us", "ie")
	loop1.After, loop2.After = "l2", "l1"
	inv := &transfer.Inventory{
		AsOf: day(2026, 11, 23), Vendors: []transfer.Party{party("ie", "IE"), party("us", "US")}, Flows: []transfer.Flow{loop1, loop2},
	}
	o := New(inv)
	dangling := flow("f", "ie", "us")
	dangling.After = "none"
	for _, f := range []transfer.Flow{loop1, dangling, flow("f", "ie", "nobody")} {
		assert.Equal(t, Answer{Outcome: transfer.OutcomeBlocked}, o.Decide(f))
	}
}
