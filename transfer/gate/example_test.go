package gate_test

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"testing/fstest"
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

// service puts the gate before a handler: what the inventory says of a flow decides whether a request for it passes.
func service(ctx context.Context, files fs.FS, next http.Handler) (http.Handler, error) {
	inventory, err := transfer.OpenInventory(files, "inventory.yaml")
	if err != nil {
		return nil, err // every fault, with file, line and field
	}
	engine, err := transfer.New(ctx, inventory)
	if err != nil {
		return nil, err
	}
	g, err := gate.New(engine, func(r *http.Request) (gate.Question, error) {
		if r.URL.Path == "/health" {
			return gate.NoPersonalData(), nil
		}
		flow, _ := inventory.Flow(r.URL.Query().Get("flow")) // one that is not there says nothing, and is blocked
		return gate.Ask(flow), nil
	}, gate.WithTimeout(100*time.Millisecond))
	if err != nil {
		return nil, err
	}
	return g.Middleware(next), nil
}

// Gate a service.
func Example() {
	files := fstest.MapFS{"inventory.yaml": {Data: []byte(inventoryFile)}}
	gated, err := service(context.Background(), files, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decision, _ := gate.FromContext(r.Context())
		fmt.Fprint(w, decision)
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, target := range []string{"/export?flow=crm", "/export?flow=tickets", "/export?flow=unheard-of", "/health"} {
		answer := httptest.NewRecorder()
		gated.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, target, nil))
		fmt.Println(target, answer.Code, answer.Header().Get("Content-Type"))
	}
	// Output:
	// /export?flow=crm 200 text/plain; charset=utf-8
	// /export?flow=tickets 403 application/problem+json
	// /export?flow=unheard-of 400 application/problem+json
	// /health 200 text/plain; charset=utf-8
}
