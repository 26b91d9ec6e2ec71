package publish

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// horizon is when answers end if nothing changes.
type horizon struct {
	Rows  []endRow
	Marks []mark
	Ticks []mark
	Open  int
}

// endRow is one last day, what ends on it, and for which flows.
type endRow struct {
	Day   string
	What  []string
	Flows links
}

// mark is a stroke on the time line. Its label stands over it, at LabelY.
type mark struct {
	X, Y, LabelY string
	Label        string
	Title        string
}

const (
	axisFrom, axisTo = 40.0, 960.0
	axisY            = 96.0
)

func (p *page) horizon() *horizon {
	flows, what := map[transfer.Date][]string{}, map[transfer.Date]map[string]int{}
	h := &horizon{}
	var start transfer.Date
	for _, a := range p.answers {
		if start.IsZero() || !a.At.IsZero() && a.At.Before(start) {
			start = a.At
		}
		if a.ValidUntil.IsZero() {
			h.Open++
			continue
		}
		day := a.ValidUntil
		flows[day] = append(flows[day], a.Decision.Flow)
		if what[day] == nil {
			what[day] = map[string]int{}
		}
		for _, r := range a.Regimes {
			if r.ValidUntil == day {
				what[day][p.book.law(r.Regime)+": "+ending(r)]++
			}
		}
	}
	if len(flows) == 0 {
		return h
	}
	order := slices.SortedFunc(maps.Keys(flows), transfer.Date.Compare)
	for _, day := range order {
		h.Rows = append(h.Rows, endRow{Day: day.String(), What: counted(what[day]), Flows: p.links(flows[day])})
	}
	h.draw(start, order, flows)
	return h
}

func ending(r transfer.RegimeDecision) string {
	if r.Outcome == transfer.OutcomeAllowed {
		return carrier(r.Mechanism, r.Instrument, r.Module)
	}
	return outcomeName(r.Outcome) + ", " + verdict(r)
}

// counted lists texts with how often they occur, the most frequent first.
func counted(counts map[string]int) []string {
	var list []string
	for _, text := range ranking(counts) {
		if n := counts[text]; n > 1 {
			text += fmt.Sprintf(" (%s)", thousands(n))
		}
		list = append(list, text)
	}
	return list
}

// draw sets the days on a line from the day asked about to the last one, with a tick for each year.
func (h *horizon) draw(start transfer.Date, days []transfer.Date, flows map[transfer.Date][]string) {
	first, last := dayNumber(start), dayNumber(days[len(days)-1])
	last = max(last, first+365)
	at := func(day int) float64 {
		return axisFrom + (axisTo-axisFrom)*float64(day-first)/float64(last-first)
	}
	number := func(v float64) string { return fmt.Sprintf("%.1f", v) }
	most := 0
	for _, ids := range flows {
		most = max(most, len(ids))
	}
	for _, day := range days {
		n := len(flows[day])
		y := axisY - 12 - 52*float64(n)/float64(most)
		h.Marks = append(h.Marks, mark{
			X: number(at(dayNumber(day))), Y: number(y), LabelY: number(y - 9), Title: fmt.Sprintf("%s: %s", day, count(n, "flow")),
		})
	}
	var taken []float64
	for _, i := range byCount(days, flows) {
		x := at(dayNumber(days[i]))
		if !slices.ContainsFunc(taken, func(other float64) bool { return math.Abs(other-x) < 24 }) {
			h.Marks[i].Label = thousands(len(flows[days[i]]))
			taken = append(taken, x)
		}
	}
	step := max(1, (last-first)/365/9)
	free := axisFrom
	if !start.IsZero() {
		h.Ticks = append(h.Ticks, mark{X: number(at(first)), Label: start.String()})
		free = axisFrom + 80
	}
	for year := dateYear(start) + 1; ; year += step {
		x := at(dayNumber(transfer.NewDate(year, time.January, 1)))
		if x > axisTo {
			return
		}
		if x >= free {
			h.Ticks = append(h.Ticks, mark{X: number(x), Label: fmt.Sprint(year)})
		}
	}
}

// byCount orders the days by their flows, the most first: where labels would touch, those of the largest stay.
func byCount(days []transfer.Date, flows map[transfer.Date][]string) []int {
	order := make([]int, len(days))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(flows[days[b]]), len(flows[days[a]])) })
	return order
}

// dayNumber counts days from a fixed one, so that distances can be drawn.
func dayNumber(d transfer.Date) int {
	day, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		return 0
	}
	return int(day.Unix() / 86400)
}

func dateYear(d transfer.Date) int {
	day, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		return 1950
	}
	return day.Year()
}
