package transfer

import (
	"cmp"
	"slices"
	"strings"
)

func conditionCodes(regime string, mechanism Mechanism, conditions []Condition) []CodeEntry {
	list := make([]CodeEntry, 0, len(conditions))
	for _, c := range conditions {
		list = append(list, CodeEntry{
			Code: c.Code, Kind: KindCondition, Regime: regime, Mechanism: mechanism, Text: c.Text, Citation: c.Citation, Fact: c.Fact, Remedy: c.Remedy,
		})
	}
	return list
}

func noteCodes(kind, regime string, mechanism Mechanism, notes []Note) []CodeEntry {
	list := make([]CodeEntry, 0, len(notes))
	for _, n := range notes {
		list = append(list, CodeEntry{Code: n.Code, Kind: kind, Regime: regime, Mechanism: mechanism, Text: n.Text, Citation: n.Citation})
	}
	return list
}

func compareCodes(a, b CodeEntry) int {
	return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Regime, b.Regime), cmp.Compare(a.Mechanism, b.Mechanism), cmp.Compare(a.Kind, b.Kind))
}

// inputCodes joins what several packages say of one code of the input.
func inputCodes(notes []Note, citation string) []CodeEntry {
	texts := map[string][]string{}
	for _, n := range notes {
		if !slices.Contains(texts[n.Code], n.Text) {
			texts[n.Code] = append(texts[n.Code], n.Text)
		}
	}
	list := make([]CodeEntry, 0, len(texts))
	for code, all := range texts {
		slices.Sort(all)
		list = append(list, CodeEntry{Code: code, Kind: KindInput, Text: strings.Join(all, " "), Citation: citation})
	}
	return list
}

// engineErrors are what an engine gives in place of an answer.
func engineErrors() []*EngineError {
	return []*EngineError{ErrBadCall, ErrCancelled, ErrConflict, ErrDeadline, ErrFailed, ErrMalformed, ErrNotReady, ErrPanic, ErrUndefined}
}

func engineCodes() []CodeEntry {
	var list []CodeEntry
	for _, e := range slices.Concat(engineErrors(), serviceErrors()) {
		list = append(list, CodeEntry{Code: e.Code, Kind: KindEngine, Text: sentence(e.Message), Citation: engineCitation})
	}
	return list
}

func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] + "." }

const engineCitation = "Operation of the engine"
