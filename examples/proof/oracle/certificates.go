package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// certificateRule is what a law accepts of one scheme.
type certificateRule struct {
	others     dated // recipients that are not processors
	processors dated
	ownEconomy bool // granted where the recipient is

	intermediaries bool // processors count as such only for whom they work
}

// never holds on no day.
var never = dated{until: day(1, 1, 1)}

// certificates finds the best certificate of the recipient among the schemes that the law accepts.
func (q *question) certificates(accepted map[string]certificateRule, also ...func(*ledger, certificateRule)) finding {
	var all []judged
	for _, c := range q.importer.Certifications {
		rule, ok := accepted[c.Scheme]
		if !ok {
			continue
		}
		var l ledger
		for _, test := range also {
			test(&l, rule)
		}
		q.role(&l, rule)
		if rule.ownEconomy {
			q.economy(&l, string(c.Economy))
		}
		certificateDays(&l, c, q.at)
		certificateData(&l, c, q.flow.HR)
		all = append(all, l.judge(c.Scheme, 0, sameRegime))
	}
	return best(all)
}

func (q *question) role(l *ledger, rule certificateRule) {
	as := q.flow.Importer.Role
	others := rule.others.holds(q.at)
	processors := rule.processors.holds(q.at)
	switch {
	case as == transfer.Processor:
		l.must(processors)
	case isController(as):
		l.must(others)
	case others != processors:
		l.ask()
	default:
		l.must(others)
	}
}

func (q *question) economy(l *ledger, economy string) {
	if economy == "" {
		l.ask()
		return
	}
	l.must(q.located(economy))
}

var activeStatuses = []string{"active", "active-recertification-under-review"}

func certificateDays(l *ledger, c transfer.Certification, at transfer.Date) {
	switch {
	case c.From.IsZero():
		l.ask()
	case at.Before(c.From):
		l.must(false)
	}
	switch {
	case !c.Until.IsZero():
		l.must(!c.Until.Before(at))
	case c.Status == "":
		l.ask()
	default:
		l.must(slices.Contains(activeStatuses, c.Status))
	}
}

// certificateData asks whether data on staff are in scope: certificates differ.
func certificateData(l *ledger, c transfer.Certification, hr transfer.Fact) {
	staff, others := slices.Contains(c.Covers, "hr"), slices.Contains(c.Covers, "non-hr")
	switch {
	case c.Covers == nil:
		l.ask()
	case staff && others:
	case !staff && !others:
		l.must(false)
	case !hr.Stated():
		l.ask()
	default:
		l.must(hr.True() == staff)
	}
}

// unrecognised is every law's answer to certificates that it does not name.
func unrecognised() (f findings) {
	f.put(transfer.CBPR, finding{status: unmet})
	f.put(transfer.PRP, finding{status: unmet})
	return f
}
