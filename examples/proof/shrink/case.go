package shrink

import (
	"encoding/json"

	"github.com/chapterv/chapterv/transfer"
)

// Case writes an inventory, one of its flows and what the rules answered in the form of the decided cases. Its authority
// and its note say that nobody has reviewed it: the answer is the rules', which may be the ones that err. doubt says what
// speaks against it.
func Case(inv *transfer.Inventory, flow, title string, d transfer.Decision, doubt string) ([]byte, error) {
	text, err := json.Marshal(inv)
	if err != nil {
		return nil, err
	}
	var register map[string]json.RawMessage
	if err := json.Unmarshal(text, &register); err != nil {
		return nil, err
	}
	delete(register, "version")
	delete(register, "flows")
	var c decided
	c.Title, c.Register = title, register
	c.Authority.Citation = "TO BE REVIEWED: name the provision that decides this"
	for _, f := range inv.Flows {
		if f.ID == flow {
			c.Questions = append(c.Questions, question{Flow: f, Expect: expected(d), Note: "TO BE REVIEWED: this is the answer of the rules; " + doubt})
		} else {
			c.Flows = append(c.Flows, f)
		}
	}
	return indented(c)
}

type decided struct {
	Title     string `json:"title"`
	Authority struct {
		Citation string `json:"citation"`
	} `json:"authority"`
	Register  map[string]json.RawMessage `json:"register"`
	Flows     []transfer.Flow            `json:"flows,omitempty"`
	Questions []question                 `json:"questions"`
}

type question struct {
	Flow   transfer.Flow `json:"flow"`
	Expect expectation   `json:"expect"`
	Note   string        `json:"note"`
}

type expectation struct {
	Outcome    transfer.Outcome             `json:"outcome"`
	Regimes    map[string]regimeExpectation `json:"regimes"`
	ValidUntil transfer.Date                `json:"valid_until"`
}

type regimeExpectation struct {
	Outcome    transfer.Outcome    `json:"outcome"`
	Mechanism  *transfer.Mechanism `json:"mechanism,omitempty"`
	Module     *transfer.Module    `json:"module,omitempty"`
	Reason     *string             `json:"reason,omitempty"`
	Violations []string            `json:"violations,omitempty"`
}

func expected(d transfer.Decision) expectation {
	e := expectation{Outcome: d.Outcome, Regimes: map[string]regimeExpectation{}, ValidUntil: d.ValidUntil}
	for _, r := range d.Regimes {
		one := regimeExpectation{Outcome: r.Outcome}
		if r.Mechanism != "" {
			one.Mechanism = &r.Mechanism
		}
		if r.Module != 0 {
			one.Module = &r.Module
		}
		if r.Reason != nil {
			one.Reason = &r.Reason.Code
		}
		for _, v := range r.Violations {
			one.Violations = append(one.Violations, v.Code)
		}
		e.Regimes[r.Regime] = one
	}
	return e
}
