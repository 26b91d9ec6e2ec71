package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// uncertified is the example without the certificate on which crm relies.
func uncertified(t *testing.T) string {
	t.Helper()
	before, after, found := strings.Cut(example(t), "    certifications:\n")
	require.True(t, found)
	_, after, found = strings.Cut(after, "\n")
	require.True(t, found)
	return before + after
}

func TestUnderLoadNothingIsAllowedThatShouldNotBe(t *testing.T) {
	dir := folder(t, example(t))
	records := filepath.Join(t.TempDir(), "records.jsonl")
	r := start(t, nil, "-poll", "1ms", "-records", records, dir)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
	defer client.CloseIdleConnections()
	ask := func(flow string) (bool, bool) {
		response, err := client.Post(r.url+"/access/v1/evaluation", "application/json", strings.NewReader(question(flow)))
		if !assert.NoError(t, err) {
			return false, false
		}
		defer response.Body.Close()
		var body bytes.Buffer
		_, err = body.ReadFrom(response.Body)
		assert.NoError(t, err)
		return permitted(t, response.StatusCode, body.String()), response.StatusCode == http.StatusOK
	}
	stop := make(chan struct{})
	var askers sync.WaitGroup
	for n := range 8 {
		askers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				flow := []string{"crm", "staff", "tickets"}[n%3]
				allowed, answered := ask(flow)
				assert.True(t, answered)
				if flow != "crm" {
					assert.False(t, allowed, flow)
				}
			}
		})
	}
	for i := range 12 {
		before := r.engine.Health().Number
		next, want := uncertified(t), false
		if i%2 == 1 {
			next, want = example(t), true
		}
		put(t, dir, next)
		require.Eventually(t, func() bool { return r.engine.Health().Number > before }, time.Minute, time.Millisecond)
		allowed, answered := ask("crm")
		assert.True(t, answered)
		assert.Equal(t, want, allowed, "once a change is taken nothing is answered from before")
	}
	close(stop)
	askers.Wait()
	require.NoError(t, r.end())

	// Every answer is in the records, which are whole, and each is what its register gives.
	text, err := os.ReadFile(records)
	require.NoError(t, err)
	end := r.journal.head()
	v, err := record.Verify(bytes.NewReader(text), record.Genesis("gateway"), &end)
	require.NoError(t, err)
	assert.Empty(t, v.Breaks)
	assert.True(t, v.Closed)
	same := 0
	for _, inventory := range []string{example(t), uncertified(t)} {
		inv, err := transfer.ReadInventory(transfer.File{Data: []byte(inventory)})
		require.NoError(t, err)
		engine, err := transfer.New(t.Context(), inv)
		require.NoError(t, err)
		out, err := record.Replay(t.Context(), bytes.NewReader(text), engine, inv)
		require.NoError(t, err)
		assert.Empty(t, out.Differences)
		assert.NotZero(t, out.Same)
		for _, s := range out.Skipped {
			assert.Equal(t, record.OtherRegister, s.Reason)
		}
		same += out.Same
	}
	assert.Equal(t, v.Events, same)
}

func TestABadChangeLeavesTheLastGoodStateInUse(t *testing.T) {
	dir := folder(t, example(t))
	r := start(t, nil, "-poll", "1ms", dir)
	for _, bad := range []string{"version: 1\nversion: 1\n", "", example(t) + "  - {id: broken}\n", strings.Replace(example(t), "Harbour Group", "Harbour\x00", 1)} {
		put(t, dir, bad)
		require.Eventually(t, func() bool {
			status, body := r.get(t, "/readyz")
			return status == http.StatusOK && strings.Contains(body, `"failing":true`)
		}, time.Minute, time.Millisecond, bad)
		status, body := r.post(t, "/access/v1/evaluation", question("crm"))
		assert.True(t, permitted(t, status, body))
		put(t, dir, example(t)+"# again\n")
		require.Eventually(t, func() bool {
			_, body := r.get(t, "/readyz")
			return strings.Contains(body, `"failing":false`)
		}, time.Minute, time.Millisecond)
		put(t, dir, example(t))
	}
	assert.Contains(t, r.log.String(), "the last good state stays")
	require.NoError(t, r.end())
}

func TestALawThatIsTooOldAnswersNothing(t *testing.T) {
	r := start(t, func(c *config) {
		c.now = func() time.Time { return time.Date(2027, time.December, 1, 0, 0, 0, 0, time.UTC) }
	}, "-law-block", "90")
	status, body := r.get(t, "/readyz")
	assert.Equal(t, http.StatusServiceUnavailable, status)
	assert.Contains(t, body, "engine.law_stale")
	status, body = r.post(t, "/access/v1/evaluation", question("crm"))
	assert.Equal(t, http.StatusInternalServerError, status)
	assert.Contains(t, body, "[engine.law_stale]")
	assert.False(t, permitted(t, status, body))
	require.NoError(t, r.end())
}
