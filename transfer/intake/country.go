package intake

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
)

// Names of places that the table of territories has under another one.
var otherNames = map[string]transfer.Territory{
	"united states of america": "US", "usa": "US", "great britain": "GB", "turkey": "TR", "czech republic": "CZ",
	"republic of korea": "KR", "viet nam": "VN", "russian federation": "RU", "republic of ireland": "IE", "chinese taipei": "TW",
	"hong kong sar": "HK", "the netherlands": "NL", "macau": "MO", "ivory coast": "CI", "swaziland": "SZ", "cape verde": "CV",
}

var placeNames = sync.OnceValue(func() map[string]transfer.Territory {
	m := map[string]transfer.Territory{}
	for t := range regions.Territories() {
		m[loosePlace(t.Name())] = t
	}
	for name, t := range otherNames {
		m[loosePlace(name)] = t
	}
	return m
})

func loosePlace(name string) string { return strings.Join(words(name), " ") }

// territory reads a code or an English name of one place. note says what a reader should know; where ok is false the
// place stays unstated.
func territory(text string) (place transfer.Territory, note string, ok bool) {
	if text == "" {
		return "", "no place is stated", false
	}
	place, err := regions.Parse(text)
	if err == nil {
		return place, "", true
	}
	var wrong *regions.CodeError
	if errors.As(err, &wrong) && wrong.Meant != "" {
		return wrong.Meant, fmt.Sprintf("%q is read as %s (%s)", text, wrong.Meant, wrong.Meant.Name()), true
	}
	if named, found := placeNames()[loosePlace(text)]; found {
		return named, "", true
	}
	return "", fmt.Sprintf("%q is no code or English name of one place", short(text)), false
}
