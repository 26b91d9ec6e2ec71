package random

import "github.com/chapterv/chapterv/transfer"

// state fills in the facts of a flow as a careful exporter would: each is stated, and says what harms least.
func (t *story) state() {
	f := &t.flow
	f.DataCategories = some(t.dice, t.between(1, 2), dataCategories)
	f.Purposes = some(t.dice, t.between(1, 2), purposes)
	if t.chance(20) {
		f.DataSubjects = []string{"customers"}
	}
	f.LegalBasis = some(t.dice, t.between(1, 2), []string{"consent", "legal-obligation", "legal-proceedings", "health-care", "research"})
	if t.chance(20) {
		f.LegalBasis = some(t.dice, t.between(1, 3), t.book.words["legal_basis"])
	}
	f.HR = t.fact(25, 2)
	f.SpecialCategories = []string{}
	if t.chance(25) {
		f.SpecialCategories = some(t.dice, t.between(1, 2), t.book.words["special_category"])
		f.FlaggedSensitive = transfer.Yes
	}
	f.Children = t.fact(5, 80)
	f.CreditInformation = t.fact(2, 3)
	f.Journalistic = t.fact(1, 2)
	f.Automated = t.fact(95, 3)
	f.ImmigrationControl = t.fact(2, 3)
	f.NationalIdentifiers = t.fact(2, 3)
	f.ImporterActivity = []string{}
	f.CombinedWithLocalData = t.fact(15, 30)
	f.PADFA = one(t.dice, []string{"none", "none", "none", ""})
	f.USBulkData = one(t.dice, []string{"none", "none", "none", "restricted", ""})
	f.USSecurityRequirements = t.fact(60, 30)
	f.USDataBrokerage = t.fact(4, 30)
	if t.chance(6) {
		f.Storage = t.place()
	}
	if t.chance(4) {
		f.Relation = transfer.Disclosure
	}
}

var (
	dataCategories = []string{"contact", "billing", "location", "usage"}
	purposes       = []string{"support", "hosting", "analytics", "roaming"}
)

// general offers flaws that any flow can have: few, so that those of the mechanism are drawn more often.
func (t *story) general() {
	f := &t.flow
	all := []flaw{
		{"hr not stated", func() { f.HR = transfer.NotStated }},
		{"hr", func() { f.HR = transfer.Yes }},
		{"special categories not stated", func() { f.SpecialCategories = nil }},
		{"special categories", func() { f.SpecialCategories = some(t.dice, t.between(1, 3), t.book.words["special_category"]) }},
		{"not flagged as sensitive", func() { f.FlaggedSensitive = one(t.dice, []transfer.Fact{transfer.No, transfer.NotStated}) }},
		{"legal basis not stated", func() { f.LegalBasis = nil }},
		{"legal basis", func() { f.LegalBasis = some(t.dice, t.between(0, 2), t.book.words["legal_basis"]) }},
		{"categories not stated", func() { f.DataCategories = nil }},
		{"categories", func() { f.DataCategories = some(t.dice, 2, dataCategories) }},
		{"purposes not stated", func() { f.Purposes = nil }},
		{"purposes", func() { f.Purposes = some(t.dice, 2, purposes) }},
		{"exclusive purpose", func() { f.ExclusivePurpose = one(t.dice, t.book.words["exclusive_purpose"]) }},
		{"activity", func() { f.ImporterActivity = some(t.dice, t.between(1, 2), t.book.words["importer_activity"]) }},
		{"activity not stated", func() { f.ImporterActivity = nil }},
		{"journalistic", func() { f.Journalistic = one(t.dice, []transfer.Fact{transfer.Yes, transfer.NotStated}) }},
		{"storage only", func() { t.relate(transfer.StorageOnly) }},
		{"principal not stated", func() { f.Exporter.OnBehalfOf = "" }},
		{"principal of the importer not stated", func() { f.Importer.OnBehalfOf = "" }},
		{"role of the exporter", func() { f.Exporter.Role = t.role() }},
		{"role of the importer", func() { f.Importer.Role = t.role() }},
		{"a further law", func() { f.Regimes = append(f.Regimes, one(t.dice, t.book.words["law"])) }},
		{"a law stated of the importer", func() { f.Importer.SubjectTo = some(t.dice, t.between(0, 2), t.book.words["law"]) }},
		{"a law stated of the exporter", func() { f.Exporter.SubjectTo = some(t.dice, t.between(0, 2), t.book.words["law"]) }},
		{"importer in the public sector", func() { t.importer.PublicSector = transfer.Yes }},
	}
	t.flaws = append(t.flaws, some(t.dice, 3, all)...)
}

// relate sets a relation that any two parties can have.
func (t *story) relate(r transfer.Relation) {
	if t.flow.Relation == "" || t.flow.Relation == transfer.Disclosure {
		t.flow.Relation = r
	}
}

func (t *story) role() transfer.Role {
	return one(t.dice, []transfer.Role{transfer.Controller, transfer.JointController, transfer.Processor})
}

// part is a pair of roles.
type part uint8

// Pairs of roles, as clauses tell them apart.
const (
	toController part = iota
	toProcessor
	toSubProcessor
	toOwnController
	toOtherController
)

// roles gives the two sides one of the pairs, or any pair where none is named, and says for whom processors act. Sides that
// have roles keep them.
func (t *story) roles(pairs ...part) part {
	if t.paired {
		return t.pair
	}
	if len(pairs) == 0 {
		pairs = []part{toController, toController, toProcessor, toProcessor, toProcessor, toProcessor, toSubProcessor, toOwnController, toOtherController}
	}
	pair := one(t.dice, pairs)
	t.pair, t.paired = pair, true
	from, to := &t.flow.Exporter, &t.flow.Importer
	from.Role, to.Role = t.controller(), t.controller()
	switch pair {
	case toProcessor:
		to.Role = transfer.Processor
		to.OnBehalfOf = t.exporter.ID
		if t.chance(20) {
			to.OnBehalfOf = ""
		}
	case toSubProcessor:
		from.Role, to.Role = transfer.Processor, transfer.Processor
		from.OnBehalfOf = t.principal()
		to.OnBehalfOf = one(t.dice, []string{from.OnBehalfOf, from.OnBehalfOf, t.exporter.ID, ""})
		if t.chance(6) {
			from.OnBehalfOf = ""
		}
	case toOwnController:
		from.Role = transfer.Processor
		from.OnBehalfOf = t.importer.ID
	case toOtherController:
		from.Role = transfer.Processor
		from.OnBehalfOf = t.principal()
	}
	for _, side := range []struct {
		*person
		as *transfer.Side
	}{{t.exporter, from}, {t.importer, to}} {
		if side.Kind == transfer.Individual && t.chance(70) {
			side.as.Role, side.as.OnBehalfOf = "", ""
		}
	}
	t.flaw("nobody stated for whom the exporter acts", func() { from.OnBehalfOf = "" })
	t.flaw("the importer returns to its own processor", func() {
		from.Role, to.Role = transfer.Processor, transfer.Processor
		if t.importer.list == vendors {
			t.importer.SubProcessors = []string{t.exporter.ID}
		}
	})
	return pair
}

func (t *story) controller() transfer.Role {
	if t.chance(15) {
		return transfer.JointController
	}
	return transfer.Controller
}

// principal is a controller outside the two sides.
func (t *story) principal() string {
	p := t.person(want{place: t.exporter.Jurisdiction, list: counterparties, kind: transfer.Customer, apart: t.importer.ID})
	if p.ID == t.importer.ID || p.ID == t.exporter.ID {
		return ""
	}
	return p.ID
}
