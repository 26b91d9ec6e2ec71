package main

import (
	"context"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// reach records what an evaluation reads: the rules it looks up and the paths of the data. A change elsewhere cannot
// change its answer.
type reach map[string]bool

// touches tells whether a change at a path can show.
func (r reach) touches(where []string) bool {
	for at := range r {
		if related(strings.Split(at, "/"), where) {
			return true
		}
	}
	return false
}

// Enabled, TraceEvent and Config make a reach a tracer of queries.
func (r reach) Enabled() bool { return true }

// TraceEvent notes a rule that is looked up, whether or not it then matches.
func (r reach) TraceEvent(event topdown.Event) {
	if event.Op == topdown.IndexOp && event.Ref != nil && event.Ref.HasPrefix(ast.DefaultRootRef) {
		r[strings.Join(referenceOf(*event.Ref), "/")] = true
	}
}

// Config asks for no values.
func (r reach) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

// watched is a store that records what is read of it.
type watched struct {
	storage.Store
	reach reach
}

// Read notes the path.
func (w *watched) Read(ctx context.Context, txn storage.Transaction, path storage.Path) (any, error) {
	w.reach[strings.Join(slices.Clone(path), "/")] = true
	return w.Store.Read(ctx, txn, path)
}
