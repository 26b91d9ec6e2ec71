package whatif

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/source"
)

// faults are what is wrong with a scenario, each at its place in the file.
type faults struct {
	where map[string]transfer.Position
	list  []transfer.Fault
}

func (f *faults) add(code, field, suggestion, format string, values ...any) {
	at, known := f.where[field]
	for place := field; !known && place != ""; at, known = f.where[place] {
		place = place[:max(0, strings.LastIndex(place, "."))]
	}
	f.list = append(f.list, transfer.Fault{
		Code: code, File: at.File, Line: at.Line, Field: field, Message: fmt.Sprintf(format, values...), Suggestion: suggestion,
	})
}

func (f *faults) err() error {
	if len(f.list) == 0 {
		return nil
	}
	slices.SortStableFunc(f.list, func(a, b transfer.Fault) int { return cmp.Compare(a.Line, b.Line) })
	return &transfer.InputError{Faults: f.list}
}

// absent is something that an event names and that there is not.
type absent struct{ code, field, message, suggestion string }

func (a *absent) Error() string { return a.message }

// missing says that there is no such thing, and which of those that there are was probably meant.
func missing(field, word string, there []string, format string, values ...any) error {
	return &absent{transfer.FaultReference, field, fmt.Sprintf(format, values...), source.Closest(source.Clip(word), there)}
}

// event notes why an event cannot happen.
func (f *faults) event(i int, action Action, err error) {
	at := fmt.Sprintf("events[%d]", i)
	if a := (*absent)(nil); errors.As(err, &a) {
		f.add(a.code, source.Join(at, a.field), a.suggestion, "%s: %s", action, a.message)
		return
	}
	f.add(transfer.FaultValue, at, "", "%s: %v", action, err)
}

// check finds what is wrong with a scenario by itself. A party may be left out at first: see ForParty.
func (s Scenario) check(partyToo bool) *faults {
	f := &faults{where: s.where}
	if strings.TrimSpace(s.Name) == "" {
		f.add(transfer.FaultMissing, "name", "", "is required")
	}
	if len(s.Events) == 0 && s.AsOf.IsZero() {
		f.add(transfer.FaultMissing, "events", "", "is required: a scenario has events, or an as_of, or both")
	}
	if !s.AsOf.IsZero() && !s.AsOf.Valid() {
		f.add(transfer.FaultDate, "as_of", "", "is no day of the calendar")
	}
	for i, e := range s.Events {
		e.check(f, fmt.Sprintf("events[%d]", i), partyToo)
	}
	return f
}

// check wants the fields that the action has, and no others.
func (e Event) check(f *faults, at string, partyToo bool) {
	shape, known := forms[e.Do]
	if !known {
		if e.Do == "" {
			f.add(transfer.FaultMissing, at+".do", "", "is required: one of %s", words(Actions()))
			return
		}
		f.add(transfer.FaultValue, at+".do", source.Closest(source.Clip(string(e.Do)), texts(Actions())), "%q is not one of %s", e.Do, words(Actions()))
		return
	}
	stated := e.stated()
	for _, field := range shape.needs {
		if !stated[field] && (partyToo || field != "party") {
			f.add(transfer.FaultMissing, at+"."+field, "", "%s: %s is required", e.Do, field)
		}
	}
	for _, field := range fieldOrder {
		if stated[field] && !slices.Contains(shape.needs, field) && !slices.Contains(shape.may, field) {
			f.add(transfer.FaultUnknownField, at+"."+field, "", "%s: has no %s", e.Do, field)
		}
	}
	switch {
	case slices.Contains(either, e.Do) && stated["record"] == stated["instrument"]:
		f.add(transfer.FaultMissing, at+".record", "", "%s: name either a record or an instrument", e.Do)
	case slices.Contains(either, e.Do) && stated["instrument"] && stated["regime"]:
		f.add(transfer.FaultUnknownField, at+".regime", "", "%s: an instrument has no regime", e.Do)
	}
	for field, place := range map[string]transfer.Territory{"destination": e.Destination, "to": e.To} {
		if err := territory(place); place != "" && err != nil {
			f.add(transfer.FaultCountry, at+"."+field, string(err.Meant), "%q is not a territory code: %s", place, err.Reason)
		}
	}
	for field, day := range map[string]transfer.Date{"from": e.From, "until": e.Until} {
		if !day.IsZero() && !day.Valid() {
			f.add(transfer.FaultDate, at+"."+field, "", "is no day of the calendar")
		}
	}
	if !e.Until.IsZero() && e.Until.Before(e.From) {
		f.add(transfer.FaultDate, at+".until", "", "%s: ends on %s, before it starts", e.Do, e.Until)
	}
}

func territory(code transfer.Territory) *regions.CodeError {
	_, err := regions.Parse(string(code))
	var wrong *regions.CodeError
	errors.As(err, &wrong)
	return wrong
}

func texts[T ~string](list []T) []string {
	words := make([]string, len(list))
	for i, word := range list {
		words[i] = string(word)
	}
	return words
}

func words[T ~string](list []T) string { return strings.Join(texts(list), ", ") }
