package main

import (
	"context"
	"net/http"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/authzen"
	"github.com/chapterv/chapterv/transfer/record"
)

// pin is what one request is answered from.
type pin struct {
	evaluator authzen.Evaluator
	inventory *transfer.Inventory
}

// pinning gives each request one snapshot, lest a flow of the inventory before a change be decided by the parties after it.
func (s *service) pinning(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var held pin
		held.evaluator, held.inventory = s.pin()
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), pin{}, &held)))
	})
}

// pinned answers by the snapshot of the request.
type pinned struct{ *record.Recorder }

// Evaluate implements gate.Evaluator.
func (pinned) Evaluate(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
	held, ok := ctx.Value(pin{}).(*pin)
	if !ok {
		return transfer.Refused(flow, transfer.ErrNotReady), transfer.ErrNotReady
	}
	return held.evaluator.Evaluate(ctx, flow)
}
