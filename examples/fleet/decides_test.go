package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/internal/stock"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/remote"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The built-in inventory is decided as the library decides it, digest of the rules included, and each decision arrives in the log.
func TestAFleetDecidesAsTheLibraryAndLogsEachDecision(t *testing.T) {
	f := newFleet(t)
	inventory, err := transfer.OpenInventory(os.DirFS("../evaluator"), "inventory.yaml")
	require.NoError(t, err)
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	server := f.start(t)
	logged := map[string]string{}
	client := clientOf(t, inventory, []*stock.Server{server}, remote.WithLaw(lawRevision(t)), remote.WithRegister(revisionOf(t, inventory)),
		remote.WithReport(func(x remote.Exchange) { logged[x.DecisionID] = x.Flow }))
	engine, err := transfer.New(t.Context(), inventory)
	require.NoError(t, err)
	for _, flow := range inventory.Flows {
		want, err := engine.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		got, err := client.Evaluate(t.Context(), flow)
		require.NoError(t, err)
		assert.Equal(t, told(t, want), told(t, got))
	}
	require.Len(t, logged, len(inventory.Flows))
	require.NotContains(t, logged, "")
	require.Eventually(t, func() bool { return len(f.events(t)) >= len(logged) }, time.Minute, 50*time.Millisecond)
	for _, event := range f.events(t) {
		assert.Equal(t, logged[event.DecisionID], event.Result.Flow)
		assert.Equal(t, lawRevision(t), event.Bundles["law"].Revision)
		assert.Equal(t, revisionOf(t, inventory), event.Bundles["register"].Revision)
		delete(logged, event.DecisionID)
	}
	assert.Empty(t, logged, "decisions that were not logged")
}

// event is what is compared of one event of a decision log.
type event struct {
	DecisionID string            `json:"decision_id"`
	Result     transfer.Decision `json:"result"`
	Bundles    map[string]struct {
		Revision string `json:"revision"`
	} `json:"bundles"`
}

func (f *fleet) events(t *testing.T) []event {
	t.Helper()
	f.lock.Lock()
	text := bytes.Clone(f.logs.Bytes())
	f.lock.Unlock()
	var all []event
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, maxLogs)
	for lines.Scan() {
		var e event
		require.NoError(t, json.Unmarshal(lines.Bytes(), &e))
		all = append(all, e)
	}
	require.NoError(t, lines.Err())
	return all
}

// The register and the law are replaced in turn while many ask. Each answer is one of the four, and the one of the bundles by which
// the server says that it was given.
func TestCatalogueRow85BundlesAreReplacedUnderLoad(t *testing.T) {
	f := newFleet(t)
	valid, lapsed := acme(t, false), acme(t, true)
	registers := map[string]*transfer.Inventory{revisionOf(t, valid): valid, revisionOf(t, lapsed): lapsed}
	laws := map[string][]transfer.Amendment{lawRevision(t): nil, lawRevision(t, ended): {ended}}
	flow := valid.Flows[0]
	want := map[[2]string]string{}
	permits := 0
	for law, amendments := range laws {
		for register, inventory := range registers {
			engine, err := transfer.New(t.Context(), inventory, transfer.WithAmendments(amendments...))
			require.NoError(t, err)
			decision, err := engine.Evaluate(t.Context(), flow)
			require.NoError(t, err)
			if decision.Permits() {
				permits++
			}
			want[[2]string{law, register}] = told(t, decision)
		}
	}
	require.Equal(t, 1, permits, "only the certificate and the law together permit")

	f.put(t, "law.tar.gz", lawOf(t, f.key))
	f.put(t, "register.tar.gz", registerOf(t, f.key, valid))
	servers := []*stock.Server{f.start(t)}
	var lock sync.Mutex
	seen := map[[2]string]int{}
	over := make(chan struct{})
	var all sync.WaitGroup
	for range 4 {
		var last remote.Exchange
		lenient := clientOf(t, valid, servers, remote.WithLaw(lawRevision(t), lawRevision(t, ended)), remote.WithReport(func(x remote.Exchange) { last = x }))
		strict := clientOf(t, valid, servers, remote.WithLaw(lawRevision(t)), remote.WithRegister(revisionOf(t, valid)))
		all.Go(func() {
			for {
				select {
				case <-over:
					return
				default:
				}
				decision, err := lenient.Evaluate(t.Context(), flow)
				if !assert.NoError(t, err) {
					return
				}
				by := [2]string{last.Bundles["law"], last.Bundles["register"]}
				if !assert.Equal(t, want[by], told(t, decision)) {
					return
				}
				lock.Lock()
				seen[by]++
				lock.Unlock()
				if decision, err = strict.Evaluate(t.Context(), flow); err != nil {
					assert.ErrorIs(t, err, transfer.ErrOtherRevision)
					assert.False(t, decision.Permits())
					continue
				}
				assert.True(t, decision.Permits(), "what was expected permits")
			}
		})
	}
	reach := func(law []transfer.Amendment, inventory *transfer.Inventory) {
		f.put(t, "law.tar.gz", lawOf(t, f.key, law...))
		f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
		by := [2]string{lawRevision(t, law...), revisionOf(t, inventory)}
		lock.Lock()
		before := seen[by]
		lock.Unlock()
		assert.Eventually(t, func() bool {
			lock.Lock()
			defer lock.Unlock()
			return seen[by] > before
		}, time.Minute, 20*time.Millisecond)
	}
	reach(nil, lapsed)
	reach([]transfer.Amendment{ended}, lapsed)
	reach([]transfer.Amendment{ended}, valid)
	reach(nil, valid)
	close(over)
	all.Wait()
	assert.Len(t, seen, 4)
}

// A server is killed while many ask: who has only that one is refused until it is back, who has another notices nothing.
func TestAServerIsKilledUnderLoad(t *testing.T) {
	f := newFleet(t)
	inventory := acme(t, false)
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	address := stock.Address(t)
	one, other := f.launch(t, address), f.start(t)
	one.Await(t)
	flow := inventory.Flows[0]
	want, err := clientOf(t, inventory, []*stock.Server{other}).Evaluate(t.Context(), flow)
	require.NoError(t, err)
	require.True(t, want.Permits())

	alone, both := clientOf(t, inventory, []*stock.Server{one}), clientOf(t, inventory, []*stock.Server{one, other})
	var lock sync.Mutex
	refused, answered := 0, 0
	over := make(chan struct{})
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for {
				select {
				case <-over:
					return
				default:
				}
				decision, err := both.Evaluate(t.Context(), flow)
				assert.NoError(t, err)
				assert.Equal(t, told(t, want), told(t, decision))
				decision, err = alone.Evaluate(t.Context(), flow)
				lock.Lock()
				if err == nil {
					answered++
					assert.Equal(t, told(t, want), told(t, decision))
				} else {
					refused++
					assert.False(t, decision.Permits())
				}
				lock.Unlock()
			}
		})
	}
	passes := func(count *int, what string) {
		lock.Lock()
		before := *count
		lock.Unlock()
		assert.Eventually(t, func() bool {
			lock.Lock()
			defer lock.Unlock()
			return *count > before+20
		}, time.Minute, 10*time.Millisecond, what)
	}
	for range 3 {
		passes(&answered, "answers")
		one.Kill()
		passes(&refused, "refusals while the server is gone")
		one = f.launch(t, address)
		one.Await(t)
	}
	passes(&answered, "answers after the server is back")
	close(over)
	all.Wait()
}

// Nobody but the file server changes what the rules read.
func TestTheRegisterOfAServerIsNotChangedFromOutside(t *testing.T) {
	f := newFleet(t)
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	f.put(t, "register.tar.gz", registerOf(t, f.key, acme(t, true)))
	server := f.start(t)
	for path, body := range map[string]any{
		"/v1/data/register": acme(t, false).Register(), "/v1/data/transfer/decision": map[string]any{"outcome": "allowed"},
		"/v1/data/mechanisms/eu_gdpr/adequacy/records/x": map[string]any{},
	} {
		status, answer := server.Try(t, http.MethodPut, path, body)
		assert.Equal(t, http.StatusBadRequest, status, "%s: %s", path, answer)
	}
	decision, err := clientOf(t, acme(t, true), []*stock.Server{server}).Evaluate(t.Context(), acme(t, true).Flows[0])
	require.NoError(t, err)
	assert.Equal(t, transfer.OutcomeBlocked, decision.Outcome)
}
