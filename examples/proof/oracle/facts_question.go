package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// tri is an answer that may not be known.
type tri uint8

const (
	no tri = iota
	yes
	dontKnow
)

// longestChain of branches of branches is looked at.
const longestChain = 16

// place is the territory code of the importer.
func (q *question) place() string { return string(q.importer.Jurisdiction) }

// in reports whether the territory belongs to the area on the day: "eu", "eea", "eu-gdpr" (where that law is domestic),
// "cbpr-member", "cbpr-associate". Territories that share their State's place belong where it belongs.
func (q *question) in(area, code string) bool { return within(area, code, q.at) }

// located reports whether another law's entry for that State speaks of the importer's territory: its own code, an outermost
// region or Åland for their State, Quebec for Canada. What a document names is read likewise.
func (q *question) located(state string) bool {
	place := q.place()
	return place == state || sharesPlaceOf(place) == state
}

// subject reports whether the law reaches the "exporter" or the "importer" for this processing: by establishment on the
// day, or because it is stated. A list that is absent says none, except on the law of a Canadian party, which has to be stated.
func (q *question) subject(side, law string) tri {
	party, s := q.importer, &q.flow.Importer
	if side == "exporter" {
		party, s = q.exporter, &q.flow.Exporter
	}
	if implied(string(party.Jurisdiction), q.at) == law {
		return yes
	}
	stated := reach(party, s)
	switch {
	case slices.Contains(stated, law):
		return yes
	case stated == nil && canadian(law) && inCanada(string(party.Jurisdiction)):
		return dontKnow
	}
	return no
}

// reach is what is stated to reach this processing: the side's own list, even an empty one, in place of the party's.
func reach(p *transfer.Party, s *transfer.Side) []string {
	if s.SubjectTo != nil {
		return s.SubjectTo
	}
	return p.SubjectTo
}

// assessmentsOf are those for a territory, by its own name or that of the State whose place it shares.
func (f *facts) assessmentsOf(place string) []*transfer.Assessment {
	own, shared := f.assessments[place], f.assessments[sharesPlaceOf(place)]
	if len(shared) == 0 {
		return own
	}
	all := slices.Concat(own, shared)
	slices.SortStableFunc(all, func(a, b *transfer.Assessment) int { return b.Completed.Compare(a.Completed) })
	return all
}

// assessment is what the newest one completed by the day comes to, among those under the regime and for the importer's territory
// that are not confined to other parties or instruments. Of two completed on one day the worse decides.
func (q *question) assessment(regime string, kinds []string, instrument string) status {
	var newest transfer.Date
	result := notRelevant
	undated := false
	for _, a := range q.facts.assessmentsOf(q.place()) {
		switch {
		case !slices.Contains(kinds, a.Type), !slices.Contains(a.Regimes, regime):
			continue
		case a.Exporter != "" && a.Exporter != q.exporter.ID, a.Importer != "" && a.Importer != q.importer.ID:
			continue
		case a.Instruments != nil && !slices.Contains(a.Instruments, instrument):
			continue
		case a.Completed.IsZero():
			undated = true
			continue
		case q.at.Before(a.Completed):
			continue
		case result != notRelevant && a.Completed != newest:
			return result
		}
		newest = a.Completed
		if s := supports(a); result == notRelevant || s < result {
			result = s
		}
	}
	switch {
	case result != notRelevant:
		return result
	case undated:
		return unknown
	}
	return unmet
}

func supports(a *transfer.Assessment) status {
	switch {
	case a.Conclusion == "sufficient":
		return met
	case a.Conclusion == "sufficient-with-measures" && len(a.Measures) > 0:
		return met
	case a.Conclusion == "sufficient-with-measures" && a.Measures == nil, a.Conclusion == "":
		return unknown
	}
	return unmet
}
