package transfer

import (
	"slices"
	"strings"
)

// copier makes a copy of a decision that shares no list with it. All lists of one kind lie in one piece of memory, none with
// room to grow into the next.
type copier struct {
	from, to string // a word that gives way to another one in every text; none if empty

	regimes    []RegimeDecision
	candidates []Candidate
	others     []OtherInstrument
	unmet      []Unmet
	missing    []Missing
	findings   []Finding
	violations []Violation
	remedies   []Remedy
	steps      []Step
	warnings   []Warning
	redress    []Redress
	mechanisms []Mechanism
	texts      []string
}

// copy returns an independent copy of a decision, in whose texts one word took the place of another.
func (d *Decision) copy(from, to string) Decision {
	c := copier{from: from, to: to}
	c.measure(d)
	next := *d
	c.text(&next.Flow)
	next.Regimes = carve(&c.regimes, d.Regimes)
	for i := range next.Regimes {
		c.regime(&next.Regimes[i])
	}
	next.Violations = c.blocking(d.Violations)
	next.Warnings = carve(&c.warnings, d.Warnings)
	for i := range next.Warnings {
		w := &next.Warnings[i]
		c.text(&w.Code, (*string)(&w.Regime), &w.Message, &w.Citation)
	}
	next.Obligations = c.remarks(d.Obligations)
	next.Mechanisms = carve(&c.mechanisms, d.Mechanisms)
	c.text(&next.Revision.Law, &next.Revision.Policies)
	next.Revision.Amended = c.list(d.Revision.Amended)
	next.Revision.Preference = carve(&c.mechanisms, d.Revision.Preference)
	return next
}

func (c *copier) regime(r *RegimeDecision) {
	c.text(&r.Regime, (*string)(&r.Instrument), &r.Coverage)
	if r.Reason != nil {
		r.Reason = c.remark(r.Reason)
	}
	r.Citations, r.ReliedOn, r.LeftOut = c.list(r.Citations), c.list(r.ReliedOn), c.list(r.LeftOut)
	r.Candidates = carve(&c.candidates, r.Candidates)
	for i := range r.Candidates {
		k := &r.Candidates[i]
		c.text((*string)(&k.Instrument))
		k.Unmet, k.Missing, k.Citations = c.contradicted(k.Unmet), c.unstated(k.Missing), c.list(k.Citations)
		k.Instruments = carve(&c.others, k.Instruments)
		for j := range k.Instruments {
			o := &k.Instruments[j]
			c.text((*string)(&o.Instrument))
			o.Unmet, o.Missing = c.contradicted(o.Unmet), c.unstated(o.Missing)
		}
	}
	r.Obligations, r.Warnings, r.Violations = c.remarks(r.Obligations), c.remarks(r.Warnings), c.blocking(r.Violations)
	r.Redress = carve(&c.redress, r.Redress)
	for i := range r.Redress {
		c.text(&r.Redress[i].Channel, &r.Redress[i].Citation)
	}
}

func (c *copier) contradicted(list []Unmet) []Unmet {
	list = carve(&c.unmet, list)
	for i := range list {
		u := &list[i]
		c.text(&u.Code, &u.Message, &u.Citation, (*string)(&u.Remedy))
	}
	return list
}

func (c *copier) unstated(list []Missing) []Missing {
	list = carve(&c.missing, list)
	for i := range list {
		m := &list[i]
		c.text(&m.Code, &m.Fact, &m.Message, &m.Citation)
	}
	return list
}

func (c *copier) remarks(list []Finding) []Finding {
	list = carve(&c.findings, list)
	for i := range list {
		f := &list[i]
		c.text(&f.Code, &f.Message, &f.Citation)
	}
	return list
}

func (c *copier) remark(f *Finding) *Finding {
	var own *Finding
	if len(c.findings) > 0 {
		own, c.findings = &c.findings[0], c.findings[1:]
	} else {
		own = new(Finding)
	}
	*own = *f
	c.text(&own.Code, &own.Message, &own.Citation)
	return own
}

func (c *copier) blocking(list []Violation) []Violation {
	list = carve(&c.violations, list)
	for i := range list {
		v := &list[i]
		c.text(&v.Code, (*string)(&v.Regime), &v.Message, &v.Citation)
		v.Remedies = carve(&c.remedies, v.Remedies)
		for j := range v.Remedies {
			r := &v.Remedies[j]
			c.text((*string)(&r.Instrument), &r.Text)
			r.Steps = carve(&c.steps, r.Steps)
			for k := range r.Steps {
				c.text(&r.Steps[k].Code, &r.Steps[k].Text)
			}
		}
	}
	return list
}

func (c *copier) list(list []string) []string {
	list = carve(&c.texts, list)
	for i := range list {
		c.text(&list[i])
	}
	return list
}

func (c *copier) text(texts ...*string) {
	if c.from == "" {
		return
	}
	for _, s := range texts {
		*s = strings.ReplaceAll(*s, c.from, c.to)
	}
}

// carve copies a list into a piece of memory that was measured for it. What is nil stays so, what is empty too.
func carve[T any](room *[]T, list []T) []T {
	n := len(list)
	switch {
	case n == 0:
		return list[:0:0]
	case n > len(*room):
		return slices.Clone(list)
	}
	own := (*room)[:n:n]
	*room = (*room)[n:]
	copy(own, list)
	return own
}

// measure makes room for all lists of a decision.
func (c *copier) measure(d *Decision) {
	var candidates, others, unmet, missing, findings, violations, remedies, steps, redress, texts int
	blocking := func(list []Violation) {
		violations += len(list)
		for i := range list {
			remedies += len(list[i].Remedies)
			for j := range list[i].Remedies {
				steps += len(list[i].Remedies[j].Steps)
			}
		}
	}
	blocking(d.Violations)
	findings += len(d.Obligations)
	texts += len(d.Revision.Amended)
	for i := range d.Regimes {
		r := &d.Regimes[i]
		blocking(r.Violations)
		if r.Reason != nil {
			findings++
		}
		findings += len(r.Obligations) + len(r.Warnings)
		texts += len(r.Citations) + len(r.ReliedOn) + len(r.LeftOut)
		redress += len(r.Redress)
		candidates += len(r.Candidates)
		for j := range r.Candidates {
			k := &r.Candidates[j]
			unmet += len(k.Unmet)
			missing += len(k.Missing)
			texts += len(k.Citations)
			others += len(k.Instruments)
			for o := range k.Instruments {
				unmet += len(k.Instruments[o].Unmet)
				missing += len(k.Instruments[o].Missing)
			}
		}
	}
	few := new(shortLists)
	c.regimes, c.candidates, c.others = roomFor[RegimeDecision](len(d.Regimes), nil), roomFor[Candidate](candidates, nil), roomFor[OtherInstrument](others, nil)
	c.unmet, c.missing, c.findings = roomFor[Unmet](unmet, nil), roomFor(missing, few.missing[:]), roomFor(findings, few.findings[:])
	c.violations, c.remedies, c.steps = roomFor[Violation](violations, nil), roomFor[Remedy](remedies, nil), roomFor[Step](steps, nil)
	c.warnings, c.redress = roomFor(len(d.Warnings), few.warnings[:]), roomFor(redress, few.redress[:])
	c.mechanisms, c.texts = roomFor(len(d.Mechanisms)+len(d.Revision.Preference), few.mechanisms[:]), roomFor(texts, few.texts[:])
}

// shortLists is room for lists that most decisions have and that are short in most: one piece of memory instead of one for each.
type shortLists struct {
	missing    [2]Missing
	findings   [6]Finding
	warnings   [1]Warning
	redress    [3]Redress
	mechanisms [2]Mechanism
	texts      [12]string
}

// roomFor gives room for a list, that which is there already if it is enough.
func roomFor[T any](n int, there []T) []T {
	if n <= len(there) {
		return there[:n]
	}
	return make([]T, n)
}

// empty has every piece of memory used again from its start.
func (c *copier) empty() {
	c.regimes, c.candidates, c.others, c.unmet, c.missing = c.regimes[:0], c.candidates[:0], c.others[:0], c.unmet[:0], c.missing[:0]
	c.findings, c.violations, c.remedies, c.steps = c.findings[:0], c.violations[:0], c.remedies[:0], c.steps[:0]
	c.warnings, c.redress, c.mechanisms, c.texts = c.warnings[:0], c.redress[:0], c.mechanisms[:0], c.texts[:0]
}
