package authzen_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/authzen"
)

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
	source := func() (authzen.Evaluator, *transfer.Inventory) { return engine, inventory }
	point, err := authzen.New(source, "https://pdp.example.com")
	if err != nil {
		fmt.Println(err)
		return
	}
	answer := httptest.NewRecorder()
	point.ServeHTTP(answer, httptest.NewRequest(http.MethodPost, authzen.PathEvaluation, strings.NewReader(`{
		"subject":  {"type": "legal_entity", "id": "comms-ie"},
		"action":   {"name": "transfer"},
		"resource": {"type": "flow", "id": "crm"}
	}`)))
	var said struct {
		Decision bool
		Context  struct{ Mechanism, At string }
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &said); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(said.Decision, said.Context.Mechanism, said.Context.At)
	// Output: true dpf 2026-11-23
}
