package transfer

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// answer gives the document of a decision a type. What is not one decision, whole and consistent, is no answer.
func (e *Engine) answer(text []byte) (Decision, error) {
	d, ok := readDocument(text)
	if !ok {
		var err error
		if d, err = readAnyDocument(text); err != nil {
			return Decision{}, ErrMalformed.Because(err)
		}
	}
	if d.Regimes == nil || d.Violations == nil || d.Warnings == nil || d.Obligations == nil || d.Mechanisms == nil {
		return Decision{}, ErrMalformed.Because(errors.New("a list of the decision is absent"))
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

// readAnyDocument returns the decision of a document, however it is written.
func readAnyDocument(text []byte) (d Decision, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return Decision{}, err
	}
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
