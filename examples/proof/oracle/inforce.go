package oracle

import "github.com/chapterv/chapterv/transfer"

// inForce says since when each law answers, predecessors under the same id included. None has ended.
var inForce = map[string]dated{
	"eu-gdpr":        {from: day(1998, 10, 24)}, // Directive 95/46/EC
	"uk-gdpr":        {from: day(2021, 1, 1)},
	"ch-fadp":        {from: day(1993, 7, 1)}, // the old act
	"br-lgpd":        {from: day(2020, 9, 18)},
	"jp-appi":        {from: day(2017, 5, 30)}, // its rule on foreign third parties
	"sg-pdpa":        {from: day(2014, 7, 2)},
	"bm-pipa":        {from: day(2025, 1, 1)},
	"difc-dpl":       {from: day(2020, 7, 1)},
	"kr-pipa":        {from: day(2023, 9, 15)}, // Article 28-8
	"mx-lfpdppp":     {from: day(2025, 3, 21)},
	"mu-dpa":         {from: day(2018, 1, 15)},
	"ng-ndpa":        {from: day(2023, 6, 12)},
	"au-privacy-act": {from: day(2014, 3, 12)},
	"ca-pipeda":      {from: day(2001, 1, 1)}, // to every commercial activity from 2004
	"ca-qc":          {from: day(2023, 9, 22)},
	"ph-dpa":         {from: day(2016, 9, 9)}, // its implementing rules
	"tw-pdpa":        {from: day(2012, 10, 1)},
	"us-federal":     {from: day(2000, 1, 1)}, // free where no act restricts
}

// home is the law of establishment outside the territory of eu-gdpr. Canada has none: its law must be stated.
var home = map[string]string{
	"GB": "uk-gdpr", "CH": "ch-fadp", "BR": "br-lgpd", "JP": "jp-appi", "SG": "sg-pdpa", "BM": "bm-pipa", "AE-DIFC": "difc-dpl",
	"KR": "kr-pipa", "MX": "mx-lfpdppp", "MU": "mu-dpa", "NG": "ng-ndpa", "AU": "au-privacy-act", "PH": "ph-dpa", "TW": "tw-pdpa",
	"US": "us-federal",
}

// implied is the modelled law that establishment alone implies, whenever its rules on transfers began; "" if none.
func implied(code string, at transfer.Date) string {
	if within("eu-gdpr", code, at) {
		return "eu-gdpr"
	}
	return home[code]
}

// established is that law on a day on which it answers for transfers.
func established(code string, at transfer.Date) string {
	law := implied(code, at)
	if law == "" || !inForce[law].holds(at) {
		return ""
	}
	return law
}
