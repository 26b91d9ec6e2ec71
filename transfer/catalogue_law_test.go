package transfer_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/transfer"
	rego "github.com/open-policy-agent/opa/v1/ast"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func lawCatalogue(t *testing.T) *transfer.Catalogue {
	t.Helper()
	c, err := transfer.ReadCatalogue()
	require.NoError(t, err)
	return c
}

var (
	shownCode = regexp.MustCompile(`^[a-z0-9_]+\.[a-z0-9_]+$`)
	provision = regexp.MustCompile(`Art\.|\bs\. \d|reg\. |cl\. |LFPDPPP|CFR`)
	shownText = regexp.MustCompile(`^[^{}]*(\{[a-z_]+\}[^{}]*)*$`)
)

func TestEveryCodeHasItsTextAndItsCitation(t *testing.T) {
	seen := map[string]bool{}
	for _, code := range lawCatalogue(t).Codes() {
		place := code.Code + " " + code.Regime + " " + string(code.Mechanism)
		assert.Regexp(t, shownCode, code.Code)
		assert.NotEmpty(t, strings.TrimSpace(code.Text), "%s has no text", place)
		assert.Regexp(t, shownText, code.Text, place)
		assert.NotEmpty(t, strings.TrimSpace(code.Citation), "%s has no citation", place)
		assert.NotEmpty(t, code.Kind, place)
		key := place + " " + code.Kind
		assert.False(t, seen[key], "%s is documented in two places", key)
		seen[key] = true
	}
	assert.Greater(t, len(seen), 550)
}

func TestEveryLawSaysWhatItIs(t *testing.T) {
	regimes := lawCatalogue(t).Regimes
	assert.Len(t, regimes, 18)
	for _, r := range regimes {
		t.Run(r.ID, func(t *testing.T) {
			for what, text := range map[string]string{"name": r.Name, "title": r.Title, "description": r.Description} {
				assert.NotEmpty(t, text, what)
			}
			assert.Contains(t, []string{"mechanism", "accountability", "free"}, r.ExportRule)
			assert.Contains(t, []string{"full", "partial"}, r.Coverage)
			assert.NotEmpty(t, r.Citations)
			assert.NotEmpty(t, r.Resources)
			assert.NotEmpty(t, r.LeftOut, "derogations at least are never computed")
			assert.NotEmpty(t, r.Reasons)
			assert.NotEmpty(t, r.Records, "the days on which the law is in force")
			for _, remedy := range r.Remedies {
				assert.NotEmpty(t, remedy.Text, remedy.Code)
				if remedy.Citation == "" {
					assert.Regexp(t, provision, remedy.Text, "%s cites nothing", remedy.Code)
				}
			}
			var shown []string
			for _, m := range r.Mechanisms {
				shown = append(shown, string(m.ID))
				for _, channel := range m.Redress {
					assert.NotEmpty(t, channel.Channel)
					assert.NotEmpty(t, channel.Citation)
				}
			}
			assert.ElementsMatch(t, ranked(t, r.ID), shown, "the mechanisms that the law ranks")
		})
	}
}

// ranked are the mechanisms in the findings of a law's policy.
func ranked(t *testing.T, law string) []string {
	t.Helper()
	name := strings.ReplaceAll(law, "-", "_")
	text, err := policies.FS.ReadFile(name + "/" + name + ".rego")
	require.NoError(t, err)
	var ids []string
	for _, rule := range rego.MustParseModule(string(text)).Rules {
		if rule.Head.Name == "findings" {
			object, ok := rule.Head.Value.Value.(rego.Object)
			require.True(t, ok)
			object.Foreach(func(key, _ *rego.Term) { ids = append(ids, string(key.Value.(rego.String))) })
		}
	}
	require.NotEmpty(t, ids, law)
	return ids
}

func TestEveryRecordCanBeLookedUp(t *testing.T) {
	c := lawCatalogue(t)
	records := slices.Clone(c.Shared)
	for _, r := range c.Regimes {
		records = append(records, r.Records...)
		for _, m := range r.Mechanisms {
			records = append(records, m.Records...)
		}
	}
	assert.Greater(t, len(records), 150)
	newest := transfer.Date{}
	for _, r := range records {
		assert.NotEmpty(t, r.Title, r.Path)
		assert.NotEmpty(t, r.Authority.Citation, r.Path)
		assert.False(t, r.Reviewed.IsZero(), r.Path)
		assert.NotContains(t, r.More, "title", r.Path)
		if newest.Before(r.Reviewed) {
			newest = r.Reviewed
		}
	}
	assert.Equal(t, newest, c.Reviewed)
	i := slices.IndexFunc(records, func(r transfer.RecordEntry) bool { return r.ID == "eu-us-privacy-shield" })
	shield := records[i]
	assert.Equal(t, `data.mechanisms.eu_gdpr.dpf.records["eu-us-privacy-shield"]`, shield.Path)
	assert.Equal(t, "2016-07-12 2020-07-15", shield.InForce.From.String()+" "+shield.InForce.Until.String())
	assert.Contains(t, shield.More, "ended")
	for _, area := range c.Areas {
		assert.NotEmpty(t, area.Title, area.ID)
		for _, m := range area.Members {
			assert.NotEmpty(t, m.Authority.Citation, "%s %s", area.ID, m.Territory)
			assert.False(t, m.From.IsZero(), "%s %s", area.ID, m.Territory)
		}
	}
}

// What the library says without the rules stands in the catalogue too.
func TestTheCatalogueKnowsTheCodesOfTheLibrary(t *testing.T) {
	codes := map[string]string{}
	for _, code := range lawCatalogue(t).Codes() {
		codes[code.Code] = code.Kind
	}
	found := 0
	file, err := parser.ParseFile(token.NewFileSet(), "errors.go", nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(literal.Value)
		require.NoError(t, err)
		if area, _, _ := strings.Cut(text, "."); shownCode.MatchString(text) && (area == "input" || area == "engine") {
			found++
			assert.Equal(t, area, codes[text], "%s is not in the METADATA of transfer/input, nor among the errors of the engine", text)
		}
		return true
	})
	assert.Greater(t, found, 30)
}

func TestAnEngineShowsItsLaw(t *testing.T) {
	engine, c := smallEngine(t), lawCatalogue(t)
	assert.Equal(t, c.Regimes, engine.Regimes())
	assert.Equal(t, c.Codes(), engine.Codes())
	mechanisms := engine.Mechanisms()
	assert.Greater(t, len(mechanisms), 60)
	mechanisms[0].Title = "edited"
	assert.NotEqual(t, "edited", engine.Mechanisms()[0].Title)
	var none transfer.Engine
	assert.Empty(t, none.Regimes())
	assert.Empty(t, none.Codes())
}

func TestTheCatalogueCitesAsRefusalsDo(t *testing.T) {
	flow := toCloud("crm")
	flow.Importer.Party = ""
	cited := map[string]string{}
	for _, code := range lawCatalogue(t).General {
		cited[code.Kind] = code.Citation
	}
	var none transfer.Engine
	decision, err := none.Evaluate(t.Context(), flow)
	require.Error(t, err)
	assert.Equal(t, cited[transfer.KindEngine], decision.Violations[0].Citation)
	base, err := transfer.FS.ReadFile("base/base.rego")
	require.NoError(t, err)
	assert.Contains(t, string(base), strconv.Quote(cited[transfer.KindInput]))
}

func ExampleReadCatalogue() {
	c, err := transfer.ReadCatalogue()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, code := range c.Codes() {
		if code.Code == "dpf.coverage" {
			fmt.Println(code.Regime, "-", code.Text)
		}
	}
	// Output:
	// ch-fadp - The certificate covers the kind of data (HR or non-HR).
	// eu-gdpr - The certificate covers the kind of data (HR or non-HR).
	// uk-gdpr - The UK Extension row covers the kind of data (HR or non-HR).
}
