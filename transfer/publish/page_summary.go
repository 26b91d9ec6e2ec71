package publish

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// lawRow counts what one law answers.
type lawRow struct {
	ID, Name                        string
	Unmodelled                      bool
	Flows, Blocked, Allowed, Exempt int
}

// cure is a remedy that comes first for the flows it names.
type cure struct {
	Text  string
	Law   string
	Flows links
}

// remark is a warning and the flows it concerns.
type remark struct {
	transfer.Finding
	Flows links
}

func outcomeClass(o transfer.Outcome) string {
	switch o {
	case transfer.OutcomeAllowed:
		return "a"
	case transfer.OutcomeNotRestricted:
		return "n"
	default:
		return "b"
	}
}

func (p *page) summary() {
	outcomes, laws, carriers := map[transfer.Outcome]int{}, map[string]*lawRow{}, map[way]int{}
	for _, a := range p.answers {
		outcomes[a.Outcome]++
		for _, r := range a.laws() {
			carriers[wayOf(r)]++
			law := laws[r.Regime]
			if law == nil {
				law = &lawRow{ID: r.Regime, Name: p.book.law(r.Regime), Unmodelled: strings.HasPrefix(r.Regime, "unmodelled:")}
				laws[r.Regime] = law
			}
			law.Flows++
			switch r.Outcome {
			case transfer.OutcomeAllowed:
				law.Allowed++
			case transfer.OutcomeNotRestricted:
				law.Exempt++
			default:
				law.Blocked++
			}
		}
	}
	at := 0
	for _, o := range []transfer.Outcome{transfer.OutcomeBlocked, transfer.OutcomeAllowed, transfer.OutcomeNotRestricted} {
		width := share(outcomes[o], p.Total)
		p.Outcomes = append(p.Outcomes, tally{Name: outcomeName(o), ID: string(o), Class: outcomeClass(o), N: outcomes[o], X: at, Width: width})
		at += width
	}
	for _, id := range slices.Sorted(maps.Keys(laws)) {
		p.Laws = append(p.Laws, *laws[id])
	}
	slices.SortStableFunc(p.Laws, func(a, b lawRow) int { return cmp.Compare(b.Flows, a.Flows) })
	most := 0
	for _, n := range carriers {
		most = max(most, n)
	}
	for _, w := range ways() {
		if n := carriers[w]; n > 0 && w != wayBlocked && w != wayExempt {
			p.Carriers = append(p.Carriers, tally{Name: w.name(), ID: string(w), N: n, Width: share(n, most)})
		}
	}
	slices.SortStableFunc(p.Carriers, func(a, b tally) int { return cmp.Compare(b.N, a.N) })
	p.Cures, p.Remarks = folded(p.cures()), folded(p.remarks())
}

func share(n, of int) int {
	if of == 0 {
		return 0
	}
	return (n*1000 + of/2) / of
}

// grouped collects the flows that share a text, those with the most flows first.
func grouped[K comparable, T any](keys []K, flows map[K][]string, make func(K, []string) T) []T {
	slices.SortStableFunc(keys, func(a, b K) int { return cmp.Compare(len(flows[b]), len(flows[a])) })
	var list []T
	for _, k := range keys {
		list = append(list, make(k, flows[k]))
	}
	return list
}

func (p *page) cures() []cure {
	type key struct{ regime, text string }
	flows := map[key][]string{}
	var keys []key
	for _, a := range p.answers {
		for _, v := range a.Violations {
			if len(v.Remedies) == 0 {
				continue
			}
			k := key{string(v.Regime), v.Remedies[0].Text}
			if flows[k] == nil {
				keys = append(keys, k)
			}
			flows[k] = append(flows[k], a.Decision.Flow)
		}
	}
	return grouped(keys, flows, func(k key, ids []string) cure {
		return cure{Text: line(k.text), Law: p.book.law(k.regime), Flows: p.links(ids)}
	})
}

func (p *page) remarks() []remark {
	type key struct{ code, message, citation string }
	flows := map[key][]string{}
	var keys []key
	for _, a := range p.answers {
		for _, w := range a.Warnings {
			k := key{w.Code, w.Message, w.Citation}
			if flows[k] == nil {
				keys = append(keys, k)
			}
			flows[k] = append(flows[k], a.Decision.Flow)
		}
	}
	return grouped(keys, flows, func(k key, ids []string) remark {
		return remark{transfer.Finding{Code: k.code, Message: line(k.message), Citation: k.citation}, p.links(ids)}
	})
}
