package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
)

const depthPurpose = `Counts, for every flow that is allowed and every law that restricts it, how many mechanisms cover it independently, and names the
single points of failure: what must not fall, with all flows that rest on it alone.`

// showDepth is the command depth.
func showDepth(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	var q question
	var all bool
	set := newFlags("depth", "[INVENTORY...]", depthPurpose, stderr)
	set.BoolVar(&all, "all", false, "list in the text every flow, with all that covers it")
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
	own, err := q.own()
	if err != nil {
		return badUsage, err
	}
	decisions, err := own.Decide(ctx, inventory)
	if err != nil {
		return badUsage, err
	}
	var page bytes.Buffer
	if q.format == "json" {
		err = writeJSONDocument(&page, shownDepth(whatif.Depths(decisions)))
	} else {
		p := &sheet{answers: &answers{inventory: inventory, decisions: decisions}}
		p.depth(true)
		if p.text.Len() == 0 {
			p.line("No mechanism covers a flow: none is allowed, or none is restricted.")
		}
		if all {
			p.covers()
		}
		page.WriteString(strings.TrimPrefix(p.text.String(), "\n"))
	}
	if err != nil {
		return badUsage, err
	}
	return evaluated, deliver(q.output, page.Bytes(), stdout)
}

// depth says on how many mechanisms the flows rest, and names what must not fail: all of it, or that on which several flows rest.
func (p *sheet) depth(all bool) {
	depths := whatif.Depths(p.answers.decisions)
	if len(depths) == 0 {
		return
	}
	points := whatif.SinglePoints(depths)
	alone, left := 0, 0
	var rows [][]string
	for _, point := range points {
		alone += len(point.Flows)
		if !all && len(point.Flows) == 1 {
			left++
			continue
		}
		what := publish.Cover{Mechanism: point.Mechanism, Instrument: point.Instrument}.String()
		rows = append(rows, []string{point.Regime, what, flows(len(point.Flows)), ""})
		if all {
			rows = append(rows, []string{"", strings.Join(point.Flows, ", ")})
		}
	}
	p.line("")
	p.line("DEPTH")
	p.line("Of %d covers, each of one flow under one law, %d have a second mechanism ready and %d rest on one alone.", len(depths), len(depths)-alone, alone)
	p.table(rows)
	switch {
	case left > 0 && len(rows) > 0:
		p.line("  and %d more, each for one flow; see evaluator depth", left)
	case left > 0:
		p.line("  single points of failure, each for one flow: %d; see evaluator depth", left)
	}
}

// covers lists what covers each flow under each law.
func (p *sheet) covers() {
	var rows [][]string
	for _, d := range whatif.Depths(p.answers.decisions) {
		var names []string
		for _, c := range d.Covers {
			names = append(names, c.String())
		}
		if d.Spare > 0 {
			names = append(names, fmt.Sprintf("and %d more documents or certificates of these", d.Spare))
		}
		rows = append(rows, []string{d.Flow, p.route(d.Flow), d.Regime, fmt.Sprint(len(d.Covers)), strings.Join(names, "; ")})
	}
	p.line("")
	p.line("EVERY FLOW (%d)", len(rows))
	p.table(rows)
}

// shownDepth is the JSON document of depths.
func shownDepth(depths []whatif.Depth) any {
	type cover struct {
		Mechanism  transfer.Mechanism `json:"mechanism"`
		Instrument transfer.Optional  `json:"instrument"`
		Module     transfer.Module    `json:"module"`
	}
	covers, points := []any{}, []any{}
	for _, d := range depths {
		list := []cover{}
		for _, c := range d.Covers {
			list = append(list, cover{c.Mechanism, c.Instrument, c.Module})
		}
		covers = append(covers, map[string]any{"flow": d.Flow, "regime": d.Regime, "covers": list, "spare": d.Spare})
	}
	for _, s := range whatif.SinglePoints(depths) {
		points = append(points, map[string]any{"regime": s.Regime, "mechanism": s.Mechanism, "instrument": s.Instrument, "flows": s.Flows})
	}
	return map[string]any{"covers": covers, "single_points": points}
}
