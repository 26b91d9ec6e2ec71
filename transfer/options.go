package transfer

import "runtime"

// Option changes how an Engine works, never what it answers.
type Option func(*Engine)

// WithWorkers sets how many flows EvaluateAll decides at a time; by default as many as the process may use processors.
// Values below 1 mean 1.
func WithWorkers(n int) Option {
	return func(e *Engine) { e.workers = max(n, 1) }
}

// WithReference has OPA's own evaluator answer every question, and not the compiled rules. The answers are the same, and
// take many times longer.
func WithReference() Option {
	return func(e *Engine) { e.reference = true }
}

// WithMemo sets how many decisions an engine remembers; by default 1024, none below 1. It remembers one from the second time on
// that a flow is asked about, by everything the flow states, for all days between two on which the law or what the flow's
// parties have can change the answer.
func WithMemo(decisions int) Option {
	return func(e *Engine) { e.answers = decisions }
}

// WithRecheck has OPA's own evaluator answer one in n of the decisions that the compiled rules give, too, beginning with the
// first; values below 1 mean 1. Where the two differ, the stricter answer is given: the one that blocks, or else OPA's. From
// then on the engine does without the compiled rules and what it remembers of them. Each difference is reported, if report is
// not nil, before its answer is given; a report may come from several goroutines at once.
func WithRecheck(n int, report func(Difference)) Option {
	return func(e *Engine) { e.recheck = &recheck{every: uint64(max(n, 1)), report: report} }
}

func defaultWorkers() int { return runtime.GOMAXPROCS(0) }
