package transfertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"go.yaml.in/yaml/v3"
)

// Case is one question and what must come out. In a file, fields of other names and values of other types are errors.
type Case struct {
	// Name says what the case is about; the flow's id stands in where there is none.
	Name string `json:"name"`
	// Flow is the id of a flow in the inventory.
	Flow string `json:"flow"`
	// At asks about another day than the inventory does.
	At transfer.Date `json:"at"`
	// Change sets fields of the flow, each whole; null takes a fact away, as if nobody had stated it.
	Change map[string]any `json:"change"`
	Expect Expectation    `json:"expect"`
}

// Expectation is what must come out. What is not stated does not matter.
type Expectation struct {
	Outcome transfer.Outcome `json:"outcome"`
	// Mechanisms are all that carry the flow, in any order.
	Mechanisms []transfer.Mechanism `json:"mechanisms"`
	// Codes are those of all violations, in any order; [] says that there is none.
	Codes []string `json:"codes"`
	// Warnings and Obligations are codes that must be among those of the laws and packs.
	Warnings    []string `json:"warnings"`
	Obligations []string `json:"obligations"`
	// ValidUntil is the last day on which the same decision stands.
	ValidUntil transfer.Date `json:"valid_until"`
	// Regimes are laws that must govern the flow.
	Regimes map[string]RegimeExpectation `json:"regimes"`
}

// RegimeExpectation is what must come out under one law.
type RegimeExpectation struct {
	Outcome    transfer.Outcome   `json:"outcome"`
	Mechanism  transfer.Mechanism `json:"mechanism"`
	Instrument string             `json:"instrument"`
	Module     transfer.Module    `json:"module"`
	// Reason is the code of why the law does not restrict the flow.
	Reason string `json:"reason"`
	// Open are the codes of all open conditions of some mechanisms: contradicted or not stated.
	Open map[transfer.Mechanism][]string `json:"open"`
}

// ReadCases reads a table of cases from a file in YAML or JSON and fails the test if anything is wrong with it.
func ReadCases(t testing.TB, fsys fs.FS, name string) []Case {
	t.Helper()
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatalf("reading cases: %v", err)
	}
	cases, err := ParseCases(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return cases
}

// ParseCases reads a table of cases. It errs if there is none in it, or a field that a case does not have.
func ParseCases(text []byte) ([]Case, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, fmt.Errorf("there are no cases")
	}
	value, err := plain(document.Content[0])
	if err != nil {
		return nil, err
	}
	strict, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var table struct {
		Cases []Case `json:"cases"`
	}
	decoder := json.NewDecoder(bytes.NewReader(strict))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&table); err != nil {
		return nil, err
	}
	if len(table.Cases) == 0 {
		return nil, fmt.Errorf("there are no cases")
	}
	for i, c := range table.Cases {
		if c.Flow == "" {
			return nil, fmt.Errorf("case %d (%s) names no flow", i+1, c.Name)
		}
	}
	return table.Cases, nil
}

// plain turns YAML into JSON values; a date stays the text that it is.
func plain(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if _, twice := object[key.Value]; twice {
				return nil, fmt.Errorf("line %d: %s is there twice", key.Line, key.Value)
			}
			value, err := plain(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			object[key.Value] = value
		}
		return object, nil
	case yaml.SequenceNode:
		list := []any{}
		for _, entry := range n.Content {
			value, err := plain(entry)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	case yaml.ScalarNode:
		switch n.ShortTag() {
		case "!!null":
			return nil, nil
		case "!!bool":
			return n.Value == "true", nil
		case "!!int":
			return json.Number(n.Value), nil
		}
		return n.Value, nil
	default:
		return nil, fmt.Errorf("line %d: write the value out", n.Line)
	}
}
