package oracle

import (
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

var (
	usBrokers = dated{from: day(2024, 6, 23)} // PADFA
	usBulk    = dated{from: day(2025, 4, 8)}  // 28 CFR Part 202

	_ = registerDates("us-federal", usBrokers.from, usBulk.from)

	usAdversaries = []string{"CN", "HK", "MO", "RU", "IR", "KP"}
	usOfConcern   = append([]string{"CU", "VE"}, usAdversaries...)
)

// usFederal is free, but two acts look at who receives, wherever they sit, and nothing cures what they prohibit.
func usFederal(q *question) opinion {
	if q.personal() {
		return opinion{exempt: true}
	}
	var o opinion
	if usBrokers.holds(q.at) {
		q.usPADFA(&o)
	}
	if usBulk.holds(q.at) {
		q.usDataSecurity(&o)
		q.usOnwardSale(&o)
	}
	o.exempt = !o.asked && o.barred == nil && o.findings == nil
	o.free = o.exempt && !q.inside("US")
	return o
}

func (q *question) usPADFA(o *opinion) {
	reached := q.usReached(usAdversaries, q.importer.ForeignAdversaryControlled)
	q.usClassified(o, "padfa", reached, q.flow.PADFA)
}

func (q *question) usDataSecurity(o *opinion) {
	reached := q.usReached(usOfConcern, q.importer.CoveredPerson)
	class := q.flow.USBulkData
	if class == "restricted" {
		switch {
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

// usReached reports whether the act looks at this recipient. What nobody states of a party is worth a question only where
// the exporter itself finds its data to be of the kind; a covered person may sit at home, too.
func (q *question) usReached(places []string, status transfer.Fact) tri {
	switch {
	case status.True(), q.usSeat(q.importer, places):
		return yes
	case status.False():
		return no
	}
	return dontKnow
}

// usSeat looks where the party is, whose body it is, and where the legal entity is whose branch it is.
func (q *question) usSeat(p *transfer.Party, places []string) bool {
	for range 16 {
		if slices.Contains(places, string(p.Jurisdiction)) || slices.Contains(places, string(p.OrganOf)) {
			return true
		}
		if p = q.facts.party(p.BranchOf); p == nil {
			break
		}
	}
	return false
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
	if !q.flow.USDataBrokerage.True() || q.inside("US") || q.usReached(usOfConcern, q.importer.CoveredPerson) == yes {
		return
	}
	o.findings = map[transfer.Mechanism]finding{
		transfer.Contract: q.contracts(func(i *transfer.Instrument, l *ledger) { l.fact(i.USOnwardBan) }, transfer.ContractType),
	}
}
