package publish

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string         `xml:"classname,attr"`
		Name    string         `xml:"name,attr"`
		File    string         `xml:"file,attr,omitempty"`
		Line    int            `xml:"line,attr,omitempty"`
		Time    string         `xml:"time,attr"`
		Failure []junitFailure `xml:"failure"`
		Output  string         `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// otherSuite holds what blocks a flow and belongs to no single law: overlays and faults of the engine.
const otherSuite = "no-single-law"

// JUnit writes a test report: a suite for each law, in the order of their ids, and in it a case for each flow that the
// law governs. A blocked flow is a failure; one that the law does not restrict passes. What blocks a flow without any
// law, such as an overlay, fails in a suite of its own. Times are 0: nothing here is measured.
func JUnit(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	report := junitReport{Name: "transfers"}
	for _, a := range f.answers {
		for _, r := range a.Regimes {
			report.add(r.Regime, f.junitCase(a, r.Regime, r.Violations, r))
		}
		if own := a.own(); len(own) > 0 || a.blocked() && len(a.Regimes) == 0 {
			report.add(otherSuite, f.junitCase(a, otherSuite, own, transfer.RegimeDecision{Outcome: transfer.OutcomeBlocked}))
		}
	}
	slices.SortStableFunc(report.Suites, func(x, y junitSuite) int { return strings.Compare(x.Name, y.Name) })
	for _, s := range report.Suites {
		report.Tests += s.Tests
		report.Failures += s.Failures
	}
	pen := clean(to)
	if _, err := io.WriteString(pen, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(pen)
	encoder.Indent("", " ")
	if err := encoder.Encode(report); err != nil {
		return err
	}
	if _, err := io.WriteString(pen, "\n"); err != nil {
		return err
	}
	return pen.Close()
}

func (report *junitReport) add(suite string, c junitCase) {
	at := slices.IndexFunc(report.Suites, func(s junitSuite) bool { return s.Name == suite })
	if at < 0 {
		at = len(report.Suites)
		report.Suites = append(report.Suites, junitSuite{Name: suite, Time: "0"})
	}
	s := &report.Suites[at]
	s.Cases = append(s.Cases, c)
	s.Tests++
	if len(c.Failure) > 0 {
		s.Failures++
	}
}

func (f *file) junitCase(a answer, suite string, violations []transfer.Violation, r transfer.RegimeDecision) junitCase {
	c := junitCase{Class: suite, Name: line(a.Decision.Flow), Time: "0"}
	if at, ok := f.where(a); ok {
		c.File, c.Line = at.File, at.Line
	}
	if r.Outcome != transfer.OutcomeBlocked && len(violations) == 0 {
		c.Output = line(fmt.Sprintf("%s: %s", outcomeName(r.Outcome), verdict(r)))
		return c
	}
	var codes, text []string
	for _, v := range violations {
		codes = append(codes, v.Code)
		text = append(text, line(v.Message+" ("+v.Citation+")"))
		for _, remedy := range v.Remedies {
			text = append(text, line("Remedy: "+remedy.Text))
		}
	}
	text = append(text, conditions(r)...)
	c.Failure = []junitFailure{{Type: strings.Join(codes, " "), Message: text[0], Text: strings.Join(text, "\n")}}
	return c
}
