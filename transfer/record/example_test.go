package record_test

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/record"
)

func Example() {
	ctx := context.Background()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(inventoryFile)})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := transfer.New(ctx, inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	var log bytes.Buffer // a file, in a service
	chain, err := record.Chain(&log, record.Genesis("crm"))
	if err != nil {
		fmt.Println(err)
		return
	}
	recorder, err := record.New(record.Of(engine, inventory), chain, time.Now, record.WithLabels(map[string]string{"app": "crm"}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, flow := range inventory.Flows {
		decision, err := recorder.Evaluate(ctx, flow)
		fmt.Println(decision.Flow, decision.Outcome, err)
	}

	// Later, with the end of the chain that was kept apart:
	end := chain.Head()
	verified, err := record.Verify(bytes.NewReader(log.Bytes()), record.Genesis("crm"), &end)
	fmt.Println(verified.Events, "events,", len(verified.Breaks), "breaks, closed:", verified.Closed, err)
	replayed, err := record.Replay(ctx, &log, engine, inventory)
	fmt.Println(replayed.Same, "the same,", len(replayed.Differences), "otherwise", err)
	// Output:
	// crm allowed <nil>
	// tickets blocked <nil>
	// 2 events, 0 breaks, closed: true <nil>
	// 2 the same, 0 otherwise <nil>
}
