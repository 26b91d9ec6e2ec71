package proof_test

import (
	"os"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/proof/oracle"
	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
)

// mostSignatures is when enough is wrong to stop.
func mostSignatures() int {
	if os.Getenv("CHAPTERV_PROOF_FIRST") != "" {
		return 1
	}
	return 40
}

// The rules and the oracle were written from the same pages by readers who did not see each other's work. Where they differ
// one of them is wrong, or the pages leave a question.
func TestTheRulesAgreeWithTheOracle(t *testing.T) {
	found := &findings{}
	sampled(t, 200_000, 640, time.Minute).scenes(t, func(scene *random.Scene) (int, bool) {
		engine := engineOf(t, scene)
		if engine == nil {
			return 0, false
		}
		second := oracle.New(scene.Inventory)
		for _, flow := range scene.Inventory.Flows {
			a, b := ofOracle(second, flow), ofRules(t.Context(), engine, flow)
			if len(compare(a, b)) == 0 {
				continue
			}
			if differ := doubts(t, scene.Inventory, flow); len(differ) > 0 && !found.note(finding{scene: scene, flow: flow, differ: differ}) {
				return 0, false
			}
		}
		return len(scene.Inventory.Flows), true
	})
	found.report(t)
}

// finding is one flow about which two deciders differ.
type finding struct {
	scene  *random.Scene
	flow   transfer.Flow
	differ []difference
}

// findings are the first flow of each signature, and how often it was found.
type findings struct {
	mu    sync.Mutex
	first map[string]finding
	count map[string]int
}

// note keeps a finding and says whether to go on.
func (f *findings) note(x finding) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.first == nil {
		f.first, f.count = map[string]finding{}, map[string]int{}
	}
	signature := x.differ[0].signature()
	f.count[signature]++
	if _, known := f.first[signature]; !known {
		f.first[signature] = x
	}
	return len(f.first) < mostSignatures()
}
