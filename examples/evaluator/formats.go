package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

var formats = []struct {
	name, about string
	write       func(io.Writer, *answers, bool) error
}{
	{"text", "for a terminal: what is blocked, why, and the nearest cure", writeText},
	{"html", "a report in one file, to read, send and print", writeHTML},
	{"csv", "the transfer part of a record of processing activities", writeCSV},
	{"csv-excel", "the same with the byte order mark by which Excel tells UTF-8", writeExcel},
	{"json", "one document of all decisions, with a summary", writeJSON},
	{"ndjson", "a decision on each line, written as soon as it stands", nil}, // by stream
	{"jsonld", "decisions in the Data Privacy Vocabulary", published(publish.JSONLD)},
	{"sarif", "findings for code scanning, at file and line of the flow", published(publish.SARIF)},
	{"junit", "a test report: a suite for each law, a case for each flow", published(publish.JUnit)},
	{"github", "annotations for the log of a GitHub workflow", published(publish.GitHub)},
	{"mermaid", "a flowchart of origins, mechanisms and destinations", published(publish.Mermaid)},
	{"dot", "the network of parties, or of places where those are too many, for Graphviz", published(publish.DOT)},
	{"opa", "the register and the questions, for a stock OPA server", writeOPA},
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

func (c *call) write(to io.Writer, a *answers, colour bool) error {
	for _, f := range formats {
		if f.name == c.format {
			return f.write(to, a, colour)
		}
	}
	return fmt.Errorf("-format %s is not known", c.format)
}

// document is the whole answer in one JSON value.
type document struct {
	AsOf      transfer.Date       `json:"as_of"`
	Decisions []transfer.Decision `json:"decisions"`
	Summary   summary             `json:"summary"`
}

func writeJSON(to io.Writer, a *answers, _ bool) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document{AsOf: a.inventory.AsOf, Decisions: append([]transfer.Decision{}, a.decisions...), Summary: a.summary()})
}

// writeOPA writes what a stock OPA server needs to give the same decisions.
func writeOPA(to io.Writer, a *answers, _ bool) error {
	inputs := []any{}
	for _, flow := range a.asked {
		input, err := a.inventory.Input(flow.ID)
		if err != nil {
			return err
		}
		inputs = append(inputs, input)
	}
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(map[string]any{"register": a.inventory.Register(), "inputs": inputs})
}

// blockedIn reads which flows a file of decisions, as written by json or ndjson, shows as blocked.
func blockedIn(text []byte) (map[string]bool, error) {
	type entry struct {
		Flow    string           `json:"flow"`
		Outcome transfer.Outcome `json:"outcome"`
	}
	known := map[string]bool{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	for decoder.More() {
		var value struct {
			entry
			Decisions []entry `json:"decisions"`
		}
		if err := decoder.Decode(&value); err != nil {
			return nil, err
		}
		if value.Flow == "" && value.Decisions == nil {
			return nil, fmt.Errorf("it holds no decisions")
		}
		for _, e := range append(value.Decisions, value.entry) {
			known[e.Flow] = e.Outcome == transfer.OutcomeBlocked
		}
	}
	return known, nil
}
