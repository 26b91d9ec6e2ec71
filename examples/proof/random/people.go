package random

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

const (
	entities       = "entities"
	vendors        = "vendors"
	counterparties = "counterparties"
)

// today is the day that an inventory asks about where a flow names none.
var today = date("2026-11-23")

// person is a party and the list in which it stands.
type person struct {
	transfer.Party
	list   string
	spoilt bool
}

// want says who is looked for; what is zero may be anything.
type want struct {
	place transfer.Territory
	list  string
	kind  transfer.PartyKind
	laws  []string
	apart string // an id that it must not have
}

func (w *world) party(id string) *person {
	i := slices.IndexFunc(w.people, func(p *person) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return w.people[i]
}

// person finds somebody who fits, or makes one.
func (w *world) person(n want) *person {
	fit := func(p *person) bool {
		return p.Jurisdiction == n.place && (n.list == "" || p.list == n.list) && (n.kind != "" || p.Kind != transfer.Individual) &&
			(n.kind == "" || p.Kind == n.kind) && slices.Equal(p.SubjectTo, n.laws) && p.ID != n.apart && !p.spoilt
	}
	if w.chance(65) || len(w.people) >= mostPeople {
		for _, i := range w.Perm(len(w.people)) {
			if fit(w.people[i]) {
				return w.people[i]
			}
		}
	}
	if len(w.people) >= 2*mostPeople {
		return one(w.dice, w.people)
	}
	return w.newcomer(n)
}

func (w *world) newcomer(n want) *person {
	if n.list == "" {
		n.list = []string{entities, vendors, counterparties}[w.weighed(40, 35, 25)]
	}
	p := &person{list: n.list}
	p.ID = fmt.Sprintf("p%02d-%s", len(w.people), strings.ToLower(string(n.place)))
	p.Name = "Party " + p.ID
	p.Jurisdiction = n.place
	p.SubjectTo = n.laws
	switch n.list {
	case counterparties:
		p.Kind = n.kind
		if p.Kind == "" {
			kinds := []transfer.PartyKind{transfer.Customer, transfer.Partner, transfer.Carrier, transfer.OtherKind, transfer.PublicAuthority}
			p.Kind = kinds[w.weighed(40, 25, 15, 14, 6)]
		}
	case vendors:
		if w.chance(20) {
			p.Group = one(w.dice, []string{"org", "maker", "cloud"})
		}
	default:
		if w.chance(10) {
			p.Group = one(w.dice, []string{"org", "maker"})
		}
	}
	p.PublicSector = []transfer.Fact{transfer.NotStated, transfer.No, transfer.Yes}[w.weighed(80, 17, 3)]
	p.CoveredPerson = w.fact(4, 80)
	p.ForeignAdversaryControlled = w.fact(4, 80)
	if w.chance(30) {
		p.Sector = one(w.dice, sectors)
	}
	if w.chance(3) {
		p.OrganOf = one(w.dice, []transfer.Territory{"DK", "FR", "CN", "US"})
	}
	if len(w.people) > 0 && w.chance(3) {
		p.BranchOf = one(w.dice, w.people).ID
	}
	w.people = append(w.people, p)
	return p
}

// sectors are those that some law names, and some that none does.
var sectors = []string{
	"telecommunications", "broadcasting", "finance", "health", "retail", "insurance", "non-profit", "social-work", "recruitment",
	"employment-services",
}

// place draws a destination: mostly one that some law speaks of.
func (w *world) place() transfer.Territory {
	if w.chance(8) {
		return one(w.dice, w.book.places)
	}
	return one(w.dice, abroad)
}

// abroad repeats the places that are asked about most.
var abroad = []transfer.Territory{
	"US", "US", "US", "US", "IN", "IN", "IN", "CN", "CN", "BR", "BR", "JP", "JP", "SG", "SG", "PH", "PH", "MX", "AU", "KR", "GB", "GB",
	"CA", "CA-QC", "IL", "ZA", "TR", "RS", "AE", "AE-DIFC", "HK", "MO", "RU", "IR", "KP", "CU", "VE", "VN", "EG", "NG", "MU", "BM", "TW",
	"GG", "JE", "GI", "FO", "GL", "PF", "RE", "AX", "EU-INST", "ORG-EPO", "ORG-OTHER", "CH", "DE", "IE", "NO", "LI", "AD", "AR", "NZ",
	"UY", "MC", "KE", "UA", "SM", "HR",
}

// third draws a destination that few laws find adequate, so that a document has something to do.
func (w *world) third() transfer.Territory {
	if w.chance(35) {
		return w.place()
	}
	return one(w.dice, inadequate)
}

var inadequate = []transfer.Territory{
	"IN", "ZA", "TR", "RS", "VN", "EG", "KE", "UA", "AE", "MX", "PH", "SG", "AU", "TW", "HK", "MU", "BM", "NG", "US", "SM", "CN",
}

// lawsOf are the laws that must be stated of a party in Canada.
func (w *world) lawsOf(place transfer.Territory) []string {
	switch place {
	case "CA":
		return one(w.dice, [][]string{
			{"ca-pipeda"}, {"ca-pipeda"}, {"ca-pipeda"}, {"ca-bc"}, {"ca-on-health"}, nil, {},
		})
	case "CA-QC":
		return one(w.dice, [][]string{{"ca-qc"}, {"ca-qc", "ca-pipeda"}, {"ca-pipeda"}, nil})
	default:
		return nil
	}
}
