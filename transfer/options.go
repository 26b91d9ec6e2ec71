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

func defaultWorkers() int { return runtime.GOMAXPROCS(0) }
