package random

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// ground is a mechanism of a law, how often a story is about it, and how it is built.
type ground struct {
	law       string
	mechanism transfer.Mechanism
	weight    int
	build     func(*story)
}

var grounds = []ground{
	{"eu-gdpr", transfer.Adequacy, 9, adequate}, {"eu-gdpr", transfer.DPF, 6, framework}, {"eu-gdpr", transfer.BCR, 15, corporate},
	{"eu-gdpr", transfer.EUClauses, 8, commission(false)}, {"eu-gdpr", transfer.EUClauses, 5, commission(true)},
	{"uk-gdpr", transfer.Adequacy, 5, adequate}, {"uk-gdpr", transfer.DPF, 5, framework}, {"uk-gdpr", transfer.BCR, 13, corporate},
	{"uk-gdpr", transfer.EUClauses, 3, commission(true)}, {"uk-gdpr", transfer.IDTA, 20, idta}, {"uk-gdpr", transfer.Addendum, 20, addendum},
	{"ch-fadp", transfer.Adequacy, 4, adequate}, {"ch-fadp", transfer.DPF, 4, framework}, {"ch-fadp", transfer.BCR, 13, corporate},
	{"ch-fadp", transfer.EUClauses, 3, commission(true)}, {"ch-fadp", transfer.SwissClauses, 10, commission(false)},
	{"br-lgpd", transfer.Adequacy, 5, adequate}, {"br-lgpd", transfer.BrazilianClauses, 15, brazilian},
	{"br-lgpd", transfer.GlobalCorporateRule, 20, corporate},
	{"jp-appi", transfer.Adequacy, 4, adequate}, {"jp-appi", transfer.CBPR, 8, privacyRules}, {"jp-appi", transfer.Contract, 4, contract},
	{"sg-pdpa", transfer.CBPR, 7, privacyRules}, {"sg-pdpa", transfer.PRP, 14, privacyRules}, {"sg-pdpa", transfer.Contract, 4, contract},
	{"bm-pipa", transfer.CBPR, 5, privacyRules}, {"bm-pipa", transfer.Contract, 3, contract},
	{"difc-dpl", transfer.Adequacy, 4, adequate}, {"kr-pipa", transfer.Adequacy, 5, adequate}, {"kr-pipa", transfer.Contract, 1, contract},
	{"mx-lfpdppp", transfer.Contract, 6, contract}, {"mu-dpa", transfer.CBPR, 1, privacyRules}, {"ng-ndpa", transfer.PRP, 1, privacyRules},
	{"au-privacy-act", transfer.Contract, 4, contract}, {"ca-pipeda", transfer.Contract, 4, contract}, {"ca-qc", transfer.Contract, 6, contract},
	{"ph-dpa", transfer.Contract, 4, contract}, {"tw-pdpa", "", 7, free}, {"us-federal", "", 7, free},
	{"us-federal", transfer.Contract, 5, brokerage},
}

// ground draws one, mostly under a law that the scene is about.
func (w *world) ground() ground {
	fitting := grounds
	if w.chance(85) {
		fitting = under(w.homes...)
	}
	if w.chance(4) { // a certificate where the law recognises none
		return ground{one(w.dice, w.homes), one(w.dice, []transfer.Mechanism{transfer.CBPR, transfer.PRP}), 0, privacyRules}
	}
	weights := make([]int, len(fitting))
	for i, g := range fitting {
		weights[i] = g.weight
	}
	return fitting[w.weighed(weights...)]
}

func under(laws ...string) []ground {
	return slices.DeleteFunc(slices.Clone(grounds), func(g ground) bool { return !slices.Contains(laws, g.law) })
}

// groundsOf returns the grounds of a law, those of the mechanism if there are such.
func groundsOf(law string, mechanism transfer.Mechanism) []ground {
	own := under(law)
	named := slices.DeleteFunc(slices.Clone(own), func(g ground) bool { return g.mechanism != mechanism })
	if len(named) > 0 {
		return named
	}
	return own
}
