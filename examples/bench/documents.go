package main

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// documents finds clauses between the parties, and corporate rules that name either.
func (f *facts) documents(flow *transfer.Flow, q *question, from, to *party) {
	some := [mechanisms]bool{}
	for _, d := range from.documents {
		if d.Type == transfer.EUSCC && slices.Contains(to.documents, d) {
			q.items = append(q.items, f.clause(flow, q, d))
			some[clauses] = true
		}
	}
	for side, list := range [][]*document{from.documents, to.documents} {
		for _, d := range list {
			again := side == 1 && slices.Contains(from.documents, d)
			if (d.Type == transfer.EUBCRC || d.Type == transfer.EUBCRP) && !again {
				q.items = append(q.items, f.corporate(flow, q, d, from, to))
				some[bcr] = true
			}
		}
	}
	for _, m := range []int{bcr, clauses} {
		if !some[m] {
			none := item{mechanism: m, id: mechanismNames[m]}
			none.sufficient, none.insufficient = f.enough(flow, q, none.id)
			q.items = append(q.items, none)
		}
	}
}

func (f *facts) clause(flow *transfer.Flow, q *question, d *document) item {
	i := item{
		mechanism: clauses, id: d.ID, document: d.ID, real: true, signed: d.term.From, until: d.term.Until, suspended: d.suspended(q.at),
		exporterBound: since(d.exporters, flow.Exporter.Party, q.at), importerBound: since(d.importers, flow.Importer.Party, q.at),
		versionStated: d.Version != "", unaltered: d.Unaltered, annexes: d.AnnexesComplete, unchanged: d.ProcessingUnchanged,
	}
	i.sufficient, i.insufficient = f.enough(flow, q, d.ID)
	set, known := f.clauses[d.Version]
	if i.known = known && d.Version != "importer-under-gdpr"; i.known {
		i.running, i.legacy = set.InForce.holds(q.at), set.Legacy
		i.signableFrom, i.signableUntil = set.signable().From, set.signable().Until
		if i.legacy {
			i.offers, i.offered = true, set.Modules
		} else if d.Modules != nil {
			i.offers, i.offered = true, d.offered
		}
	}
	for name, set := range f.clauses {
		if name != "importer-under-gdpr" && set.InForce.holds(q.at) && set.fits(q) && (i.signed == 0 || set.signable().holds(i.signed)) {
			i.anySet = true
			i.mayChange = i.mayChange || !i.versionStated && set.signable().holds(q.at)
		}
	}
	return i
}

func (f *facts) corporate(flow *transfer.Flow, q *question, d *document, from, to *party) item {
	i := item{
		mechanism: bcr, id: d.ID, document: d.ID, real: true, signed: d.term.From, until: d.term.Until, suspended: d.suspended(q.at),
		exporterBound: member(d, from.ID, q.at), importerBound: member(d, to.ID, q.at), importerListed: named(d, to.ID),
		sameGroup: from.group != "" && from.group == to.group, forProcessors: d.Type == transfer.EUBCRP,
		onBehalfBound: member(d, q.onBehalf, q.at), scopes: [5]transfer.Scope{d.Regimes, d.DataCategories, d.Purposes, d.Destinations, d.Covers},
	}
	i.sufficient, i.insufficient = f.enough(flow, q, d.ID)
	i.senderInside = i.exporterBound && q.exporterInside
	if d.ApprovedBy != "" {
		i.approverInside = transfer.FactOf(f.inside(d.ApprovedBy[:2], q.at))
	}
	controller := f.parties[q.onBehalf]
	if controller != nil {
		i.insider = controller.group != "" && controller.group == from.group || named(d, controller.ID)
	}
	if !i.forProcessors {
		return i
	}
	if !i.exporterBound && q.exporterRole == "controller" {
		i.incorporated = slices.ContainsFunc(from.documents, func(c *document) bool {
			return c.Incorporates == d.ID && binds(c, from.ID, to.ID, q.at)
		})
	}
	if controller != nil {
		for _, c := range controller.documents {
			for m := range d.members {
				i.incorporatedThere = i.incorporatedThere || c.Incorporates == d.ID && member(d, m, q.at) && binds(c, controller.ID, m, q.at)
			}
		}
	}
	return i
}

func since(parties map[string]day, id string, at day) bool {
	from, ok := parties[id]
	return ok && from <= at
}

func binds(d *document, exporter, importer string, at day) bool {
	return !d.Signed.IsZero() && d.term.holds(at) && !d.suspended(at) && since(d.exporters, exporter, at) && since(d.importers, importer, at)
}

func (d *document) suspended(at day) bool {
	return !d.Suspended.From.IsZero() && interval{dayOf(d.Suspended.From), dayOf(d.Suspended.Until)}.holds(at)
}

func member(d *document, id string, at day) bool {
	bound, ok := d.members[id]
	return ok && bound.holds(at)
}

func named(d *document, id string) bool {
	_, ok := d.members[id]
	return ok
}

// enough says whether the newest assessments for a document suffice, and whether they, or the lack of any, do not.
func (f *facts) enough(flow *transfer.Flow, q *question, document string) (sufficient, insufficient bool) {
	if !f.assessed["eu-gdpr"].InForce.holds(q.at) {
		return true, false
	}
	last, found, shortfall := day(0), false, false
	for n, where := range q.destinations {
		if n > 0 && where == q.destinations[0] {
			continue
		}
		for _, a := range f.assessments[where] {
			if a.Type != "tia" || !slices.Contains(a.Regimes, "eu-gdpr") || a.Exporter != "" && a.Exporter != flow.Exporter.Party ||
				a.Importer != "" && a.Importer != flow.Importer.Party || a.Instruments != nil && !slices.Contains(a.Instruments, document) || a.completed > q.at {
				continue
			}
			found = true
			if a.completed == 0 || a.completed < last {
				continue
			}
			measured := a.Conclusion == "sufficient-with-measures"
			suffices := a.Conclusion == "sufficient" || measured && len(a.Measures) > 0
			short := a.Conclusion == "insufficient" || measured && a.Measures != nil && len(a.Measures) == 0
			if a.completed > last {
				last, sufficient, shortfall = a.completed, true, false
			}
			sufficient, shortfall = sufficient && suffices, shortfall || short
		}
	}
	return sufficient, shortfall || !found
}
