package proof_test

import (
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/require"
)

// sample is how much of the endless questions a test asks: so many flows, or as many as its time allows, but never less
// than its least, however long that takes.
type sample struct {
	seed  uint64
	flows int
	least int
	time  time.Duration // 0 is without limit
}

// sampled is the fixed sample of a test, or what the environment asks for instead.
func sampled(t testing.TB, flows, least int, limit time.Duration) sample {
	t.Helper()
	s := sample{seed: 1, flows: flows, least: least, time: limit}
	if text := os.Getenv("CHAPTERV_PROOF_SEED"); text != "" {
		seed, err := strconv.ParseUint(text, 10, 64)
		require.NoError(t, err)
		s.seed = seed
	}
	if text := os.Getenv("CHAPTERV_PROOF_FLOWS"); text != "" && text != "all" {
		count, err := strconv.Atoi(text)
		require.NoError(t, err)
		s.flows, s.time, s.least = count, 0, min(count, least)
	}
	if text := os.Getenv("CHAPTERV_PROOF_TIME"); text != "" {
		limit, err := time.ParseDuration(text)
		require.NoError(t, err)
		s.time = limit
	}
	return s
}

// scenes makes scene after scene and has them asked about. ask says about how many flows it did, and ends the test with false.
func (s sample) scenes(t testing.TB, ask func(*random.Scene) (int, bool)) {
	t.Helper()
	s.run(t, random.FlowsInScene(), func(number uint64) (int, bool) { return ask(random.New(s.seed, number)) })
}

// run asks one number after the other, each good for so many flows, on as many workers as the process may use.
func (s sample) run(t testing.TB, flowsEach int, ask func(number uint64) (int, bool)) {
	t.Helper()
	var next, asked atomic.Int64
	var over atomic.Bool
	begun := time.Now()
	var work sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for !over.Load() {
				number := next.Add(1) - 1
				late := s.time > 0 && time.Since(begun) > s.time && int(asked.Load()) >= s.least
				if int(number)*flowsEach >= s.flows || late {
					return
				}
				n, goOn := ask(uint64(number))
				asked.Add(int64(n))
				if !goOn {
					over.Store(true)
				}
			}
		})
	}
	work.Wait()
	t.Logf("seed %d: %d flows in %s", s.seed, asked.Load(), time.Since(begun).Round(time.Millisecond))
	if !over.Load() {
		require.GreaterOrEqual(t, int(asked.Load()), min(s.least, s.flows), "too few flows were asked about to show anything")
	}
}

// engineOf prepares the library for a scene.
func engineOf(t testing.TB, scene *random.Scene) *transfer.Engine {
	t.Helper()
	engine, err := transfer.New(t.Context(), scene.Inventory)
	if err != nil {
		t.Errorf("%s is no inventory: %v", scene, err)
		return nil
	}
	return engine
}
