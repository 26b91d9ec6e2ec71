package authzen

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/guard"
)

// asker asks by one source for the length of one request.
type asker struct {
	evaluator Evaluator
	inventory *transfer.Inventory
}

func (h *Handler) asker() (a asker, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = transfer.ErrPanic.Because(fmt.Errorf("the source: %v", broken))
		}
	}()
	a.evaluator, a.inventory = h.source()
	if a.evaluator == nil || a.inventory == nil {
		err = transfer.ErrNotReady
	}
	return a, err
}

// decide answers one question. An error means that there is no answer; the evaluation is then one of false.
func (a asker) decide(ctx context.Context, document map[string]any) (evaluation, error) {
	q, err := questionOf(document)
	var flow transfer.Flow
	if err == nil {
		flow, err = q.flow(a.inventory)
	}
	if err != nil {
		return evaluation{}, err
	}
	decision, err := guard.Evaluate(ctx, a.evaluator, flow)
	if err != nil {
		return evaluation{}, err
	}
	return evaluation{Decision: decision.Permits(), Context: a.show(flow, decision)}, nil
}

// status is that of an error: what was wrong with the question, or that there was no answer.
func status(err error) (int, string) {
	var input *transfer.InputError
	var engine *transfer.EngineError
	switch {
	case errors.As(err, &engine):
		return http.StatusInternalServerError, fmt.Sprintf("%s [%s]", engine.Message, engine.Code)
	case errors.As(err, &input):
		return http.StatusBadRequest, input.Error()
	default:
		return http.StatusInternalServerError, fmt.Sprintf("%s [%s]", transfer.ErrFailed.Message, transfer.ErrFailed.Code)
	}
}

// evaluation answers a question about one flow.
func (h *Handler) evaluation(w http.ResponseWriter, r *http.Request) {
	document, ok := h.document(w, r)
	if !ok {
		return
	}
	ctx, done := context.WithTimeout(r.Context(), h.timeout)
	defer done()
	h.one(ctx, w, document)
}

func (h *Handler) one(ctx context.Context, w http.ResponseWriter, document map[string]any) {
	a, err := h.asker()
	var e evaluation
	if err == nil {
		e, err = a.decide(ctx, document)
	}
	if err != nil {
		code, message := status(err)
		refuse(w, code, message)
		return
	}
	answer(w, e)
}
