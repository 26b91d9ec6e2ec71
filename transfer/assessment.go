package transfer

// Assessment is a transfer impact assessment (tia), a transfer risk assessment (tra) or a privacy impact assessment (pia).
type Assessment struct {
	ID   string `json:"id,omitzero"`
	Type string `json:"type,omitzero"`
	// Regimes are the laws it was made under.
	Regimes     []string  `json:"regimes,omitzero"`
	Destination Territory `json:"destination,omitzero"`
	// Exporter, Importer and Instruments, where stated, confine it to those.
	Exporter    string   `json:"exporter,omitzero"`
	Importer    string   `json:"importer,omitzero"`
	Instruments []string `json:"instruments,omitzero"`
	Completed   Date     `json:"completed,omitzero"`
	// ReviewBy is the last day before a review is due. Passing it is a warning.
	ReviewBy   Date     `json:"review_by,omitzero"`
	Conclusion string   `json:"conclusion,omitzero"`
	Measures   []string `json:"measures,omitzero"`
}

// Order is what an authority or a court ordered: flows, or every flow to a destination, suspended or banned under one regime.
type Order struct {
	ID          string    `json:"id,omitzero"`
	Regime      string    `json:"regime,omitzero"`
	Flows       []string  `json:"flows,omitzero"`
	Destination Territory `json:"destination,omitzero"`
	From        Date      `json:"from,omitzero"`
	Until       Date      `json:"until,omitzero"`
	Effect      string    `json:"effect,omitzero"`
	Reference   string    `json:"reference,omitzero"`
}
