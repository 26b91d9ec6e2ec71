package transfertest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
)

// Subject is an inventory under test, with an engine for it. It is safe for concurrent use.
type Subject struct {
	inventory *transfer.Inventory
	engine    *transfer.Engine
}

// Open reads an inventory from files and prepares an engine with the options. It fails the test, with every fault, if the
// inventory is malformed.
func Open(t testing.TB, fsys fs.FS, names ...string) *Subject {
	t.Helper()
	inventory, err := transfer.OpenInventory(fsys, names...)
	if err != nil {
		t.Fatalf("the inventory:\n%v", err)
	}
	return For(t, inventory)
}

// For prepares an engine for an inventory.
func For(t testing.TB, inventory *transfer.Inventory, options ...transfer.Option) *Subject {
	t.Helper()
	engine, err := transfer.New(t.Context(), inventory, options...)
	if err != nil {
		t.Fatalf("the engine: %v", err)
	}
	return &Subject{inventory: inventory, engine: engine}
}

// Run decides each case in a test of its own. A case fails if the decision is another than it expects, or if there is none.
func (s *Subject) Run(t *testing.T, cases ...Case) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.title(), func(t *testing.T) {
			if report := s.Try(t, c); report != "" {
				t.Error(report)
			}
		})
	}
}

// Try decides one case and returns what is wrong, with the whole decision behind it, or "".
func (s *Subject) Try(t testing.TB, c Case) string {
	t.Helper()
	flow, err := s.question(c)
	if err != nil {
		return err.Error()
	}
	decision, err := s.engine.Evaluate(t.Context(), flow)
	if err != nil {
		return fmt.Sprintf("there is no decision: %v", err)
	}
	differences := c.Expect.Differences(decision)
	if len(differences) == 0 {
		return ""
	}
	return fmt.Sprintf("%s\n  %s\n\n%s", c.title(), strings.Join(differences, "\n  "), decision.Explain())
}

func (c Case) title() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Flow
}

// question is the flow of the case with its changes.
func (s *Subject) question(c Case) (transfer.Flow, error) {
	flow, ok := s.inventory.Flow(c.Flow)
	if !ok {
		return flow, fmt.Errorf("the inventory has no flow %q", c.Flow)
	}
	if !c.At.IsZero() {
		flow.At = c.At
	}
	if len(c.Change) == 0 {
		return flow, nil
	}
	text, err := json.Marshal(flow)
	if err != nil {
		return flow, err
	}
	fields := map[string]any{}
	if err := json.Unmarshal(text, &fields); err != nil {
		return flow, err
	}
	for field, value := range c.Change {
		if fields[field] = value; value == nil {
			delete(fields, field)
		}
	}
	if text, err = json.Marshal(fields); err != nil {
		return flow, err
	}
	var changed transfer.Flow
	if err := json.Unmarshal(text, &changed); err != nil {
		return flow, fmt.Errorf("the change makes no flow: %w", err)
	}
	return changed, nil
}
