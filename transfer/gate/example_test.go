package gate_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/gate"
)

const inventoryFile = `
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
  - {id: crm, exporter: {party: comms-ie, role: controller}, importer: {party: cloud-us, role: processor}, hr: false, journalistic: false}
  - {id: tickets, exporter: {party: comms-ie, role: controller}, importer: {party: support-in, role: processor}, hr: false, journalistic: false}
`

// Gate a service: what the inventory says of a flow decides whether a request for it passes.
func Example() {
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(inventoryFile)})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := transfer.New(context.Background(), inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	mapper := func(r *http.Request) (gate.Question, error) {
		if r.URL.Path == "/health" {
			return gate.NoPersonalData(), nil
		}
		flow, _ := inventory.Flow(r.URL.Query().Get("flow")) // none is a flow that says nothing, and blocked
		return gate.Ask(flow), nil
	}
	g, err := gate.New(engine, mapper, gate.WithTimeout(100*time.Millisecond))
	if err != nil {
		fmt.Println(err)
		return
	}
	service := g.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decision, _ := gate.FromContext(r.Context())
		fmt.Fprint(w, decision)
	}))

	for _, flow := range []string{"crm", "tickets", "unheard-of"} {
		answer := httptest.NewRecorder()
		service.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/export?flow="+flow, nil))
		fmt.Println(answer.Code, answer.Header().Get("Content-Type"))
	}
	// Output:
	// 200 text/plain; charset=utf-8
	// 403 application/problem+json
	// 400 application/problem+json
}
