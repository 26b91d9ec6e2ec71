package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// horizon returns the last day of the whole answer and of each law's, zero where no date ends it. Only the last hop is asked
// again: the earlier ones lie where they lie.
func (o *Oracle) horizon(h *hop, at transfer.Date, j journey, now []verdict) (transfer.Date, []transfer.Date) {
	var until transfer.Date
	each := make([]transfer.Date, len(now))
	open := len(now)
	for _, t := range o.dates.after(o.facts, h, at, j) {
		laws, beside := o.facts.lawsOver(h, t, j)
		changed := len(laws) != len(now)
		for i := range now {
			if each[i].IsZero() && !o.stands(&now[i], laws, h, t, j, beside) {
				each[i] = t.AddDays(-1)
				open--
				changed = true
			}
		}
		if changed && until.IsZero() {
			until = t.AddDays(-1)
		}
		if open == 0 {
			break
		}
	}
	return until, each
}

// stands reports whether the law still governs and says the same.
func (o *Oracle) stands(v *verdict, laws []governing, h *hop, at transfer.Date, j journey, beside []string) bool {
	i := slices.IndexFunc(laws, func(g governing) bool { return g.key == v.key })
	if i < 0 {
		return false
	}
	w := o.facts.judge(laws[i], h, at, j, beside)
	return v.same(&w)
}

func (v *verdict) same(w *verdict) bool {
	return v.outcome == w.outcome && v.mechanism == w.mechanism && v.instrument == w.instrument && v.module == w.module &&
		slices.Equal(v.violations, w.violations)
}
