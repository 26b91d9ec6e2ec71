package transfer

import (
	"encoding/json"
	"strings"
	"sync"
)

// The table of shapes and vocabularies is read from the same file as the Rego checks and the JSON Schemas.

type fieldSpec struct {
	Is       string `json:"is"`
	List     string `json:"list"`
	Required bool   `json:"required"`
	Or       string `json:"or"`
	To       string `json:"to"`
}

type shape struct {
	Kind   string               `json:"kind"`
	Fields map[string]fieldSpec `json:"fields"`
	Terms  []any                `json:"terms"`

	names []string // of the fields, as the table orders them
}

var shapes = sync.OnceValue(func() map[string]*shape {
	data, err := FS.ReadFile("input/data.json")
	if err != nil {
		panic(err)
	}
	var table struct {
		Records map[string]*shape `json:"records"`
	}
	if err := json.Unmarshal(data, &table); err != nil {
		panic(err)
	}
	tree, err := readJSON(data)
	if err != nil {
		panic(err)
	}
	records, _ := lookup(tree, "records")
	for name, s := range table.Records {
		record, _ := lookup(records, name)
		if fields, ok := lookup(record, "fields"); ok {
			for i := 0; i < len(fields.Content); i += 2 {
				s.names = append(s.names, fields.Content[i].Value)
			}
		}
	}
	return table.Records
})

func (s *shape) words() []string {
	var list []string
	for _, term := range s.Terms {
		if word, ok := term.(string); ok {
			list = append(list, word)
		}
	}
	return list
}

// Where the format has a list of these, a bare id may stand for the whole.
var shorthand = map[string]string{"signatory": "party", "member": "party"}

// Kinds of things that have an id and can be referred to.
var kinds = map[string]string{
	"party": "parties", "instrument": "instruments", "assessment": "assessments", "order": "orders", "flow": "flows",
}

var (
	commonFields    = strings.Fields("id type version until suspended reference")
	bilateralFields = strings.Fields("signed exporters importers")
	corporateFields = strings.Fields("approved approved_by members regimes data_categories purposes destinations covers")
)

// Fields of each type of instrument, besides the common ones.
var instrumentFields = map[InstrumentType][]string{
	EUSCC:      with(bilateralFields, "modules unaltered annexes_complete swiss_adaptations processing_unchanged"),
	UKIDTA:     with(bilateralFields, "unaltered tables_complete linked_agreement"),
	UKAddendum: with(bilateralFields, "eu_scc unaltered tables_complete"),
	BRSCC: with(bilateralFields, "unaltered security_measures option designated_party third_controller "+
		"transparency_published onward_transfers"),
	EUBCRC: with(corporateFields, ""), EUBCRP: with(corporateFields, ""),
	UKBCRC: with(corporateFields, ""), UKBCRP: with(corporateFields, ""),
	CHBCRC: with(corporateFields, ""), CHBCRP: with(corporateFields, ""),
	BRGCR: with(corporateFields, ""),
	ContractType: with(bilateralFields, "onward_terms processor_terms incorporates names_destinations "+
		"comparable_protection equivalent_measures us_onward_ban"),
}

func with(shared []string, own string) []string {
	list := append([]string{}, commonFields...)
	list = append(list, shared...)
	return append(list, strings.Fields(own)...)
}
