package transfer_test

import (
	"context"
	"fmt"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

func ExampleEngine_Evaluate() {
	ctx := context.Background()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(`
version: 1
organisation: {id: comms, name: Example Communications}
entities:
  - {id: comms-ie, name: Example Communications Ireland Limited, jurisdiction: IE}
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01, until: 2027-08-31}]
`)})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := transfer.New(ctx, inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	decision, err := engine.Evaluate(ctx, transfer.Flow{
		ID:       "crm-to-us",
		At:       transfer.NewDate(2026, time.November, 23),
		Exporter: transfer.Side{Party: "comms-ie", Role: transfer.Controller},
		Importer: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
		HR:       transfer.No, Journalistic: transfer.No,
	})
	if err := transfer.Blocked(decision, err); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision)
	fmt.Println("until", decision.ValidUntil)
	// Output:
	// crm-to-us on 2026-11-23: allowed (eu-gdpr by dpf eu-us-dpf)
	// until 2027-08-31
}
