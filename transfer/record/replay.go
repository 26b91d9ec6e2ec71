package record

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

// Reasons why an event cannot be replayed.
const (
	Unreadable    = "unreadable"     // the line is no event of a decision
	WasMasked     = "masked"         // of its input or result, something was taken out or replaced
	NoAnswer      = "no_answer"      // there was none: the engine failed
	NoFlow        = "no_flow"        // the question could not be read, or was not recorded
	OtherPolicies = "other_policies" // other rules or records of law answered
	OtherRegister = "other_register" // it was answered from another register
	OtherRoute    = "other_route"    // the flows before it are others today
)

// Replayed is what a log shows when its questions are asked again.
type Replayed struct {
	// Same counts the events whose document is the same, byte for byte, as canonical JSON and without what the service itself warned of.
	Same        int
	Differences []Difference
	// Skipped are the events that could not be asked again.
	Skipped []Skipped
}

// Difference is a question that is answered otherwise than the log says, with both documents as canonical JSON.
type Difference struct {
	Line       int
	DecisionID string
	Recorded   json.RawMessage
	Replayed   json.RawMessage
}

// Skipped is a line that could not be replayed, and why.
type Skipped struct {
	Line       int
	DecisionID string
	Reason     string
	Detail     string
}

// Replay asks the questions of a log again, of an evaluator and the inventory it answers from, and compares the documents. The
// error is one of reading, or of a context that ended.
func Replay(ctx context.Context, r io.Reader, evaluator Evaluator, inventory *transfer.Inventory) (Replayed, error) {
	var out Replayed
	if ctx == nil || evaluator == nil || inventory == nil {
		return out, transfer.ErrBadCall
	}
	digest, err := registerDigest(inventory)
	if err != nil {
		return out, err
	}
	p := replay{evaluator: evaluator, inventory: inventory, digest: digest}
	for l, err := range linesOf(r) {
		if err == nil {
			err = p.line(ctx, l, &out)
		}
		if err != nil {
			return out, fmt.Errorf("replaying line %d: %w", l.number, err)
		}
	}
	return out, nil
}

type replay struct {
	evaluator Evaluator
	inventory *transfer.Inventory
	digest    string
}

// recorded is what is read of an event.
type recorded struct {
	DecisionID string          `json:"decision_id"`
	Path       string          `json:"path"`
	Input      json.RawMessage `json:"input"`
	Result     json.RawMessage `json:"result"`
	Erased     []string        `json:"erased"`
	Masked     []string        `json:"masked"`
	Error      *Error          `json:"error"`
	Custom     Custom          `json:"custom"`
}

func (p replay) line(ctx context.Context, l line, out *Replayed) error {
	var e recorded
	skip := func(reason, format string, values ...any) error {
		out.Skipped = append(out.Skipped, Skipped{l.number, e.DecisionID, reason, fmt.Sprintf(format, values...)})
		return nil
	}
	if _, err := strictjson.Decode(l.text); err != nil {
		return skip(Unreadable, "%v", err)
	}
	if err := json.Unmarshal(l.text, &e); err != nil {
		return skip(Unreadable, "%v", err)
	}
	if strings.TrimPrefix(e.Path, "/") != Path {
		return skip(Unreadable, "its path is %q", e.Path)
	}
	if touched := append(e.Erased, e.Masked...); len(touched) > 0 {
		return skip(WasMasked, "%s", strings.Join(touched, " "))
	}
	if e.Error != nil && strings.HasPrefix(e.Error.Code, "engine.") {
		return skip(NoAnswer, "%s", e.Error.Code)
	}
	if e.Custom.RegisterDigest != p.digest {
		return skip(OtherRegister, "it was %s", e.Custom.RegisterDigest)
	}
	flow, err := flowOf(e.Input)
	if err != nil {
		return skip(NoFlow, "%v", err)
	}
	if e.Error == nil {
		if input, err := question(p.inventory, flow, e.Custom.Names); err != nil || !sameJSON(input, e.Input) {
			return skip(OtherRoute, "its input is not what the inventory gives for it")
		}
	}
	d, err := answer(ctx, p.evaluator, p.inventory, flow)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if e.Error == nil && err == nil && d.Revision.Policies != e.Custom.Policies {
		return skip(OtherPolicies, "it was %s", e.Custom.Policies)
	}
	value, err := document(p.inventory, flow, d, e.Custom.Names)
	if err != nil {
		return err
	}
	before, err := decoded(e.Result)
	if err != nil {
		return skip(Unreadable, "its result: %v", err)
	}
	was, errWas := canonical(lasting(before))
	is, errIs := canonical(lasting(value))
	if err := cmp.Or(errWas, errIs); err != nil {
		return err
	}
	if bytes.Equal(was, is) {
		out.Same++
		return nil
	}
	out.Differences = append(out.Differences, Difference{l.number, e.DecisionID, was, is})
	return nil
}

// flowOf reads the flow of an input as strictly as an inventory is read. The flows before it are the inventory's to say.
func flowOf(input []byte) (flow transfer.Flow, err error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(input, &fields); err != nil {
		return flow, fmt.Errorf("there is no input: %w", err)
	}
	delete(fields, "route")
	text, err := json.Marshal(fields)
	if err != nil {
		return flow, err
	}
	return flow, json.Unmarshal(text, &flow)
}

// lasting leaves out of a decision the warnings of the service itself, which are of the day on which it was asked.
func lasting(value any) any {
	decision, ok := value.(map[string]any)
	if !ok {
		return value
	}
	list, _ := decision["warnings"].([]any)
	decision["warnings"] = slices.DeleteFunc(list, func(entry any) bool {
		warning, _ := entry.(map[string]any)
		code, _ := warning["code"].(string)
		return strings.HasPrefix(code, "engine.")
	})
	return decision
}

// sameJSON compares a value with a text, both as canonical JSON.
func sameJSON(value any, text []byte) bool {
	other, err := decoded(text)
	if err != nil {
		return false
	}
	a, errA := canonical(value)
	b, errB := canonical(other)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}
