package transfer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Codes of what can be wrong with an inventory or a flow.
const (
	FaultSyntax       = "input.syntax"                // neither YAML nor JSON
	FaultEmpty        = "input.empty_document"        // nothing in the file
	FaultTrailing     = "input.trailing_data"         // something after the document, or a second one
	FaultUTF8         = "input.bad_utf8"              // bytes that are not UTF-8
	FaultYAMLFeature  = "input.yaml_feature"          // anchors, aliases, merge keys, tags
	FaultTooLarge     = "input.too_large"             // file, list or text over its limit
	FaultTooDeep      = "input.too_deep"              // nested over the limit
	FaultDuplicateKey = "input.duplicate_key"         // one key twice in one place
	FaultDuplicateID  = "input.duplicate_id"          // one id for two things
	FaultConflict     = "input.stated_twice"          // two files state one thing differently
	FaultVersion      = "input.unsupported_version"   // a format these rules do not run with
	FaultUnknownField = "input.unknown_field"         // a key that is not in the format
	FaultMissing      = "input.missing_field"         // a required field that is absent, null or empty
	FaultType         = "input.wrong_type"            // a string for a boolean, a word for a list
	FaultValue        = "input.unknown_value"         // a word that is not in the vocabulary
	FaultCode         = "input.bad_code"              // an id or code that is not written as one
	FaultCountry      = "input.unknown_country"       // a well-formed code that is no territory
	FaultText         = "input.bad_text"              // a control character in a text
	FaultDate         = "input.bad_date"              // not YYYY-MM-DD, or no day of the calendar
	FaultNumber       = "input.bad_number"            // not written as a whole number
	FaultRange        = "input.out_of_range"          // a number out of every range
	FaultReference    = "input.unknown_reference"     // an id that nothing has
	FaultRelation     = "input.relation_contradicted" // the parties contradict the relation
	FaultRouteLoop    = "input.route_loop"            // a flow that continues itself
	FaultRouteLong    = "input.route_too_long"        // a route of more than 16 flows
)

// Fault is one thing that is wrong, and where.
type Fault struct {
	// Code is one of the Fault constants, or begins with overlay for what is wrong with a pack.
	Code string
	// File and Line are empty for what was built in Go. Lines count from 1.
	File string
	Line int
	// Field is a path such as flows[crm].exporter.role.
	Field   string
	Message string
	// Suggestion is what was probably meant, and empty where nothing is close.
	Suggestion string
}

// Error returns the fault on one line.
func (f Fault) Error() string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(f.File + ":")
	}
	if f.Line > 0 {
		fmt.Fprintf(&b, "%d:", f.Line)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	if f.Field != "" {
		b.WriteString(f.Field + ": ")
	}
	b.WriteString(f.Message)
	if f.Suggestion != "" {
		fmt.Fprintf(&b, "; did you mean %q?", f.Suggestion)
	}
	return b.String() + " [" + f.Code + "]"
}

// InputError says that a question could not be read, with all faults found.
type InputError struct {
	Faults []Fault
}

// Error lists every fault on a line of its own.
func (e *InputError) Error() string {
	if e == nil {
		return "no fault"
	}
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults, so that errors.As finds the first of them.
func (e *InputError) Unwrap() []error {
	if e == nil {
		return nil
	}
	list := make([]error, len(e.Faults))
	for i, f := range e.Faults {
		list[i] = f
	}
	return list
}

func inputError(faults []Fault, order []string) error {
	if len(faults) == 0 {
		return nil
	}
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.File), slices.Index(order, b.File)), cmp.Compare(a.Line, b.Line))
	})
	return &InputError{Faults: faults}
}

// EngineError says that a question was not answered, though nothing may be wrong with it. Two are the same to
// errors.Is if their codes are.
type EngineError struct {
	Code    string
	Message string
	// Err is the cause, and may be nil.
	Err error
}

// What can go wrong between a good question and an answer.
var (
	ErrBadCall   = &EngineError{Code: "engine.bad_call", Message: "the call lacks a context, an inventory or a flow"}
	ErrCancelled = &EngineError{Code: "engine.cancelled", Message: "the context was cancelled before the answer stood"}
	ErrConflict  = &EngineError{Code: "engine.conflict", Message: "two rules gave different answers"}
	ErrDeadline  = &EngineError{Code: "engine.deadline", Message: "the deadline passed before the answer stood"}
	ErrFailed    = &EngineError{Code: "engine.failed", Message: "the rules could not be evaluated"}
	ErrUndefined = &EngineError{Code: "engine.undefined", Message: "the rules gave no answer"}
	ErrMalformed = &EngineError{Code: "engine.malformed", Message: "the rules gave an answer that is none"}
	ErrNotReady  = &EngineError{Code: "engine.not_ready", Message: "the engine was not made by New"}
	ErrPanic     = &EngineError{Code: "engine.panic", Message: "the evaluation broke off"}
)

// Because returns a copy of the error with its cause.
func (e *EngineError) Because(err error) *EngineError {
	return &EngineError{Code: e.Code, Message: e.Message, Err: err}
}

// Error returns the message, the cause and the code on one line.
func (e *EngineError) Error() string {
	if e.Err == nil {
		return e.Message + " [" + e.Code + "]"
	}
	return fmt.Sprintf("%s: %v [%s]", e.Message, e.Err, e.Code)
}

// Unwrap returns the cause.
func (e *EngineError) Unwrap() error { return e.Err }

// Is reports whether target is an EngineError of the same code.
func (e *EngineError) Is(target error) bool {
	other, ok := target.(*EngineError)
	return ok && other.Code == e.Code
}

// Ended says why a context is over, as ErrCancelled or ErrDeadline with the cause, and is nil while it is not. A question may have been
// answered all the same; its answer is not given then.
func Ended(ctx context.Context) error {
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return ErrDeadline.Because(err)
	default:
		return ErrCancelled.Because(context.Cause(ctx))
	}
}

// BlockedError carries a decision that does not permit to where an error is expected.
type BlockedError struct {
	Decision Decision
}

// Error returns the decision on one line.
func (e *BlockedError) Error() string { return e.Decision.String() }

// Blocked turns what Evaluate returned into an error: nil only if err is nil and the decision permits.
func Blocked(decision Decision, err error) error {
	switch {
	case err != nil:
		return errors.Join(err, &BlockedError{Decision: decision})
	case !decision.Permits():
		return &BlockedError{Decision: decision}
	default:
		return nil
	}
}
