package mechanisms

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Article is what the METADATA of one mechanism says: its texts are written there once, and decisions quote them.
type Article struct {
	// Law is the regime id, such as eu-gdpr, and Mechanism the mechanism id, such as eu-scc.
	Law, Mechanism string
	Title          string
	Description    string
	Citations      []string
	Resources      []Resource
	Conditions     []Condition
	Obligations    []Note
	Warnings       []Note
	Redress        []Channel
}

// Condition is one thing that must be shown before the mechanism covers.
type Condition struct {
	Code     string `json:"code"`
	Citation string `json:"citation"`
	// Text states the requirement. {exporter}, {importer}, {place}, {at}, {module} and {instrument} stand for those of the flow.
	Text string `json:"text"`
	// Of is "instrument" where only a document, a certificate or a decision can meet the condition.
	Of string `json:"of"`
	// Fact is where to state what the condition depends on; empty where silence settles it.
	Fact string `json:"fact"`
	// Remedy is what the parties can do; empty where they cannot cure it.
	Remedy string `json:"remedy"`
}

// Note is a duty or a remark that can come with the mechanism.
type Note struct {
	Code     string `json:"code"`
	Citation string `json:"citation"`
	Text     string `json:"text"`
}

// Resource is where the text of the law can be read.
type Resource struct {
	Description string
	URL         string
}

// Channel is where the people concerned can turn.
type Channel struct {
	Channel  string `json:"channel"`
	Citation string `json:"citation"`
}

// Catalogue returns the articles of every mechanism of every law, in the order of the folders. The slice is the caller's; what it
// holds is shared and must not be changed. It errs only if the METADATA of this build cannot be read.
func Catalogue() ([]Article, error) {
	articles, err := catalogue()
	return append([]Article(nil), articles...), err
}

var catalogue = sync.OnceValues(func() ([]Article, error) {
	files, err := fs.Glob(FS, "*/*/*.rego")
	if err != nil {
		return nil, err
	}
	var articles []Article
	for _, file := range files {
		if strings.HasPrefix(file, "lib/") || strings.HasSuffix(file, "_test.rego") {
			continue
		}
		article, err := read(file)
		if err != nil {
			return nil, fmt.Errorf("the METADATA of mechanisms/%s: %w", file, err)
		}
		articles = append(articles, article)
	}
	return articles, nil
})

func read(file string) (Article, error) {
	text, err := FS.ReadFile(file)
	if err != nil {
		return Article{}, err
	}
	module, err := ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
	if err != nil {
		return Article{}, err
	}
	for _, annotation := range module.Annotations {
		if annotation.Scope != "package" {
			continue
		}
		custom, err := json.Marshal(annotation.Custom)
		if err != nil {
			return Article{}, err
		}
		var fields struct {
			ID          string      `json:"id"`
			Citations   []string    `json:"citations"`
			Conditions  []Condition `json:"conditions"`
			Obligations []Note      `json:"obligations"`
			Warnings    []Note      `json:"warnings"`
			Redress     []Channel   `json:"redress"`
		}
		if err := json.Unmarshal(custom, &fields); err != nil {
			return Article{}, err
		}
		law, _, _ := strings.Cut(path.Dir(file), "/")
		return Article{
			Law: strings.ReplaceAll(law, "_", "-"), Mechanism: fields.ID, Title: annotation.Title, Description: annotation.Description,
			Citations: fields.Citations, Resources: resources(annotation), Conditions: fields.Conditions, Obligations: fields.Obligations, Warnings: fields.Warnings, Redress: fields.Redress,
		}, nil
	}
	return Article{}, fmt.Errorf("there is none on the package")
}

func resources(annotation *ast.Annotations) []Resource {
	list := make([]Resource, 0, len(annotation.RelatedResources))
	for _, resource := range annotation.RelatedResources {
		list = append(list, Resource{Description: resource.Description, URL: resource.Ref.String()})
	}
	return list
}
