package transfer

// What keeps a service that has a clock and replaces its law from answering. An Engine, which has no clock, never gives them.
var (
	ErrClockSuspect = &EngineError{Code: "engine.clock_suspect", Message: "the clock of the service cannot be right"}
	ErrLawStale     = &EngineError{Code: "engine.law_stale", Message: "the law that the service holds is too old to be relied on"}
)

func serviceErrors() []*EngineError { return []*EngineError{ErrClockSuspect, ErrLawStale} }
