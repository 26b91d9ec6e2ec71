package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// question is one question of a decided case in the form that the rules read, with what must come out.
type question struct {
	name     string
	register map[string]any
	input    map[string]any
	expect   expectation
}

type decidedCase struct {
	Register  map[string]json.RawMessage `json:"register"`
	Flows     []json.RawMessage          `json:"flows"`
	Questions []struct {
		Flow   json.RawMessage `json:"flow"`
		Expect expectation     `json:"expect"`
	} `json:"questions"`
}

const caseFiles = "examples/cases/*/*.json"

// questions are those of every decided case, in order.
func (t *tree) questions() ([]question, error) {
	var all []question
	for _, name := range slices.Sorted(maps.Keys(t.texts)) {
		if matched, err := path.Match(caseFiles, name); err != nil || !matched {
			continue
		}
		var c decidedCase
		if err := json.Unmarshal(t.texts[name], &c); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for i := range c.Questions {
			q, err := c.question(name, i)
			if err != nil {
				return nil, fmt.Errorf("%s: question %d: %w", name, i, err)
			}
			all = append(all, q)
		}
	}
	return all, nil
}

func (c decidedCase) question(name string, i int) (question, error) {
	document := map[string]any{"version": 1, "organisation": map[string]string{"id": "organisation", "name": "Organisation"}}
	for key, value := range c.Register {
		document[key] = value
	}
	asked := c.Questions[i]
	id, err := idOf(asked.Flow)
	if err != nil {
		return question{}, err
	}
	flows := []json.RawMessage{asked.Flow}
	for _, earlier := range c.Flows {
		if other, err := idOf(earlier); err != nil || other != id {
			flows = append(flows, earlier)
		}
	}
	document["flows"] = flows
	text, err := json.Marshal(document)
	if err != nil {
		return question{}, err
	}
	inventory, err := transfer.ReadInventory(transfer.File{Name: name, Data: text})
	if err != nil {
		return question{}, err
	}
	input, err := inventory.Input(id)
	if err != nil {
		return question{}, err
	}
	q := question{name: fmt.Sprintf("%s/%s/%v", name, id, input["at"]), register: inventory.Register(), input: input, expect: asked.Expect}
	return q, nil
}

func idOf(flow json.RawMessage) (string, error) {
	var fields struct {
		ID string `json:"id"`
	}
	err := json.Unmarshal(flow, &fields)
	return fields.ID, err
}

// decisionOf gives the document of the rules a type, as the library does: what it refuses is no decision.
func decisionOf(document any) (transfer.Decision, error) {
	text, err := json.Marshal(document)
	if err != nil {
		return transfer.Decision{}, err
	}
	var d transfer.Decision
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return transfer.Decision{}, err
	}
	return d, d.Check()
}
