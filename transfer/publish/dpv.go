package publish

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Namespace is where the terms of JSON-LD stand that the Data Privacy Vocabulary lacks.
const Namespace = "https://github.com/chapterv/chapterv/transfer/publish#"

const dpvRoot = "https://w3id.org/dpv"

var ldContext = map[string]any{
	"chapterv":  Namespace,
	"dpv":       dpvRoot + "#",
	"eu-gdpr":   dpvRoot + "/legal/eu/gdpr#",
	"legal-eu":  dpvRoot + "/legal/eu#",
	"legal-gb":  dpvRoot + "/legal/gb#",
	"legal-jp":  dpvRoot + "/legal/jp#",
	"legal-kr":  dpvRoot + "/legal/kr#",
	"legal-ph":  dpvRoot + "/legal/ph#",
	"legal-sg":  dpvRoot + "/legal/sg#",
	"legal-tw":  dpvRoot + "/legal/tw#",
	"loc":       dpvRoot + "/loc#",
	"dct":       "http://purl.org/dc/terms/",
	"skos":      "http://www.w3.org/2004/02/skos/core#",
	"xsd":       "http://www.w3.org/2001/XMLSchema#",
	"dct:date":  map[string]string{"@type": "xsd:date"},
	"dct:valid": map[string]string{"@type": "xsd:date"},
}

// ldLaws are the laws that the vocabulary names.
var ldLaws = map[string]string{
	"eu-gdpr": "legal-eu:law-GDPR", "uk-gdpr": "legal-gb:law-GDPR", "jp-appi": "legal-jp:law-APPI", "kr-pipa": "legal-kr:law-PIPA",
	"ph-dpa": "legal-ph:law-DPA", "sg-pdpa": "legal-sg:law-PDPA", "tw-pdpa": "legal-tw:law-PDPA",
}

func ldLaw(regime string) string {
	if iri, ok := ldLaws[regime]; ok {
		return iri
	}
	return "chapterv:law-" + ldName(regime)
}

// ldName makes a name that can stand behind a prefix.
func ldName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, s)
}

// ldGround is the legal basis of a mechanism and the tool that comes with it; either can be empty.
type ldGround struct{ basis, tool string }

// euGrounds are the grounds of the GDPR in the vocabulary.
var euGrounds = map[transfer.Mechanism]ldGround{
	transfer.Adequacy:  {"eu-gdpr:A45-3", "eu-gdpr:AdequacyDecision"},
	transfer.DPF:       {"eu-gdpr:A45-3", ""},
	transfer.BCR:       {"eu-gdpr:A46-2-b", "eu-gdpr:BindingCorporateRules"},
	transfer.EUClauses: {"eu-gdpr:A46-2-c", "eu-gdpr:SCCByCommission"},
}

// twins are the grounds of the GDPR to which those of the laws modelled on it come close.
var twins = map[string]map[transfer.Mechanism]string{
	"uk-gdpr": {
		transfer.Adequacy: "eu-gdpr:A45-3", transfer.DPF: "eu-gdpr:A45-3", transfer.BCR: "eu-gdpr:A46-2-b",
		transfer.EUClauses: "eu-gdpr:A46-2-c", transfer.IDTA: "eu-gdpr:A46-2-d", transfer.Addendum: "eu-gdpr:A46-2-d",
	},
	"ch-fadp": {
		transfer.Adequacy: "eu-gdpr:A45-3", transfer.DPF: "eu-gdpr:A45-3", transfer.BCR: "eu-gdpr:A46-2-b",
		transfer.EUClauses: "eu-gdpr:A46-2-c", transfer.SwissClauses: "eu-gdpr:A46-2-c",
	},
}

// ground returns the basis and tool of a mechanism under a law, and whether the basis is a term of our own.
func ground(regime string, m transfer.Mechanism) (ldGround, bool) {
	if g, ok := euGrounds[m]; ok && regime == "eu-gdpr" {
		return g, false
	}
	g := ldGround{basis: "chapterv:" + ldName(regime) + "-" + ldName(string(m))}
	if m == transfer.CBPR || m == transfer.PRP {
		g.tool = "dpv:Certification"
	}
	return g, true
}

// adequacyInstances are the decisions of the Commission that the vocabulary names, by our records.
var adequacyInstances = func() map[string]string {
	instances := map[string]string{}
	for _, code := range []string{"AD", "AR", "CA", "CH", "FO", "GG", "IL", "IM", "JE", "JP", "NZ", "UY"} {
		instances["eu-adequacy-"+strings.ToLower(code)] = "legal-eu:Adequacy-EU-" + code
	}
	for _, record := range []string{"eu-adequacy-gb-1", "eu-adequacy-gb-2", "eu-adequacy-gb-3"} {
		instances[record] = "legal-eu:Adequacy-EU-GB"
	}
	return instances
}()

// ldPlace is the place in the vocabulary of locations, which follows ISO 3166; other codes are our own.
func ldPlace(t transfer.Territory) string {
	if slices.Contains([]transfer.Territory{"AE-DIFC", "EU-INST", "ORG-EPO", "ORG-OTHER", "XK"}, t) {
		return "chapterv:place-" + string(t)
	}
	return "loc:" + ldName(string(t))
}
