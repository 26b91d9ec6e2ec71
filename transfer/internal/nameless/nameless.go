// Package nameless puts ids where the texts of a decision name the parties of a flow.
package nameless

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/chapterv/chapterv/transfer"
)

// Of returns a function that replaces the names of a flow's two sides, as whole words, by their ids.
func Of(flow transfer.Flow, party func(id string) (transfer.Party, bool)) func(string) string {
	type pair struct{ name, id string }
	var pairs []pair
	for _, side := range []transfer.Side{flow.Exporter, flow.Importer} {
		if p, ok := party(side.Party); ok && p.Name != "" {
			pairs = append(pairs, pair{p.Name, p.ID})
			if written := strings.ReplaceAll(p.Name, "..", "."); written != p.Name { // as the rules fill it in
				pairs = append(pairs, pair{written, p.ID})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return len(b.name) - len(a.name) }) // one may contain the other
	return func(text string) string {
		var out strings.Builder
	next:
		for at := 0; at < len(text); {
			for _, p := range pairs {
				if strings.HasPrefix(text[at:], p.name) && alone(text, at, at+len(p.name)) {
					out.WriteString(p.id)
					at += len(p.name)
					continue next
				}
			}
			_, size := utf8.DecodeRuneInString(text[at:])
			out.WriteString(text[at : at+size])
			at += size
		}
		return out.String()
	}
}

// alone reports whether text[from:to] is no part of a longer word.
func alone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:to])
	last, _ := utf8.DecodeLastRuneInString(text[from:to])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !(word(before) && word(first)) && !(word(last) && word(after))
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
