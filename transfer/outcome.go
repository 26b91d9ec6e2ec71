package transfer

import (
	"fmt"
	"slices"
	"strings"
)

// Outcome is the answer to a flow or to one regime. The zero value is no answer and does not permit.
type Outcome string

// Outcomes.
const (
	// OutcomeAllowed: every regime that restricts the flow is covered by a named mechanism.
	OutcomeAllowed Outcome = "allowed"
	// OutcomeBlocked: some regime is not covered, or an order, an overlay or the engine objects.
	OutcomeBlocked Outcome = "blocked"
	// OutcomeNotRestricted: the law does not restrict this flow, and the reason says why.
	OutcomeNotRestricted Outcome = "not_restricted"
)

// Outcomes lists the closed set.
func Outcomes() []Outcome { return []Outcome{OutcomeAllowed, OutcomeBlocked, OutcomeNotRestricted} }

// IsValid reports whether o is an answer.
func (o Outcome) IsValid() bool { return slices.Contains(Outcomes(), o) }

// UnmarshalText accepts the closed set only.
func (o *Outcome) UnmarshalText(text []byte) error {
	return closed(o, Outcome(text), "outcome")
}

// Status is how far one mechanism goes for one flow.
type Status string

// Statuses.
const (
	// Met: every condition is fulfilled.
	Met Status = "met"
	// NotMet: at least one condition is contradicted.
	NotMet Status = "unmet"
	// Unknown: nothing contradicts it, but a fact that somebody must state is not stated.
	Unknown Status = "unknown"
	// NotRelevant: the mechanism cannot exist for this flow at all.
	NotRelevant Status = "not_relevant"
)

// Statuses lists the closed set.
func Statuses() []Status { return []Status{Met, NotMet, Unknown, NotRelevant} }

// IsValid reports whether s is one of the closed set.
func (s Status) IsValid() bool { return slices.Contains(Statuses(), s) }

// UnmarshalText accepts the closed set only.
func (s *Status) UnmarshalText(text []byte) error {
	return closed(s, Status(text), "status")
}

// Mechanism is a legal route for a transfer. The zero value is none, and null in JSON.
type Mechanism string

// Mechanisms, in the default order of preference.
const (
	Adequacy            Mechanism = "adequacy"
	DPF                 Mechanism = "dpf"
	BCR                 Mechanism = "bcr"
	EUClauses           Mechanism = "eu-scc"
	SwissClauses        Mechanism = "ch-scc"
	IDTA                Mechanism = "uk-idta"
	Addendum            Mechanism = "uk-addendum"
	BrazilianClauses    Mechanism = "br-scc"
	GlobalCorporateRule Mechanism = "br-gcr"
	CBPR                Mechanism = "cbpr"
	PRP                 Mechanism = "prp"
	Contract            Mechanism = "contract"
)

// Mechanisms lists the closed set in the default order of preference.
func Mechanisms() []Mechanism {
	return []Mechanism{
		Adequacy, DPF, BCR, EUClauses, SwissClauses, IDTA, Addendum, BrazilianClauses, GlobalCorporateRule, CBPR, PRP, Contract,
	}
}

// IsValid reports whether m names a mechanism.
func (m Mechanism) IsValid() bool { return slices.Contains(Mechanisms(), m) }

// MarshalJSON writes null for no mechanism.
func (m Mechanism) MarshalJSON() ([]byte, error) { return Optional(m).MarshalJSON() }

// UnmarshalText accepts the closed set only.
func (m *Mechanism) UnmarshalText(text []byte) error {
	return closed(m, Mechanism(text), "mechanism")
}

type closedSet interface {
	~string
	IsValid() bool
}

func closed[T closedSet](to *T, value T, what string) error {
	if !value.IsValid() {
		return fmt.Errorf("%q is no %s", string(value), what)
	}
	*to = value
	return nil
}

// inOrder writes mechanisms one after the other.
func inOrder(list []Mechanism) string {
	words := make([]string, len(list))
	for i, m := range list {
		words[i] = string(m)
	}
	return strings.Join(words, ", ")
}
