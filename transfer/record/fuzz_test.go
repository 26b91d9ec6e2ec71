package record_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/require"
)

// Whatever is done to a chain, it is not taken for the one that was written. A line end more says nothing.
func FuzzVerify(f *testing.F) {
	var log bytes.Buffer
	c := chain(f, &log)
	for _, id := range []string{"one", "two", "three"} {
		require.NoError(f, c.Record(f.Context(), record.Event{DecisionID: id, Path: record.Path, Timestamp: noon(), Result: "allowed"}))
	}
	head, whole := c.Head(), log.String()
	lines := slices.Collect(strings.Lines(whole))
	f.Add([]byte(whole))
	f.Add([]byte(whole + lines[1]))
	f.Add([]byte(lines[0] + lines[2]))
	f.Add([]byte(lines[1] + lines[0] + lines[2]))
	f.Add([]byte(whole[:len(whole)-1]))
	f.Add([]byte(strings.Replace(whole, "allowed", "blocked", 1)))
	f.Add([]byte("{\"custom\":{\"chain\":{\"sequence\":1}}}\n"))
	f.Fuzz(func(t *testing.T, log []byte) {
		v, err := record.Verify(bytes.NewReader(log), genesis, &head)
		require.NoError(t, err)
		same := strings.Join(strings.FieldsFunc(string(log), func(r rune) bool { return r == '\n' }), "\n")+"\n" == whole
		require.Equal(t, same && bytes.HasSuffix(log, []byte("\n")), v.Closed && len(v.Breaks) == 0)
	})
}
