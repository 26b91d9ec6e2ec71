package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// equivalent is a mutant that answers every question as the original does, with the reason.
type equivalent struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

const equivalentFile = "examples/proof/mutate/equivalent.json"

// readEquivalent reads the list: by id, each once and with a reason.
func readEquivalent(repository fs.FS) (map[string]string, error) {
	text, err := fs.ReadFile(repository, equivalentFile)
	if err != nil {
		return nil, err
	}
	var list []equivalent
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", equivalentFile, err)
	}
	reasons := map[string]string{}
	var faults []error
	for _, e := range list {
		if _, twice := reasons[e.ID]; twice {
			faults = append(faults, fmt.Errorf("listed twice: %s", e.ID))
		}
		if e.Reason == "" {
			faults = append(faults, fmt.Errorf("listed without a reason: %s", e.ID))
		}
		reasons[e.ID] = e.Reason
	}
	return reasons, errors.Join(faults...)
}
