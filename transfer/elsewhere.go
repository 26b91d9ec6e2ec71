package transfer

// What is needed to put a question to rules that run elsewhere, such as on a stock OPA server, and to take the answer as this
// package takes its own.

// ErrOtherRevision says that who was asked has not the law or the register that the caller expects.
var ErrOtherRevision = &EngineError{Code: "engine.other_revision", Message: "the answer rests on another law or register than expected"}

// Clone returns a copy that shares no list, so that the caller may change its own.
func (f Flow) Clone() Flow { return f.clone() }

// Copy checks an inventory as New does and returns a copy that shares nothing with it. It errs with an *InputError with every
// fault.
func (inv *Inventory) Copy() (*Inventory, error) {
	if inv == nil {
		return nil, ErrBadCall
	}
	return inv.checkedCopy()
}

// ReadAnswer reads the document with which the rules answer one flow, as strictly as ParseDecision, and errs as Evaluate does:
// with ErrMalformed where it is no decision, with an *InputError where the rules found fault with the question.
func ReadAnswer(document []byte) (Decision, error) {
	d, err := ParseDecision(document)
	if err != nil {
		return Decision{}, err
	}
	if err := faultsOf(d); err != nil {
		return Decision{}, err
	}
	return d, nil
}

// Refused returns the decision that goes with an error: blocked, with a violation for every fault of the question or for what
// kept the answer away.
func Refused(flow Flow, err error) Decision { return refused(flow.ID, flow.At, err) }
