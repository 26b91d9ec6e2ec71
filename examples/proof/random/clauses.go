package random

import "github.com/chapterv/chapterv/transfer"

var modules = map[part]int{toController: 1, toProcessor: 2, toSubProcessor: 3, toOwnController: 4}

// commission makes the clauses of the Commission of 2021, or of a repealed set, as the law at hand asks for them.
func commission(legacy bool) func(*story) {
	return func(t *story) {
		t.send("")
		t.receive("", t.third())
		pairs := []part{toController, toProcessor, toProcessor, toSubProcessor, toOwnController}
		if legacy {
			pairs = pairs[:3]
		}
		pair := t.roles(pairs...)
		set, ok := t.set(t.mechanism, modules[pair], legacy)
		if !ok {
			set = t.version(t.mechanism, "2021/914")
		}
		t.assess(t.commissionSet(set, modules[pair]))
		if pair == toOwnController {
			t.flaw("combined not stated", func() { t.flow.CombinedWithLocalData = transfer.NotStated })
			t.flaw("combined", func() { t.flow.CombinedWithLocalData = transfer.Yes })
		}
		t.underGDPR()
	}
}

// commissionSet makes one set of clauses of the Commission.
func (t *story) commissionSet(set record, module int) *transfer.Instrument {
	i := t.bilateral(transfer.EUSCC, set.signable)
	i.Version = set.id
	i.Unaltered, i.AnnexesComplete = transfer.Yes, transfer.Yes
	i.SwissAdaptations = t.fact(30, 40)
	if t.law == "ch-fadp" {
		i.SwissAdaptations = transfer.Yes
		t.deny("Swiss adaptations", &i.SwissAdaptations)
	}
	switch {
	case set.legacy:
		i.ProcessingUnchanged = transfer.Yes
		t.deny("unchanged processing", &i.ProcessingUnchanged)
	case t.chance(15):
		i.Modules = []int{1, 2, 3, 4}
	default:
		i.Modules = []int{max(module, 1)} // no module fits some pairs
	}
	if !set.legacy {
		t.flaw("modules", func() { i.Modules = some(t.dice, t.between(0, 2), []int{1, 2, 3, 4}) })
		t.flaw("modules not stated", func() { i.Modules = nil })
	}
	t.reword("version", &i.Version, versions...)
	t.deny("unaltered", &i.Unaltered)
	t.deny("annexes", &i.AnnexesComplete)
	return i
}

// underGDPR offers that the GDPR reaches the importer, or that it is said of this processing that it does not.
func (t *story) underGDPR() {
	t.flaw("importer under the GDPR", func() { t.importer.SubjectTo, t.importer.spoilt = []string{"eu-gdpr"}, true })
	t.flaw("importer under the GDPR for this", func() { t.flow.Importer.SubjectTo = []string{"eu-gdpr", t.law} })
	t.flaw("importer under the GDPR, not for this", func() {
		t.importer.SubjectTo, t.importer.spoilt = []string{"eu-gdpr"}, true
		t.flow.Importer.SubjectTo = []string{}
	})
}

func idta(t *story) {
	t.send("")
	t.receive("", t.third())
	pair := t.roles()
	i := t.bilateral(transfer.UKIDTA, t.version(transfer.IDTA, "A1.0").signable)
	i.Version = "A1.0"
	i.Unaltered, i.TablesComplete = transfer.Yes, transfer.Yes
	i.LinkedAgreement = t.fact(30, 50)
	if pair == toProcessor || pair == toSubProcessor {
		i.LinkedAgreement = transfer.Yes
	}
	t.reword("version", &i.Version, versions...)
	t.deny("unaltered", &i.Unaltered)
	t.deny("tables", &i.TablesComplete)
	t.deny("linked agreement", &i.LinkedAgreement)
	t.underGDPR()
	t.assess(i)
}

func addendum(t *story) {
	t.send("")
	t.receive("", t.third())
	pair := t.roles(toController, toProcessor, toProcessor, toSubProcessor)
	base := t.commissionSet(t.version(transfer.Addendum, "2021/914"), modules[pair])
	base.SwissAdaptations = t.fact(5, 90)
	i := t.bilateral(transfer.UKAddendum, t.version(transfer.Addendum, "B1.0").signable)
	i.Version, i.EUSCC = "B1.0", base.ID
	i.Unaltered, i.TablesComplete = transfer.Yes, transfer.Yes
	t.reword("version", &i.Version, versions...)
	t.deny("unaltered", &i.Unaltered)
	t.deny("tables", &i.TablesComplete)
	t.flaw("clauses not named", func() { i.EUSCC = "" })
	t.underGDPR()
	t.assess(i)
	if t.chance(20) {
		t.assessments[len(t.assessments)-1].Instruments = []string{base.ID}
	}
}

func brazilian(t *story) {
	t.send("")
	t.receive("", t.third())
	pair := t.roles()
	i := t.bilateral(transfer.BRSCC, t.version(transfer.BrazilianClauses, "br-scc").signable)
	i.Version, i.Option = "19/2024", "A"
	i.Unaltered, i.SecurityMeasures = transfer.Yes, transfer.Yes
	i.TransparencyPublished = transfer.Yes
	i.OnwardTransfers = one(t.dice, []string{"forbidden", "as-described", "as-described"})
	who := map[part]string{toController: "both", toProcessor: "exporter", toOwnController: "importer", toOtherController: "importer"}[pair]
	i.DesignatedParty = transfer.DesignatedParty{Transparency: who, Requests: who, Incidents: who}
	if pair == toSubProcessor {
		i.Option, i.ThirdController = "B", "The controller"
	}
	t.reword("version", &i.Version, versions...)
	t.deny("unaltered", &i.Unaltered)
	t.deny("security measures", &i.SecurityMeasures)
	t.deny("transparency", &i.TransparencyPublished)
	t.reword("option", &i.Option, "A", "B")
	t.reword("onward transfers", &i.OnwardTransfers, "forbidden", "as-described")
	t.reword("third controller", &i.ThirdController, "Somebody")
	t.reword("transparency duty", &i.DesignatedParty.Transparency, "exporter", "importer", "both")
	t.reword("duty to answer", &i.DesignatedParty.Requests, "exporter", "importer", "both")
	t.reword("duty to report", &i.DesignatedParty.Incidents, "exporter", "importer", "both")
	t.basis()
}

// basis offers what can be wrong with the legal basis that Brazilian law asks for besides.
func (t *story) basis() {
	f := &t.flow
	t.flaw("no legal basis stated", func() { f.LegalBasis = nil })
	t.flaw("basis of no kind", func() { f.LegalBasis = []string{} })
	t.flaw("basis of one kind only", func() {
		f.LegalBasis = some(t.dice, 1, []string{"contract", "legitimate-interest", "credit-protection", "fraud-prevention"})
		f.SpecialCategories = one(t.dice, [][]string{nil, {}, {"health"}, {"criminal-offences"}})
	})
}
