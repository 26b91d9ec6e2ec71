package record

import (
	"encoding/json"
	"time"
)

// Path is that of every event.
const Path = "transfer/decision"

// Event is one decision as an event of OPA's decision log. A Sink only reads it.
type Event struct {
	Labels     map[string]string `json:"labels"`
	DecisionID string            `json:"decision_id"`
	// Bundles are the law and the register, by their digests.
	Bundles map[string]Bundle `json:"bundles,omitempty"`
	Path    string            `json:"path"`
	// Input is what the rules read, or the flow as it was asked about if they could not read it. Input and Result are JSON values.
	Input  any `json:"input,omitempty"`
	Result any `json:"result,omitempty"`
	// Erased and Masked are the JSON Pointers of what was taken out and of what was replaced.
	Erased []string `json:"erased,omitempty"`
	Masked []string `json:"masked,omitempty"`
	// Error is why there is no answer. Result is then the decision that goes with it.
	Error     *Error         `json:"error,omitempty"`
	Timestamp time.Time      `json:"timestamp"`
	Metrics   map[string]any `json:"metrics,omitempty"`
	Custom    Custom         `json:"custom"` // last, with the chain at its end: see chain.go
}

// Bundle is the revision of one part of what the decision was made from.
type Bundle struct {
	Revision string `json:"revision,omitempty"`
}

// Error is a code with its message.
type Error struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// Custom is what an event says beyond those of OPA.
type Custom struct {
	// InputDigest is of the input as canonical JSON before it was masked.
	InputDigest string `json:"input_digest,omitempty"`
	// RegisterDigest is of Inventory.Register as canonical JSON.
	RegisterDigest string `json:"register_digest,omitempty"`
	// Law, Policies and Amended are the revision that the decision names.
	Law      string   `json:"law,omitempty"`
	Policies string   `json:"policies,omitempty"`
	Amended  []string `json:"amended,omitempty"`
	Engine   Engine   `json:"engine"`
	// Names says that names were left in.
	Names bool  `json:"names,omitempty"`
	Chain *Link `json:"chain,omitempty"`
}

// Engine is the build that recorded the decision.
type Engine struct {
	Version string `json:"version"`
	OPA     string `json:"opa"`
}

// Link is the place of an event in a chain. The digest of the event itself follows it in the line.
type Link struct {
	Sequence uint64 `json:"sequence"`
	Previous string `json:"previous"`
	Digest   string `json:"digest,omitempty"`
}

// canonical writes a JSON value with sorted keys.
func canonical(value any) ([]byte, error) { return json.Marshal(value) }
