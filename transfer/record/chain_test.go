package record_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var genesis = record.Genesis("test")

// chained records n decisions and returns the lines and the end of the chain.
func chained(t testing.TB, n int) ([]string, record.Head) {
	t.Helper()
	var log bytes.Buffer
	c := chain(t, &log)
	r := newRecorder(t, engine(), c, numbered())
	for range n {
		_, err := r.Evaluate(t.Context(), flow(t, "crm"))
		require.NoError(t, err)
	}
	return slices.Collect(strings.Lines(log.String())), c.Head()
}

func verified(t *testing.T, lines []string, end *record.Head) record.Verification {
	t.Helper()
	v, err := record.Verify(strings.NewReader(strings.Join(lines, "")), genesis, end)
	require.NoError(t, err)
	return v
}

// kinds shortens breaks to kind and line.
func kinds(v record.Verification) []string {
	var list []string
	for _, b := range v.Breaks {
		list = append(list, strings.SplitAfterN(b.String(), ": ", 3)[0]+b.Kind)
	}
	return list
}

func TestAChainThatNobodyTouchedIsWhole(t *testing.T) {
	lines, head := chained(t, 4)
	for _, end := range []*record.Head{nil, &head} {
		v := verified(t, lines, end)
		assert.Empty(t, v.Breaks)
		assert.Equal(t, 4, v.Events)
		assert.Equal(t, head, v.Head)
		assert.Equal(t, end != nil, v.Closed)
	}
	assert.EqualValues(t, 4, head.Sequence)
	v := verified(t, nil, &genesis)
	assert.Empty(t, v.Breaks)
	assert.True(t, v.Closed, "an empty chain ends where it begins")
	for _, line := range lines {
		assert.True(t, json.Valid([]byte(line)))
	}

	_, earlier := chained(t, 2)
	v = verified(t, lines, &earlier)
	assert.Empty(t, v.Breaks, "an end that was kept before more was written")
	assert.False(t, v.Closed)
}

// rewritten replaces the end of a line's digest chain as somebody would who can compute digests.
func rewritten(t *testing.T, line, old, new string) string {
	t.Helper()
	require.Contains(t, line, old)
	var log bytes.Buffer
	var e record.Event
	require.NoError(t, json.Unmarshal([]byte(strings.Replace(line, old, new, 1)), &e))
	c, err := record.Chain(&log, record.Head{Sequence: e.Custom.Chain.Sequence - 1, Digest: e.Custom.Chain.Previous})
	require.NoError(t, err)
	require.NoError(t, c.Record(t.Context(), e))
	return strings.TrimPrefix(log.String(), "\n")
}

func TestABrokenChainSaysWhere(t *testing.T) {
	good, head := chained(t, 6)
	for name, c := range map[string]struct {
		touch func(lines []string) []string
		end   *record.Head
		want  []string
		end2  bool // the file still reaches its end
	}{
		"a changed letter": {func(l []string) []string { l[2] = strings.Replace(l[2], "allowed", "blocked", 1); return l }, nil, []string{"line 3: changed"}, false},
		"a changed space":  {func(l []string) []string { l[2] = strings.Replace(l[2], ":", ": ", 1); return l }, nil, []string{"line 3: changed"}, false},
		"a changed digest": {func(l []string) []string {
			l[2] = strings.Replace(l[2], `"digest":"sha256:`, `"digest":"sha256:0`, 1)
			return l
		}, nil, []string{"line 3: changed"}, false},
		"no JSON any more":      {func(l []string) []string { l[2] = "{" + l[2]; return l }, nil, []string{"line 3: changed"}, false},
		"the first changed":     {func(l []string) []string { l[0] = strings.Replace(l[0], "allowed", "blocked", 1); return l }, nil, []string{"line 1: changed"}, false},
		"the last changed":      {func(l []string) []string { l[5] = strings.Replace(l[5], "allowed", "blocked", 1); return l }, &head, []string{"line 6: changed"}, false},
		"written anew":          {func(l []string) []string { l[2] = rewritten(t, l[2], "allowed", "blocked"); return l }, nil, []string{"line 3: changed"}, false},
		"the last written anew": {func(l []string) []string { l[5] = rewritten(t, l[5], "allowed", "blocked"); return l }, &head, []string{"line 6: changed"}, false},
		"one missing":           {func(l []string) []string { return slices.Delete(l, 2, 3) }, nil, []string{"line 3: missing"}, false},
		"several missing":       {func(l []string) []string { return slices.Delete(l, 1, 4) }, nil, []string{"line 2: missing"}, false},
		"the first missing":     {func(l []string) []string { return l[1:] }, nil, []string{"line 1: missing"}, false},
		"two exchanged":         {func(l []string) []string { l[2], l[3] = l[3], l[2]; return l }, nil, []string{"line 3: moved", "line 4: moved"}, false},
		"the last moved up":     {func(l []string) []string { return append([]string{l[5]}, l[:5]...) }, nil, nil, false},
		"one twice":             {func(l []string) []string { return slices.Insert(l, 3, l[2]) }, nil, []string{"line 4: duplicated"}, false},
		"one twice, later":      {func(l []string) []string { return append(l, l[1]) }, nil, []string{"line 7: duplicated"}, false},
		"the end cut off":       {func(l []string) []string { return l[:4] }, &head, []string{"line 5: truncated"}, false},
		"everything cut off":    {func(l []string) []string { return nil }, &head, []string{"line 1: truncated"}, false},
		"cut within a line":     {func(l []string) []string { l[5] = l[5][:40]; return l }, &head, []string{"line 6: torn", "line 6: truncated"}, false},
		"another chain":         {func([]string) []string { return strangers(t) }, nil, []string{"line 1: foreign"}, false},
		"not a log":             {func([]string) []string { return []string{"hello\n"} }, &head, []string{"line 1: torn", "line 1: truncated"}, false},
		"two at once": {func(l []string) []string {
			l[1] = strings.Replace(l[1], "allowed", "blocked", 1)
			return slices.Delete(l, 3, 4)
		}, nil, []string{"line 2: changed", "line 4: missing"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			v := verified(t, c.touch(slices.Clone(good)), c.end)
			require.NotEmpty(t, v.Breaks)
			if c.want != nil {
				assert.Equal(t, c.want, kinds(v))
			}
			assert.False(t, v.Closed)
		})
	}
	v := verified(t, good[:4], nil)
	assert.Empty(t, v.Breaks, "without its end, a chain that was cut looks whole")
	assert.False(t, v.Closed)
}

func strangers(t *testing.T) []string {
	t.Helper()
	var log bytes.Buffer
	c, err := record.Chain(&log, record.Genesis("another"))
	require.NoError(t, err)
	_, err = newRecorder(t, engine(), c).Evaluate(t.Context(), flow(t, "crm"))
	require.NoError(t, err)
	return slices.Collect(strings.Lines(log.String()))
}

// Every byte that is changed is found, and on its own line.
func TestEveryChangedByteIsFound(t *testing.T) {
	lines, head := chained(t, 3)
	for at := 0; at < len(lines[1])-1; at += 13 {
		touched := slices.Clone(lines)
		line := []byte(touched[1])
		line[at] ^= 1
		if line[at] == '\n' {
			continue
		}
		touched[1] = string(line)
		v := verified(t, touched, &head)
		require.Len(t, v.Breaks, 1, "byte %d", at)
		require.Equal(t, 2, v.Breaks[0].Line, "byte %d", at)
	}
}

func TestAChainGoesOnInTheNextFile(t *testing.T) {
	first, head := chained(t, 3)
	var more bytes.Buffer
	c, err := record.Chain(&more, head)
	require.NoError(t, err)
	_, err = newRecorder(t, engine(), c).Evaluate(t.Context(), flow(t, "crm"))
	require.NoError(t, err)
	end := c.Head()
	v, err := record.Verify(strings.NewReader(more.String()), head, &end)
	require.NoError(t, err)
	assert.Empty(t, v.Breaks)
	assert.True(t, v.Closed)
	v = verified(t, append(first, more.String()), &end)
	assert.Empty(t, v.Breaks)
	assert.True(t, v.Closed)
	v = verified(t, append(first, `{"half`, more.String()), &end)
	assert.Equal(t, []string{"line 4: torn"}, kinds(v), "a line that broke off is told from what came after it")

	for _, from := range []record.Head{{}, {Sequence: 3}, {Sequence: 3, Digest: "sha256:00"}} {
		_, err := record.Chain(&more, from)
		assert.Error(t, err)
	}
	_, err = record.Chain(nil, genesis)
	assert.Error(t, err)
}

// A write that failed leaves at most a torn line, or one whose number comes again; the chain goes on behind it.
func TestAChainGoesOnAfterAWriteThatFailed(t *testing.T) {
	for name, c := range map[string]struct {
		keep func(int) int
		want []string
	}{
		"with nothing":         {func(int) int { return 0 }, nil},
		"with half a line":     {func(n int) int { return n / 2 }, []string{"line 2: torn"}},
		"with all but its end": {func(n int) int { return n - 1 }, []string{"line 3: duplicated"}},
		"with all of the line": {func(n int) int { return n }, []string{"line 4: duplicated"}},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			n := 0
			sink := chain(t, writes(func(p []byte) (int, error) {
				if n++; n == 2 {
					log.Write(p[:c.keep(len(p))])
					return c.keep(len(p)), errFull
				}
				return log.Write(p)
			}))
			r := newRecorder(t, engine(), sink, numbered())
			for i := range 4 {
				decision, err := r.Evaluate(t.Context(), flow(t, "crm"))
				assert.Equal(t, i == 1, err != nil)
				assert.Equal(t, i != 1, decision.Permits())
			}
			end := sink.Head()
			assert.EqualValues(t, 3, end.Sequence)
			v := verified(t, slices.Collect(strings.Lines(log.String())), &end)
			assert.Equal(t, c.want, kinds(v))
			assert.True(t, v.Closed)
		})
	}
}

// The order of the chain is the order of the lines, however many ask at once.
func TestManyRecordAtOnce(t *testing.T) {
	var log bytes.Buffer
	sink := chain(t, &log)
	r := newRecorder(t, engine(), sink)
	var callers sync.WaitGroup
	for range 16 {
		callers.Go(func() {
			for range 10 {
				_, err := r.Evaluate(t.Context(), flow(t, "crm"))
				assert.NoError(t, err)
			}
		})
	}
	callers.Wait()
	end := sink.Head()
	v := verified(t, slices.Collect(strings.Lines(log.String())), &end)
	assert.Empty(t, v.Breaks)
	assert.Equal(t, 160, v.Events)
	assert.True(t, v.Closed)
	replayed, err := record.Replay(t.Context(), &log, engine(), inventory())
	require.NoError(t, err)
	assert.Equal(t, 160, replayed.Same)
}
