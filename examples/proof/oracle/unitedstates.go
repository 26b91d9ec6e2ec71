package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

var (
	usBrokers = dated{from: day(2024, 6, 23)} // PADFA
	usBulk    = dated{from: day(2025, 4, 8)}  // 28 CFR Part 202

	_ = registerSpans("us-federal", usBrokers, usBulk)

	usAdversaries = []string{"CN", "HK", "MO", "RU", "IR", "KP"}
	usOfConcern   = append([]string{"CU", "VE"}, usAdversaries...)
)

// usFederal is free, but two acts look at who receives, wherever they sit, one's own staff and branches abroad included, and
// nothing cures what they prohibit.
func usFederal(q *question) opinion {
	var o opinion
	if q.parted() || q.toPerson() {
		if q.shown {
			q.usOnwardSale(&o)
		}
		o.exempt, o.optional = true, true
		return o
	}
	if usBrokers.holds(q.at) {
		q.usPADFA(&o)
	}
	if usBulk.holds(q.at) {
		q.usDataSecurity(&o)
	}
	q.usOnwardSale(&o)
	o.exempt = !o.asked && o.barred == nil && (o.optional || o.findings.count == 0)
	if o.exempt && !q.shown {
		o.findings = findings{}
	}
	o.free = o.exempt
	return o
}

func (q *question) usPADFA(o *opinion) {
	reached := q.usReached(usAdversaries, func(p *transfer.Party) transfer.Fact { return p.ForeignAdversaryControlled })
	q.usClassified(o, "padfa", reached, q.flow.PADFA)
}

func (q *question) usDataSecurity(o *opinion) {
	reached := q.usOfConcern()
	class := q.flow.USBulkData
	if class == "restricted" {
		switch {
		case q.flow.USDataBrokerage.True() && reached == yes:
			class = "prohibited" // the measures are for other dealings than brokerage
		case q.flow.USSecurityRequirements.True():
			class = "none"
			// The duty to bind a broker's buyer stands apart, and is for those only who are not covered persons.
			o.asked = o.asked || reached == dontKnow && q.flow.USDataBrokerage.True()
		case q.flow.USSecurityRequirements.False():
			class = "prohibited"
		default:
			class = ""
		}
	}
	q.usClassified(o, "bulk", reached, class)
}

func (q *question) usOfConcern() tri {
	return q.usReached(usOfConcern, func(p *transfer.Party) transfer.Fact { return p.CoveredPerson })
}

// usReached reports whether the act looks at this recipient: for where it is, whose body it is, or what is stated of it, and
// the same of the legal entity whose branch it is. What nobody states of a foreign party is worth a question only where the
// exporter itself finds its data to be of the kind.
func (q *question) usReached(places []string, status func(*transfer.Party) transfer.Fact) tri {
	answer, p := dontKnow, q.importer
	if q.inside("US") {
		answer = no
	}
	for range longestChain {
		if status(p).True() || slices.Contains(places, string(p.Jurisdiction)) || slices.Contains(places, string(p.OrganOf)) {
			return yes
		}
		if p == q.importer && status(p).False() {
			answer = no
		}
		if p = q.facts.party(p.BranchOf); p == nil {
			break
		}
	}
	return answer
}

func (q *question) usClassified(o *opinion, act string, reached tri, class string) {
	switch {
	case reached == no, class == "none":
	case reached == dontKnow && class == "" && (act == "padfa" || q.flow.USBulkData == ""):
	case class == "prohibited" && reached == yes:
		o.barred = append(o.barred, act)
	default:
		o.asked = true
	}
}

// usOnwardSale is 28 CFR 202.302: a broker binds every other foreign party not to sell on to a country of concern.
func (q *question) usOnwardSale(o *opinion) {
	if !q.flow.USDataBrokerage.True() {
		return
	}
	o.optional = !usBulk.holds(q.at) || q.inside("US") || q.usOfConcern() == yes
	o.findings.put(transfer.Contract, q.contracts(func(i *transfer.Instrument, l *ledger) { l.fact(i.USOnwardBan) }, transfer.ContractType))
}
