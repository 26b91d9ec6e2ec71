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

// DOT writes the network of parties for Graphviz: a cluster for each territory, and an arrow for each way in which flows
// between two parties are decided, with their number where there are several. For thousands of arrows sfdp is the layout that
// ends; dot is for hundreds.
func DOT(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	edges := map[edge]int{}
	members := map[transfer.Territory]map[string]transfer.Party{}
	for _, a := range f.answers {
		for _, p := range []transfer.Party{a.exporter, a.importer} {
			if members[p.Jurisdiction] == nil {
				members[p.Jurisdiction] = map[string]transfer.Party{}
			}
			members[p.Jurisdiction][p.ID] = p
		}
		edges[edge{a.exporter.ID, a.importer.ID, a.Outcome, label(a)}]++
	}
	pen := clean(to)
	out := bufio.NewWriter(pen)
	fmt.Fprintln(out, "digraph transfers {\n  rankdir=LR\n  newrank=true\n  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11]\n"+
		"  edge [fontname=\"Helvetica\", fontsize=9]\n  graph [fontname=\"Helvetica\", fontsize=12, color=\"#c4c7cc\"]")
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
	fmt.Fprintln(out, "}")
	if err := out.Flush(); err != nil {
		return err
	}
	return pen.Close()
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
