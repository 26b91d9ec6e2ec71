package random

import (
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Edge is one date of one legal record, or of one membership of an area: a day on or after which answers may change.
type Edge struct {
	// Law is a regime id, "lib" for what several laws share, and empty for an area that is no law's territory.
	Law       string
	Mechanism string
	Record    string
	// Field is where in the record the date stands, such as in_force.until.
	Field string
	// Territory and Area are the place that the record speaks of, if it does.
	Territory transfer.Territory
	Area      string
	Day       transfer.Date
}

// Signing says that the date limits when a document could be signed, and not the day asked about.
func (e Edge) Signing() bool { return strings.HasPrefix(e.Field, "signable_") }

// String names the edge as its file does.
func (e Edge) String() string {
	return strings.Join(slices.DeleteFunc([]string{e.Law, e.Mechanism, e.Record, string(e.Territory), e.Field}, func(s string) bool {
		return s == ""
	}), "/") + " " + e.Day.String()
}

func (e Edge) key() string { return e.Law + "\x00" + e.Mechanism + "\x00" + e.String() }

// Edges returns every date of every record, law by law.
func Edges() []Edge { return slices.Clone(lawbook().edges) }

// edge notes every date of a record, whatever its field, but for the day on which a human last checked it.
func (b *records) edge(like Edge, fields map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		next := like
		next.Field = strings.TrimPrefix(like.Field+"."+name, ".")
		switch value := fields[name].(type) {
		case map[string]any:
			b.edge(next, value)
		case string:
			if day, err := transfer.ParseDate(value); err == nil && name != "reviewed" {
				next.Day = day
				b.edges = append(b.edges, next)
			}
		}
	}
}
