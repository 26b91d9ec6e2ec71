package oracle

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// turns are days on which something is for the first time as it was not the day before.
type turns []transfer.Date

// begin notes the first day of something, if it is stated.
func (t turns) begin(d transfer.Date) turns {
	if d.IsZero() {
		return t
	}
	return append(t, d)
}

// end notes the last day of something: the next one is the first without it.
func (t turns) end(d transfer.Date) turns {
	if d.IsZero() {
		return t
	}
	if next := d.AddDays(1); next.Valid() {
		return append(t, next)
	}
	return t
}

func (t turns) span(d dated) turns { return t.begin(d.from).end(d.until) }

func (t turns) ascending() turns {
	slices.SortFunc(t, transfer.Date.Compare)
	return slices.Compact(t)
}

// later is the part of ascending turns after a day.
func (t turns) later(at transfer.Date) turns {
	i, found := slices.BinarySearchFunc(t, at, transfer.Date.Compare)
	if found {
		i++
	}
	return t[i:]
}

// lawTurns are those in the tables of each law.
var lawTurns = map[string]turns{}

// registerSpans lets the horizon know of what a law table holds over time: var _ = registerSpans("eu-gdpr", euClauses2021).
// It takes one or more laws and ignores open bounds.
func registerSpans(laws string, spans ...dated) struct{} {
	for law := range strings.FieldsSeq(laws) {
		for _, d := range spans {
			lawTurns[law] = lawTurns[law].span(d)
		}
	}
	return struct{}{}
}
