package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// facts finds for a flow what the law of the Union reads of it. It serves whoever judges, so that they differ in judging only.
type facts struct {
	*records
	inventory   *transfer.Inventory
	parties     map[string]*party
	assessments map[string][]assessment // by destination
	orders      []order
	asOf        day
	order       []int
}

type party struct {
	*transfer.Party
	group        string
	place        string
	subdivision  string // what lies around its jurisdiction
	documents    []*document
	certificates []certificate
}

// document is an instrument with its days and parties made ready.
type document struct {
	*transfer.Instrument
	term                 interval // from signature or approval
	exporters, importers map[string]day
	members              map[string]interval
	offered              []int64
}

type certificate struct {
	*transfer.Certification
	interval
	id     string
	active bool
}

type assessment struct {
	*transfer.Assessment
	completed day
}

type order struct {
	*transfer.Order
	interval
}

func newFacts(r *records, inv *transfer.Inventory) *facts {
	f := &facts{records: r, parties: map[string]*party{}, assessments: map[string][]assessment{}, asOf: dayOf(inv.AsOf)}
	for i, list := range [][]transfer.Party{inv.Entities, inv.Vendors, inv.Counterparties} {
		for n := range list {
			p := &party{Party: &list[n], group: list[n].Group, place: r.place(string(list[n].Jurisdiction))}
			p.subdivision = strings.Split(string(p.Jurisdiction), "-")[0]
			if i == 0 && p.group == "" {
				p.group = inv.Organisation.ID
			}
			for n := range p.Certifications {
				c := &p.Certifications[n]
				p.certificates = append(p.certificates, certificate{
					c, interval{dayOf(c.From), dayOf(c.Until)}, fmt.Sprintf("%s#%d", c.Scheme, n),
					c.Status == "active" || c.Status == "active-recertification-under-review",
				})
			}
			f.parties[p.ID] = p
		}
	}
	for i := range inv.Instruments {
		d := newDocument(&inv.Instruments[i])
		named := map[string]bool{}
		for id := range d.exporters {
			named[id] = true
		}
		for id := range d.importers {
			named[id] = true
		}
		for id := range d.members {
			named[id] = true
		}
		for id := range named {
			f.parties[id].documents = append(f.parties[id].documents, d)
		}
	}
	for i := range inv.Assessments {
		a := &inv.Assessments[i]
		f.assessments[string(a.Destination)] = append(f.assessments[string(a.Destination)], assessment{a, dayOf(a.Completed)})
	}
	for i := range inv.Orders {
		o := &inv.Orders[i]
		f.orders = append(f.orders, order{o, interval{dayOf(o.From), dayOf(o.Until)}})
	}
	for _, m := range inv.Settings.Preference {
		if at := slices.Index(mechanismNames[:], string(m)); at >= 0 && !slices.Contains(f.order, at) {
			f.order = append(f.order, at)
		}
	}
	for m := range mechanisms {
		if !slices.Contains(f.order, m) {
			f.order = append(f.order, m)
		}
	}
	return f
}

func newDocument(i *transfer.Instrument) *document {
	d := &document{Instrument: i, exporters: map[string]day{}, importers: map[string]day{}, members: map[string]interval{}}
	d.term = interval{max(dayOf(i.Signed), dayOf(i.Approved)), dayOf(i.Until)}
	for _, s := range i.Exporters {
		d.exporters[s.Party] = dayOf(s.From)
	}
	for _, s := range i.Importers {
		d.importers[s.Party] = dayOf(s.From)
	}
	for _, m := range i.Members {
		d.members[m.Party] = interval{dayOf(m.From), dayOf(m.Until)}
	}
	for _, n := range i.Modules {
		d.offered = append(d.offered, int64(n))
	}
	return d
}

// question joins the facts of a flow that continues no other one.
func (f *facts) question(flow *transfer.Flow) *question {
	at := f.asOf
	if !flow.At.IsZero() {
		at = dayOf(flow.At)
	}
	from, to := f.parties[flow.Exporter.Party], f.parties[flow.Importer.Party]
	place := to.place
	q := &question{
		at: at, relation: string(flow.Relation), inside: f.inside(string(to.Jurisdiction), at), institution: to.Jurisdiction == "EU-INST",
		hr: flow.HR, journalistic: flow.Journalistic, automated: flow.Automated, immigration: flow.ImmigrationControl,
		credit: flow.CreditInformation, combined: flow.CombinedWithLocalData, activities: flow.ImporterActivity,
		activitiesStated: flow.ImporterActivity != nil, purpose: flow.ExclusivePurpose, public: public(to), organ: string(to.OrganOf),
		laws: to.SubjectTo, exporterRole: role(flow.Exporter), importerRole: role(flow.Importer), needed: kinds,
		categories: flow.DataCategories, purposes: flow.Purposes, destinations: []string{string(to.Jurisdiction), place},
		exporterInside: f.inside(string(from.Jurisdiction), at), onBehalf: flow.Exporter.OnBehalfOf, order: f.order,
		rulesExist: f.rules["eu-bcr"].InForce.holds(at), direct: f.rules["bcr-p-direct"].InForce.holds(at),
	}
	if flow.Importer.SubjectTo != nil {
		q.laws = flow.Importer.SubjectTo
	}
	q.lawsStated = q.laws != nil
	q.importerReached = slices.Contains(q.laws, "eu-gdpr") && f.clauses["importer-under-gdpr"].InForce.holds(at)
	if flow.HR.Stated() {
		q.needed = q.needed[:1]
		if flow.HR.False() {
			q.needed = kinds[1:]
		}
	}
	q.suspended = f.suspended(flow, q, to)
	f.modules(flow, q, from, to)
	q.items = make([]item, 0, 8)
	f.decisions(q, place)
	f.certificates(q, to)
	f.documents(flow, q, from, to)
	return q
}

var kinds = []string{"hr", "non-hr"}

func role(s transfer.Side) string {
	if s.Role == transfer.JointController {
		return string(transfer.Controller)
	}
	return string(s.Role)
}

func public(p *party) bool {
	return p.PublicSector.True() || !p.PublicSector.Stated() && p.Kind == transfer.PublicAuthority
}

// suspended reports an order of the law of the Union that reaches the flow.
func (f *facts) suspended(flow *transfer.Flow, q *question, to *party) bool {
	return slices.ContainsFunc(f.orders, func(o order) bool {
		there := o.Destination == to.Jurisdiction || string(o.Destination) == to.place || string(o.Destination) == to.subdivision
		return o.Regime == "eu-gdpr" && o.holds(q.at) && (slices.Contains(o.Flows, flow.ID) || there && o.Destination != "" && len(q.reasons()) == 0)
	})
}

func (f *facts) modules(flow *transfer.Flow, q *question, from, to *party) {
	toController := q.exporterRole == "processor" && q.importerRole == "controller"
	toProcessor := q.exporterRole == "processor" && q.importerRole == "processor" && (slices.Contains(to.SubProcessors, from.ID) || flow.Exporter.OnBehalfOf == to.ID)
	switch {
	case toController && flow.Exporter.OnBehalfOf == to.ID:
		q.module = 4
	case toProcessor:
	case q.exporterRole == "controller" && q.importerRole == "controller":
		q.module = 1
	case q.exporterRole == "controller" && q.importerRole == "processor":
		q.module = 2
	case q.exporterRole == "processor" && q.importerRole == "processor":
		q.module = 3
	}
	q.fourPossible = q.module == 4 || toController && flow.Exporter.OnBehalfOf == ""
	q.noModule = q.module == 0 && !q.fourPossible
	q.clausesExist = q.noModule
	for _, set := range f.clauses {
		if set.InForce.holds(q.at) && set.signable().holds(q.at) && set.fits(q) {
			q.clausesExist = true
		}
	}
}

func (f *facts) decisions(q *question, place string) {
	before := len(q.items)
	for _, d := range f.onPlace[place] {
		if d.InForce.holds(q.at) {
			q.items = append(q.items, item{mechanism: adequacy, id: d.id, document: d.id, real: true, scope: d.Scope})
		}
	}
	if len(q.items) == before {
		q.items = append(q.items, item{mechanism: adequacy, id: "adequacy"})
	}
}

func (f *facts) certificates(q *question, to *party) {
	for _, record := range f.frameworks {
		q.frameworkRuns = q.frameworkRuns || record.InForce.holds(q.at)
	}
	abroad := to.Jurisdiction != "US"
	some := [mechanisms]bool{}
	for n := range to.certificates {
		c := &to.certificates[n]
		m, framework := dpf, f.frameworks[c.Scheme]
		switch c.Scheme {
		case "global-cbpr", "apec-cbpr":
			m = cbpr
		case "global-prp", "apec-prp":
			m = prp
		default:
			if framework.InForce.From == 0 {
				continue
			}
		}
		some[m] = true
		q.items = append(q.items, item{
			mechanism: m, id: c.id, document: c.Scheme, real: true, irrelevant: m == dpf && abroad, dated: c.active || c.interval.Until != 0,
			from: c.interval.From, until: c.interval.Until, covers: c.Covers, coversStated: c.Covers != nil,
			inForce: framework.InForce.From != 0 && framework.InForce.holds(q.at),
		})
	}
	for _, m := range []int{dpf, cbpr, prp} {
		if !some[m] {
			never := m != dpf || abroad || to.Kind == transfer.Individual || q.public
			q.items = append(q.items, item{mechanism: m, id: mechanismNames[m], irrelevant: never})
		}
	}
}
