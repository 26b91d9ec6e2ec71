package main

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/internal/stock"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/remote"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// badLaws are bundles that no server may take: each would permit, if it were taken.
func badLaws(t *testing.T, key bundle.SigningKey, amendments ...transfer.Amendment) map[string][]byte {
	t.Helper()
	stranger, _ := keys(t)
	test := key
	test.Scope = "test"
	good := lawOf(t, key, amendments...)
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	unsigned := made(t, func(to *bytes.Buffer) error { return bundle.Write(to, bundle.Amended(amendments...)) })
	return map[string][]byte{
		"row 71, unsigned": unsigned, "row 72, a bit flipped": flipped, "row 72, cut": good[:len(good)-64], "row 73, signed by a stranger": lawOf(t, stranger, amendments...),
		"row 73, signed for another scope": lawOf(t, test, amendments...),
		"row 83, empty":                    {}, "no archive": []byte("<html>"),
	}
}

// The server keeps the last law that was good, and what it decides stays what it was.
func TestCatalogueRows71To73And86ABadLawIsNotTakenAndTheLastGoodOneStays(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	inventory := acme(t, false)
	f.put(t, "law.tar.gz", lawOf(t, f.key, ended))
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	server := f.start(t)
	client := clientOf(t, inventory, []*stock.Server{server}, remote.WithLaw(lawRevision(t, ended)), remote.WithRegister(revisionOf(t, inventory)))
	fresh := clientOf(t, inventory, []*stock.Server{server}, remote.WithLaw(lawRevision(t)))
	before, err := client.Evaluate(t.Context(), inventory.Flows[0])
	require.NoError(t, err)
	require.Equal(t, transfer.OutcomeBlocked, before.Outcome)
	for name, law := range badLaws(t, f.key) {
		t.Run(name, func(t *testing.T) {
			f.sent(t, f.put(t, "law.tar.gz", law), 2) // twice: the first time was no success
			after, err := client.Evaluate(t.Context(), inventory.Flows[0])
			require.NoError(t, err)
			assert.Equal(t, told(t, before), told(t, after))
			decision, err := fresh.Evaluate(t.Context(), inventory.Flows[0])
			blockedWith(t, "engine.other_revision", decision, err)
		})
	}
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	assert.Eventually(t, func() bool {
		decision, err := fresh.Evaluate(t.Context(), inventory.Flows[0])
		return err == nil && decision.Permits()
	}, time.Minute, 20*time.Millisecond, "the next good law is taken")
}

// A server that was never given a good law is not ready, and decides nothing.
func TestCatalogueRows71To73And88AServerWithABadLawIsNeverReady(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	inventory := acme(t, false)
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	server := f.launch(t, stock.Address(t))
	require.Eventually(t, server.Up, time.Minute, 20*time.Millisecond)
	client := clientOf(t, inventory, []*stock.Server{server})
	decision, err := client.Evaluate(t.Context(), inventory.Flows[0])
	blockedWith(t, "engine.undefined", decision, err)
	for name, law := range badLaws(t, f.key) {
		f.sent(t, f.put(t, "law.tar.gz", law), 2)
		assert.False(t, server.Ready(), name)
		decision, err := client.Evaluate(t.Context(), inventory.Flows[0])
		blockedWith(t, "engine.undefined", decision, err)
	}
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	server.Await(t)
	decision, err = client.Evaluate(t.Context(), inventory.Flows[0])
	require.NoError(t, err)
	assert.True(t, decision.Permits())
}

// OPA takes an older bundle back, if it was once signed. Who names the law he expects does not.
func TestCatalogueRow74AnOlderLawThatComesBackIsNotRelied(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	inventory := acme(t, false)
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	server := f.start(t)
	decision, err := clientOf(t, inventory, []*stock.Server{server}, remote.WithLaw(lawRevision(t, ended))).Evaluate(t.Context(), inventory.Flows[0])
	blockedWith(t, "engine.other_revision", decision, err)
}

// Without a register, with a bad one or with that of somebody else, the rules themselves find nobody they were asked about.
func TestARegisterThatIsMissingOrBadBlocks(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	inventory := acme(t, false)
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	server := f.launch(t, stock.Address(t))
	client := clientOf(t, inventory, []*stock.Server{server})
	blocked := func(name string) {
		decision, err := client.Evaluate(t.Context(), inventory.Flows[0])
		var faults *transfer.InputError
		require.ErrorAs(t, err, &faults, name)
		assert.False(t, decision.Permits(), name)
		assert.False(t, server.Ready(), name)
	}
	require.Eventually(t, func() bool { // the law is there
		_, err := client.Evaluate(t.Context(), inventory.Flows[0])
		return !strings.Contains(err.Error(), "engine.undefined") && !strings.Contains(err.Error(), "engine.failed")
	}, time.Minute, 20*time.Millisecond)
	blocked("missing")
	stranger, _ := keys(t)
	f.sent(t, f.put(t, "register.tar.gz", registerOf(t, stranger, inventory)), 2)
	blocked("signed by a stranger")
	unsigned := made(t, func(to *bytes.Buffer) error { return bundle.WriteRegister(to, inventory) })
	f.sent(t, f.put(t, "register.tar.gz", unsigned), 2)
	blocked("unsigned")

	other, err := transfer.ReadInventory(transfer.File{Name: "other.yaml", Data: []byte(strings.ReplaceAll(organisation, "acme-de", "acme-fr"))})
	require.NoError(t, err)
	f.put(t, "register.tar.gz", registerOf(t, f.key, other))
	server.Await(t)
	decision, err := client.Evaluate(t.Context(), inventory.Flows[0])
	blockedWith(t, transfer.FaultReference, decision, err)
	decision, err = clientOf(t, inventory, []*stock.Server{server}, remote.WithRegister(revisionOf(t, inventory))).Evaluate(t.Context(), inventory.Flows[0])
	blockedWith(t, "engine.other_revision", decision, err)

	strict := clientOf(t, acme(t, true), []*stock.Server{server}, remote.WithRegister(revisionOf(t, acme(t, true))))
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	require.Eventually(t, func() bool {
		decision, err := client.Evaluate(t.Context(), inventory.Flows[0])
		return err == nil && decision.Permits()
	}, time.Minute, 20*time.Millisecond)
	decision, err = strict.Evaluate(t.Context(), inventory.Flows[0])
	blockedWith(t, "engine.other_revision", decision, err)
}

// The file server is gone: the servers go on with what they have, as long as they run.
func TestServersOutliveTheFileServer(t *testing.T) {
	t.Parallel()
	f := newFleet(t)
	inventory := acme(t, false)
	f.put(t, "law.tar.gz", lawOf(t, f.key))
	f.put(t, "register.tar.gz", registerOf(t, f.key, inventory))
	address := stock.Address(t)
	server := f.launch(t, address)
	server.Await(t)
	f.remove(t, "law.tar.gz")
	f.remove(t, "register.tar.gz")
	client := clientOf(t, inventory, []*stock.Server{server})
	decision, err := client.Evaluate(t.Context(), inventory.Flows[0])
	require.NoError(t, err)
	require.True(t, decision.Permits())
	server.Kill()
	server = f.launch(t, address)
	require.Eventually(t, server.Up, time.Minute, 20*time.Millisecond)
	decision, err = client.Evaluate(t.Context(), inventory.Flows[0])
	blockedWith(t, "engine.undefined", decision, err)
	status, _ := server.Try(t, http.MethodGet, "/health?bundles", nil)
	assert.Equal(t, http.StatusInternalServerError, status)
}
