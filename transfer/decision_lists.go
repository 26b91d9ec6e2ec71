package transfer

import "encoding/json"

// A list of a decision is never null, also where it was built in Go and left nil.

func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// MarshalJSON writes the document of the contract, with every key.
func (d Decision) MarshalJSON() ([]byte, error) {
	type plain Decision
	d.Regimes, d.Violations, d.Warnings = list(d.Regimes), list(d.Violations), list(d.Warnings)
	d.Obligations, d.Mechanisms = list(d.Obligations), list(d.Mechanisms)
	return json.Marshal(plain(d))
}

// MarshalJSON writes every key.
func (r RegimeDecision) MarshalJSON() ([]byte, error) {
	type plain RegimeDecision
	r.Citations, r.Candidates, r.Obligations = list(r.Citations), list(r.Candidates), list(r.Obligations)
	r.Violations, r.Redress, r.ReliedOn = list(r.Violations), list(r.Redress), list(r.ReliedOn)
	r.LeftOut, r.Warnings = list(r.LeftOut), list(r.Warnings)
	return json.Marshal(plain(r))
}

// MarshalJSON writes every key.
func (c Candidate) MarshalJSON() ([]byte, error) {
	type plain Candidate
	c.Unmet, c.Missing, c.Instruments, c.Citations = list(c.Unmet), list(c.Missing), list(c.Instruments), list(c.Citations)
	return json.Marshal(plain(c))
}

// MarshalJSON writes every key.
func (o OtherInstrument) MarshalJSON() ([]byte, error) {
	type plain OtherInstrument
	o.Unmet, o.Missing = list(o.Unmet), list(o.Missing)
	return json.Marshal(plain(o))
}

// MarshalJSON writes every key.
func (v Violation) MarshalJSON() ([]byte, error) {
	type plain Violation
	v.Remedies = list(v.Remedies)
	return json.Marshal(plain(v))
}

// MarshalJSON writes every key.
func (r Remedy) MarshalJSON() ([]byte, error) {
	type plain Remedy
	r.Steps = list(r.Steps)
	return json.Marshal(plain(r))
}

// MarshalJSON writes every key.
func (r Revision) MarshalJSON() ([]byte, error) {
	type plain Revision
	r.Amended = list(r.Amended)
	return json.Marshal(plain(r))
}
