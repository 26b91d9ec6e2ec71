package intake

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/chapterv/chapterv/transfer"
)

// What is read of a fideslang file. What is not read is no part of these types.
type fidesFile struct {
	Organizations []fidesOrganization `yaml:"organization"`
	Systems       []fidesSystem       `yaml:"system"`
}

type fidesOrganization struct {
	Key  string `yaml:"fides_key"`
	Name string `yaml:"name"`
}

type fidesSystem struct {
	Key          string             `yaml:"fides_key"`
	Organization string             `yaml:"organization_fides_key"`
	Name         string             `yaml:"name"`
	VendorID     string             `yaml:"vendor_id"`
	LegalName    string             `yaml:"legal_name"`
	LegalAddress string             `yaml:"legal_address"`
	Role         fidesTerms         `yaml:"responsibility"`
	Egress       []fidesFlow        `yaml:"egress"`
	Ingress      []fidesFlow        `yaml:"ingress"`
	Transfers    bool               `yaml:"does_international_transfers"`
	Bases        fidesTerms         `yaml:"legal_basis_for_transfers"`
	Declarations []fidesDeclaration `yaml:"privacy_declarations"`
}

type fidesFlow struct {
	Key        string     `yaml:"fides_key"`
	Type       string     `yaml:"type"`
	Categories fidesTerms `yaml:"data_categories"`
}

type fidesDeclaration struct {
	Name         string     `yaml:"name"`
	Categories   fidesTerms `yaml:"data_categories"`
	Use          string     `yaml:"data_use"`
	Subjects     fidesTerms `yaml:"data_subjects"`
	Egress       fidesTerms `yaml:"egress"`
	Ingress      fidesTerms `yaml:"ingress"`
	Basis        string     `yaml:"legal_basis_for_processing"`
	Special      bool       `yaml:"processes_special_category_data"`
	Shared       bool       `yaml:"data_shared_with_third_parties"`
	ThirdParties string     `yaml:"third_parties"`
}

// fidesTerms is a list of words, or one word.
type fidesTerms []string

// UnmarshalYAML reads a list, one word, or nothing.
func (t *fidesTerms) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		if n.ShortTag() != "!!null" && n.Value != "" {
			*t = fidesTerms{n.Value}
		}
		return nil
	}
	var list []string
	err := n.Decode(&list)
	*t = list
	return err
}

var fidesLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): `)

// readFides reads the systems of a file and refuses keys that are missing or there twice.
func readFides(file transfer.File) (*fidesFile, error) {
	if len(file.Data) > maxTable {
		return nil, fault(file, 0, transfer.FaultTooLarge, "", fmt.Sprintf("the file is over %d MiB", maxTable>>20), "")
	}
	var parsed fidesFile
	if err := yaml.Unmarshal(file.Data, &parsed); err != nil {
		return nil, fidesFaults(file, err)
	}
	if len(parsed.Systems) == 0 {
		return nil, fault(file, 0, transfer.FaultEmpty, "system", "the file lists no system", "")
	}
	wrong := &transfer.InputError{}
	seen := map[string]bool{}
	for i, s := range parsed.Systems {
		f := transfer.Fault{File: file.Name, Field: fmt.Sprintf("system[%d].fides_key", i)}
		switch {
		case s.Key == "":
			f.Code, f.Message = transfer.FaultMissing, "is required"
		case seen[s.Key]:
			f.Code, f.Message = transfer.FaultDuplicateID, fmt.Sprintf("%q is the key of another system", short(s.Key))
		default:
			seen[s.Key] = true
			continue
		}
		wrong.Faults = append(wrong.Faults, f)
	}
	if len(wrong.Faults) > 0 {
		return nil, wrong
	}
	return &parsed, nil
}

const maxFidesFaults = 100

func fidesFaults(file transfer.File, err error) error {
	var types *yaml.TypeError
	lines := []string{err.Error()}
	code := transfer.FaultSyntax
	if errors.As(err, &types) {
		lines, code = types.Errors, transfer.FaultType
	}
	wrong := &transfer.InputError{}
	for _, text := range lines[:min(len(lines), maxFidesFaults)] {
		f := transfer.Fault{Code: code, File: file.Name, Message: text}
		if m := fidesLine.FindStringSubmatch(text); m != nil {
			f.Line, _ = strconv.Atoi(m[1])
			f.Message = text[len(m[0]):]
		}
		wrong.Faults = append(wrong.Faults, f)
	}
	return wrong
}
