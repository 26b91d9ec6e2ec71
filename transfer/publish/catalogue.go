package publish

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/chapterv/chapterv/transfer"
)

// article is what the catalogue says of a code under one law, as it reads without a flow.
type article struct {
	law, text, citation, remedy string
}

// catalogue is the catalogue of this build by law and by code.
type catalogue struct {
	laws     map[string]string
	articles map[string][]article
}

var metadata = sync.OnceValues(func() (*catalogue, error) {
	all, err := transfer.ReadCatalogue()
	if err != nil {
		return nil, err
	}
	c := &catalogue{laws: map[string]string{}, articles: map[string][]article{}}
	for _, r := range all.Regimes {
		c.laws[r.ID] = r.Name
	}
	for _, entry := range all.Codes() {
		a := article{entry.Regime, general(entry.Text), entry.Citation, general(entry.Remedy)}
		if !slices.Contains(c.articles[entry.Code], a) {
			c.articles[entry.Code] = append(c.articles[entry.Code], a)
		}
	}
	return c, nil
})

var placeholders = strings.NewReplacer(
	"{regime}: ", "", "{exporter}", "the exporter", "{importer_id}", "importer", "{importer}", "the importer",
	"{place}", "the importer's jurisdiction", "{at}", "the day asked about", "{instrument}", "the document", "{earlier}", "on the route", "overlay pack {overlay}", "overlay pack",
	"{module}", "", "amendment {amendment}", "amendment", " ({why})", "", "amended by {amendment}, for which {owner} answers: {reason}", "amended",
	"{finding}: {message} Accepted until {until} by {owner}: {reason}", "A finding of an overlay pack is accepted for a time",
	"order of the organisation's own: {order}", "order of the organisation's own",
)

// general is a text of the catalogue as it reads without a flow.
func general(text string) string {
	text = strings.TrimSpace(placeholders.Replace(text))
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// law is the name of a regime for people.
func (c *catalogue) law(regime string) string {
	if name, ok := c.laws[regime]; ok {
		return name
	}
	switch code, ok := strings.CutPrefix(regime, "unmodelled:"); {
	case ok && len(code) > 0 && code == strings.ToUpper(code):
		return "Law of " + transfer.Territory(code).Name()
	case ok:
		return code
	case regime == "":
		return "No single law"
	default:
		return regime
	}
}
