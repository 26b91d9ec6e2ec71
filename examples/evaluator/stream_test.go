package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	north = `{"id":"north-%d","exporter":{"party":"harbour-fr","role":"controller"},"importer":{"party":"harbour-no","role":"controller"}}`
	west  = `{"id":"west-%d","exporter":{"party":"harbour-fr","role":"controller"},"importer":{"party":"cloud-us","role":"processor"},"hr":false,"journalistic":false}`
)

func flowsFile(t *testing.T, lines ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "flows.ndjson")
	require.NoError(t, os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o600))
	return name
}

func TestAStreamOfFlowsIsDecidedLineByLine(t *testing.T) {
	file := flowsFile(t, fmt.Sprintf(north, 1), "", "  "+fmt.Sprintf(west, 2)+"  ", fmt.Sprintf(north, 3))
	code, out, errs := shell(t, "-format", "ndjson", "-flows", file, inventoryFile(t, harbour))
	assert.Zero(t, code, errs)
	var ids []string
	for line := range strings.Lines(out) {
		decision, err := transfer.ParseDecision([]byte(line))
		require.NoError(t, err)
		ids = append(ids, decision.Flow+" "+string(decision.Outcome))
		assert.Equal(t, "2026-11-23", decision.At.String(), "the date of the inventory")
	}
	assert.Equal(t, []string{"north-1 not_restricted", "west-2 blocked", "north-3 not_restricted"}, ids)
	assert.Empty(t, errs)

	standardInput = strings.NewReader(fmt.Sprintf(north, 1))
	defer func() { standardInput = os.Stdin }()
	code, out, _ = shell(t, "-format", "ndjson", "-flows", "-", "-at", "2025-01-31", "-check", inventoryFile(t, harbour))
	assert.Zero(t, code)
	decision, err := transfer.ParseDecision([]byte(out))
	require.NoError(t, err)
	assert.Equal(t, "2025-01-31", decision.At.String())
}

func TestAStreamedDecisionIsThatOfTheInventory(t *testing.T) {
	file := inventoryFile(t, harbour)
	_, want, _ := shell(t, "-format", "ndjson", file)
	inventory, err := (&call{files: []string{file}}).inventory()
	require.NoError(t, err)
	var lines []string
	for _, flow := range inventory.Flows {
		text, err := json.Marshal(flow)
		require.NoError(t, err)
		lines = append(lines, string(text))
	}
	_, got, _ := shell(t, "-format", "ndjson", "-flows", flowsFile(t, lines...), file)
	assert.Equal(t, want, got)
}

func TestABadLineEndsAStreamAndIsNamed(t *testing.T) {
	inventory := inventoryFile(t, harbour)
	for bad, says := range map[string]string{
		`{"id":"north-2"`: ":2: ", `{"id":"north-2","hr":"no"}`: ":2: ", `[]`: ":2: ", `{"id":"a","id":"a"}`: "duplicate_key",
		strings.Replace(fmt.Sprintf(north, 2), "harbour-no", "harbour-xx", 1): "flow north-2", strings.Repeat("x", longestLine+1): ":2: ",
	} {
		output := filepath.Join(t.TempDir(), "out.ndjson")
		code, _, errs := shell(t, "-format", "ndjson", "-o", output, "-flows", flowsFile(t, fmt.Sprintf(north, 1), bad, fmt.Sprintf(north, 3)), inventory)
		assert.Equal(t, badUsage, code, "%.40s", bad)
		assert.Contains(t, errs, says)
		assert.NoFileExists(t, output)
		left, err := os.ReadDir(filepath.Dir(output))
		require.NoError(t, err)
		assert.Empty(t, left, "nothing is left behind")
	}
	for _, args := range [][]string{{"-flows", "x"}, {"-format", "ndjson", "-flows", "x", "-flow", "north"}, {"-format", "ndjson", "-flows", "no-such-file"}} {
		code, out, errs := shell(t, append(args, inventory)...)
		assert.Equal(t, badUsage, code)
		assert.Empty(t, out)
		assert.Contains(t, errs, "-flows")
	}
}

func TestCheckAndBaselineHoldForAStreamToo(t *testing.T) {
	inventory, file := inventoryFile(t, harbour), flowsFile(t, fmt.Sprintf(north, 1), fmt.Sprintf(west, 2))
	baseline := filepath.Join(t.TempDir(), "known.ndjson")
	code, _, _ := shell(t, "-format", "ndjson", "-flows", file, "-check", "-o", baseline, inventory)
	assert.Equal(t, blocked, code)
	code, _, _ = shell(t, "-format", "ndjson", "-flows", file, "-check", "-baseline", baseline, inventory)
	assert.Equal(t, evaluated, code)
}

// endless writes flows for as long as somebody reads, and notes how much memory is in use on the way.
type endless struct {
	left, number int
	line         bytes.Buffer
	heaps        []uint64
}

func (e *endless) Read(p []byte) (int, error) {
	for e.line.Len() < len(p) && e.left > 0 {
		e.left--
		e.number++
		fmt.Fprintf(&e.line, west+"\n", e.number)
		if e.number%500 == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			e.heaps = append(e.heaps, m.HeapAlloc)
		}
	}
	return e.line.Read(p)
}

func TestAStreamOfAnyLengthTakesTheSameMemory(t *testing.T) {
	source := &endless{left: 4000}
	standardInput = source
	defer func() { standardInput = os.Stdin }()
	file := filepath.Join(t.TempDir(), "out.ndjson")
	code, _, errs := shell(t, "-format", "ndjson", "-flows", "-", "-o", file, inventoryFile(t, harbour))
	require.Zero(t, code, errs)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, 4000, bytes.Count(text, []byte("\n")))
	first, last := source.heaps[1], source.heaps[len(source.heaps)-1]
	assert.Less(t, last, first+4<<20, "%v", source.heaps)
}

func TestProgressIsShownWhereItIsAskedFor(t *testing.T) {
	var out bytes.Buffer
	for _, c := range []struct {
		asked bool
		total int
		want  string
	}{{false, 10, ""}, {true, 10, "5 of 10 flows decided\n"}, {true, 0, "5 flows decided\n"}} {
		out.Reset()
		p := newProgress(&out, c.total, c.asked)
		p.step(1) // it has not taken long
		p.next = time.Now()
		p.step(5)
		p.step(6)
		p.done()
		assert.Equal(t, c.want, out.String())
	}
	out.Reset()
	p := &progress{to: &out, terminal: true, total: 3, every: time.Hour, next: time.Now()}
	p.step(2)
	p.step(3)
	p.done()
	assert.Equal(t, "\r2 of 3 flows decided\r"+strings.Repeat(" ", 40)+"\r", out.String())
	code, _, errs := shell(t, "-progress", inventoryFile(t, harbour))
	assert.Zero(t, code)
	assert.Empty(t, errs, "too quick to tell")
}
