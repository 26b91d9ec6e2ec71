package random

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// corporate makes binding corporate rules, or the global ones of Brazil, and the flow inside the group that they serve.
func corporate(t *story) {
	kind, authority, window := t.rulesOf()
	forProcessors := strings.HasSuffix(string(kind), "-p")
	t.send(entities)
	direct := forProcessors && t.chance(25)
	t.receive(entities, t.third())
	switch {
	case direct: // from the customer itself, by its contract
		t.roles(toProcessor)
	case forProcessors:
		t.roles(toSubProcessor)
	default:
		t.roles(toController, toProcessor)
	}
	i := t.document(kind)
	i.ApprovedBy = authority
	i.Approved = t.signature(window)
	i.Members = t.members(direct)
	i.Regimes = t.scope(append([]string{t.law}, some(t.dice, 1, []string{"eu-gdpr", "uk-gdpr", "ch-fadp"})...)...)
	if strings.HasPrefix(string(kind), "eu-") && t.law == "uk-gdpr" {
		i.Regimes = t.scope("eu-gdpr")
	}
	i.DataCategories = t.scope(dataCategories[:3]...)
	i.Purposes = t.scope(purposes[:3]...)
	i.Destinations = t.scope(string(t.importer.Jurisdiction), string(t.place()))
	i.Covers = t.scope("hr", "non-hr")
	if t.chance(15) {
		i.Until = t.at.AddDays(one(t.dice, []int{0, 1, 365}))
	}
	if direct {
		t.incorporate(i)
	}
	t.bend(i)
	if t.mechanism == transfer.BCR {
		t.assess(i)
	} else {
		t.basis()
	}
}

// rulesOf chooses the kind of rules that a law knows, an authority that can approve them, and when it could.
func (t *story) rulesOf() (transfer.InstrumentType, string, interval) {
	always := interval{from: date("2008-01-01")}
	suffix := one(t.dice, []string{"-c", "-c", "-p"})
	union := one(t.dice, []string{"IE-DPC", "FR-CNIL", "DE-BE-BLNBDI", "NO-DATATILSYNET", "HR-AZOP"})
	switch {
	case t.mechanism == transfer.GlobalCorporateRule:
		return transfer.BRGCR, "BR-ANPD", t.version(t.mechanism, "br-gcr").signable
	case t.law == "uk-gdpr" && t.chance(25):
		always.until = date("2020-12-31")
		return transfer.InstrumentType("eu-bcr" + suffix), "GB-ICO", always
	case t.law == "uk-gdpr":
		return transfer.InstrumentType("uk-bcr" + suffix), "GB-ICO", always
	case t.law == "ch-fadp" && t.chance(60):
		return transfer.InstrumentType("ch-bcr" + suffix), one(t.dice, []string{"CH-FDPIC", "CH-FDPIC", union, "GB-ICO"}), always
	default:
		return transfer.InstrumentType("eu-bcr" + suffix), union, always
	}
}

func (t *story) members(direct bool) []transfer.Member {
	bound := []*person{t.importer}
	if !direct {
		bound = append(bound, t.exporter)
	}
	if t.mechanism == transfer.GlobalCorporateRule {
		bound = append(bound, t.person(want{place: "BR", list: entities}))
	}
	if t.chance(50) {
		bound = append(bound, t.person(want{place: t.territoryOf(t.law, t.at), list: entities}))
	}
	var list []transfer.Member
	seen := map[string]bool{}
	for _, p := range bound {
		if seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		m := transfer.Member{Party: p.ID}
		if t.chance(15) {
			m.From = t.at.AddDays(-t.between(0, 200))
		}
		if t.chance(10) {
			m.Until = t.at.AddDays(t.between(0, 2))
		}
		list = append(list, m)
	}
	return list
}

// scope is everything, or a list that holds what is needed.
func (t *story) scope(needed ...string) transfer.Scope {
	if t.chance(60) {
		return transfer.Scope{All: true}
	}
	return transfer.Scope{Of: needed}
}

// incorporate makes the contract by which processor rules bind towards a customer.
func (t *story) incorporate(rules *transfer.Instrument) {
	c := t.bilateral(transfer.ContractType, interval{from: date("2012-01-01")})
	c.Incorporates = rules.ID
	c.ProcessorTerms = transfer.Yes
	t.flaw("rules not incorporated", func() { c.Incorporates = "" })
}

// bend offers what can be wrong with corporate rules.
func (t *story) bend(i *transfer.Instrument) {
	t.flaw("approval not stated", func() { i.Approved = transfer.Date{} })
	t.flaw("approved later", func() { i.Approved = t.at.AddDays(1) })
	t.flaw("approved on the day", func() { i.Approved = t.at })
	t.flaw("approved long ago", func() { i.Approved = date("2012-03-01") })
	t.flaw("approved at the end of the transition", func() { i.Approved = date("2020-12-31").AddDays(t.between(0, 1)) })
	t.flaw("ended", func() { i.Until = t.at.AddDays(-1) })
	t.suspend(i)
	t.flaw("approver not stated", func() { i.ApprovedBy = "" })
	t.flaw("approver", func() {
		i.ApprovedBy = one(t.dice, []string{"GB-ICO", "US-FTC", "IE-DPC", "CH-FDPIC", "BR-ANPD", "CA-OPC", "JE-JOIC"})
	})
	for _, p := range []*person{t.exporter, t.importer} {
		t.flaw("not a member", func() { i.Members = without(i.Members, p.ID) })
		t.flaw("member from later on", func() {
			i.Members = append(without(i.Members, p.ID), transfer.Member{Party: p.ID, From: t.at.AddDays(1)})
		})
		t.flaw("member no longer", func() {
			i.Members = append(without(i.Members, p.ID), transfer.Member{Party: p.ID, Until: t.at.AddDays(-1)})
		})
	}
	t.flaw("members not stated", func() { i.Members = nil })
	t.flaw("importer outside the group", func() {
		i.Members = without(i.Members, t.importer.ID)
		t.importer.Group, t.importer.spoilt = "elsewhere", true
		if t.importer.list == counterparties {
			t.importer.Group = ""
		}
	})
	t.flaw("controller inside the group", func() {
		if len(i.Members) > 0 {
			t.flow.Exporter.OnBehalfOf = i.Members[len(i.Members)-1].Party
		}
	})
	for _, s := range []struct {
		name  string
		scope *transfer.Scope
		words []string
	}{
		{"laws in scope", &i.Regimes, t.book.words["law"]}, {"categories in scope", &i.DataCategories, dataCategories},
		{"purposes in scope", &i.Purposes, purposes}, {"places in scope", &i.Destinations, []string{"US", "IN", "FR", "FI", "CA"}},
		{"kinds in scope", &i.Covers, []string{"hr", "non-hr"}},
	} {
		t.flaw(s.name, func() { *s.scope = transfer.Scope{Of: some(t.dice, t.between(0, 1), s.words)} })
		t.flaw(s.name+" not stated", func() { *s.scope = transfer.Scope{} })
	}
}

func without(list []transfer.Member, party string) []transfer.Member {
	return slices.DeleteFunc(slices.Clone(list), func(m transfer.Member) bool { return m.Party == party })
}
