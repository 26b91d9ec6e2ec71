package oracle

import "github.com/chapterv/chapterv/transfer"

// status is what one mechanism, or one instrument of it, comes to.
type status uint8

// From worst to best.
const (
	notRelevant status = iota
	unmet
	unknown
	met
)

// onward says what governs the data after a hop that this finding carried.
type onward uint8

const (
	sameRegime         onward = iota // the law follows the data
	importerLaw                      // handed over to the importer's own law
	supplementaryRules               // Japan's Supplementary Rules for data received from the EU or the United Kingdom
	ends                             // nothing follows
)

// finding is what a law says of one of its mechanisms. Of several instruments it is the best one.
type finding struct {
	status     status
	instrument string // the inventory's id, the scheme of a certificate, or the oracle's own name of a decision
	module     int
	onward     onward
	forbids    bool // it leaves the importer no onward transfer but by another mechanism
}

// opinion is what a law says of one hop, looked at by itself.
type opinion struct {
	exempt   bool     // the law does not restrict this hop
	free     bool     // for it restricts no hop of the kind, not because there is no transfer
	ends     bool     // and does not follow the data afterwards
	barred   []string // what no mechanism can cure, one label for each kind
	asked    bool     // a fact that stands in front of every mechanism is not stated
	findings findings
	// optional: the hop needs none of the mechanisms, but to be free of what bars it and to have nothing left to ask.
	optional bool
	inHand   bool // and is in one's own hands or the person's: not what an order on a destination speaks of
}

// needless reports whether the hop wants no mechanism.
func (o *opinion) needless() bool { return o.exempt || o.optional || o.findings.count == 0 }

// law answers for one hop. It is pure: the same question has the same opinion.
type law func(*question) opinion

// question is one hop as a law sees it.
type question struct {
	at                 transfer.Date
	flow               *transfer.Flow
	exporter, importer *transfer.Party
	facts              *facts
	// under are the laws by which the data came to the exporter on adequacy, such as eu-gdpr: Japan asks.
	under []string
	// earlier are the hops of the route before this one: Taiwan looks for whose data these are.
	earlier []hop
	// beside are the laws that govern this hop, the one asked included: Switzerland looks for the GDPR.
	beside []string
	// shown: an order names the flow or the destination, and a reader wants to see the mechanisms even of a hop that needs none.
	shown bool
}
