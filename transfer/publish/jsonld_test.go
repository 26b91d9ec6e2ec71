package publish_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// terms are those of the Data Privacy Vocabulary 2.3, Dublin Core and SKOS that the documents may use.
const terms = `
dpv:CrossBorderTransfer dpv:Transfer dpv:DataTransferRecord dpv:DataTransferLegalBasis dpv:LegalEntity dpv:NaturalPerson dpv:Law dpv:Obligation
dpv:Certification dpv:PersonalData dpv:Purpose dpv:DataSubject dpv:hasDataExporter dpv:hasDataImporter dpv:hasThirdCountry dpv:hasApplicableLaw
dpv:hasLegalBasis dpv:hasOrganisationalMeasure dpv:hasObligation dpv:hasIdentifier dpv:hasName dpv:hasJurisdiction dpv:hasDataController
dpv:hasDataProcessor dpv:hasPersonalData dpv:hasPurpose dpv:hasDataSubject
eu-gdpr:A45-3 eu-gdpr:A46-2-b eu-gdpr:A46-2-c eu-gdpr:A46-2-d eu-gdpr:AdequacyDecision eu-gdpr:BindingCorporateRules eu-gdpr:SCCByCommission
legal-eu:law-GDPR legal-gb:law-GDPR legal-jp:law-APPI legal-kr:law-PIPA legal-ph:law-DPA legal-sg:law-PDPA legal-tw:law-PDPA
legal-eu:Adequacy-EU-AD legal-eu:Adequacy-EU-AR legal-eu:Adequacy-EU-CA legal-eu:Adequacy-EU-CH legal-eu:Adequacy-EU-FO legal-eu:Adequacy-EU-GB
legal-eu:Adequacy-EU-GG legal-eu:Adequacy-EU-IL legal-eu:Adequacy-EU-IM legal-eu:Adequacy-EU-JE legal-eu:Adequacy-EU-JP legal-eu:Adequacy-EU-NZ
legal-eu:Adequacy-EU-UY
dct:title dct:date dct:valid dct:hasPart dct:references skos:Concept skos:prefLabel skos:broader skos:closeMatch
loc:FR loc:GB loc:NO loc:BR loc:JP loc:IN loc:US
`

type linked struct {
	context map[string]any
	nodes   map[string]map[string]any
	all     []map[string]any
}

func jsonld(t *testing.T, a answered) linked {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, publish.JSONLD(&out, a.inventory, a.decisions))
	var document struct {
		Context map[string]any   `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &document))
	l := linked{context: document.Context, nodes: map[string]map[string]any{}, all: document.Graph}
	for _, n := range document.Graph {
		id := n["@id"].(string)
		assert.Nil(t, l.nodes[id], "the node %s stands twice", id)
		l.nodes[id] = n
	}
	return l
}

func walk(value any, visit func(key string, value any)) {
	switch value := value.(type) {
	case map[string]any:
		for k, v := range value {
			visit(k, v)
			walk(v, visit)
		}
	case []any:
		for _, v := range value {
			walk(v, visit)
		}
	}
}

func TestJSONLDUsesTermsThatExist(t *testing.T) {
	known := map[string]bool{}
	for _, term := range strings.Fields(terms) {
		known[term] = true
	}
	for _, prefix := range []string{"", hostile["quote"]} {
		l := jsonld(t, decided(t).spoken(prefix))
		check := func(term string) {
			prefix, _, _ := strings.Cut(term, ":")
			assert.NotNil(t, l.context[prefix], "no prefix for %s", term)
			assert.True(t, prefix == "chapterv" || known[term], "%s is no term", term)
		}
		for _, n := range l.all {
			walk(n, func(key string, value any) {
				switch {
				case key == "@type":
					check(value.(string))
				case key == "@id" && strings.HasPrefix(value.(string), "#"):
					assert.NotNil(t, l.nodes[value.(string)], "%s is not in the graph", value)
				case key == "@id":
					check(value.(string))
				default:
					check(key)
				}
			})
		}
	}
}

func decisionsOf(t *testing.T, l linked, flow string) []map[string]any {
	t.Helper()
	n := l.nodes["#flow-"+flow]
	require.NotNil(t, n, flow)
	var list []map[string]any
	for _, d := range n["chapterv:decision"].([]any) {
		list = append(list, d.(map[string]any))
	}
	return list
}

func to(iri string) map[string]any { return map[string]any{"@id": iri} }

func TestJSONLDNamesBasisAndToolOfTheGDPR(t *testing.T) {
	l := jsonld(t, decided(t))
	west := decisionsOf(t, l, "west")[0]
	assert.Equal(t, to("legal-eu:law-GDPR"), west["dpv:hasApplicableLaw"])
	assert.Equal(t, to("eu-gdpr:A45-3"), west["dpv:hasLegalBasis"])
	assert.NotContains(t, west, "dpv:hasOrganisationalMeasure", "the vocabulary has no term for the framework")
	assert.Equal(t, to("chapterv:allowed"), west["chapterv:outcome"])
	assert.Equal(t, to("loc:US"), l.nodes["#flow-west"]["dpv:hasThirdCountry"])
	assert.NotContains(t, l.nodes["#flow-north"], "dpv:hasThirdCountry", "nothing restricts it")
	assert.Equal(t, to("#flow-west"), l.nodes["#flow-onward"]["chapterv:continues"])
}

func TestJSONLDSaysWhereATermOfOursComesCloseToOneOfTheGDPR(t *testing.T) {
	l := jsonld(t, decided(t))
	basis := decisionsOf(t, l, "helpdesk")[0]["dpv:hasLegalBasis"].(map[string]any)["@id"].(string)
	assert.Equal(t, "chapterv:uk-gdpr-uk-idta", basis)
	assert.Equal(t, to("eu-gdpr:A46-2-d"), l.nodes[basis]["skos:closeMatch"])
	games := decisionsOf(t, l, "games")[0]
	assert.Equal(t, to("chapterv:jp-appi-cbpr"), games["dpv:hasLegalBasis"])
	assert.Equal(t, to("dpv:Certification"), games["dpv:hasOrganisationalMeasure"])
	assert.Equal(t, to("legal-jp:law-APPI"), games["dpv:hasApplicableLaw"])
	sales := decisionsOf(t, l, "sales")[0]["dpv:hasApplicableLaw"].(map[string]any)["@id"].(string)
	assert.Equal(t, "LGPD", l.nodes[sales]["skos:prefLabel"])
}

func TestJSONLDNamesBasisAndToolOfEveryMechanismOfTheGDPR(t *testing.T) {
	a := decided(t)
	for _, c := range []struct {
		mechanism  transfer.Mechanism
		instrument transfer.Optional
		basis      any
		tool       any
	}{
		{transfer.BCR, "rules", to("eu-gdpr:A46-2-b"), to("eu-gdpr:BindingCorporateRules")},
		{transfer.EUClauses, "clauses-fr", to("eu-gdpr:A46-2-c"), to("eu-gdpr:SCCByCommission")},
		{transfer.Contract, "services", to("chapterv:eu-gdpr-contract"), nil},
		{transfer.Adequacy, "eu-adequacy-jp", []any{to("eu-gdpr:A45-3"), to("legal-eu:Adequacy-EU-JP")}, nil},
		{transfer.Adequacy, "eu-adequacy-gb-3", []any{to("eu-gdpr:A45-3"), to("legal-eu:Adequacy-EU-GB")}, nil},
		{transfer.Adequacy, "eu-adequacy-kr", []any{to("eu-gdpr:A45-3"), to("eu-gdpr:AdequacyDecision")}, nil},
	} {
		d := a.decision(t, "west")
		r := d.Regimes[0]
		r.Mechanism, r.Instrument, r.Candidates = c.mechanism, c.instrument, []transfer.Candidate{{Mechanism: c.mechanism, Status: transfer.Met}}
		d.Mechanisms, d.Regimes = []transfer.Mechanism{c.mechanism}, []transfer.RegimeDecision{r}
		require.NoError(t, d.Check())
		got := decisionsOf(t, jsonld(t, answered{a.inventory, []transfer.Decision{d}}), "west")[0]
		assert.Equal(t, c.basis, got["dpv:hasLegalBasis"], c.instrument)
		assert.Equal(t, c.tool, got["dpv:hasOrganisationalMeasure"], c.instrument)
	}
}
