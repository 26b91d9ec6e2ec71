package transfer

// What is needed to put a question to rules that run elsewhere, such as on a stock OPA server, and to take the answer as this
// package takes its own.

// Checked checks an inventory as New does and returns a copy that shares nothing with it. It errs with an *InputError with every
// fault.
func (inv *Inventory) Checked() (*Inventory, error) {
	if inv == nil {
		return nil, ErrBadCall
	}
	own, err := inv.checked()
	if err != nil {
		return nil, err
	}
	next := own.Clone()
	next.index, next.sealed = newIndex(next), own
	return next, nil
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
