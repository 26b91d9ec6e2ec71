package outlook_test

import (
	"context"
	"fmt"
	"os"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/outlook"
)

// What ends within a year, and which flows change that day?
func ExampleLook() {
	inventory, err := transfer.OpenInventory(os.DirFS("../whatif/testdata"), "acme.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	ahead, err := outlook.Look(context.Background(), inventory, inventory.AsOf, 365)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range ahead.Entries {
		for _, change := range day.Changes {
			fmt.Println(day.Day, outlook.Words(change))
		}
	}
	// Output:
	// 2027-07-01 to-begun, eu-gdpr: Data Privacy Framework (eu-us-dpf) -> blocked (transfer.facts_missing)
}
