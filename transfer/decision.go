package transfer

import (
	"encoding/json"
	"fmt"
)

// Optional is a text that may be absent. The empty one is null in JSON.
type Optional string

// MarshalJSON writes null for the empty text.
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(o))
}

// Module is a module of the EU clauses, 1 to 4. Zero is none, and null in JSON.
type Module int

// MarshalJSON writes null for none.
func (m Module) MarshalJSON() ([]byte, error) {
	if m == 0 {
		return []byte("null"), nil
	}
	return fmt.Append(nil, int(m)), nil
}

// Decision answers one flow on one day. It is a value without ties to the engine: editing it changes nothing else.
// The zero Decision does not permit.
type Decision struct {
	Flow    string  `json:"flow"`
	At      Date    `json:"at"`
	Outcome Outcome `json:"outcome"`
	// Regimes are the laws that govern the flow, each decided by itself.
	Regimes []RegimeDecision `json:"regimes"`
	// Violations is never empty where Outcome is blocked, and empty otherwise.
	Violations []Violation `json:"violations"`
	Warnings   []Warning   `json:"warnings"`
	// Obligations are what overlay packs add; those of a law stand with its regime.
	Obligations []Obligation `json:"obligations"`
	// ValidUntil is the last day on which the same decision stands if nothing changes; not stated if no date ends it.
	ValidUntil Date        `json:"valid_until"`
	Mechanisms []Mechanism `json:"mechanisms"`
	Revision   Revision    `json:"revision"`
}

// RegimeDecision answers one flow under one law.
type RegimeDecision struct {
	// Regime is a regime id, or "unmodelled:" and the place whose law nobody modelled.
	Regime  string  `json:"regime"`
	Outcome Outcome `json:"outcome"`
	// Reason says why the law does not restrict the flow.
	Reason *Reason `json:"reason"`
	// Mechanism, Instrument and Module are what covers the flow. Instrument is the inventory's id for documents, the
	// law record's id for decisions, and the scheme for certificates.
	Mechanism  Mechanism `json:"mechanism"`
	Instrument Optional  `json:"instrument"`
	Module     Module    `json:"module"`
	Citations  []string  `json:"citations"`
	ValidUntil Date      `json:"valid_until"`
	// Candidates are all mechanisms of the regime in order of preference, those that fail with all their open conditions.
	Candidates []Candidate `json:"candidates"`
	// Obligations are the duties that come with the chosen mechanism.
	Obligations []Obligation `json:"obligations"`
	Violations  []Violation  `json:"violations"`
	Redress     []Redress    `json:"redress"`
	// ReliedOn are the stated facts that took the flow out of the restriction.
	ReliedOn []string `json:"relied_on"`
	// Coverage is "full", "partial" where LeftOut names grounds of the law that are not modelled, or "none" for a law that
	// nobody modelled.
	Coverage string    `json:"coverage"`
	LeftOut  []string  `json:"left_out"`
	Warnings []Finding `json:"warnings"`
}

// Finding is a remark with its code, in words, and the authority for it.
type Finding struct {
	Code     string `json:"code"`
	Message  string `json:"message"`
	Citation string `json:"citation"`
}

// Reason is why a law does not restrict a flow.
type Reason = Finding

// Obligation is a duty that comes with the chosen mechanism.
type Obligation = Finding

// Candidate is one mechanism judged for one flow: its best instrument, and the others under Instruments.
type Candidate struct {
	Mechanism   Mechanism         `json:"mechanism"`
	Status      Status            `json:"status"`
	Instrument  Optional          `json:"instrument"`
	Module      Module            `json:"module"`
	ValidUntil  Date              `json:"valid_until"`
	Unmet       []Unmet           `json:"unmet"`
	Missing     []Missing         `json:"missing"`
	Instruments []OtherInstrument `json:"instruments"`
	Citations   []string          `json:"citations"`
}

// OtherInstrument is an instrument that might carry the mechanism and is not the best one.
type OtherInstrument struct {
	Instrument Optional  `json:"instrument"`
	Status     Status    `json:"status"`
	Module     Module    `json:"module"`
	Unmet      []Unmet   `json:"unmet"`
	Missing    []Missing `json:"missing"`
}

// Unmet is a condition that the facts contradict.
type Unmet struct {
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Citation string   `json:"citation"`
	Remedy   Optional `json:"remedy"`
}

// Missing is a condition that depends on a fact nobody stated. Fact is where in the inventory to state it.
type Missing struct {
	Code     string `json:"code"`
	Fact     string `json:"fact"`
	Message  string `json:"message"`
	Citation string `json:"citation"`
}

// Violation is why a flow is blocked. Regime is empty where no single law is behind it.
type Violation struct {
	Code     string   `json:"code"`
	Regime   Optional `json:"regime"`
	Message  string   `json:"message"`
	Citation string   `json:"citation"`
	// Remedies come with the fewest open conditions first.
	Remedies []Remedy `json:"remedies"`
}

// Remedy is a way to make a blocked flow permitted. Open counts the conditions that are still open on it.
type Remedy struct {
	Mechanism  Mechanism `json:"mechanism"`
	Instrument Optional  `json:"instrument"`
	Open       int       `json:"open"`
	Text       string    `json:"text"`
	Steps      []Step    `json:"steps"`
}

// Step is one thing to do. Code is the condition it settles.
type Step struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Warning is a fact worth a look that does not block.
type Warning struct {
	Code     string   `json:"code"`
	Regime   Optional `json:"regime"`
	Message  string   `json:"message"`
	Citation string   `json:"citation"`
}

// Redress is where the people concerned can turn.
type Redress struct {
	Channel  string `json:"channel"`
	Citation string `json:"citation"`
}

// Revision says which law records and which rules gave the answer.
type Revision struct {
	Law      string `json:"law"`
	Policies string `json:"policies"`
	// Amended are the ids of the amendments of the law records, and empty where they are those of this build.
	Amended []string `json:"amended"`
	// Preference is the order in which mechanisms were tried where it is the organisation's own, and empty where it is the default.
	Preference []Mechanism `json:"preference"`
}
