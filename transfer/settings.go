package transfer

// Settings are the organisation's choices. The zero value chooses nothing and leaves every default.
type Settings struct {
	// Preference is the order in which mechanisms are tried. Those left out follow in the default order.
	Preference []Mechanism `json:"preference,omitzero"`
	// UnmodelledLaw is block, the default, or warn.
	UnmodelledLaw string `json:"unmodelled_law,omitzero"`
	// Overlays are the ids of overlay packs that must be present.
	Overlays []string `json:"overlays,omitzero"`
}
