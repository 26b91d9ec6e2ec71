package random

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// adequate sends to a place that the law's list holds at some time, and offers to go beyond the limits of its entry.
func adequate(t *story) {
	t.send("")
	t.receive("", t.listed()...)
	t.roles()
	if t.importer.Jurisdiction == "CA" || t.importer.Jurisdiction == "CA-QC" {
		t.flow.Importer.SubjectTo = one(t.dice, [][]string{{"ca-pipeda"}, {"ca-pipeda", "ca-qc"}, {"ca-qc"}, {"ca-on-health"}})
	}
	for _, r := range t.entries() {
		for _, limit := range r.limits {
			t.exceed(limit)
		}
	}
	if len(t.flaws) < 4 {
		for _, limit := range []string{"except_activities", "automated_only", "except_exclusive_purposes"} {
			t.exceed(limit)
		}
	}
	if t.law == "br-lgpd" {
		t.basis()
	}
}

// entries are the records of the law that hold the importer's place.
func (t *story) entries() []record {
	place := t.importer.Jurisdiction
	if place == "CA-QC" {
		place = "CA"
	}
	var list []record
	for _, r := range t.book.of[t.law][string(transfer.Adequacy)] {
		if r.territory == place || t.book.inside(r.area, place, t.at) {
			list = append(list, r)
		}
	}
	return list
}

// exceed offers what goes beyond a limit of a decision, and what leaves open whether it does.
func (t *story) exceed(limit string) {
	f := &t.flow
	fact := func(name string, fact *transfer.Fact, bad transfer.Fact) {
		t.flaw(name, func() { *fact = bad })
		t.flaw(name+" not stated", func() { *fact = transfer.NotStated })
	}
	switch limit {
	case "importer_laws":
		t.flaw("law not stated", func() { f.Importer.SubjectTo, t.importer.SubjectTo, t.importer.spoilt = nil, nil, true })
		t.flaw("another law", func() { f.Importer.SubjectTo = some(t.dice, t.between(0, 2), t.book.words["law"]) })
	case "health_laws":
		t.flaw("law of health", func() {
			f.Importer.SubjectTo, f.SpecialCategories = []string{"ca-on-health"}, one(t.dice, [][]string{{"health"}, {}, nil})
		})
	case "private_sector_only":
		t.flaw("public sector", func() { t.importer.PublicSector, t.importer.spoilt = transfer.Yes, true })
	case "except_organs_of":
		t.flaw("organ of a State", func() {
			t.importer.OrganOf, t.importer.spoilt = one(t.dice, []transfer.Territory{"DK", "DK", "FR"}), true
		})
	case "except_activities":
		t.flaw("activity", func() { f.ImporterActivity = some(t.dice, t.between(1, 2), t.book.words["importer_activity"]) })
		t.flaw("activity not stated", func() { f.ImporterActivity = nil })
	case "automated_only":
		fact("not automated", &f.Automated, transfer.No)
	case "except_credit_information":
		fact("credit information", &f.CreditInformation, transfer.Yes)
	case "except_immigration_control":
		fact("immigration control", &f.ImmigrationControl, transfer.Yes)
	case "except_national_identifiers":
		fact("national identifiers", &f.NationalIdentifiers, transfer.Yes)
	case "except_exclusive_purposes":
		t.flaw("exclusive purpose", func() { f.ExclusivePurpose = one(t.dice, t.book.words["exclusive_purpose"]) })
	}
}

// listed are the places of the law's records; those with limits of their own more often than the others.
func (t *story) listed() []transfer.Territory {
	var places []transfer.Territory
	for _, r := range t.book.of[t.law][string(transfer.Adequacy)] {
		switch {
		case r.area != "":
			places = append(places, some(t.dice, 4, t.book.members(r.area))...)
		case r.inForce.holds(t.at):
			places = append(places, r.territory)
		}
	}
	known := []transfer.Territory{"FO", "JP", "KR", "CA", "CA-QC", "IL", "FO", "GB", "BR", "CH", "ORG-EPO", "EU-INST", "NF", "AX"}
	limited := slices.DeleteFunc(slices.Clone(known), func(p transfer.Territory) bool { return !slices.Contains(places, p) && t.chance(80) })
	switch {
	case len(limited) > 0 && t.chance(60):
		return limited
	case len(places) > 0:
		return places
	default:
		return known
	}
}
