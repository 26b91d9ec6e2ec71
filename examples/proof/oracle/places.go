package oracle

import (
	"maps"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// areas are memberships over time. An overseas country or territory is in none of them, whatever its State is in.
var areas = map[string]map[string]dated{
	"eu":             union,
	"eea":            economicArea(),
	"eu-gdpr":        gdprTerritory(),
	"cbpr-member":    forumMembers,
	"cbpr-associate": forumAssociates,
}

var union = map[string]dated{
	"BE": {from: day(1958, 1, 1)}, "DE": {from: day(1958, 1, 1)}, "FR": {from: day(1958, 1, 1)}, "IT": {from: day(1958, 1, 1)},
	"LU": {from: day(1958, 1, 1)}, "NL": {from: day(1958, 1, 1)},
	"DK": {from: day(1973, 1, 1)}, "IE": {from: day(1973, 1, 1)}, "GB": {from: day(1973, 1, 1), until: day(2020, 1, 31)},
	"GR": {from: day(1981, 1, 1)},
	"ES": {from: day(1986, 1, 1)}, "PT": {from: day(1986, 1, 1)},
	"AT": {from: day(1995, 1, 1)}, "FI": {from: day(1995, 1, 1)}, "SE": {from: day(1995, 1, 1)},
	"CY": {from: day(2004, 5, 1)}, "CZ": {from: day(2004, 5, 1)}, "EE": {from: day(2004, 5, 1)}, "HU": {from: day(2004, 5, 1)},
	"LT": {from: day(2004, 5, 1)}, "LV": {from: day(2004, 5, 1)}, "MT": {from: day(2004, 5, 1)}, "PL": {from: day(2004, 5, 1)},
	"SI": {from: day(2004, 5, 1)}, "SK": {from: day(2004, 5, 1)},
	"BG": {from: day(2007, 1, 1)}, "RO": {from: day(2007, 1, 1)},
	"HR": {from: day(2013, 7, 1)},

	// With codes of their own: the French outermost regions, of which Mayotte joined in 2014, and Åland.
	"GF": {from: day(1958, 1, 1)}, "GP": {from: day(1958, 1, 1)}, "MQ": {from: day(1958, 1, 1)}, "RE": {from: day(1958, 1, 1)},
	"MF": {from: day(1958, 1, 1)}, "YT": {from: day(2014, 1, 1)},
	"AX": {from: day(1995, 1, 1)},
}

// economicArea is the Union with Iceland, Liechtenstein and Norway, since the Agreement of 1992 applies. The protocols on
// the last two accessions came later than these.
func economicArea() map[string]dated {
	begun := day(1994, 1, 1)
	area := map[string]dated{"IS": {from: begun}, "NO": {from: begun}, "LI": {from: day(1995, 5, 1)}}
	for code, d := range union {
		if d.from.Before(day(1996, 1, 1)) {
			d.from = begun
		}
		area[code] = d
	}
	for code, from := range map[string]transfer.Date{"BG": day(2007, 8, 1), "RO": day(2007, 8, 1), "HR": day(2014, 4, 12)} {
		area[code] = dated{from: from}
	}
	return area
}

// gdprTerritory is where Directive 95/46/EC and then the GDPR are domestic law. The withdrawal agreement kept the United
// Kingdom in it until the end of 2020. The Directive came into the EEA Agreement by Joint Committee Decision 83/1999.
// Svalbard and Jan Mayen are not there: Norway's extension is its own.
func gdprTerritory() map[string]dated {
	incorporated := dated{from: day(2000, 7, 1)}
	return joined(union, map[string]dated{
		"IS": incorporated, "LI": incorporated, "NO": incorporated, "GB": {from: union["GB"].from, until: day(2020, 12, 31)},
	})
}

func joined(base, more map[string]dated) map[string]dated {
	all := maps.Clone(base)
	maps.Copy(all, more)
	return all
}

// Where a source shows a month or a first sighting only, the latest possible day stands.
var forumMembers = map[string]dated{
	"US": {from: day(2022, 4, 21)}, "CA": {from: day(2022, 4, 21)}, "JP": {from: day(2022, 4, 21)}, "KR": {from: day(2022, 4, 21)},
	"PH": {from: day(2022, 4, 21)}, "SG": {from: day(2022, 4, 21)}, "TW": {from: day(2022, 4, 21)},
	"AU": {from: day(2023, 4, 17)}, "MX": {from: day(2023, 4, 17)}, "AE-DIFC": {from: day(2025, 12, 31)},
}

var forumAssociates = map[string]dated{
	"AE-DIFC": {from: day(2024, 9, 9), until: day(2025, 12, 30)}, "GB": {from: day(2023, 7, 6)}, "BM": {from: day(2024, 9, 9)},
	"MU": {from: day(2025, 6, 2)}, "NG": {from: day(2026, 3, 24)},
}

// within reports whether the territory belongs to the area on the day.
func within(area, code string, at transfer.Date) bool {
	d, ok := areas[area][code]
	return ok && d.holds(at)
}

// sharesPlaceOf is the State whose place on other laws' lists the territory shares, and "" for one that stands alone.
func sharesPlaceOf(code string) string {
	switch code {
	case "GF", "GP", "MQ", "RE", "YT", "MF":
		return "FR"
	case "AX":
		return "FI"
	case "CA-QC":
		return "CA"
	}
	return ""
}

func inCanada(code string) bool { return code == "CA" || code == "CA-QC" }

// canadian reports whether the id is one of the laws that a Canadian party has to state.
func canadian(law string) bool { return strings.HasPrefix(law, "ca-") }
