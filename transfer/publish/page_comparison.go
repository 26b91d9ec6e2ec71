package publish

import (
	"cmp"
	"slices"
)

// comparison is what the report shows of a scenario.
type comparison struct {
	Title, Description, At string
	Counts                 []tally
	Changes                rows[changeRow]
	Exposed                rows[exposedRow]
	Work                   rows[cure]
}

type changeRow struct {
	Flow                       link
	Law, Before, After, Status string
	Class                      string
	Missing                    []string
	Breaks                     *link
}

type exposedRow struct {
	Name, List        string
	Affected, Blocked int
	Flows             links
}

var changeLook = map[ChangeStatus]struct{ name, class string }{
	NewlyBlocked:       {"newly blocked", "b"},
	FallbackIncomplete: {"fallback incomplete", "w"},
	FallbackReady:      {"fallback ready", "a"},
	NewlyCovered:       {"newly covered", "a"},
	Unaffected:         {"unaffected", "n"},
}

func (p *page) comparison(c Comparison) *comparison {
	shown := &comparison{Title: line(c.Title), Description: line(c.Description), At: c.At.String()}
	counts := map[ChangeStatus]int{}
	var changes []Change
	for _, change := range c.Changes {
		if _, known := changeLook[change.Status]; !known {
			change.Status = NewlyBlocked
		}
		counts[change.Status]++
		if change.Status != Unaffected {
			changes = append(changes, change)
		}
	}
	at := 0
	for _, s := range ChangeStatuses() {
		if s == NewlyCovered && counts[s] == 0 {
			continue
		}
		width := share(counts[s], len(c.Changes))
		shown.Counts = append(shown.Counts, tally{Name: changeLook[s].name, Class: changeLook[s].class, N: counts[s], X: at, Width: width})
		at += width
	}
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(ChangeStatuses(), a.Status), slices.Index(ChangeStatuses(), b.Status))
	})
	var list []changeRow
	for _, change := range changes {
		row := changeRow{
			Flow: p.link(change.Flow), Law: p.book.law(change.Regime), Before: change.Before.String(), After: change.After.String(),
			Status: changeLook[change.Status].name, Class: changeLook[change.Status].class, Missing: change.Missing,
		}
		if change.Breaks != "" {
			at := p.link(change.Breaks)
			row.Breaks = &at
		}
		list = append(list, row)
	}
	shown.Changes = folded(list)
	var exposed []exposedRow
	for _, e := range c.Exposure {
		exposed = append(exposed, exposedRow{line(cmp.Or(e.Name, e.Party)), line(e.List), len(e.Flows), e.Blocked, p.links(e.Flows)})
	}
	shown.Exposed = folded(exposed)
	var work []cure
	for _, task := range c.Work {
		work = append(work, cure{Text: line(task.Text), Flows: p.links(task.Flows)})
	}
	shown.Work = folded(work)
	return shown
}

// String says in a few words what the law answers.
func (c Cover) String() string {
	if c.Mechanism != "" {
		return carrier(c.Mechanism, c.Instrument, c.Module)
	}
	return outcomeName(c.Outcome)
}
