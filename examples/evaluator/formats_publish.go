package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// published makes a format of one that the library writes.
func published(write func(io.Writer, *transfer.Inventory, []transfer.Decision) error) func(io.Writer, *answers, bool) error {
	return func(to io.Writer, a *answers, _ bool) error { return write(to, a.inventory, a.decisions) }
}

func writeHTML(to io.Writer, a *answers, _ bool) error {
	return publish.HTML(to, a.inventory, a.decisions)
}

func writeCSV(to io.Writer, a *answers, _ bool) error {
	return publish.CSV(to, a.inventory, a.decisions)
}

func writeExcel(to io.Writer, a *answers, _ bool) error {
	return publish.CSV(to, a.inventory, a.decisions, publish.WithByteOrderMark())
}

// formatHelp says what each format is for.
func formatHelp() string {
	var text strings.Builder
	text.WriteString("write the answers in this `format`:\n")
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, f := range formats {
		fmt.Fprintf(table, "  %s\t%s\n", f.name, f.about)
	}
	table.Flush()
	return text.String()
}
