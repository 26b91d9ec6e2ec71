package random

import "github.com/chapterv/chapterv/transfer"

var ever = interval{from: date("2000-01-01")}

// contract makes the contract that the law takes as a ground, with whatever terms it asks for.
func contract(t *story) {
	t.send("")
	t.receive("", t.place())
	if t.law == "mx-lfpdppp" {
		t.roles(toProcessor)
	} else {
		t.roles()
	}
	var a *transfer.Assessment
	if t.law == "ca-qc" {
		a = t.assess(&transfer.Instrument{ID: t.nextDocument()})
	}
	var i *transfer.Instrument
	if t.chance(15) { // a clause set of another law, which some laws take for a contract too
		i = t.bilateral(one(t.dice, []transfer.InstrumentType{transfer.EUSCC, transfer.UKIDTA, transfer.UKAddendum, transfer.BRSCC}), ever)
	} else {
		i = t.terms()
	}
	if a != nil {
		i.Signed = t.day(interval{a.Completed, later(a.Completed, t.at)})
		t.flaw("signed before the assessment", func() { i.Signed = a.Completed.AddDays(-1) })
		t.flaw("signed with the assessment", func() { i.Signed = a.Completed })
	}
}

// terms makes a contract that says everything some law asks of contracts.
func (t *story) terms() *transfer.Instrument {
	i := t.bilateral(transfer.ContractType, ever)
	i.ProcessorTerms, i.ComparableProtection, i.USOnwardBan = transfer.Yes, transfer.Yes, transfer.Yes
	i.NamesDestinations = []transfer.Territory{t.importer.Jurisdiction, one(t.dice, abroad)}
	i.EquivalentMeasures = []string{"jp-appi", "bm-pipa"}
	if t.chance(30) {
		i.OnwardTerms = some(t.dice, t.between(1, 4), transfer.Mechanisms())
	}
	t.deny("processor terms", &i.ProcessorTerms)
	t.deny("comparable protection", &i.ComparableProtection)
	t.deny("ban on passing on", &i.USOnwardBan)
	t.flaw("destinations", func() { i.NamesDestinations = some(t.dice, t.between(0, 2), abroad) })
	t.flaw("destinations not stated", func() { i.NamesDestinations = nil })
	t.flaw("measures", func() { i.EquivalentMeasures = some(t.dice, t.between(0, 2), t.book.words["law"]) })
	t.flaw("measures not stated", func() { i.EquivalentMeasures = nil })
	return i
}

// brokerage is a flow of a US exporter that needs a contract.
func brokerage(t *story) {
	t.flow.USDataBrokerage = transfer.Yes
	contract(t)
	t.adversary()
	t.flaw("brokerage not stated", func() { t.flow.USDataBrokerage = transfer.NotStated })
}

// free is a flow under a law that leaves transfers free but for some.
func free(t *story) {
	t.send("")
	t.receive("", "CN", "CN", "HK", "RU", "VE", "IN", "DE", "US", "MO")
	t.roles()
	t.adversary()
	for _, p := range []*person{t.exporter, t.party(t.flow.Exporter.OnBehalfOf)} {
		if p != nil {
			p.Sector = one(t.dice, []string{"retail", "health"})
			t.flaw("sector", func() { p.Sector = one(t.dice, sectors) })
			t.flaw("sector not stated", func() { p.Sector = "" })
			t.flaw("a branch of an operator", func() {
				head := one(t.dice, t.people)
				if head == p {
					return
				}
				p.BranchOf, head.Sector = head.ID, one(t.dice, sectors)
				if t.chance(40) {
					head.SubjectTo = []string{t.law}
				}
			})
		}
	}
	t.flaw("kept in China", func() { t.flow.Storage = "CN" })
}

// adversary states the exporter's classification, and offers what can be wrong with it.
func (t *story) adversary() {
	f := &t.flow
	f.PADFA, f.USBulkData = "none", "none"
	if t.chance(40) {
		f.USBulkData, f.USSecurityRequirements = "restricted", transfer.Yes
	}
	t.flaw("not classified", func() { f.PADFA = "" })
	t.flaw("prohibited by the Act", func() { f.PADFA = "prohibited" })
	t.flaw("bulk data not classified", func() { f.USBulkData = "" })
	t.flaw("bulk data prohibited", func() { f.USBulkData = "prohibited" })
	t.flaw("restricted without measures", func() {
		f.USBulkData, f.USSecurityRequirements = "restricted", one(t.dice, []transfer.Fact{transfer.No, transfer.NotStated})
	})
	t.flaw("a covered person", func() { t.importer.CoveredPerson, t.importer.spoilt = transfer.Yes, true })
	t.flaw("no covered person", func() { t.importer.CoveredPerson = transfer.No })
	t.flaw("controlled by an adversary", func() { t.importer.ForeignAdversaryControlled, t.importer.spoilt = transfer.Yes, true })
	t.flaw("a branch of somebody", func() {
		if head := one(t.dice, t.people); head != t.importer {
			t.importer.BranchOf, t.importer.spoilt = head.ID, true
		}
	})
	t.flaw("an organ of a State", func() {
		t.importer.OrganOf, t.importer.spoilt = one(t.dice, []transfer.Territory{"CN", "RU", "FR"}), true
	})
}
