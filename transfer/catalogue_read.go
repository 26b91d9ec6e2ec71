package transfer

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/open-policy-agent/opa/v1/ast"
)

// ReadCatalogue returns the catalogue of the law in this build. Its lists are the caller's, and what they hold is shared and must
// not be changed. It errs only if the METADATA or the records of this build cannot be read. It is safe for concurrent use.
func ReadCatalogue() (*Catalogue, error) {
	c, err := readCatalogue()
	if err != nil {
		return nil, err
	}
	own := *c
	own.Regimes, own.General = slices.Clone(c.Regimes), slices.Clone(c.General)
	own.Areas, own.Shared = slices.Clone(c.Areas), slices.Clone(c.Shared)
	return &own, nil
}

var readCatalogue = sync.OnceValues(func() (*Catalogue, error) {
	articles, err := mechanisms.Catalogue()
	if err != nil {
		return nil, err
	}
	records, err := readRecords()
	if err != nil {
		return nil, err
	}
	c := &Catalogue{Reviewed: records.reviewed, Areas: records.areas, Shared: records.shared()}
	for _, id := range shapes()["law"].words() {
		name := strings.ReplaceAll(id, "-", "_")
		about, err := metadataOf(policies.FS, name+"/"+name+".rego")
		if err != nil {
			return nil, err
		}
		if about == nil {
			continue // a law that can reach a party and is not modelled
		}
		c.Regimes = append(c.Regimes, about.regime(id, articles, records))
	}
	return c, c.general()
})

// metadata is what the METADATA of a package says, of whichever kind it is.
type metadata struct {
	title, description string
	resources          []Resource

	ID          string               `json:"id"`
	Name        string               `json:"name"`
	ExportRule  string               `json:"export_rule"`
	Coverage    string               `json:"coverage"`
	LeftOut     []string             `json:"left_out"`
	Citation    string               `json:"citation"`
	Citations   []string             `json:"citations"`
	Conditions  []Condition          `json:"conditions"`
	Reasons     []ReasonEntry        `json:"reasons"`
	Obligations []Note               `json:"obligations"`
	Warnings    []Note               `json:"warnings"`
	Remedies    []Note               `json:"remedies"`
	Violations  []Note               `json:"violations"`
	Codes       []Note               `json:"codes"`
	Redress     []mechanisms.Channel `json:"redress"`
}

// metadataOf reads the METADATA of a package, and nil where there is no such file.
func metadataOf(fsys fs.FS, file string) (*metadata, error) {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, nil
	}
	module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
	if err != nil {
		return nil, fmt.Errorf("the METADATA of %s: %w", file, err)
	}
	about := &metadata{}
	for _, annotation := range module.Annotations {
		if annotation.Scope != "package" {
			continue
		}
		custom, err := json.Marshal(annotation.Custom)
		if err != nil {
			return nil, fmt.Errorf("the METADATA of %s: %w", file, err)
		}
		if err := json.Unmarshal(custom, about); err != nil {
			return nil, fmt.Errorf("the METADATA of %s: %w", file, err)
		}
		about.title, about.description = annotation.Title, annotation.Description
		for _, resource := range annotation.RelatedResources {
			about.resources = append(about.resources, Resource{Description: resource.Description, URL: resource.Ref.String()})
		}
	}
	return about, nil
}

func (m *metadata) regime(id string, articles []mechanisms.Article, records *lawRecords) RegimeEntry {
	entry := RegimeEntry{
		ID: id, Name: m.Name, Title: m.title, Description: m.description, ExportRule: m.ExportRule, Coverage: m.Coverage, LeftOut: m.LeftOut,
		Citations: m.Citations, Resources: m.resources, Conditions: m.Conditions, Reasons: m.Reasons, Obligations: m.Obligations,
		Warnings: m.Warnings, Remedies: m.Remedies, Records: records.of("policies/" + strings.ReplaceAll(id, "-", "_")),
	}
	for _, article := range articles {
		if article.Law == id {
			folder := strings.ReplaceAll("mechanisms/"+id+"/"+article.Mechanism, "-", "_")
			entry.Mechanisms = append(entry.Mechanisms, MechanismEntry{
				Regime: id, ID: Mechanism(article.Mechanism), Article: article, Records: records.of(folder),
			})
		}
	}
	order := Mechanisms()
	slices.SortFunc(entry.Mechanisms, func(a, b MechanismEntry) int {
		return cmp.Compare(slices.Index(order, a.ID), slices.Index(order, b.ID))
	})
	return entry
}

// general adds the codes that no law owns and the contract that no single law provides for.
func (c *Catalogue) general() error {
	files, err := fs.Glob(FS, "*/*.rego")
	if err != nil {
		return err
	}
	deeper, err := fs.Glob(FS, "*/*/*.rego")
	if err != nil {
		return err
	}
	var input []Note
	var citation string
	for _, file := range slices.Concat(files, deeper) {
		if strings.HasSuffix(file, "_test.rego") {
			continue
		}
		about, err := metadataOf(FS, file)
		if err != nil {
			return err
		}
		c.General = append(c.General, noteCodes(KindViolation, "", "", about.Violations)...)
		if len(about.Conditions) == 0 {
			c.General = append(c.General, noteCodes(KindWarning, "", "", about.Warnings)...)
		}
		input = append(input, about.Codes...)
		citation = cmp.Or(citation, about.Citation)
		if len(about.Conditions) > 0 {
			c.Onward = MechanismEntry{ID: Contract, Article: mechanisms.Article{
				Mechanism: about.ID, Title: about.title, Description: about.description, Citations: about.Citations, Resources: about.resources,
				Conditions: about.Conditions, Obligations: about.Obligations, Warnings: about.Warnings, Redress: about.Redress,
			}}
		}
	}
	c.General = slices.Concat(c.General, inputCodes(input, citation), engineCodes())
	slices.SortStableFunc(c.General, compareCodes)
	return nil
}
