package main

import "github.com/chapterv/chapterv/transfer"

// Mechanisms of the law, in the default order of preference.
const (
	adequacy = iota
	dpf
	bcr
	clauses
	cbpr
	prp
	mechanisms
)

var mechanismNames = [mechanisms]string{"adequacy", "dpf", "bcr", "eu-scc", "cbpr", "prp"}

// question is what the conditions read of a flow, found and joined once by Go for whoever judges. In numbers 0 is "not stated", in
// facts 1 is no and 2 is yes.
type question struct {
	at                                                               day
	relation                                                         string
	inside, institution, suspended                                   bool
	hr, journalistic, automated, immigration, credit, combined       transfer.Fact
	activities                                                       []string
	activitiesStated                                                 bool
	purpose                                                          string // exclusive
	public                                                           bool
	organ                                                            string
	laws                                                             []string // that reach the importer
	lawsStated                                                       bool
	exporterRole, importerRole                                       string
	module                                                           int64
	fourPossible, noModule                                           bool
	needed                                                           []string // kinds of data that must be covered
	categories, purposes                                             []string
	destinations                                                     []string
	frameworkRuns, clausesExist, rulesExist, importerReached, direct bool
	exporterInside                                                   bool
	onBehalf                                                         string
	order                                                            []int // of mechanisms
	items                                                            []item
}

// item is one document, certificate or decision that might carry a mechanism, or stands for the lack of any.
type item struct {
	mechanism  int
	id         string
	document   string // as a decision names it, empty where there is none
	real       bool
	irrelevant bool

	scope scope

	dated, inForce bool
	from, until    day
	covers         []string
	coversStated   bool

	signed                                                                      day // of rules: approved
	suspended, mayChange                                                        bool
	exporterBound, importerBound, importerListed, sameGroup                     bool
	versionStated, known, running, legacy, anySet, offers                       bool
	signableFrom, signableUntil                                                 day
	offered                                                                     []int64
	unaltered, annexes, unchanged, approverInside                               transfer.Fact
	sufficient, insufficient                                                    bool
	forProcessors, incorporated, incorporatedThere, senderInside, onBehalfBound bool
	insider                                                                     bool
	scopes                                                                      [5]transfer.Scope
}

// Places in item.scopes.
const (
	ofRegimes = iota
	ofCategories
	ofPurposes
	ofDestinations
	ofCoverage
)

// answer is the verdict of the law of the Union on a flow on one day.
type answer struct {
	Outcome    string
	Mechanism  string
	Instrument string
	Candidates []candidate
}

// candidate is a mechanism with its best document.
type candidate struct {
	Mechanism, Status, Instrument string
	Unmet, Missing                []string
}

// judge says which conditions of an item's mechanism are contradicted and which are shown, a bit for each.
type judge interface {
	judge(q *question) (unmet, shown []uint32, err error) // one for each item
}
