package publish

import "github.com/chapterv/chapterv/transfer"

// Comparison is what a scenario changes: the same flows under each law before and after. HTML shows it beside the decisions,
// which are those before.
type Comparison struct {
	// Title names the scenario, such as "EU-U.S. Data Privacy Framework annulled", and Description says what it assumes.
	Title, Description string
	// At is the day asked about after the scenario.
	At      transfer.Date
	Changes []Change
	// Exposure are the parties of affected flows, the most exposed first.
	Exposure []Exposure
	Work     []Task
}

// Change is one flow under one law before and after.
type Change struct {
	Flow, Regime  string
	Before, After Cover
	Status        ChangeStatus
	// Missing says what the nearest fallback still lacks; empty unless Status is FallbackIncomplete.
	Missing []string
	// Breaks is the flow at which the law breaks the route that this flow ends, and empty where it ends none or none is broken.
	Breaks string
}

// Exposure is a party of flows that a scenario affects.
type Exposure struct {
	// Party is its id, and List says whether it is one of the entities, vendors or counterparties.
	Party, Name, List string
	// Flows are those that are blocked or carried by a fallback, Blocked how many of them are blocked.
	Flows   []string
	Blocked int
}

// Cover is what a law answers, as far as a comparison needs it. It is cut from a RegimeDecision by [CoverOf].
type Cover struct {
	Outcome    transfer.Outcome
	Mechanism  transfer.Mechanism
	Instrument transfer.Optional
	Module     transfer.Module
}

// CoverOf cuts out of a decision what a comparison shows.
func CoverOf(r transfer.RegimeDecision) Cover {
	return Cover{Outcome: r.Outcome, Mechanism: r.Mechanism, Instrument: r.Instrument, Module: r.Module}
}

// ChangeStatus says what becomes of a flow under one law.
type ChangeStatus string

// What a scenario can do to a flow under one law.
const (
	// Unaffected: the same outcome by the same mechanism, or blocked before and after.
	Unaffected ChangeStatus = "unaffected"
	// FallbackReady: another mechanism, already complete, takes over.
	FallbackReady ChangeStatus = "fallback-ready"
	// FallbackIncomplete: blocked, and a mechanism that was begun could take over once the missing is done.
	FallbackIncomplete ChangeStatus = "fallback-incomplete"
	// NewlyBlocked: blocked, and nothing that was begun could take over.
	NewlyBlocked ChangeStatus = "newly-blocked"
	// NewlyCovered: blocked before, and not after.
	NewlyCovered ChangeStatus = "newly-covered"
)

// ChangeStatuses lists the closed set, the worst first.
func ChangeStatuses() []ChangeStatus {
	return []ChangeStatus{NewlyBlocked, FallbackIncomplete, FallbackReady, NewlyCovered, Unaffected}
}

// Task is one thing to do before the scenario comes true, and the flows it serves.
type Task struct {
	Text  string
	Flows []string
}
