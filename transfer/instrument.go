package transfer

import (
	"bytes"
	"encoding/json"
)

// InstrumentType says what kind of document an instrument is.
type InstrumentType string

// Types of instruments.
const (
	EUSCC        InstrumentType = "eu-scc"
	UKIDTA       InstrumentType = "uk-idta"
	UKAddendum   InstrumentType = "uk-addendum"
	BRSCC        InstrumentType = "br-scc"
	EUBCRC       InstrumentType = "eu-bcr-c"
	EUBCRP       InstrumentType = "eu-bcr-p"
	UKBCRC       InstrumentType = "uk-bcr-c"
	UKBCRP       InstrumentType = "uk-bcr-p"
	CHBCRC       InstrumentType = "ch-bcr-c"
	CHBCRP       InstrumentType = "ch-bcr-p"
	BRGCR        InstrumentType = "br-gcr"
	ContractType InstrumentType = "contract"
)

// Instrument is a document that was executed or approved. Which fields belong to which type is fixed by the inventory
// format; a field of another type is refused. Each instrument is judged alone.
type Instrument struct {
	ID      string         `json:"id,omitzero"`
	Type    InstrumentType `json:"type,omitzero"`
	Version string         `json:"version,omitzero"`
	// Signed is the day of execution; corporate rules have Approved instead.
	Signed   Date `json:"signed,omitzero"`
	Approved Date `json:"approved,omitzero"`
	Until    Date `json:"until,omitzero"`
	// Suspended are days on which the document does not serve, though it has not ended.
	Suspended Suspension `json:"suspended,omitzero"`
	Reference string     `json:"reference,omitzero"`

	// Exporters and Importers are the two sides of clauses and contracts.
	Exporters []Signatory `json:"exporters,omitzero"`
	Importers []Signatory `json:"importers,omitzero"`

	// Modules of the EU clauses, 1 to 4.
	Modules             []int `json:"modules,omitzero"`
	Unaltered           Fact  `json:"unaltered,omitzero"`
	AnnexesComplete     Fact  `json:"annexes_complete,omitzero"`
	SwissAdaptations    Fact  `json:"swiss_adaptations,omitzero"`
	ProcessingUnchanged Fact  `json:"processing_unchanged,omitzero"`

	TablesComplete  Fact `json:"tables_complete,omitzero"`
	LinkedAgreement Fact `json:"linked_agreement,omitzero"`
	// EUSCC is the id of the EU clauses that a UK Addendum amends.
	EUSCC string `json:"eu_scc,omitzero"`

	SecurityMeasures      Fact            `json:"security_measures,omitzero"`
	Option                string          `json:"option,omitzero"`
	DesignatedParty       DesignatedParty `json:"designated_party,omitzero"`
	ThirdController       string          `json:"third_controller,omitzero"`
	TransparencyPublished Fact            `json:"transparency_published,omitzero"`
	OnwardTransfers       string          `json:"onward_transfers,omitzero"`

	// ApprovedBy is an authority code, country first, such as IE-DPC.
	ApprovedBy string   `json:"approved_by,omitzero"`
	Members    []Member `json:"members,omitzero"`

	// The scope of corporate rules.
	Regimes        Scope `json:"regimes,omitzero"`
	DataCategories Scope `json:"data_categories,omitzero"`
	Purposes       Scope `json:"purposes,omitzero"`
	Destinations   Scope `json:"destinations,omitzero"`
	Covers         Scope `json:"covers,omitzero"`

	// OnwardTerms names the mechanisms whose onward-transfer duties a contract carries.
	OnwardTerms    []Mechanism `json:"onward_terms,omitzero"`
	ProcessorTerms Fact        `json:"processor_terms,omitzero"`
	// Incorporates is the id of corporate rules that a contract makes binding towards a customer.
	Incorporates         string      `json:"incorporates,omitzero"`
	NamesDestinations    []Territory `json:"names_destinations,omitzero"`
	ComparableProtection Fact        `json:"comparable_protection,omitzero"`
	EquivalentMeasures   []string    `json:"equivalent_measures,omitzero"`
	USOnwardBan          Fact        `json:"us_onward_ban,omitzero"`
}

// Suspension lasts from a day until another one, inclusive, or has no end yet.
type Suspension struct {
	From  Date `json:"from,omitzero"`
	Until Date `json:"until,omitzero"`
}

// Signatory is a party to clauses or to a contract. From is the day it acceded, where that is later than signature.
type Signatory struct {
	Party string `json:"party,omitzero"`
	From  Date   `json:"from,omitzero"`
}

// Member is a party bound by corporate rules, from approval where From is not stated. Until is inclusive.
type Member struct {
	Party string `json:"party,omitzero"`
	From  Date   `json:"from,omitzero"`
	Until Date   `json:"until,omitzero"`
}

// DesignatedParty says who answers for each duty under the Brazilian clauses: exporter, importer or both.
type DesignatedParty struct {
	Transparency string `json:"transparency,omitzero"`
	Requests     string `json:"requests,omitzero"`
	Incidents    string `json:"incidents,omitzero"`
}

// Scope is a list, or everything. Its zero value is "not stated", which covers nothing.
type Scope struct {
	All bool
	Of  []string
}

// IsZero reports whether the scope is not stated.
func (s Scope) IsZero() bool { return !s.All && s.Of == nil }

// MarshalJSON writes the word "all" or the list.
func (s Scope) MarshalJSON() ([]byte, error) {
	if s.All {
		return []byte(`"all"`), nil
	}
	return json.Marshal(s.Of)
}

// UnmarshalJSON reads the word "all" or a list of strings.
func (s *Scope) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte(`"all"`)) {
		*s = Scope{All: true}
		return nil
	}
	*s = Scope{}
	return json.Unmarshal(data, &s.Of)
}
