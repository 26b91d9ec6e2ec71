package publish

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// Mermaid writes a flowchart of origins, mechanisms and destinations with the number of answers on each arrow, for a page
// that renders Mermaid. The smallest places are gathered, so that the chart stays within the limits of such pages.
func Mermaid(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	b := f.bands(8)
	pen := clean(to)
	out := bufio.NewWriter(pen)
	fmt.Fprintln(out, "flowchart LR")
	for i, p := range b.origins {
		fmt.Fprintf(out, "  o%d[\"%s\"]\n", i, mermaidText(p.name))
	}
	for i, w := range b.ways {
		fmt.Fprintf(out, "  m%d([\"%s\"])\n", i, mermaidText(w.name()))
	}
	for i, p := range b.destinations {
		fmt.Fprintf(out, "  d%d[\"%s\"]\n", i, mermaidText(p.name))
	}
	for _, pair := range pairs(b.in) {
		fmt.Fprintf(out, "  o%d -- \"%d\" --> m%d\n", pair[0], b.in[pair], pair[1])
	}
	for _, pair := range pairs(b.out) {
		fmt.Fprintf(out, "  m%d -- \"%d\" --> d%d\n", pair[0], b.out[pair], pair[1])
	}
	fmt.Fprintln(out, "  classDef blocked fill:#fbe9e7,stroke:#b3261e,color:#7f1d16")
	for i, w := range b.ways {
		if w == wayBlocked {
			fmt.Fprintf(out, "  class m%d blocked\n", i)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return pen.Close()
}

// mermaidText writes what Mermaid could take for markup as the entities it knows.
func mermaidText(s string) string {
	var text strings.Builder
	for _, r := range line(s) {
		if strings.ContainsRune("\"#&<>`\\;[]{}|()*_~", r) {
			fmt.Fprintf(&text, "#%d;", r)
		} else {
			text.WriteRune(r)
		}
	}
	return text.String()
}
