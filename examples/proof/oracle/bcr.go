package oracle

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// bcrLaw is what one law makes of binding corporate rules.
type bcrLaw struct {
	regime      string
	controllers []transfer.InstrumentType
	processors  []transfer.InstrumentType
	held        dated
	kinds       []string
	assessed    dated // since when an assessment is part of it
	home        func(q *question, code string) bool
	approved    func(*question, *transfer.Instrument, *ledger)
	// direct is while rules for processors carry what a controller outside the group sends straight abroad.
	direct func(q *question) bool
	// directOnward is whether the member so reached may pass the data on to others.
	directOnward bool
}

func (law bcrLaw) ask(q *question) finding {
	var all []judged
	for _, i := range q.facts.rulesOf(q.importer.ID) {
		forControllers := slices.Contains(law.controllers, i.Type)
		if !forControllers && !slices.Contains(law.processors, i.Type) {
			continue
		}
		var l ledger
		l.must(law.held.holds(q.at))
		law.approved(q, i, &l)
		l.is(binding(i, q.importer.ID, q.at))
		law.scope(q, i, &l)
		if law.assessed.holds(q.at) {
			l.is(q.assessment(law.regime, law.kinds, i.ID))
		}
		if forControllers {
			bcrControllers(q, i, &l)
		} else {
			law.bcrProcessors(q, i, &l)
		}
		all = append(all, l.judge(i.ID, 0, sameRegime))
	}
	return best(all)
}

// bcrControllers: a member that decides for itself, or acts inside the group for one.
func bcrControllers(q *question, i *transfer.Instrument, l *ledger) {
	l.is(binding(i, q.exporter.ID, q.at))
	from := q.flow.Exporter
	switch {
	case isController(from.Role):
	case from.Role == "" || from.OnBehalfOf == "":
		l.ask()
	default:
		l.is(binding(i, from.OnBehalfOf, q.at))
	}
}

// bcrProcessors: a member at home hands on what controllers outside the group gave it.
func (law bcrLaw) bcrProcessors(q *question, i *transfer.Instrument, l *ledger) {
	clauseRole(q.importer, q.flow.Importer.Role, func(r transfer.Role) bool { return r == transfer.Processor }, l)
	from := q.flow.Exporter
	exporter := binding(i, q.exporter.ID, q.at)
	if exporter == unmet && isController(from.Role) {
		l.must(law.direct(q))
		l.is(incorporated(q, i, q.exporter.ID, q.importer.ID))
		return
	}
	l.must(law.left(q, i))
	l.is(exporter)
	switch {
	case isController(from.Role):
		l.must(false)
	case from.Role == "" || from.OnBehalfOf == "":
		l.ask()
	default:
		l.must(outsideGroup(q, i, from.OnBehalfOf))
		l.is(bindingTowards(q, i, from.OnBehalfOf))
	}
}

// left: the data leave, or left on an earlier hop, through a bound member at home, or where a customer reaches a member abroad
// itself, through the member it reached.
func (law bcrLaw) left(q *question, i *transfer.Instrument) bool {
	if law.home(q, string(q.exporter.Jurisdiction)) {
		return true
	}
	for _, h := range q.earlier {
		for _, p := range []*transfer.Party{h.exporter, h.importer} {
			if law.home(q, string(p.Jurisdiction)) && isMember(i, p.ID, q.at) {
				return true
			}
		}
		if law.directOnward && reachedDirectly(q, i, h) {
			return true
		}
	}
	return false
}

// reachedDirectly: a controller that the rules do not bind sent the data to a member under a contract that incorporates them.
func reachedDirectly(q *question, i *transfer.Instrument, h hop) bool {
	then := *q
	then.at = q.facts.dateOf(h.flow)
	return !isMember(i, h.exporter.ID, then.at) && isController(h.flow.Exporter.Role) &&
		incorporated(&then, i, h.exporter.ID, h.importer.ID) == met && isMember(i, h.importer.ID, q.at)
}

func outsideGroup(q *question, i *transfer.Instrument, controller string) bool {
	if slices.ContainsFunc(i.Members, func(m transfer.Member) bool { return m.Party == controller }) {
		return false // on whatever day it joins or left
	}
	p := q.facts.party(controller)
	return p != nil && (p.Group == "" || p.Group != q.exporter.Group)
}

// bindingTowards wants the customer's contract with a member to make the rules binding.
func bindingTowards(q *question, i *transfer.Instrument, customer string) status {
	answer := unmet
	for _, m := range i.Members {
		answer = max(answer, min(binding(i, m.Party, q.at), incorporated(q, i, customer, m.Party)))
	}
	return answer
}

// signed takes a contract of which nobody states when it was signed for none.
func signed(s status) status {
	if s == unknown {
		return unmet
	}
	return s
}

func incorporated(q *question, i *transfer.Instrument, customer, member string) status {
	answer := unmet
	for _, c := range q.facts.between(customer, member, transfer.ContractType) {
		if c.Incorporates == i.ID {
			answer = max(answer, signed(conclusion(c, customer, member, q.at)))
		}
	}
	return answer
}

// regimes wants the law in the scope. Rules of 2020 that the United Kingdom took over speak of the law of that time.
func (law bcrLaw) regimes(i *transfer.Instrument, l *ledger) {
	named := []string{law.regime}
	if law.regime == "uk-gdpr" && authorisedBefore(i) && slices.Contains(i.Regimes.Of, "eu-gdpr") {
		named = []string{"eu-gdpr"}
	}
	scoped(l, i.Regimes, named)
}

func authorisedBefore(i *transfer.Instrument) bool {
	european := i.Type == transfer.EUBCRC || i.Type == transfer.EUBCRP
	return european && i.ApprovedBy == "GB-ICO" && !i.Approved.IsZero() && bcrRetained.holds(i.Approved)
}

func (law bcrLaw) scope(q *question, i *transfer.Instrument, l *ledger) {
	law.regimes(i, l)
	q.scopedDestination(i.Destinations, l)
	scoped(l, i.DataCategories, q.flow.DataCategories)
	scoped(l, i.Purposes, q.flow.Purposes)
	if !i.Covers.All {
		certificateData(l, transfer.Certification{Covers: i.Covers.Of}, q.flow.HR)
	}
}

// approver is the country of the authority: the first part of its code.
func approver(i *transfer.Instrument) string {
	country, _, _ := strings.Cut(i.ApprovedBy, "-")
	return country
}
