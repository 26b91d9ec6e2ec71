package publish

import (
	"io"
	"maps"
	"net/url"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// node is a resource of the graph. A field without a value is left out.
type node map[string]any

func ref(iri string) node { return node{"@id": iri} }

func (n node) set(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case transfer.Date:
		if v.IsZero() {
			return
		}
		value = v.String()
	case []any:
		if len(v) == 0 {
			return
		}
	}
	n[key] = value
}

// JSONLD writes the decisions in the Data Privacy Vocabulary 2.3 as a record of data transfers: parties, flows, and for each
// law the basis and the tool of its mechanism. What the vocabulary lacks stands in [Namespace]; where such a term comes close
// to one of the GDPR it says so. Ids of parties and flows are relative to the document. An allowed flow is not called lawful:
// only its transfer was decided.
func JSONLD(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	book, err := metadata()
	if err != nil {
		return err
	}
	record := node{"@id": "#record", "@type": "dpv:DataTransferRecord"}
	record.set("dct:title", f.Organisation.Name)
	record.set("dpv:hasIdentifier", f.Organisation.ID)
	record.set("dct:date", f.AsOf)
	graph := []node{record}
	var parts []any
	parties, terms := map[string]node{}, map[string]node{}
	for _, a := range f.answers {
		flow := f.ldFlow(a, book, terms)
		parts = append(parts, ref(flow["@id"].(string)))
		graph = append(graph, flow)
		f.ldParty(parties, a.exporter)
		f.ldParty(parties, a.importer)
		if len(parts) == 1 {
			record.set("chapterv:lawRevision", a.Revision.Law)
			record.set("chapterv:policies", a.Revision.Policies)
		}
	}
	record.set("dct:hasPart", parts)
	for _, group := range []map[string]node{parties, terms} {
		for _, id := range slices.Sorted(maps.Keys(group)) {
			graph = append(graph, group[id])
		}
	}
	return writeJSON(to, struct {
		Context map[string]any `json:"@context"`
		Graph   []node         `json:"@graph"`
	}{ldContext, graph})
}

func fragment(kind, id string) string { return "#" + kind + "-" + url.PathEscape(id) }

func (f *file) ldParty(known map[string]node, p transfer.Party) {
	if p.ID == "" || known[p.ID] != nil {
		return
	}
	n := node{"@id": fragment("party", p.ID), "@type": "dpv:LegalEntity", "dpv:hasIdentifier": p.ID}
	if p.Kind == transfer.Individual {
		n["@type"] = "dpv:NaturalPerson"
	}
	n.set("dpv:hasName", p.Name)
	if p.Jurisdiction != "" {
		n["dpv:hasJurisdiction"] = ref(ldPlace(p.Jurisdiction))
	}
	known[p.ID] = n
}

func (f *file) ldFlow(a answer, book *catalogue, terms map[string]node) node {
	n := node{"@id": fragment("flow", a.Decision.Flow), "@type": "dpv:CrossBorderTransfer"}
	if a.exporter.Jurisdiction == a.importer.Jurisdiction {
		n["@type"] = "dpv:Transfer"
	}
	n.set("dpv:hasIdentifier", a.Decision.Flow)
	n.set("dct:title", a.flow.Name)
	if id := a.exporter.ID; id != "" {
		n["dpv:hasDataExporter"] = ref(fragment("party", id))
	}
	if id := a.importer.ID; id != "" {
		n["dpv:hasDataImporter"] = ref(fragment("party", id))
	}
	n.set("dpv:hasDataController", f.acting(a, transfer.Controller, transfer.JointController))
	n.set("dpv:hasDataProcessor", f.acting(a, transfer.Processor))
	if restricted(a) && a.importer.Jurisdiction != "" {
		n["dpv:hasThirdCountry"] = ref(ldPlace(a.importer.Jurisdiction))
	}
	n.set("dpv:hasPersonalData", labelled("dpv:PersonalData", a.flow.DataCategories))
	n.set("dpv:hasPurpose", labelled("dpv:Purpose", a.flow.Purposes))
	n.set("dpv:hasDataSubject", labelled("dpv:DataSubject", a.flow.DataSubjects))
	if a.flow.After != "" {
		n["chapterv:continues"] = ref(fragment("flow", a.flow.After))
	}
	n["chapterv:outcome"] = ref("chapterv:" + ldName(string(a.Outcome)))
	n.set("dct:date", a.At)
	n.set("dct:valid", a.ValidUntil)
	var decisions []any
	for _, r := range a.Regimes {
		decisions = append(decisions, ldDecision(r, book, terms))
	}
	n.set("chapterv:decision", decisions)
	n.set("chapterv:violation", ldViolations(a.own()))
	return n
}

func (f *file) acting(a answer, roles ...transfer.Role) []any {
	var list []any
	for _, side := range []transfer.Side{a.flow.Exporter, a.flow.Importer} {
		if slices.Contains(roles, side.Role) {
			list = append(list, ref(fragment("party", side.Party)))
		}
	}
	return list
}

func restricted(a answer) bool {
	return slices.ContainsFunc(a.Regimes, func(r transfer.RegimeDecision) bool { return r.Outcome != transfer.OutcomeNotRestricted })
}

func labelled(class string, terms []string) []any {
	var list []any
	for _, term := range terms {
		list = append(list, node{"@type": class, "skos:prefLabel": term})
	}
	return list
}

func ldDecision(r transfer.RegimeDecision, book *catalogue, terms map[string]node) node {
	law := ldLaw(r.Regime)
	if _, ours := ldLaws[r.Regime]; !ours {
		terms[law] = node{"@id": law, "@type": "dpv:Law", "skos:prefLabel": book.law(r.Regime)}
	}
	n := node{"@type": "chapterv:Decision", "dpv:hasApplicableLaw": ref(law), "chapterv:outcome": ref("chapterv:" + ldName(string(r.Outcome)))}
	if r.Mechanism != "" {
		g, ours := ground(r.Regime, r.Mechanism)
		n["dpv:hasLegalBasis"] = ref(g.basis)
		if ours {
			terms[g.basis] = ldTerm(g.basis, r, book)
		}
		switch instance := adequacyInstances[string(r.Instrument)]; {
		case r.Mechanism == transfer.Adequacy && instance != "":
			n["dpv:hasLegalBasis"] = []any{ref(g.basis), ref(instance)}
		case r.Mechanism == transfer.Adequacy && g.tool != "":
			n["dpv:hasLegalBasis"] = []any{ref(g.basis), ref(g.tool)}
		case g.tool != "":
			n["dpv:hasOrganisationalMeasure"] = ref(g.tool)
		}
		n["chapterv:mechanism"] = ref("chapterv:" + ldName(string(r.Mechanism)))
	}
	n.set("chapterv:instrument", string(r.Instrument))
	if r.Module != 0 {
		n["chapterv:module"] = int(r.Module)
	}
	n.set("dct:valid", r.ValidUntil)
	var citations []any
	for _, citation := range r.Citations {
		citations = append(citations, citation)
	}
	n.set("dct:references", citations)
	n.set("chapterv:violation", ldViolations(r.Violations))
	var duties []any
	for _, o := range r.Obligations {
		duties = append(duties, node{"@type": "dpv:Obligation", "dpv:hasIdentifier": o.Code, "skos:prefLabel": o.Message, "dct:references": o.Citation})
	}
	n.set("dpv:hasObligation", duties)
	return n
}

func ldTerm(iri string, r transfer.RegimeDecision, book *catalogue) node {
	n := node{
		"@id": iri, "@type": "skos:Concept", "skos:broader": ref("dpv:DataTransferLegalBasis"),
		"skos:prefLabel": book.law(r.Regime) + ": " + mechanismName(r.Mechanism),
	}
	if twin := twins[r.Regime][r.Mechanism]; twin != "" {
		n["skos:closeMatch"] = ref(twin)
	}
	return n
}

func ldViolations(violations []transfer.Violation) []any {
	var list []any
	for _, v := range violations {
		n := node{"@type": "chapterv:Violation", "dpv:hasIdentifier": v.Code, "skos:prefLabel": v.Message}
		n.set("dct:references", v.Citation)
		list = append(list, n)
	}
	return list
}
