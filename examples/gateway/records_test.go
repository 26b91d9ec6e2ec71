package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheChainOfRecordsGoesOnAfterARestart(t *testing.T) {
	records := filepath.Join(t.TempDir(), "records.jsonl")
	var end record.Head
	for n := range 3 {
		r := start(t, nil, "-records", records)
		for _, flow := range []string{"crm", "tickets"} {
			r.post(t, "/access/v1/evaluation", question(flow))
		}
		require.NoError(t, r.end())
		end = r.journal.head()
		assert.EqualValues(t, 2*(n+1), end.Sequence)
		assert.Contains(t, r.log.String(), end.Digest, "the end of the chain is said, to be kept apart")
		if n == 1 { // the machine fails while a line is written
			file, err := os.OpenFile(records, os.O_WRONLY|os.O_APPEND, 0o600)
			require.NoError(t, err)
			_, err = io.WriteString(file, `{"labels":{"app":`)
			require.NoError(t, err)
			require.NoError(t, file.Close())
		}
	}
	text, err := os.ReadFile(records)
	require.NoError(t, err)
	v, err := record.Verify(bytes.NewReader(text), record.Genesis("gateway"), &end)
	require.NoError(t, err)
	assert.True(t, v.Closed)
	require.Len(t, v.Breaks, 1)
	assert.Equal(t, record.Torn, v.Breaks[0].Kind)

	require.NoError(t, os.WriteFile(records, bytes.Replace(text, []byte("allowed"), []byte("blocked"), 1), 0o600))
	c, err := parse([]string{"-records", records}, io.Discard)
	require.NoError(t, err)
	_, err = newService(t.Context(), c, io.Discard, slog.New(slog.DiscardHandler))
	assert.ErrorContains(t, err, "changed", "no chain goes on that somebody touched")
}

func TestCatalogueRow87WhatCannotBeRecordedIsNotAnswered(t *testing.T) {
	arrived := 0
	r := start(t, nil, "-records", filepath.Join(t.TempDir(), "records.jsonl"), "-upstream", upstream(t, func(*http.Request) { arrived++ }))
	require.NoError(t, r.journal.file.Close())
	for range 2 {
		status, body := r.post(t, "/access/v1/evaluation", question("crm"))
		assert.Equal(t, http.StatusInternalServerError, status)
		assert.Contains(t, body, "[engine.record_failed]")
		assert.False(t, permitted(t, status, body))
		status, body = r.post(t, "/access/v1/evaluations", `{"evaluations": [`+question("crm")+`]}`)
		assert.Equal(t, http.StatusOK, status)
		assert.Contains(t, body, `{"decision":false,"context":{"error":`)
		status, body = r.get(t, "/flows/crm/customers")
		assert.Equal(t, http.StatusServiceUnavailable, status)
		assert.Contains(t, body, `"code":"engine.record_failed"`)
	}
	assert.Zero(t, arrived)
	assert.Error(t, r.end(), "the file was closed already")
}

func TestRunServesUntilItIsTold(t *testing.T) {
	var out, errs sink
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"-address", "127.0.0.1:0", "-today=false"}, &out, &errs) }()
	require.Eventually(t, func() bool { return strings.Contains(errs.String(), "url=") }, time.Minute, time.Millisecond)
	_, after, _ := strings.Cut(errs.String(), "url=")
	r := &running{url: strings.TrimSpace(after)}
	status, body := r.post(t, "/access/v1/evaluation", question("tickets"))
	assert.Equal(t, http.StatusOK, status)
	assert.False(t, permitted(t, status, body))
	cancel()
	require.NoError(t, <-ended)
	assert.Contains(t, out.String(), `"path":"transfer/decision"`, "records are lines of standard output")
	assert.Equal(t, 1, strings.Count(out.String(), "\n"))
}

func TestWhatCannotBeServedIsSaidAtOnce(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.yaml")
	require.NoError(t, os.WriteFile(bad, []byte("version: 1\n"), 0o600))
	for says, args := range map[string][]string{
		"above zero":                     {"-timeout", "0"},
		"-monitor is about an -upstream": {"-monitor"},
		"no URL of a server":             {"-upstream", "localhost"},
		"needs -seal":                    {"-law", "law.tar.gz"},
		"no such file":                   {filepath.Join(dir, "none.yaml")},
		"organisation: is required":      {bad},
		"there is no inventory":          {t.TempDir()},
		"two files are named bad.yaml":   {bad, bad},
		"flags come first":               {bad, "-monitor"},
		"not that of a decision point":   {"-url", "gateway"},
		"is a directory":                 {"-records", dir},
		"not defined":                    {"-nothing"},
	} {
		err := run(t.Context(), append([]string{"-address", "127.0.0.1:0"}, args...), io.Discard, io.Discard)
		assert.ErrorContains(t, err, says)
	}
}

func TestFilesFromAnywhereAreOneInventory(t *testing.T) {
	text := example(t)
	parties, flows, _ := strings.Cut(text, "flows:\n")
	first, second := filepath.Join(t.TempDir(), "parties.yaml"), filepath.Join(t.TempDir(), "flows.yaml")
	require.NoError(t, os.WriteFile(first, []byte(parties), 0o600))
	require.NoError(t, os.WriteFile(second, []byte("version: 1\nflows:\n"+flows), 0o600))
	r := start(t, nil, "-poll", "1ms", first, second)
	status, body := r.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body))
	require.NoError(t, os.WriteFile(first, []byte(strings.Replace(parties, "status: active", "status: removed", 1)), 0o600))
	require.Eventually(t, func() bool {
		status, body := r.post(t, "/access/v1/evaluation", question("crm"))
		return !permitted(t, status, body)
	}, time.Minute, time.Millisecond)
	require.NoError(t, r.end())
}

// Two gateways that append to one file would fork its chain. The one that finds that it is not alone answers nothing more.
func TestOneFileOfRecordsHasOneWriter(t *testing.T) {
	name := filepath.Join(t.TempDir(), "records.jsonl")
	first := start(t, nil, "-records", name)
	second := start(t, nil, "-records", name)
	status, body := first.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body))
	status, body = second.post(t, "/access/v1/evaluation", question("crm"))
	assert.Equal(t, http.StatusInternalServerError, status)
	assert.Contains(t, body, "engine.record_failed")
	status, body = first.post(t, "/access/v1/evaluation", question("crm"))
	assert.True(t, permitted(t, status, body))
	require.NoError(t, second.end())
	require.NoError(t, first.end())

	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	chain, err := record.Verify(file, record.Genesis("gateway"), nil)
	require.NoError(t, err)
	assert.Empty(t, chain.Breaks)
	assert.Equal(t, 2, chain.Events)
}
