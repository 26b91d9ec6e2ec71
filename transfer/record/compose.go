package record

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/nameless"
)

// event composes what is recorded of one answer.
func (r *Recorder) event(ctx context.Context, inventory *transfer.Inventory, flow transfer.Flow, d transfer.Decision, failed error) (Event, error) {
	e := Event{
		Labels: r.labels, Path: Path, Error: errorOf(failed),
		Custom: Custom{Law: d.Revision.Law, Policies: d.Revision.Policies, Amended: d.Revision.Amended, Engine: thisBuild(), Names: r.names},
	}
	var err error
	if e.DecisionID, err = r.id(ctx); err != nil || e.DecisionID == "" {
		return e, errors.Join(errors.New("the decision has no id"), err)
	}
	if e.Custom.RegisterDigest, err = r.registerDigest(inventory); err != nil {
		return e, err
	}
	e.Bundles = map[string]Bundle{}
	for name, revision := range map[string]string{"law": e.Custom.Policies, "register": e.Custom.RegisterDigest} {
		if revision != "" {
			e.Bundles[name] = Bundle{Revision: revision}
		}
	}
	if e.Input, err = question(inventory, flow, r.names); err != nil {
		return e, err
	}
	if e.Input != nil {
		text, err := canonical(e.Input)
		if err != nil {
			return e, err
		}
		e.Custom.InputDigest = r.digest(text)
	}
	if e.Result, err = document(inventory, flow, d, r.names); err != nil {
		return e, err
	}
	if r.metrics != nil {
		e.Metrics = r.metrics(ctx)
	}
	for _, m := range r.masks {
		m.apply(&e)
	}
	e.Timestamp = r.now().UTC()
	if e.Timestamp.IsZero() {
		return e, errors.New("the clock gives no time")
	}
	return e, nil
}

// question returns what the rules read of a flow, or the flow alone if there is something wrong with it; nothing of one that is
// too large to be read at all.
func question(inventory *transfer.Inventory, flow transfer.Flow, names bool) (any, error) {
	var input map[string]any
	var faulty *transfer.InputError
	err := error(transfer.ErrNotReady)
	if inventory != nil {
		input, err = inventory.InputFor(flow)
	}
	if errors.As(err, &faulty) && slices.ContainsFunc(faulty.Faults, func(f transfer.Fault) bool { return f.Code == transfer.FaultTooLarge }) {
		return nil, nil
	}
	if err != nil {
		text, err := json.Marshal(flow)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &input); err != nil {
			return nil, err
		}
	}
	if !names {
		unname(input)
	}
	return input, nil
}

// unname leaves out the names of a flow and of those before it.
func unname(input map[string]any) {
	delete(input, "name")
	route, _ := input["route"].([]any)
	for _, hop := range route {
		if hop, ok := hop.(map[string]any); ok {
			delete(hop, "name")
		}
	}
}

// document returns a decision as JSON values, with ids for the names of the flow's sides in its texts.
func document(inventory *transfer.Inventory, flow transfer.Flow, d transfer.Decision, names bool) (any, error) {
	text, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	value, err := decoded(text)
	if err == nil && !names && inventory != nil {
		rename(value, nameless.Of(flow, inventory.Party))
	}
	return value, err
}

func rename(value any, without func(string) string) {
	switch value := value.(type) {
	case map[string]any:
		for key, child := range value {
			if text, ok := child.(string); ok && (key == "message" || key == "text" || key == "remedy") {
				value[key] = without(text)
			} else {
				rename(child, without)
			}
		}
	case []any:
		for _, child := range value {
			rename(child, without)
		}
	}
}

func decoded(text []byte) (value any, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	err = decoder.Decode(&value)
	return value, err
}

// errorOf says why there is no answer. What is wrong with a question stands in the result, where it can be masked.
func errorOf(err error) *Error {
	var input *transfer.InputError
	var engine *transfer.EngineError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &engine):
		return &Error{Code: engine.Code, Message: err.Error()}
	case errors.As(err, &input) && len(input.Faults) > 0:
		return &Error{Code: input.Faults[0].Code, Message: fmt.Sprintf("the question has %d faults", len(input.Faults))}
	default:
		return &Error{Code: transfer.ErrFailed.Code, Message: err.Error()}
	}
}

// registered is the digest of one inventory's register, which does not change.
type registered struct {
	inventory *transfer.Inventory
	digest    string
}

func (r *Recorder) registerDigest(inventory *transfer.Inventory) (string, error) {
	if inventory == nil {
		return "", nil
	}
	if known := r.register.Load(); known != nil && known.inventory == inventory {
		return known.digest, nil
	}
	digest, err := registerDigest(inventory)
	if err == nil {
		r.register.Store(&registered{inventory, digest})
	}
	return digest, err
}

func registerDigest(inventory *transfer.Inventory) (string, error) {
	text, err := canonical(inventory.Register())
	if err != nil {
		return "", err
	}
	return digestOf(text), nil
}
