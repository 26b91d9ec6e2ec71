package publish

import (
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/chapterv/chapterv/transfer"
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	project     = "https://github.com/chapterv/chapterv"
)

// SARIF writes the violations and warnings as a SARIF 2.1.0 log for code scanning: a rule for each code, with the texts
// and the authorities of the catalogue, and a result for each finding at the file and line of its flow. The fingerprint
// of a result is made of flow, law and code, so that a finding stays the same one when the file is edited.
func SARIF(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	book, err := metadata()
	if err != nil {
		return err
	}
	found := f.findings()
	rules := sarifRules(book, found)
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "chapterv", InformationURI: project, Rules: rules}},
		Results:    []sarifResult{},
		ColumnKind: "utf16CodeUnits",
		Properties: revision(f),
	}
	for _, x := range found {
		run.Results = append(run.Results, f.sarifResult(x, rules))
	}
	return writeJSON(to, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func revision(f *file) map[string]any {
	if len(f.answers) == 0 {
		return nil
	}
	r := f.answers[0].Revision
	return map[string]any{"law": r.Law, "policies": r.Policies}
}

func sarifRules(book *catalogue, found []finding) []sarifRule {
	byCode := map[string][]finding{}
	for _, x := range found {
		byCode[x.code] = append(byCode[x.code], x)
	}
	rules := []sarifRule{}
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		articles := book.articles[code]
		if len(articles) == 0 {
			articles = []article{{law: byCode[code][0].regime, text: byCode[code][0].message}}
		}
		lines := help(book, articles, byCode[code])
		rule := sarifRule{
			ID: code, Name: pascal(code),
			ShortDescription: sarifText{message(short(articles[0].text, 200))},
			FullDescription:  sarifText{message(short(texts(articles), 1000))},
			Help:             sarifHelp{Text: strings.Join(lines, "\n"), Markdown: "- " + strings.Join(markdown(lines), "\n- ")},
			Properties:       map[string]any{"tags": []string{"privacy", "international-transfer"}, "precision": "very-high"},
		}
		rule.DefaultConfiguration.Level = byCode[code][0].level()
		rules = append(rules, rule)
	}
	return rules
}

func (x finding) level() string {
	if x.error {
		return "error"
	}
	return "warning"
}

func texts(articles []article) string {
	var list []string
	for _, a := range articles {
		if !slices.Contains(list, a.text) {
			list = append(list, a.text)
		}
	}
	return strings.Join(list, " ")
}

// help says what the code stands for under each law, by which authority, and what cures it. A code of no single law is cited
// as the findings cite it as well.
func help(book *catalogue, articles []article, found []finding) []string {
	var lines []string
	add := func(text string) {
		if text = message(text); !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	for _, a := range articles {
		text := a.text
		if a.law != "" {
			text = book.law(a.law) + ": " + text
		}
		if a.citation != "" {
			text += " (" + a.citation + ")"
		}
		if a.remedy != "" {
			text += " Remedy: " + a.remedy
		}
		add(text)
	}
	for _, x := range found {
		if x.citation != "" && slices.ContainsFunc(articles, func(a article) bool { return a.law == "" && a.citation != x.citation }) {
			add("Authority: " + x.citation)
		}
	}
	return lines
}

func (f *file) sarifResult(x finding, rules []sarifRule) sarifResult {
	index, _ := slices.BinarySearchFunc(rules, x.code, func(r sarifRule, code string) int { return strings.Compare(r.ID, code) })
	id := x.answer.Decision.Flow
	here := sarifLocation{LogicalLocations: []sarifLogical{{Name: id, FullyQualifiedName: "flows[" + id + "]", Kind: "element"}}}
	if at, ok := f.where(x.answer); ok {
		here.PhysicalLocation = physical(at)
	}
	result := sarifResult{
		RuleID: x.code, RuleIndex: index, Level: x.level(), Message: sarifText{message(x.words())},
		Locations:           []sarifLocation{here},
		PartialFingerprints: map[string]string{"flowLawCode/v1": id + "/" + x.regime + "/" + x.code},
		Properties:          map[string]any{"flow": id, "regime": x.regime, "at": x.answer.At},
	}
	if len(x.open) > 0 {
		result.Properties["open"] = x.open
	}
	for _, fact := range x.facts {
		if at, ok := f.whereFact(fact); ok {
			result.RelatedLocations = append(result.RelatedLocations, sarifLocation{
				ID: len(result.RelatedLocations) + 1, PhysicalLocation: physical(at), Message: &sarifText{message("Find out, and record it as " + fact)},
			})
		}
	}
	return result
}

func physical(at transfer.Position) *sarifPhysical {
	return &sarifPhysical{ArtifactLocation: sarifArtifact{fileURI(at.File)}, Region: sarifRegion{at.Line}}
}

// whereFact finds the document or party that lacks a fact.
func (f *file) whereFact(fact string) (transfer.Position, bool) {
	name, _, ok := strings.Cut(fact, "].")
	if !ok {
		return transfer.Position{}, false
	}
	name += "]"
	for _, list := range []string{"instruments", "entities", "vendors", "counterparties"} {
		_, id, _ := strings.Cut(name, "[")
		if at, ok := f.Where(list + "[" + id); ok && at.File != "" && at.Line > 0 && (strings.HasPrefix(name, list) || strings.HasPrefix(name, "parties")) {
			return at, true
		}
	}
	return transfer.Position{}, false
}

func fileURI(name string) string {
	name = filepath.ToSlash(name)
	if filepath.IsAbs(name) {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: name}).String()
}

var sarifPlace = regexp.MustCompile(`\{(\d+)\}`)

// message keeps a viewer from taking a part of the text for a link or a placeholder (SARIF 3.11.5 and 3.11.6).
func message(text string) string {
	return sarifPlace.ReplaceAllString(strings.ReplaceAll(line(text), "](", "] ("), "{ $1 }")
}

func markdown(lines []string) []string {
	list := make([]string, len(lines))
	for i, text := range lines {
		list[i] = markdownMarks.Replace(text)
	}
	return list
}

var markdownMarks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "!", `\!`,
)

// pascal writes a code as one word, as the names of rules are.
func pascal(code string) string {
	var name strings.Builder
	for _, part := range strings.FieldsFunc(code, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		first := []rune(part)
		name.WriteString(string(unicode.ToUpper(first[0])) + string(first[1:]))
	}
	if name.Len() == 0 {
		return "Unnamed"
	}
	return name.String()
}
