package regions

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// names replaces display names that are out of date, or that say more than the name.
var names = map[Territory]string{
	"CD": "Democratic Republic of the Congo",
	"CG": "Republic of the Congo",
	"HK": "Hong Kong",
	"MF": "Saint Martin (French part)",
	"MK": "North Macedonia",
	"MM": "Myanmar",
	"MO": "Macao",
	"PS": "Palestine",
	"SX": "Sint Maarten (Dutch part)",
	"SZ": "Eswatini",
	"TR": "Türkiye",
}

// Name returns the territory's English name for display, or the code itself if it names no territory.
func (t Territory) Name() string {
	if !t.known() {
		return string(t)
	}
	if name := territories()[t].Name; name != "" {
		return name
	}
	if name, ok := names[t]; ok {
		return name
	}
	region, err := language.ParseRegion(string(t))
	if err != nil {
		return string(t)
	}
	return display.English.Regions().Name(region)
}
