// Package commstest is a small organisation that the tests of several packages ask about.
package commstest

import (
	"context"
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// File is its inventory: customer data go to a certified vendor and, in tickets, on to one that nothing covers.
const File = `
version: 1
organisation: {id: comms, name: Example Communications}
as_of: 2026-11-23
entities: [{id: comms-ie, name: Example Communications Ireland Limited, jurisdiction: IE}]
vendors:
  - id: cloud-us
    name: Cloud Inc.
    jurisdiction: US
    certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-01}]
  - {id: support-in, name: Support Private Limited, jurisdiction: IN}
flows:
  - {id: crm, name: Customers, exporter: {party: comms-ie, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
  - {id: tickets, name: Tickets of customers, after: crm, exporter: {party: cloud-us, role: processor}, importer: {party: support-in, role: processor}}
`

// Of returns the inventory of a file and an engine for it, each made once. They panic if the file is no inventory.
func Of(file string) (func() *transfer.Inventory, func() *transfer.Engine) {
	inventory := sync.OnceValue(func() *transfer.Inventory {
		return must(transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(file)}))
	})
	return inventory, sync.OnceValue(func() *transfer.Engine {
		return must(transfer.New(context.Background(), inventory()))
	})
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// Answers is an evaluator that says what a test wants.
type Answers func(context.Context, transfer.Flow) (transfer.Decision, error)

// Evaluate calls it.
func (f Answers) Evaluate(ctx context.Context, flow transfer.Flow) (transfer.Decision, error) {
	return f(ctx, flow)
}
