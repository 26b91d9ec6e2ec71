package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
)

const diffPurpose = `Compares two inventories, flow by flow and law by law: what is newly blocked, newly covered, or carried by something else. Either
side can be a file of decisions that -format json or ndjson wrote, so that two revisions of the rules can be compared as well.`

// compareTwo is the command diff.
func compareTwo(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	var q question
	var check bool
	var newLaw, newPacks []string
	set := newFlags("diff", "OLD NEW", diffPurpose, stderr)
	set.BoolVar(&check, "check", false, "exit with 1 if any flow is newly blocked")
	set.Func("new-law", "amend the law records by this `file` for NEW only; may be repeated", func(name string) error {
		newLaw = append(newLaw, name)
		return nil
	})
	set.Func("new-overlay", "add the overlay pack in this `folder` for NEW only; may be repeated", folder(&newPacks))
	q.flags(set, "text or json")
	files, err := parseFlags(set, args)
	if err != nil {
		return badUsage, err
	}
	if err := q.check("text", "json"); err != nil {
		return badUsage, err
	}
	if len(files) != 2 {
		return badUsage, errors.New("diff: name two files, the old one and the new one")
	}
	own, err := q.own()
	if err != nil {
		return badUsage, err
	}
	before, _, err := q.side(ctx, files[0], own)
	if err != nil {
		return badUsage, err
	}
	further, err := readAmendments(newLaw)
	if err != nil {
		return badUsage, err
	}
	packs, err := readPacks(newPacks)
	if err != nil {
		return badUsage, err
	}
	later := whatif.Own{Amendments: append(own.Amendments, further...), Packs: append(own.Packs, packs...)}
	after, inventory, err := q.side(ctx, files[1], later)
	if err != nil {
		return badUsage, err
	}
	changes := whatif.Diff(before, after)
	var page bytes.Buffer
	if q.format == "json" {
		err = writeJSONDocument(&page, map[string]any{
			"summary": whatif.Counts(changes), "new": onlyIn(after, before), "gone": onlyIn(before, after), "changes": shownChanges(changes),
		})
	} else {
		writeDiff(&page, inventory, onlyIn(after, before), onlyIn(before, after), changes)
	}
	if err == nil {
		err = deliver(q.output, page.Bytes(), stdout)
	}
	counts := whatif.Counts(changes)
	switch {
	case err != nil:
		return badUsage, err
	case check && counts[publish.NewlyBlocked]+counts[publish.FallbackIncomplete] > 0:
		return blocked, nil
	default:
		return evaluated, nil
	}
}

// side reads one side of the comparison: decisions as they stand, or an inventory, whose flows are decided.
func (q *question) side(ctx context.Context, name string, own whatif.Own) ([]transfer.Decision, *transfer.Inventory, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	if decisions, is, err := decisionsIn(text); is {
		if err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
		return decisions, &transfer.Inventory{}, err
	}
	side := question{call: call{at: q.at, files: []string{name}}}
	inventory, err := side.inventory()
	if err != nil {
		return nil, nil, err
	}
	decisions, err := own.Decide(ctx, inventory)
	return decisions, inventory, err
}

// decisionsIn reads the decisions that json or ndjson wrote, and says whether the text is of that kind.
func decisionsIn(text []byte) ([]transfer.Decision, bool, error) {
	var list []transfer.Decision
	decoder := json.NewDecoder(bytes.NewReader(text))
	for n := 0; ; n++ {
		var value json.RawMessage
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return list, n > 0, nil
		}
		var kind struct {
			Flow      *string           `json:"flow"`
			Outcome   *transfer.Outcome `json:"outcome"`
			Decisions json.RawMessage   `json:"decisions"`
		}
		switch {
		case err != nil:
			return nil, n > 0, err
		case json.Unmarshal(value, &kind) == nil && kind.Decisions != nil:
			if err := json.Unmarshal(kind.Decisions, &list); err != nil {
				return nil, true, err
			}
		case kind.Flow != nil && kind.Outcome != nil:
			var d transfer.Decision
			if err := json.Unmarshal(value, &d); err != nil {
				return nil, true, err
			}
			list = append(list, d)
		default:
			return nil, n > 0, errors.New("it holds something that is no decision")
		}
	}
}

// onlyIn are the flows that some decisions are about and others are not.
func onlyIn(some, others []transfer.Decision) []string {
	elsewhere := map[string]bool{}
	for _, d := range others {
		elsewhere[d.Flow] = true
	}
	ids := []string{}
	for _, d := range some {
		if !elsewhere[d.Flow] {
			ids = append(ids, d.Flow)
		}
	}
	return ids
}

func writeDiff(to io.Writer, inventory *transfer.Inventory, added, gone []string, changes []whatif.Change) {
	p := &sheet{answers: &answers{inventory: inventory}}
	compared := slices.DeleteFunc(slices.Clone(changes), func(c whatif.Change) bool { return slices.Contains(gone, c.Flow) })
	p.changes(compared, carriedOtherwise, false)
	p.ids("NEW FLOWS", added)
	p.ids("NO LONGER THERE", gone)
	same := whatif.Counts(slices.DeleteFunc(slices.Clone(compared), func(c whatif.Change) bool { return slices.Contains(added, c.Flow) }))
	counts := whatif.Counts(compared)
	p.line("")
	p.line("%s newly blocked, %d of them with a fallback that was begun; %d carried by something else, %d newly covered, %d the same; %d new, %d gone.",
		flows(counts[publish.NewlyBlocked]+counts[publish.FallbackIncomplete]), counts[publish.FallbackIncomplete], counts[publish.FallbackReady],
		counts[publish.NewlyCovered], same[publish.Unaffected], len(added), len(gone))
	_, _ = io.WriteString(to, p.text.String()) // to is in memory
}

// ids lists flows by their names alone.
func (p *sheet) ids(title string, ids []string) {
	if len(ids) == 0 {
		return
	}
	p.line("")
	p.line("%s (%d)", title, len(ids))
	for _, line := range wrapped(strings.Join(ids, ", "), noteWidth) {
		p.line("  %s", line)
	}
}
