package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
)

// question is what the commands that compare or look ahead have in common.
type question struct{ call }

func (q *question) flags(set *flag.FlagSet, formats string) {
	set.StringVar(&q.format, "format", "text", "write in this `format`: "+formats)
	set.StringVar(&q.output, "o", "", "write to this `file` instead of standard output")
	set.Func("at", "ask every flow about this `date` (YYYY-MM-DD)", func(text string) (err error) {
		q.at, err = transfer.ParseDate(text)
		return err
	})
	lawFlag(set, &q.law)
	overlayFlag(set, &q.overlays)
}

func (q *question) check(formats ...string) error {
	if !slices.Contains(formats, q.format) {
		return fmt.Errorf("-format %s: not one of %s", q.format, strings.Join(formats, ", "))
	}
	return nil
}

const whatIfPurpose = `Decides every flow before and after a scenario, and says of each law what becomes of it: unaffected, a fallback is ready, a
fallback was begun and what it lacks, or newly blocked. Then who is exposed, and what to do.

  evaluator whatif -scenario dpf-annulled inventory.yaml
  evaluator whatif -scenario certificates-lapse -party crm-us -format html -o report.html inventory.yaml

A scenario is one of these, or a file:
`

const whatIfFile = `
A file says what happens, in YAML or JSON (transfer/schema/scenario.json is its schema):

  name: Corporate rules suspended over the winter
  as_of: 2027-01-15            # the day asked about after; the inventory's where it is not stated
  events:
    - {do: suspend, instrument: bcr-controller, from: 2026-12-01, until: 2027-02-28}
    - {do: add-adequacy, regime: eu-gdpr, destination: KE}

What an event can do, with the fields that it needs and, in brackets, those it may have. A record is the id of one of the law
(evaluator catalogue lists them), an instrument the id of a document of the inventory, or a type, which means all of it; from is
the first day of the new state of things, and the day asked about where it is not stated.
`

// whatIfHelp is the purpose with the scenarios and events that there are.
func whatIfHelp() string {
	var text strings.Builder
	text.WriteString(whatIfPurpose)
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	for _, name := range whatif.Names() {
		if scenario, err := whatif.BuiltIn(name); err == nil {
			fmt.Fprintf(table, "  %s\t%s\n", name, scenario.Name)
		}
	}
	table.Flush()
	text.WriteString(whatIfFile)
	for _, action := range whatif.Actions() {
		fmt.Fprintf(table, "  %s\t%s\n", action, action.Form())
	}
	table.Flush()
	return strings.TrimRight(text.String(), "\n")
}

// imagine is the command whatif.
func imagine(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	var q question
	var name, party string
	var all bool
	set := newFlags("whatif", "[INVENTORY...]", whatIfHelp(), stderr)
	set.StringVar(&name, "scenario", "", "imagine this `scenario`: a file, or a name of the list above")
	set.BoolVar(&all, "all", false, "list in the text also what is unaffected")
	set.StringVar(&party, "party", "", "the `id` of the party of events that name none")
	q.flags(set, "text, json or html")
	var err error
	if q.files, err = parseFlags(set, args); err != nil {
		return badUsage, err
	}
	if err := q.check("text", "json", "html"); err != nil {
		return badUsage, err
	}
	scenario, err := readScenario(name, party)
	if err != nil {
		return badUsage, err
	}
	inventory, err := q.inventory()
	if err != nil {
		return badUsage, err
	}
	own, err := q.own()
	if err != nil {
		return badUsage, err
	}
	result, err := own.Compare(ctx, inventory, scenario)
	if err != nil {
		if !slices.Equal(scenario.Events, scenario.ForParty("a").Events) {
			err = fmt.Errorf("%w\nstate with -party whom the scenario is about", err)
		}
		return badUsage, err
	}
	var page bytes.Buffer
	switch q.format {
	case "html":
		err = publish.HTML(&page, inventory, result.Before, publish.WithComparison(result.Publish()))
	case "json":
		err = writeJSONDocument(&page, shownComparison(result))
	default:
		writeWhatIf(&page, inventory, result, all)
	}
	if err != nil {
		return badUsage, err
	}
	return evaluated, deliver(q.output, page.Bytes(), stdout)
}

// readScenario reads a file or, if there is none of that name, takes a built-in scenario.
func readScenario(name, party string) (whatif.Scenario, error) {
	if name == "" {
		return whatif.Scenario{}, fmt.Errorf("-scenario: name a file, or one of %s", strings.Join(whatif.Names(), ", "))
	}
	var scenario whatif.Scenario
	var err error
	if slices.Contains(whatif.Names(), name) {
		scenario, err = whatif.BuiltIn(name)
	} else {
		var text []byte
		if text, err = os.ReadFile(name); errors.Is(err, os.ErrNotExist) {
			return scenario, fmt.Errorf("-scenario %s: there is no such file, and the built-in ones are %s", name, strings.Join(whatif.Names(), ", "))
		}
		if err == nil {
			scenario, err = whatif.Read(transfer.File{Name: name, Data: text})
		}
	}
	if err != nil {
		return scenario, fmt.Errorf("-scenario %s: %w", name, err)
	}
	if party != "" {
		scenario = scenario.ForParty(party)
	}
	return scenario, nil
}

func writeJSONDocument(to io.Writer, document any) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document)
}
