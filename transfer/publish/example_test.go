package publish_test

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

// twoFlows decides the flows of a small inventory, one of which is blocked.
func twoFlows() (*transfer.Inventory, []transfer.Decision, error) {
	ctx := context.Background()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(`
version: 1
organisation: {id: harbour, name: Harbour}
as_of: 2026-11-23
entities:
  - {id: harbour-fr, name: Harbour SAS, jurisdiction: FR}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01, until: 2027-08-31}]
  - {id: mail-in, name: Mail Private Limited, jurisdiction: IN}
flows:
  - {id: west, exporter: {party: harbour-fr, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
  - {id: east, exporter: {party: harbour-fr, role: controller}, importer: {party: mail-in, role: processor}, hr: false, journalistic: false}
`)})
	if err != nil {
		return nil, nil, err
	}
	engine, err := transfer.New(ctx, inventory)
	if err != nil {
		return nil, nil, err
	}
	var decisions []transfer.Decision
	for decision, err := range engine.EvaluateAll(ctx, slices.Values(inventory.Flows)) {
		if err != nil {
			return nil, nil, err
		}
		decisions = append(decisions, decision)
	}
	return inventory, decisions, nil
}

func ExampleMermaid() {
	inventory, decisions, err := twoFlows()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := publish.Mermaid(os.Stdout, inventory, decisions); err != nil {
		fmt.Println(err)
	}
	// Output:
	// flowchart LR
	//   o0["France"]
	//   m0(["Data Privacy Framework"])
	//   m1(["Blocked"])
	//   d0["India"]
	//   d1["United States"]
	//   o0 -- "1" --> m0
	//   o0 -- "1" --> m1
	//   m0 -- "1" --> d1
	//   m1 -- "1" --> d0
	//   classDef blocked fill:#fbe9e7,stroke:#b3261e,color:#7f1d16
	//   class m1 blocked
}

// A report goes to a file as a whole; the comparison is what a scenario changes.
func ExampleHTML() {
	inventory, decisions, err := twoFlows()
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := os.CreateTemp("", "report-*.html")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := publish.HTML(file, inventory, decisions, publish.WithComparison(publish.Comparison{
		Title: "The framework falls",
		Changes: []publish.Change{{
			Flow: "west", Regime: "eu-gdpr", Before: publish.CoverOf(decisions[0].Regimes[0]),
			After: publish.Cover{Outcome: transfer.OutcomeBlocked}, Status: publish.NewlyBlocked,
		}},
	})); err != nil {
		fmt.Println(err)
		return
	}
	info, err := file.Stat()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(info.Size() > 10_000)
	// Output: true
}
