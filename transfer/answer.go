package transfer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/rego"
)

// answer gives the result of the query a type. What is not one decision, whole and consistent, is no answer.
func (e *Engine) answer(results rego.ResultSet) (Decision, error) {
	switch {
	case len(results) == 0 || len(results[0].Expressions) == 0:
		return Decision{}, ErrUndefined
	case len(results) > 1 || len(results[0].Expressions) > 1:
		return Decision{}, ErrMalformed.Because(fmt.Errorf("%d results", len(results)))
	}
	text, err := json.Marshal(results[0].Expressions[0].Value)
	if err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	var d Decision
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	if err := d.Check(); err != nil {
		return Decision{}, ErrMalformed.Because(err)
	}
	if err := faultsOf(d); err != nil {
		return Decision{}, err
	}
	d.Revision.Policies = e.digest
	return d, nil
}

// faultsOf returns what the rules themselves found wrong with the question, or nil.
func faultsOf(d Decision) error {
	var faults []Fault
	for _, v := range d.Violations {
		if v.Regime == "" && strings.HasPrefix(v.Code, "input.") {
			faults = append(faults, Fault{Code: v.Code, Message: v.Message})
		}
	}
	return inputError(faults, nil)
}
