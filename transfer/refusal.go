package transfer

import (
	"errors"
	"strings"
)

// Refused returns the decision that goes with an error in place of an answer, as Evaluate does: blocked, and with the codes of
// the faults or of the engine. A nil error is taken for ErrFailed: it never permits.
func Refused(flow Flow, err error) Decision { return refused(flow.ID, flow.At, err) }

// refused is the decision that goes with an error: blocked, with a violation for every fault of the question or for
// what kept the engine from answering. An id or a date that is none is not repeated.
func refused(flow string, at Date, err error) Decision {
	if !at.Valid() {
		at = Date{}
	}
	d := Decision{
		Flow: strings.ToValidUTF8(clip(flow), ""), At: at, Outcome: OutcomeBlocked,
		Regimes: []RegimeDecision{}, Warnings: []Warning{}, Obligations: []Obligation{}, Mechanisms: []Mechanism{},
	}
	var input *InputError
	var engine *EngineError
	switch {
	case errors.As(err, &input) && input != nil && len(input.Faults) > 0:
		for _, f := range input.Faults {
			message := f.Message
			if f.Field != "" {
				message = f.Field + ": " + message
			}
			d.Violations = append(d.Violations, refusal(f.Code, message, "Format of the question"))
		}
	case errors.As(err, &engine) && engine != nil:
		d.Violations = append(d.Violations, refusal(engine.Code, engine.Message, "Operation of the engine"))
	default:
		d.Violations = append(d.Violations, refusal(ErrFailed.Code, ErrFailed.Message, "Operation of the engine"))
	}
	return d
}

func refusal(code, message, citation string) Violation {
	return Violation{Code: code, Message: message, Citation: citation, Remedies: []Remedy{}}
}
