package live_test

import (
	"context"
	"fmt"
	"testing/fstest"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
)

func Example() {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	now := func() time.Time { return time.Date(2026, time.December, 1, 12, 0, 0, 0, time.UTC) } // time.Now, in a service
	folder := fstest.MapFS{"inventory.yaml": {Data: []byte(covered)}}                           // os.DirFS("/etc/transfers")

	inventory, err := transfer.OpenInventory(folder, "inventory.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	crm := transfer.Flow{
		ID: "crm", Exporter: transfer.Side{Party: "comms-ie", Role: transfer.Controller}, Importer: transfer.Side{Party: "cloud-us", Role: transfer.Processor},
		HR: transfer.No, Journalistic: transfer.No,
	}
	engine, err := live.New(ctx, inventory, live.WithClock(now), live.WithToday(), live.WithLawAge(180, 365))
	if err != nil {
		fmt.Println(err)
		return
	}
	watcher, err := live.Watch(engine, 30*time.Second, func(try live.Try) { fmt.Println(try.Source, try.Changed, try.Err) }, live.Folder(folder, "."))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(engine.Evaluate(ctx, crm))

	folder["inventory.yaml"].Data = []byte(uncovered) // the certificate is gone
	watcher.Poll(ctx)                                 // go watcher.Run(ctx), in a service
	decision, err := engine.Evaluate(ctx, crm)
	fmt.Println(decision.Outcome, err)

	folder["inventory.yaml"].Data = []byte("version: 1\nvendors: nobody\n")
	watcher.Poll(ctx)
	fmt.Println(engine.Health().Ready, engine.Health().Failing, engine.Health().Number)
	// Output:
	// crm on 2026-12-01: allowed (eu-gdpr by dpf eu-us-dpf) <nil>
	// inventory . true <nil>
	// blocked <nil>
	// inventory . true inventory.yaml:1: organisation: is required [input.missing_field]
	// inventory.yaml:2: vendors: must be a list, not the text "nobody" [input.wrong_type]
	// true true 2
}

func ExampleEngine_Change() {
	ctx := context.Background()
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: []byte(uncovered)})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := live.New(ctx, inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = engine.Change(ctx, func(next *transfer.Inventory) error {
		cloud, _ := next.Party("cloud-us")
		cloud.Certifications = []transfer.Certification{{Scheme: "eu-us-dpf", Status: "active", Covers: []string{"non-hr"}, From: transfer.NewDate(2026, time.November, 1)}}
		live.Put(&next.Vendors, cloud)
		return nil
	})
	fmt.Println(err, engine.Current().Number())
	err = engine.Change(ctx, func(next *transfer.Inventory) error {
		live.Put(&next.Vendors, transfer.Party{ID: "cloud-us", Name: "Cloud Ltd.", Jurisdiction: "UK"})
		return nil
	})
	fmt.Println(err, engine.Current().Number())
	// Output:
	// <nil> 2
	// vendors[cloud-us].jurisdiction: "UK" is not a territory code: it is neither in ISO 3166-1 alpha-2 nor one of the extra codes; did you mean "GB"? [input.unknown_country] 2
}
