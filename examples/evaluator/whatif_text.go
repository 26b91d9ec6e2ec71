package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
)

var statusNames = map[publish.ChangeStatus]string{
	publish.NewlyBlocked: "NEWLY BLOCKED", publish.FallbackIncomplete: "FALLBACK INCOMPLETE", publish.FallbackReady: "FALLBACK READY",
	publish.Unaffected: "UNAFFECTED", publish.NewlyCovered: "NEWLY COVERED",
}

// carriedOtherwise are the names where nothing need have fallen: what carries a flow now may be better than what carried it.
var carriedOtherwise = map[publish.ChangeStatus]string{
	publish.NewlyBlocked: "NEWLY BLOCKED", publish.FallbackIncomplete: "NEWLY BLOCKED, A FALLBACK WAS BEGUN",
	publish.FallbackReady: "CARRIED BY SOMETHING ELSE", publish.Unaffected: "THE SAME", publish.NewlyCovered: "NEWLY COVERED",
}

func writeWhatIf(to io.Writer, inventory *transfer.Inventory, c *whatif.Comparison, all bool) {
	p := &sheet{answers: &answers{inventory: inventory}}
	p.line("What if: %s", c.Scenario.Name)
	for _, line := range wrapped(c.Scenario.Description, noteWidth) {
		p.line("%s", line)
	}
	if !c.At.IsZero() {
		p.line("Asked about %s before, %s after.", inventory.AsOf, c.At)
	}
	for _, e := range c.Scenario.Events {
		if c.At.Before(e.From) {
			p.line("Nothing of %s is seen yet: it begins on %s. State an as_of in the scenario, or ask with -at.", e.Do, e.From)
		}
	}
	p.changes(c.Changes, statusNames, all)
	p.exposure(c.Exposure)
	p.work(c.Work)
	counts := whatif.Counts(c.Changes)
	p.line("")
	p.line("%s: %d newly blocked, %d with a fallback that is incomplete, %d with one that is ready, %d newly covered, %d unaffected.",
		flows(len(c.After)), counts[publish.NewlyBlocked], counts[publish.FallbackIncomplete], counts[publish.FallbackReady],
		counts[publish.NewlyCovered], counts[publish.Unaffected])
	p.line("A computed reading of dated law records; not legal advice.")
	_, _ = io.WriteString(to, p.text.String()) // to is in memory
}

// changes are what a comparison found, by what becomes of the flows. Those that nothing happens to are only counted, unless all
// are asked for.
func (p *sheet) changes(changes []whatif.Change, names map[publish.ChangeStatus]string, all bool) {
	for _, status := range publish.ChangeStatuses() {
		if status == publish.Unaffected && !all {
			continue
		}
		var rows [][]string
		n := 0
		for _, c := range changes {
			if c.Status == status {
				n++
				rows = append(rows, changeRows(p, c)...)
			}
		}
		if n > 0 {
			p.line("")
			p.line("%s (%d)", names[status], n)
			p.table(rows)
		}
	}
}

func changeRows(p *sheet, c whatif.Change) [][]string {
	if c.Status == publish.Unaffected {
		return [][]string{{c.Flow, p.route(c.Flow), c.Regime, c.After.String()}}
	}
	rows := [][]string{{c.Flow, p.route(c.Flow), c.Regime, covered(c.Before) + " -> " + covered(c.After)}}
	if why := reasons(c.Codes); why != "" {
		rows = append(rows, []string{"", "because: " + why})
	}
	switch {
	case len(c.Missing) > 0:
		rows = append(rows, []string{"", "still missing: " + strings.Join(c.Missing, " ")})
	case len(c.Steps) > 0:
		var steps []string
		for _, step := range c.Steps {
			steps = append(steps, step.Text)
		}
		rows = append(rows, []string{"", "to do: " + strings.Join(steps, " ")})
	}
	if c.Breaks != "" {
		rows = append(rows, []string{"", fmt.Sprintf("the route %s breaks at %s", strings.Join(c.Route, " > "), c.Breaks)})
	}
	return rows
}

// covered says what carries a flow; a cover without an outcome is no failure: the law was not asked, or there was no such flow.
func covered(c publish.Cover) string {
	if c.Mechanism == "" && !c.Outcome.IsValid() {
		return "not asked"
	}
	return c.String()
}

// reasons are codes in words, but for those that say no more than that nothing covers.
func reasons(codes []string) string {
	var words []string
	for _, code := range codes {
		if code != "transfer.no_mechanism" && code != "transfer.facts_missing" {
			words = append(words, code)
		}
	}
	return strings.Join(words, ", ")
}

var listNames = map[string]string{"entities": "entity", "vendors": "vendor", "counterparties": "counterparty"}

func (p *sheet) exposure(list []whatif.Exposure) {
	if len(list) == 0 {
		return
	}
	p.line("")
	p.line("EXPOSED (%d)", len(list))
	var rows [][]string
	for _, e := range list {
		rows = append(rows, []string{e.Party, e.Name, listNames[e.List], fmt.Sprintf("%s affected", flows(len(e.Flows))), fmt.Sprintf("%d blocked", e.Blocked)})
	}
	p.table(rows)
}

func (p *sheet) work(tasks []publish.Task) {
	if len(tasks) == 0 {
		return
	}
	p.line("")
	p.line("TO DO (%d)", len(tasks))
	for _, task := range tasks {
		for i, line := range wrapped(task.Text, noteWidth) {
			p.line("%s%s", map[bool]string{true: "  - ", false: "    "}[i == 0], line)
		}
		for _, line := range wrapped("for "+strings.Join(task.Flows, ", "), noteWidth) {
			p.line("    %s", line)
		}
	}
}

// shownComparison is the JSON document of a comparison.
func shownComparison(c *whatif.Comparison) any {
	type exposure struct {
		Party   string   `json:"party"`
		List    string   `json:"list"`
		Flows   []string `json:"flows"`
		Blocked int      `json:"blocked"`
	}
	parties := []exposure{}
	for _, e := range c.Exposure {
		parties = append(parties, exposure{e.Party, e.List, e.Flows, e.Blocked})
	}
	tasks := []any{}
	for _, t := range c.Work {
		tasks = append(tasks, map[string]any{"text": t.Text, "flows": t.Flows})
	}
	return map[string]any{
		"scenario": c.Scenario, "at": c.At, "summary": whatif.Counts(c.Changes), "changes": shownChanges(c.Changes), "exposure": parties, "work": tasks,
	}
}

// shownChanges is the JSON form of changes.
func shownChanges(changes []whatif.Change) any {
	type cover struct {
		Outcome    transfer.Outcome   `json:"outcome"`
		Mechanism  transfer.Mechanism `json:"mechanism"`
		Instrument transfer.Optional  `json:"instrument"`
		Module     transfer.Module    `json:"module"`
	}
	type change struct {
		Flow    string               `json:"flow"`
		Regime  string               `json:"regime"`
		Status  publish.ChangeStatus `json:"status"`
		Before  cover                `json:"before"`
		After   cover                `json:"after"`
		Codes   []string             `json:"codes,omitempty"`
		Missing []string             `json:"missing,omitempty"`
		Route   []string             `json:"route,omitempty"`
		Breaks  string               `json:"breaks,omitempty"`
	}
	list := []change{}
	for _, c := range changes {
		list = append(list, change{c.Flow, c.Regime, c.Status, cover(c.Before), cover(c.After), c.Codes, c.Missing, c.Route, c.Breaks})
	}
	return list
}
