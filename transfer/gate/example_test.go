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
	"github.com/chapterv/chapterv/transfer/live"
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

// flowOf says which flow a route is. The service says so, never who asks.
var flowOf = map[string]string{"/export": "crm", "/support": "tickets"}

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
		flow, _ := inventory.Flow(flowOf[r.URL.Path]) // yours to say; one that is not there says nothing, and is blocked
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
	for _, target := range []string{"/export", "/support", "/elsewhere", "/health"} {
		answer := httptest.NewRecorder()
		gated.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, target, nil))
		fmt.Println(target, answer.Code, answer.Header().Get("Content-Type"))
	}
	// Output:
	// /export 200 text/plain; charset=utf-8
	// /support 403 application/problem+json
	// /elsewhere 400 application/problem+json
	// /health 200 text/plain; charset=utf-8
}

// Where the inventory is replaced while the service runs, a flow is found and decided in one snapshot.
func ExampleAskBy() {
	ctx := context.Background()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(inventoryFile)})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := live.New(ctx, inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := gate.New(engine, func(r *http.Request) (gate.Question, error) {
		held := engine.Current()
		flow, _ := held.Flow(flowOf[r.URL.Path])
		return gate.AskBy(held, flow), nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	gated := g.Middleware(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	ask := func() {
		answer := httptest.NewRecorder()
		gated.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, "/export", nil))
		fmt.Println(answer.Code)
	}
	ask()
	err = engine.Change(ctx, func(next *transfer.Inventory) error {
		next.Vendors[0].Certifications = nil
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ask()
	// Output:
	// 200
	// 403
}
