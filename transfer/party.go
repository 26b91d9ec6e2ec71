package transfer

// PartyKind says what a counterparty is.
type PartyKind string

// Kinds of counterparties.
const (
	Customer        PartyKind = "customer"
	Partner         PartyKind = "partner"
	Carrier         PartyKind = "carrier"
	PublicAuthority PartyKind = "public_authority"
	Individual      PartyKind = "individual"
	OtherKind       PartyKind = "other"
)

// Party is a legal entity, branch, authority or person. Certificates and clauses belong to a legal entity, never to a brand.
type Party struct {
	// ID is unique over entities, vendors and counterparties: [a-z0-9][a-z0-9._-]*.
	ID string `json:"id,omitzero"`
	// Name is the exact legal name.
	Name string `json:"name,omitzero"`
	// Jurisdiction is where the party that sends or receives is established.
	Jurisdiction Territory `json:"jurisdiction,omitzero"`
	// Group is for entities and vendors; an entity's default is the organisation's id.
	Group string `json:"group,omitzero"`
	// BranchOf is the legal entity this is a branch of, or belongs to.
	BranchOf string `json:"branch_of,omitzero"`
	// Kind is for counterparties only, and required there.
	Kind PartyKind `json:"kind,omitzero"`

	// PublicSector is taken as Yes for a public authority and No for others where it is not stated.
	PublicSector Fact `json:"public_sector,omitzero"`
	// OrganOf is the State whose body the party is, where that is not its jurisdiction's.
	OrganOf Territory `json:"organ_of,omitzero"`
	Sector  string    `json:"sector,omitzero"`

	CoveredPerson              Fact `json:"covered_person,omitzero"`
	ForeignAdversaryControlled Fact `json:"foreign_adversary_controlled,omitzero"`

	// SubjectTo names the laws that reach the party beyond its establishment, and in Canada the law of its establishment.
	SubjectTo []string `json:"subject_to,omitzero"`
	// SubProcessors is for vendors only: the parties it engages in turn for this organisation's data.
	SubProcessors  []string        `json:"sub_processors,omitzero"`
	Certifications []Certification `json:"certifications,omitzero"`
}

// Certification is a certificate that a party holds under a framework. It covers a day from From to Until, both
// inclusive; with an inactive status and no Until it never does.
type Certification struct {
	Scheme string   `json:"scheme,omitzero"`
	Status string   `json:"status,omitzero"`
	Covers []string `json:"covers,omitzero"`
	From   Date     `json:"from,omitzero"`
	Until  Date     `json:"until,omitzero"`
	// Due is when renewal falls due. Passing it is a warning, not a lapse.
	Due Date `json:"due,omitzero"`
	// Economy is where a CBPR or PRP certificate was granted.
	Economy Territory `json:"economy,omitzero"`
	// Checked is the date of the evidence.
	Checked   Date   `json:"checked,omitzero"`
	Reference string `json:"reference,omitzero"`
}
