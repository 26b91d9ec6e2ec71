package whatif_test

import (
	"context"
	"fmt"
	"os"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
)

// If the framework falls tomorrow, which flows stand, which have a fallback, and what is to be done?
func ExampleCompare() {
	inventory, err := transfer.OpenInventory(os.DirFS("testdata"), "acme.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	scenario, err := whatif.Read(transfer.File{Name: "falls.yaml", Data: []byte("name: The framework falls\nevents: [{do: invalidate, record: eu-us-dpf}]")})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := whatif.Compare(context.Background(), inventory, scenario)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range result.Changes {
		if change.Status != publish.Unaffected {
			fmt.Printf("%s: %s\n", change.Flow, change.Status)
		}
	}
	// Output:
	// to-ready: fallback-ready
	// to-begun: fallback-incomplete
	// to-bare: newly-blocked
	// to-desk: newly-blocked
}

// What must not fail, without imagining anything.
func ExampleSinglePoints() {
	inventory, err := transfer.OpenInventory(os.DirFS("testdata"), "acme.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	decisions, err := whatif.Decide(context.Background(), inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, point := range whatif.SinglePoints(whatif.Depths(decisions)) {
		fmt.Println(point.Mechanism, point.Instrument, point.Flows)
	}
	// Output:
	// dpf eu-us-dpf [to-begun to-bare]
	// adequacy eu-adequacy-gb-3 [to-gb]
	// bcr rules [to-in]
	// contract onward [to-desk]
	// cbpr global-cbpr [jp-to-us]
}
