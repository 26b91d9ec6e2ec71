package publish_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

type sarifLog struct {
	Schema  string `json:"$schema"`
	Version string
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name, InformationURI string
				Rules                []sarifRule
			}
		}
		Results []struct {
			RuleID              string
			RuleIndex           int
			Level               string
			Message             struct{ Text string }
			Locations           []sarifPlace
			RelatedLocations    []sarifPlace
			PartialFingerprints map[string]string
			Properties          struct{ Flow, Regime, At string }
		}
	}
}

type sarifRule struct {
	ID, Name                          string
	ShortDescription, FullDescription struct{ Text string }
	Help                              struct{ Text, Markdown string }
	DefaultConfiguration              struct{ Level string }
}

type sarifPlace struct {
	PhysicalLocation *struct {
		ArtifactLocation struct{ URI string }
		Region           struct{ StartLine int }
	}
	LogicalLocations []struct{ FullyQualifiedName string }
}

func sarif(t *testing.T, a answered) sarifLog {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, publish.SARIF(&out, a.inventory, a.decisions))
	var log sarifLog
	require.NoError(t, json.Unmarshal(out.Bytes(), &log))
	require.Len(t, log.Runs, 1)
	return log
}

// findings counts what a tool of continuous integration is to be told.
func findings(a answered) (violations, warnings int) {
	for _, d := range a.decisions {
		violations += len(d.Violations)
		warnings += len(d.Warnings)
	}
	return violations, warnings
}

func TestSARIFHoldsARuleForEachCodeAndAResultForEachFinding(t *testing.T) {
	a := decided(t)
	log := sarif(t, a)
	assert.Equal(t, "2.1.0", log.Version)
	assert.True(t, strings.HasSuffix(log.Schema, "/sarif-schema-2.1.0.json"))
	run := log.Runs[0]
	violations, warnings := findings(a)
	assert.Len(t, run.Results, violations+warnings)
	rules := run.Tool.Driver.Rules
	seen, used := map[string]bool{}, map[string]bool{}
	for _, rule := range rules {
		assert.False(t, seen[rule.ID], "the rule %s stands twice", rule.ID)
		seen[rule.ID] = true
		assert.NotEmpty(t, rule.ShortDescription.Text, rule.ID)
		assert.NotEmpty(t, rule.FullDescription.Text, rule.ID)
		assert.NotEmpty(t, rule.Help.Markdown, rule.ID)
		assert.NotRegexp(t, `\{[a-z_]+\}`, rule.Help.Text, "a placeholder is not filled in")
	}
	prints := map[string]bool{}
	for _, result := range run.Results {
		require.Less(t, result.RuleIndex, len(rules))
		assert.Equal(t, result.RuleID, rules[result.RuleIndex].ID)
		assert.Equal(t, result.Level, rules[result.RuleIndex].DefaultConfiguration.Level)
		used[result.RuleID] = true
		for _, fingerprint := range result.PartialFingerprints {
			assert.Equal(t, result.Properties.Flow+"/"+result.Properties.Regime+"/"+result.RuleID, fingerprint)
			assert.False(t, prints[fingerprint], "two results have the fingerprint %s", fingerprint)
			prints[fingerprint] = true
		}
		require.Len(t, result.Locations, 1)
		place := result.Locations[0]
		require.NotNil(t, place.PhysicalLocation)
		uri, err := url.Parse(place.PhysicalLocation.ArtifactLocation.URI)
		require.NoError(t, err)
		assert.Equal(t, harbourFile, uri.Path)
		line := strings.Split(harbour, "\n")[place.PhysicalLocation.Region.StartLine-1]
		assert.Contains(t, line, "{id: "+result.Properties.Flow+",")
	}
	assert.Equal(t, seen, used, "a rule without a result")
}

func TestSARIFQuotesTheCatalogue(t *testing.T) {
	for _, rule := range sarif(t, decided(t)).Runs[0].Tool.Driver.Rules {
		switch rule.ID {
		case "dpf.under_review":
			assert.Contains(t, rule.Help.Text, "GDPR: The re-certification of the importer is under review")
			assert.Contains(t, rule.Help.Text, "(List of the framework)")
			assert.Equal(t, "DpfUnderReview", rule.Name)
		case "transfer.no_mechanism":
			assert.Contains(t, rule.ShortDescription.Text, "No mechanism covers the transfer from the exporter to the importer")
			assert.Contains(t, rule.Help.Text, "Authority: GDPR Art. 44")
		}
	}
}

func TestSARIFLeadsToTheDocumentThatLacksAFact(t *testing.T) {
	for _, result := range sarif(t, decided(t)).Runs[0].Results {
		if result.RuleID != "transfer.facts_missing" {
			assert.Empty(t, result.RelatedLocations)
			continue
		}
		require.NotEmpty(t, result.RelatedLocations)
		at := result.RelatedLocations[0].PhysicalLocation.Region.StartLine
		assert.Contains(t, strings.Split(harbour, "\n")[at-1], "{id: clauses-fr,")
	}
}

func TestAnInventoryWithoutFilesHasFlowsForPlaces(t *testing.T) {
	for _, result := range sarif(t, decided(t).spoken("")).Runs[0].Results {
		assert.Nil(t, result.Locations[0].PhysicalLocation)
		assert.Equal(t, "flows["+result.Properties.Flow+"]", result.Locations[0].LogicalLocations[0].FullyQualifiedName)
	}
}

func TestNoNameBecomesALinkOrAPlaceholderOfSARIF(t *testing.T) {
	for name, bad := range hostile {
		for _, result := range sarif(t, decided(t).spoken(bad)).Runs[0].Results {
			assert.NotContains(t, result.Message.Text, "](", name)
			assert.NotRegexp(t, `\{\d+\}`, result.Message.Text, name)
			assert.NotContains(t, result.Message.Text, "\n", name)
		}
	}
}

// A code of an organisation's own rules is in no catalogue; its findings say what it means.
func TestACodeOfAnOverlayIsARuleToo(t *testing.T) {
	d := decided(t).decision(t, "west")
	d.Outcome, d.Violations = transfer.OutcomeBlocked, []transfer.Violation{{Code: "org.undeclared_purpose", Message: "Nobody was told.", Citation: "Notice, table 4"}}
	require.NoError(t, d.Check())
	a := answered{decided(t).inventory, []transfer.Decision{d}}
	rules := sarif(t, a).Runs[0].Tool.Driver.Rules
	at := slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == "org.undeclared_purpose" })
	require.GreaterOrEqual(t, at, 0)
	assert.Equal(t, "Nobody was told.", rules[at].ShortDescription.Text)
	assert.Contains(t, rules[at].Help.Text, "Notice, table 4")
	suites := junit(t, a).Suites
	assert.Equal(t, "no-single-law", suites[len(suites)-1].Name)
	assert.Equal(t, "org.undeclared_purpose", suites[len(suites)-1].Cases[0].Failure.Type)
}

type junitReport struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Suites   []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []struct {
			Class   string `xml:"classname,attr"`
			Name    string `xml:"name,attr"`
			File    string `xml:"file,attr"`
			Line    int    `xml:"line,attr"`
			Failure *struct {
				Type    string `xml:"type,attr"`
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func junit(t *testing.T, a answered) junitReport {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, publish.JUnit(&out, a.inventory, a.decisions))
	var report junitReport
	require.NoError(t, xml.Unmarshal(out.Bytes(), &report))
	return report
}

func TestJUnitHasASuiteForEachLawAndACaseForEachFlow(t *testing.T) {
	a := decided(t)
	report := junit(t, a)
	want := map[string]transfer.Outcome{}
	for _, d := range a.decisions {
		for _, r := range d.Regimes {
			want[r.Regime+" "+d.Flow] = r.Outcome
		}
	}
	got := map[string]bool{}
	tests, failures := 0, 0
	for _, suite := range report.Suites {
		assert.Len(t, suite.Cases, suite.Tests)
		failed := 0
		for _, c := range suite.Cases {
			key := suite.Name + " " + c.Name
			outcome, known := want[key]
			require.True(t, known, key)
			got[key] = true
			assert.Equal(t, suite.Name, c.Class)
			assert.Equal(t, harbourFile, c.File)
			assert.Contains(t, strings.Split(harbour, "\n")[c.Line-1], "{id: "+c.Name+",")
			assert.Equal(t, outcome == transfer.OutcomeBlocked, c.Failure != nil, key)
			if c.Failure != nil {
				failed++
			}
		}
		assert.Equal(t, failed, suite.Failures)
		tests, failures = tests+suite.Tests, failures+failed
	}
	assert.Len(t, got, len(want))
	assert.Equal(t, []int{tests, failures}, []int{report.Tests, report.Failures})
}

func TestAJUnitFailureNamesWhatIsOpenAndWhatWouldCureIt(t *testing.T) {
	for _, suite := range junit(t, decided(t)).Suites {
		for _, c := range suite.Cases {
			if suite.Name == "eu-gdpr" && c.Name == "support" {
				assert.Equal(t, "transfer.facts_missing", c.Failure.Type)
				assert.Contains(t, c.Failure.Message, "cannot be said until the missing facts are stated")
				assert.Contains(t, c.Failure.Text, "EU standard clauses: eu_scc.unaltered (state instruments[clauses-fr].unaltered)")
				assert.Contains(t, c.Failure.Text, "Remedy: Find out and record (instruments[clauses-fr].unaltered): The text of clauses-fr is unaltered.")
				return
			}
		}
	}
	t.Fatal("the flow is not there")
}

var annotation = regexp.MustCompile(`^::(error|warning) (?:file=([^,:]*),line=(\d+),)?title=([^,:]*)::([^\r\n]*)$`)

func TestGitHubIsOneAnnotationALine(t *testing.T) {
	for name, bad := range hostile {
		a := decided(t).spoken(bad)
		var out bytes.Buffer
		require.NoError(t, publish.GitHub(&out, a.inventory, a.decisions))
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		violations, warnings := findings(a)
		require.Len(t, lines, violations+warnings, name)
		errors := 0
		for _, text := range lines {
			found := annotation.FindStringSubmatch(text)
			require.NotNil(t, found, "%s: %.200q", name, text)
			if found[1] == "error" {
				errors++
			}
		}
		assert.Equal(t, violations, errors, name)
	}
}

func TestGitHubNamesFileAndLine(t *testing.T) {
	a := decided(t)
	var out bytes.Buffer
	require.NoError(t, publish.GitHub(&out, a.inventory, a.decisions))
	at, ok := a.inventory.Where("flows[engineers]")
	require.True(t, ok)
	assert.Contains(t, out.String(), fmt.Sprintf("::error file=data maps/harbour%%2C 2026.yaml,line=%d,title=regime.not_modelled::engineers: ", at.Line))
}
