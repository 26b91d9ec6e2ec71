package transfer

import "slices"

// Role says in which capacity a party takes part in the processing.
type Role string

// Roles. JointController counts as Controller where clauses ask for a module.
const (
	Controller      Role = "controller"
	JointController Role = "joint-controller"
	Processor       Role = "processor"
)

// Relation says what the disclosure is between the two sides.
type Relation string

// Relations. The zero value means Disclosure, and remote access is one.
const (
	Disclosure      Relation = "disclosure"
	SameEntity      Relation = "same-entity"
	FromDataSubject Relation = "from-data-subject"
	ToDataSubject   Relation = "to-data-subject"
	Transit         Relation = "transit"
	StorageOnly     Relation = "storage-only"
)

// Side is the exporter or the importer of one flow.
type Side struct {
	// Party is the id of a party of the inventory.
	Party string `json:"party,omitzero"`
	// Role is not needed for an individual.
	Role Role `json:"role,omitzero"`
	// OnBehalfOf is the controller a processor acts for.
	OnBehalfOf string `json:"on_behalf_of,omitzero"`
	// SubjectTo names the laws that reach this processing. Where stated, empty included, it replaces the party's.
	SubjectTo []string `json:"subject_to,omitzero"`
}

// Flow is one disclosure asked about. It holds facts and no conclusion of law. Whatever is not stated is unknown to
// every rule that reads it; an empty list says "none", a nil one says nothing.
//
// A Flow is a value: Evaluate reads it and keeps nothing of it.
type Flow struct {
	// ID is unique among the flows of an inventory: [a-z0-9][a-z0-9._-]*.
	ID   string `json:"id,omitzero"`
	Name string `json:"name,omitzero"`

	Exporter Side `json:"exporter,omitzero"`
	Importer Side `json:"importer,omitzero"`

	// DataCategories, DataSubjects and Purposes are in the organisation's own terms.
	DataCategories []string `json:"data_categories,omitzero"`
	DataSubjects   []string `json:"data_subjects,omitzero"`
	Purposes       []string `json:"purposes,omitzero"`
	LegalBasis     []string `json:"legal_basis,omitzero"`

	// HR says that the data are on staff, from the employment relationship of the exporter or of its controller.
	HR Fact `json:"hr,omitzero"`
	// SpecialCategories is empty, not nil, where there are none.
	SpecialCategories []string `json:"special_categories,omitzero"`
	// FlaggedSensitive says that the exporter marked the data as sensitive for the importer.
	FlaggedSensitive    Fact `json:"flagged_sensitive,omitzero"`
	Children            Fact `json:"children,omitzero"`
	CreditInformation   Fact `json:"credit_information,omitzero"`
	Journalistic        Fact `json:"journalistic,omitzero"`
	Automated           Fact `json:"automated,omitzero"`
	ImmigrationControl  Fact `json:"immigration_control,omitzero"`
	NationalIdentifiers Fact `json:"national_identifiers,omitzero"`

	// ImporterActivity names activities of the importer that the data serve; empty, not nil, where there are none.
	ImporterActivity []string `json:"importer_activity,omitzero"`
	// ExclusivePurpose is set only where the flow serves that purpose alone.
	ExclusivePurpose string `json:"exclusive_purpose,omitzero"`
	// CombinedWithLocalData says that the processor added data it collected itself in the regime's territory.
	CombinedWithLocalData Fact `json:"combined_with_local_data,omitzero"`

	// USBulkData is the exporter's own classification under 28 CFR Part 202: none, restricted or prohibited.
	USBulkData             string `json:"us_bulk_data,omitzero"`
	USSecurityRequirements Fact   `json:"us_security_requirements,omitzero"`
	PADFA                  string `json:"padfa,omitzero"`
	USDataBrokerage        Fact   `json:"us_data_brokerage,omitzero"`

	Relation Relation `json:"relation,omitzero"`
	// After is the id of the flow this one continues: an onward transfer.
	After string `json:"after,omitzero"`
	// Regimes govern this data besides those the exporter and the route bring.
	Regimes []string `json:"regimes,omitzero"`
	// Storage is where the data are kept, if not where the importer is.
	Storage Territory `json:"storage,omitzero"`
	// At is the date asked about. Where it is not stated the inventory's AsOf is asked about.
	At Date `json:"at,omitzero"`
}

// Clone returns a copy that shares no list.
func (f Flow) Clone() Flow { return f.clone() }

func (f Flow) clone() Flow {
	for _, list := range f.lists() {
		*list = slices.Clone(*list)
	}
	return f
}

func (f *Flow) lists() []*[]string {
	return []*[]string{
		&f.Exporter.SubjectTo, &f.Importer.SubjectTo, &f.DataCategories, &f.DataSubjects, &f.Purposes, &f.LegalBasis,
		&f.SpecialCategories, &f.ImporterActivity, &f.Regimes,
	}
}
