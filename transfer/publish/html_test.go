package publish_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// report is an HTML report taken apart. It is written so that an XML parser can read it, but for the script.
type report struct {
	source   string
	elements []xml.StartElement
	words    string
}

func html(t testing.TB, a answered, options ...publish.HTMLOption) report {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, publish.HTML(&out, a.inventory, a.decisions, options...))
	r := report{source: out.String()}
	body := regexp.MustCompile(`(?s)<(script|style)>.*?</(script|style)>`).ReplaceAllString(r.source, "<$1></$1>")
	decoder := xml.NewDecoder(strings.NewReader(body))
	var words strings.Builder
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			r.words = strings.Join(strings.Fields(words.String()), " ")
			return r
		}
		require.NoError(t, err, "the report is not well formed")
		switch token := token.(type) {
		case xml.StartElement:
			r.elements = append(r.elements, token.Copy())
		case xml.EndElement:
			if slices.Contains([]string{"td", "th", "li", "p", "span", "div", "h3", "h4", "caption"}, token.Name.Local) {
				words.WriteByte(' ')
			}
		case xml.CharData:
			words.Write(token)
		}
	}
}

func (r report) all(name string) []xml.StartElement {
	var list []xml.StartElement
	for _, e := range r.elements {
		if e.Name.Local == name {
			list = append(list, e)
		}
	}
	return list
}

// says fails without printing the whole report.
func (r report) says(t testing.TB, text string) {
	t.Helper()
	assert.True(t, strings.Contains(r.words, text), "the report does not say %q", text)
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r report) ids(t testing.TB) map[string]bool {
	ids := map[string]bool{}
	for _, e := range r.elements {
		if id := attribute(e, "id"); id != "" {
			assert.False(t, ids[id], "the id %q stands twice", id)
			ids[id] = true
		}
	}
	return ids
}

func TestEveryDecisionStandsUnderTheIDOfItsFlow(t *testing.T) {
	a := decided(t)
	r := html(t, a)
	ids := r.ids(t)
	for _, d := range a.decisions {
		assert.True(t, ids["flow-"+d.Flow], d.Flow)
		for _, law := range d.Regimes {
			for _, c := range law.Candidates {
				for _, u := range c.Unmet {
					if c.Status != transfer.NotRelevant {
						r.says(t, u.Message)
						r.says(t, u.Citation)
					}
				}
				for _, m := range c.Missing {
					r.says(t, "Find out, and record it as "+m.Fact)
				}
			}
			for _, o := range law.Obligations {
				r.says(t, o.Message)
			}
			for _, way := range law.Redress {
				r.says(t, way.Channel)
			}
		}
		for _, v := range d.Violations {
			r.says(t, v.Message)
			for _, remedy := range v.Remedies {
				r.says(t, remedy.Text)
			}
		}
	}
}

func TestLinksLeadSomewhereInsideTheReport(t *testing.T) {
	r := html(t, decided(t), publish.WithComparison(fallen(decided(t))))
	ids := r.ids(t)
	require.NotEmpty(t, r.all("a"))
	for _, e := range r.all("a") {
		target, ok := strings.CutPrefix(attribute(e, "href"), "#")
		assert.True(t, ok && ids[target], attribute(e, "href"))
	}
}

func TestAnAnswerGivenBeforeIsNotRepeated(t *testing.T) {
	a := decided(t)
	mail := a.decision(t, "mail").Regimes[0].Violations[0].Message
	require.Equal(t, mail, a.decision(t, "mail-again").Regimes[0].Violations[0].Message)
	r := html(t, a)
	assert.Equal(t, 1, strings.Count(r.words, mail))
	r.says(t, "GDPR blocked The same answer, for the same reasons, as mail.")
}

// What names say must change no element, no attribute but ids and their links, and no script.
func TestNoTextBecomesMarkup(t *testing.T) {
	shape := func(r report) []string {
		var list []string
		for _, e := range r.elements {
			var names []string
			for _, a := range e.Attr {
				names = append(names, a.Name.Local)
			}
			list = append(list, e.Name.Local+" "+strings.Join(names, " "))
		}
		return list
	}
	inert := html(t, decided(t).spoken("a"))
	for name, bad := range hostile {
		r := html(t, decided(t).spoken(bad))
		assert.True(t, slices.Equal(shape(inert), shape(r)), "%s changes the form of the report", name)
		r.ids(t)
		for _, e := range r.all("a") {
			assert.True(t, strings.HasPrefix(attribute(e, "href"), "#"), "%s: %s", name, attribute(e, "href"))
		}
		assert.Len(t, r.all("script"), 1, name)
		if name != "control" && name != "direction" && name != "broken" {
			assert.True(t, strings.Contains(r.words, strings.Join(strings.Fields(bad+"Harbour"), " ")), "%s is not shown as it is", name)
		}
	}
}

func TestThePolicyForbidsAllButTheReportsOwnScriptAndStyle(t *testing.T) {
	r := html(t, decided(t).spoken(hostile["script"]))
	policy := ""
	for _, e := range r.all("meta") {
		if attribute(e, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(e, "content")
		}
	}
	for _, element := range []string{"script", "style"} {
		_, rest, _ := strings.Cut(r.source, "<"+element+">")
		text, _, _ := strings.Cut(rest, "</"+element+">")
		sum := sha256.Sum256([]byte(text))
		assert.Contains(t, policy, element+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	assert.Contains(t, policy, "default-src 'none'")
	for _, e := range r.elements {
		for _, a := range e.Attr {
			name := a.Name.Local
			assert.False(t, name == "style" || name == "src" || strings.HasPrefix(name, "on"), "%s %s", e.Name.Local, name)
		}
	}
	assert.False(t, strings.Contains(r.source, "http:") || strings.Contains(r.source, "https:"), "an address")
}

func TestTheReportIsAccessible(t *testing.T) {
	r := html(t, decided(t), publish.WithComparison(fallen(decided(t))))
	assert.Equal(t, "en", attribute(r.all("html")[0], "lang"))
	level := 0
	for _, e := range r.elements {
		if h := regexp.MustCompile(`^h([1-6])$`).FindStringSubmatch(e.Name.Local); h != nil {
			next := int(h[1][0] - '0')
			assert.LessOrEqual(t, next, level+1, "a level of headings is left out")
			level = next
		}
	}
	ids := r.ids(t)
	for i, e := range r.elements {
		switch e.Name.Local {
		case "th":
			assert.NotEmpty(t, attribute(e, "scope"))
		case "input", "select":
			assert.Equal(t, "label", r.elements[i-1].Name.Local, "a field without a label")
		case "svg":
			assert.True(t, attribute(e, "aria-hidden") == "true" || ids[attribute(e, "aria-labelledby")])
		case "section":
			assert.True(t, ids[attribute(e, "aria-labelledby")])
		}
		if attribute(e, "class") == "scroll" {
			assert.Equal(t, "0", attribute(e, "tabindex"), "what scrolls must be reached by keyboard")
			assert.NotEmpty(t, attribute(e, "aria-label"))
		}
	}
	for _, name := range []string{"main", "nav", "header", "footer", "h1"} {
		assert.Len(t, r.all(name), 1, name)
	}
	assert.Equal(t, "#main", attribute(r.all("a")[0], "href"), "the first link skips to the report")
}

func TestTheSummaryCounts(t *testing.T) {
	r := html(t, decided(t))
	r.says(t, "11 flows, asked about 2026-11-23. Law records of 2026-11-23.")
	r.says(t, "6 blocked 4 allowed 1 not restricted")
	r.says(t, "GDPR 7 4 2 1")
	r.says(t, "Law of India not modelled 1 1")
	r.says(t, "Data Privacy Framework 2")
	r.says(t, "2027-08-31 GDPR: Data Privacy Framework (eu-us-dpf) (2) 2 west, both")
}

func TestTheMatrixCountsFlowsAndBlockedOnes(t *testing.T) {
	r := html(t, decided(t))
	r.says(t, `From \ to US IN FR NO All France 3/4 1/1 1 4/6`)
	r.says(t, "Harbour SAS FR Mail LLC US 2 2")
	seen := map[string]int{}
	for _, e := range r.all("td") {
		seen[attribute(e, "class")]++
	}
	assert.Equal(t, []int{4, 3, 1}, []int{seen["b"], seen["a"], seen["n"]}, "cells with blocked flows, permitted ones, and none restricted")
}

func TestManyFlowsStayFewBytes(t *testing.T) {
	many := answered{inventory: &transfer.Inventory{}}
	data := 0
	for k := range 150 {
		next := decided(t).spoken(fmt.Sprintf("n%d-", k))
		many.inventory.Entities = append(many.inventory.Entities, next.inventory.Entities...)
		many.inventory.Vendors = append(many.inventory.Vendors, next.inventory.Vendors...)
		many.inventory.Flows = append(many.inventory.Flows, next.inventory.Flows...)
		many.decisions = append(many.decisions, next.decisions...)
	}
	for _, d := range many.decisions {
		text, err := d.MarshalJSON()
		require.NoError(t, err)
		data += len(text)
	}
	r := html(t, many)
	assert.Less(t, len(r.source), data*2/3, "the report is to be smaller than its decisions")
	assert.False(t, strings.Contains(r.source, `class="whole"`), "so many are not printed in full")
	assert.True(t, strings.Contains(html(t, decided(t)).source, `class="whole"`))
	assert.Len(t, r.all("details"), len(many.decisions)+strings.Count(r.source, `<details class="more`))
}

func TestSeveralDecisionsOnOneFlowHaveTheirOwnIDs(t *testing.T) {
	a := decided(t)
	twice := answered{a.inventory, append(slices.Clone(a.decisions), a.decision(t, "west"), a.decision(t, "west"))}
	ids := html(t, twice).ids(t)
	assert.True(t, ids["flow-west"] && ids["flow-west-2"] && ids["flow-west-3"])
}
