package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/route"
)

const routesPurpose = `Shows the chains of onward transfers as routes: every hop with what each law says of it, and where a route breaks, under which law and
why. With -sub-processors, the sub-processors that vendors engage become hops of their own.`

// showRoutes is the command routes.
func showRoutes(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	var q question
	var engaged bool
	set := newFlags("routes", "[INVENTORY...]", routesPurpose, stderr)
	set.BoolVar(&engaged, "sub-processors", false, "add a hop for every sub-processor to which no flow leads yet")
	q.flags(set, "text or json")
	var err error
	if q.files, err = parseFlags(set, args); err != nil {
		return badUsage, err
	}
	if err := q.check("text", "json"); err != nil {
		return badUsage, err
	}
	inventory, err := q.inventory()
	if err != nil {
		return badUsage, err
	}
	var added []string
	if engaged {
		if inventory, added, err = route.WithSubProcessors(inventory); err != nil {
			return badUsage, err
		}
	}
	own, err := q.own()
	if err != nil {
		return badUsage, err
	}
	decisions, err := own.Decide(ctx, inventory)
	if err != nil {
		return badUsage, err
	}
	routes := route.All(inventory, decisions)
	var page bytes.Buffer
	if q.format == "json" {
		err = writeJSONDocument(&page, map[string]any{"added": append([]string{}, added...), "routes": shownRoutes(routes)})
	} else {
		writeRoutes(&page, inventory, routes, len(added))
	}
	if err != nil {
		return badUsage, err
	}
	return evaluated, deliver(q.output, page.Bytes(), stdout)
}

func writeRoutes(to io.Writer, inventory *transfer.Inventory, routes []route.Route, added int) {
	p := &sheet{answers: &answers{inventory: inventory}}
	broken := 0
	for _, r := range routes {
		places := []string{r.Hops[0].From}
		for _, h := range r.Hops {
			places = append(places, h.To)
		}
		state := "open"
		if !r.Permits() {
			state = "BROKEN"
			broken++
		}
		p.line("%s: %s", state, strings.Join(places, " > "))
		var rows [][]string
		for i, h := range r.Hops {
			lead := []string{fmt.Sprint(i + 1), h.Flow, p.route(h.Flow)}
			for _, law := range h.Decision.Regimes {
				rows = append(rows, append(append([]string{}, lead...), law.Regime, verdict(law)))
				lead = []string{"", "", ""}
			}
			if len(h.Decision.Regimes) == 0 {
				rows = append(rows, append(lead, "", string(h.Decision.Outcome)))
			}
		}
		p.table(rows)
		for _, b := range r.Breaks {
			for _, v := range b.Violations {
				under := ""
				if b.Regime != "" {
					under = " under " + b.Regime
				}
				for i, line := range wrapped(fmt.Sprintf("breaks%s at hop %d, %s: %s", under, b.Hop, b.Flow, v.Message), noteWidth) {
					p.line("    %s%s", strings.Repeat(" ", 2*min(i, 1)), line)
				}
			}
			for _, note := range why(r.Hops[b.Hop-1].Decision, b.Regime) {
				for i, line := range wrapped(note, noteWidth-4) {
					p.line("      %s%s", strings.Repeat(" ", 2*min(i, 1)), line)
				}
			}
		}
		p.line("")
	}
	p.line("%d routes, %d broken; %d hops added for sub-processors.", len(routes), broken, added)
	_, _ = io.WriteString(to, p.text.String()) // to is in memory
}

// why says what is open on a hop under a law, and what would cure it.
func why(d transfer.Decision, regime string) []string {
	for _, law := range d.Regimes {
		if law.Regime == regime {
			return slices.DeleteFunc(notes(law), func(note string) bool {
				return slices.ContainsFunc(law.Violations, func(v transfer.Violation) bool { return v.Message == note }) // it stands there
			})
		}
	}
	return nil
}

// shownRoutes is the JSON form of routes.
func shownRoutes(routes []route.Route) any {
	list := []any{}
	for _, r := range routes {
		hops, breaks := []any{}, []any{}
		for _, h := range r.Hops {
			hops = append(hops, map[string]any{"flow": h.Flow, "from": h.From, "to": h.To, "outcome": h.Decision.Outcome})
		}
		for _, b := range r.Breaks {
			breaks = append(breaks, map[string]any{"regime": transfer.Optional(b.Regime), "flow": b.Flow, "hop": b.Hop, "violations": b.Violations})
		}
		list = append(list, map[string]any{"flow": r.Flow(), "permits": r.Permits(), "hops": hops, "breaks": breaks})
	}
	return list
}
