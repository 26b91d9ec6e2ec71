package transfer

// What stands between an engine and who asks: the clock and the law of a service, its records, its requests, rules that run
// elsewhere. An Engine by itself never gives them.
var (
	ErrClockSuspect  = &EngineError{Code: "engine.clock_suspect", Message: "the clock of the service cannot be right"}
	ErrLawStale      = &EngineError{Code: "engine.law_stale", Message: "the law that the service holds is too old to be relied on"}
	ErrOtherRevision = &EngineError{Code: "engine.other_revision", Message: "the answer rests on another law or register than expected"}
	ErrRecordFailed  = &EngineError{Code: "engine.record_failed", Message: "the decision could not be recorded"}
	ErrUnmapped      = &EngineError{Code: "engine.unmapped", Message: "nobody could say which flow a request is"}
)

func serviceErrors() []*EngineError {
	return []*EngineError{ErrClockSuspect, ErrLawStale, ErrOtherRevision, ErrRecordFailed, ErrUnmapped}
}
