package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/chapterv/chapterv/transfer/outlook"
)

const horizonPurpose = `Looks ahead from the day asked about: everything dated that ends, begins or falls due (law records, certificates, documents,
memberships, assessments, orders), in order, with the flows whose decision changes that day and to what.`

// lookAhead is the command horizon.
func lookAhead(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	var q question
	var days int
	set := newFlags("horizon", "[INVENTORY...]", horizonPurpose, stderr)
	set.IntVar(&days, "days", 365, "look so many days ahead")
	q.flags(set, "text, json or ics (calendar entries)")
	var err error
	if q.files, err = parseFlags(set, args); err != nil {
		return badUsage, err
	}
	if err := q.check("text", "json", "ics"); err != nil {
		return badUsage, err
	}
	inventory, err := q.inventory()
	if err != nil {
		return badUsage, err
	}
	own, err := q.own()
	if err != nil {
		return badUsage, err
	}
	ahead, err := outlook.LookWith(ctx, inventory, q.at, days, own)
	if err != nil {
		return badUsage, err
	}
	var page bytes.Buffer
	switch q.format {
	case "ics":
		err = ahead.WriteICS(&page)
	case "json":
		err = writeJSONDocument(&page, shownOutlook(ahead))
	default:
		writeOutlook(&page, ahead)
	}
	if err != nil {
		return badUsage, err
	}
	return evaluated, deliver(q.output, page.Bytes(), stdout)
}

func writeOutlook(to io.Writer, o *outlook.Outlook) {
	fmt.Fprintf(to, "%s: what ends, begins or is due from %s to %s\n", o.Organisation.Name, o.From, o.Until)
	if len(o.Overdue) > 0 {
		fmt.Fprintf(to, "\nOVERDUE (%d)\n", len(o.Overdue))
		for _, item := range o.Overdue {
			fmt.Fprintf(to, "  %s\n", item)
		}
	}
	changing := map[string]bool{}
	for _, e := range o.Entries {
		fmt.Fprintf(to, "\n%s\n", e.Day)
		for _, item := range e.Items {
			lines := wrapped(item.String(), noteWidth)
			for i, line := range lines {
				fmt.Fprintf(to, "%s%s\n", map[bool]string{true: "  ", false: "    "}[i == 0], line)
			}
		}
		for _, c := range e.Changes {
			changing[c.Flow] = true
			fmt.Fprintf(to, "    -> %s\n", outlook.Words(c))
		}
	}
	fmt.Fprintf(to, "\n%s, of which %d change. A computed reading of dated law records; not legal advice.\n", flows(o.Flows), len(changing))
}

// shownOutlook is the JSON document of an outlook.
func shownOutlook(o *outlook.Outlook) any {
	type item struct {
		Date    string       `json:"date"`
		Kind    outlook.Kind `json:"kind"`
		Turn    outlook.Turn `json:"turn"`
		Subject string       `json:"subject"`
		Text    string       `json:"text"`
	}
	shown := func(list []outlook.Item) []item {
		items := []item{}
		for _, i := range list {
			items = append(items, item{i.Date.String(), i.Kind, i.Turn, i.Subject, i.Text})
		}
		return items
	}
	days := []any{}
	for _, e := range o.Entries {
		days = append(days, map[string]any{"day": e.Day, "items": shown(e.Items), "changes": shownChanges(e.Changes)})
	}
	return map[string]any{"from": o.From, "until": o.Until, "overdue": shown(o.Overdue), "days": days}
}
