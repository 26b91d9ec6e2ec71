package transfer

// Settings are the organisation's choices. The zero value chooses nothing and leaves every default.
type Settings struct {
	// Preference is the order in which mechanisms are tried. Those left out follow in the default order.
	Preference []Mechanism `json:"preference,omitzero"`
	// UnmodelledLaw is block, the default, or warn.
	UnmodelledLaw string `json:"unmodelled_law,omitzero"`
	// Overlays are the ids of overlay packs that must be present.
	Overlays []string `json:"overlays,omitzero"`
	// Exceptions are findings of overlay packs that the organisation accepts for a time. None touches a finding of the law.
	Exceptions []Exception `json:"exceptions,omitzero"`
}

// Exception accepts one finding of overlay packs on one flow. Until its last day the finding is the warning overlay.accepted and does
// not block; from the next day on it blocks again. Every field is required.
type Exception struct {
	// Code is that of the finding, under org.
	Code string `json:"code,omitzero"`
	// Flow is the id of the flow.
	Flow string `json:"flow,omitzero"`
	// Reason says why, and Owner who answers for it.
	Reason string `json:"reason,omitzero"`
	Owner  string `json:"owner,omitzero"`
	// Until is the last day.
	Until Date `json:"until,omitzero"`
}
