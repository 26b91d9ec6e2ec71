package oracle_test

import (
	"testing"

	"github.com/chapterv/chapterv/examples/proof/oracle"
	"github.com/chapterv/chapterv/examples/proof/random"
)

// BenchmarkDecide asks about scenes as the differential test does, the reading of each inventory included.
func BenchmarkDecide(b *testing.B) {
	scenes := make([]*random.Scene, 40)
	for i := range scenes {
		scenes[i] = random.New(1, uint64(i))
	}
	b.ResetTimer()
	for n := 0; n < b.N; {
		for _, scene := range scenes {
			o := oracle.New(scene.Inventory)
			for _, flow := range scene.Inventory.Flows {
				o.Decide(flow)
			}
			if n += len(scene.Inventory.Flows); n >= b.N {
				break
			}
		}
	}
}
