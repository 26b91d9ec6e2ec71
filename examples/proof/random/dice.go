package random

import (
	"math/rand/v2"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

// dice is a replayable source of choices.
type dice struct{ *rand.Rand }

func newDice(seed, number uint64) dice { return dice{rand.New(rand.NewPCG(seed, number))} }

func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

func one[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// some returns up to n of the list, each once, in any order.
func some[T any](d dice, n int, list []T) []T {
	var taken []T
	for _, i := range d.Perm(len(list)) {
		if len(taken) == n {
			break
		}
		taken = append(taken, list[i])
	}
	return taken
}

// weighed returns an index of the weights, each as often as it weighs.
func (d dice) weighed(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := d.IntN(sum)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// fact says yes so often in a hundred, says nothing so often, and no otherwise.
func (d dice) fact(yes, silent int) transfer.Fact {
	switch n := d.IntN(100); {
	case n < yes:
		return transfer.Yes
	case n < yes+silent:
		return transfer.NotStated
	default:
		return transfer.No
	}
}

// day returns a day of the interval, its ends more often than the others.
func (d dice) day(i interval) transfer.Date {
	days := distance(i.from, i.until)
	switch {
	case days <= 0, d.chance(8):
		return i.from
	case d.chance(8):
		return i.until
	default:
		return i.from.AddDays(d.between(0, days))
	}
}

func distance(from, until transfer.Date) int {
	return int(midnight(until).Sub(midnight(from)) / (24 * time.Hour))
}

func midnight(d transfer.Date) time.Time {
	t, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		panic(err) // every date here was one before
	}
	return t
}

func date(text string) transfer.Date {
	d, err := transfer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func earlier(a, b transfer.Date) transfer.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b transfer.Date) transfer.Date {
	if a.Before(b) {
		return b
	}
	return a
}
