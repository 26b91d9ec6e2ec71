package memo

import "slices"

// Day is a date written as the number YYYYMMDD. The order of the numbers is that of the days.
type Day int32

// Window is an interval of days, both ends inclusive.
type Window struct{ From, To Day }

// Always is the interval of all days.
var Always = Window{From: 0, To: 99_999_999}

// Only is the interval of one day.
func Only(day Day) Window { return Window{From: day, To: day} }

// Holds reports whether a day lies within the interval.
func (w Window) Holds(day Day) bool { return w.From <= day && day <= w.To }

// Days are days in order, each once.
type Days []Day

// Sorted brings days in order and leaves each once.
func Sorted(days []Day) Days {
	slices.Sort(days)
	return slices.Compact(days)
}

// Part numbers the stretches between the days, and the days themselves.
func (d Days) Part(day Day) int {
	at, found := slices.BinarySearch(d, day)
	if found {
		return 2*at + 1
	}
	return 2 * at
}

// Narrow cuts an interval that holds a day so that it lies between two of the days, or is one of them.
func (d Days) Narrow(w Window, day Day) Window {
	at, found := slices.BinarySearch(d, day)
	if found {
		return Only(day)
	}
	if at > 0 {
		w.From = max(w.From, d[at-1]+1)
	}
	if at < len(d) {
		w.To = min(w.To, d[at]-1)
	}
	return w
}

// Mention is a date that stands in a text.
type Mention struct {
	Day Day
	// Alone says that it is all that stands between two quotation marks.
	Alone bool
}

// Mentions yields everything in a text that is written like a date, YYYY-MM-DD, also inside of longer words.
func Mentions(text []byte, yield func(Mention)) {
	const form = "0000-00-00"
	for i := 0; i+len(form) <= len(text); i++ {
		if text[i+4] != '-' {
			continue
		}
		day, ok := Day(0), true
		for j := range len(form) {
			c := text[i+j]
			switch {
			case form[j] == '-':
				ok = ok && c == '-'
			case c < '0' || c > '9':
				ok = false
			default:
				day = day*10 + Day(c-'0')
			}
			if !ok {
				break
			}
		}
		if ok {
			end := i + len(form)
			yield(Mention{day, i > 0 && text[i-1] == '"' && end < len(text) && text[end] == '"'})
		}
	}
}
