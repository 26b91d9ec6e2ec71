package remote_test

import (
	"context"
	"os"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/remote"
)

// A service asks the servers beside it, and takes only answers by the law of this build and by its own inventory.
func Example() {
	ask := func(ctx context.Context, flow transfer.Flow) error {
		inventory, err := transfer.OpenInventory(os.DirFS("."), "inventory.yaml")
		if err != nil {
			return err
		}
		law, err := bundle.LawRevision()
		if err != nil {
			return err
		}
		register, err := bundle.RegisterRevision(inventory)
		if err != nil {
			return err
		}
		client, err := remote.New(inventory, []string{"http://localhost:8181", "http://localhost:8182"},
			remote.WithLaw(law), remote.WithRegister(register), remote.WithTimeout(time.Second))
		if err != nil {
			return err
		}
		return transfer.Blocked(client.Evaluate(ctx, flow))
	}
	_ = ask
}
