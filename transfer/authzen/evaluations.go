package authzen

import (
	"context"
	"fmt"
	"maps"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
)

// Semantics of several evaluations.
const (
	ExecuteAll          = "execute_all"            // the default
	DenyOnFirstDeny     = "deny_on_first_deny"     // the last is the first that is not permitted, or none is
	PermitOnFirstPermit = "permit_on_first_permit" // the last is the first that is permitted, or none is
)

// evaluations answers several questions by one source, in order. What the document states of its own holds where a question says
// nothing. Without questions, the document is one itself.
func (h *Handler) evaluations(w http.ResponseWriter, r *http.Request) {
	document, ok := h.document(w, r)
	if !ok {
		return
	}
	var f faults
	semantic := f.semantic(document)
	list, stated := document["evaluations"]
	items, ok := list.([]any)
	switch {
	case stated && !ok:
		f.add(transfer.FaultType, "evaluations", "is not a list")
	case len(items) > h.maxItems:
		f.add(transfer.FaultTooLarge, "evaluations", "has over %d entries", h.maxItems)
	}
	if err := f.err(); err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	ctx, done := context.WithTimeout(r.Context(), h.timeout)
	defer done()
	if len(items) == 0 {
		h.one(ctx, w, document)
		return
	}
	a, err := h.asker()
	if err != nil {
		code, message := status(err)
		refuse(w, code, message)
		return
	}
	out := []evaluation{}
	for i, item := range items {
		e := a.item(ctx, document, item, i)
		out = append(out, e)
		if semantic == DenyOnFirstDeny && !e.Decision || semantic == PermitOnFirstPermit && e.Decision {
			break
		}
	}
	answer(w, map[string]any{"evaluations": out})
}

func (f *faults) semantic(document map[string]any) string {
	options := f.object(document, "options", "options", false)
	value, stated := options["evaluations_semantic"]
	if !stated {
		return ExecuteAll
	}
	switch value {
	case ExecuteAll, DenyOnFirstDeny, PermitOnFirstPermit:
		return fmt.Sprint(value)
	}
	f.add(transfer.FaultValue, "options.evaluations_semantic", "is none of %s, %s, %s", ExecuteAll, DenyOnFirstDeny, PermitOnFirstPermit)
	return ""
}

// item answers one of several questions. What is wrong with it, or with its answer, is its own.
func (a asker) item(ctx context.Context, defaults map[string]any, item any, i int) evaluation {
	own, ok := item.(map[string]any)
	var err error
	var e evaluation
	if !ok {
		var f faults
		f.add(transfer.FaultType, fmt.Sprintf("evaluations[%d]", i), "is not an object")
		err = f.err()
	} else {
		question := map[string]any{}
		for _, key := range []string{"subject", "action", "resource", "context"} {
			if value, stated := defaults[key]; stated {
				question[key] = value
			}
		}
		maps.Copy(question, own)
		e, err = a.decide(ctx, question)
	}
	if err != nil {
		code, message := status(err)
		return evaluation{Context: map[string]any{"error": map[string]any{"status": code, "message": message}}}
	}
	return e
}
