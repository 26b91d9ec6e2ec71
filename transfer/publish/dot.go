package publish

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// edge is all flows between two parties that end in the same way.
type edge struct {
	exporter, importer string
	outcome            transfer.Outcome
	label              string
}

// mostArrows is how many arrows between parties a layout can still draw so that a person can follow them.
const mostArrows = 200

// DOT writes a picture for Graphviz, which its dot lays out quickly. Up to 200 arrows it is the network of parties: a cluster for each
// territory, and an arrow for each way in which flows between two parties are decided, with their number where there are several.
// Beyond, it is that of places, as in the report: origins, mechanisms and destinations, with the number of answers, one for each
// flow and law, on each arrow; the smallest places are gathered.
func DOT(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	edges := map[edge]int{}
	for _, a := range f.answers {
		edges[edge{a.exporter.ID, a.importer.ID, a.Outcome, label(a)}]++
	}
	pen := clean(to)
	out := bufio.NewWriter(pen)
	fmt.Fprintln(out, "digraph transfers {\n  rankdir=LR\n  newrank=true\n  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11]\n"+
		"  edge [fontname=\"Helvetica\", fontsize=9]\n  graph [fontname=\"Helvetica\", fontsize=12, color=\"#c4c7cc\"]")
	if len(edges) > mostArrows {
		f.dotPlaces(out)
	} else {
		f.dotParties(out, edges)
	}
	fmt.Fprintln(out, "}")
	if err := out.Flush(); err != nil {
		return err
	}
	return pen.Close()
}

// dotParties draws the parties, by territory, and the flows between them.
func (f *file) dotParties(out io.Writer, edges map[edge]int) {
	members := map[transfer.Territory]map[string]transfer.Party{}
	for _, a := range f.answers {
		for _, p := range []transfer.Party{a.exporter, a.importer} {
			if members[p.Jurisdiction] == nil {
				members[p.Jurisdiction] = map[string]transfer.Party{}
			}
			members[p.Jurisdiction][p.ID] = p
		}
	}
	for i, territory := range slices.Sorted(maps.Keys(members)) {
		fmt.Fprintf(out, "  subgraph cluster_%d {\n    label=%s\n", i, dotText(placeName(territory)))
		for _, id := range slices.Sorted(maps.Keys(members[territory])) {
			fmt.Fprintf(out, "    %s [label=%s]\n", dotText(id), dotText(short(partyName(members[territory][id]), 60)))
		}
		fmt.Fprintln(out, "  }")
	}
	for _, e := range slices.SortedFunc(maps.Keys(edges), func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.exporter, b.exporter), cmp.Compare(a.importer, b.importer), cmp.Compare(a.outcome, b.outcome), cmp.Compare(a.label, b.label))
	}) {
		text := e.label
		if n := edges[e]; n > 1 {
			text = fmt.Sprintf("%s (%d)", text, n)
		}
		fmt.Fprintf(out, "  %s -> %s [label=%s%s]\n", dotText(e.exporter), dotText(e.importer), dotText(text), dotLook[e.outcome])
	}
}

// dotPlaces draws origins, mechanisms and destinations. An arrow is the thicker the more answers it stands for.
func (f *file) dotPlaces(out io.Writer) {
	b := f.bands(picturePlaces)
	fmt.Fprintln(out, "  ranksep=3")
	for i, p := range b.origins {
		fmt.Fprintf(out, "  %s [label=%s]\n", dotText(fmt.Sprintf("from %d", i)), dotText(fmt.Sprintf("%s (%d)", p.name, sums(b.in, 0, len(b.origins))[i])))
	}
	for i, w := range b.ways {
		fmt.Fprintf(out, "  %s [label=%s%s]\n", dotText(fmt.Sprintf("by %d", i)), dotText(fmt.Sprintf("%s (%d)", w.name(), sums(b.in, 1, len(b.ways))[i])), dotLook[w.outcome()])
	}
	for i, p := range b.destinations {
		fmt.Fprintf(out, "  %s [label=%s]\n", dotText(fmt.Sprintf("to %d", i)), dotText(fmt.Sprintf("%s (%d)", p.name, sums(b.out, 1, len(b.destinations))[i])))
	}
	arrow := func(from, to string, n int, w way) {
		fmt.Fprintf(out, "  %s -> %s [label=%s, penwidth=%d%s]\n", dotText(from), dotText(to), dotText(fmt.Sprint(n)), 1+n*9/b.total, dotLook[w.outcome()])
	}
	for _, pair := range pairs(b.in) {
		arrow(fmt.Sprintf("from %d", pair[0]), fmt.Sprintf("by %d", pair[1]), b.in[pair], b.ways[pair[1]])
	}
	for _, pair := range pairs(b.out) {
		arrow(fmt.Sprintf("by %d", pair[0]), fmt.Sprintf("to %d", pair[1]), b.out[pair], b.ways[pair[0]])
	}
}

var dotLook = map[transfer.Outcome]string{
	transfer.OutcomeBlocked:       `, color="#b3261e", fontcolor="#b3261e", style=bold`,
	transfer.OutcomeNotRestricted: `, color="#8a8f98", fontcolor="#5b6068", style=dashed`,
}

// label names what carries the flow under each law, and only that it is blocked or free where it is.
func label(a answer) string {
	if a.Outcome != transfer.OutcomeAllowed {
		return outcomeName(a.Outcome)
	}
	var names []string
	for _, m := range a.Mechanisms {
		if name := mechanismName(m); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// dotText is a quoted string of the DOT language; a backslash there starts an escape.
func dotText(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(line(s)) + `"`
}
