package record_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/record"
	"github.com/stretchr/testify/require"
)

// Whatever is done to a chain, it is not taken for the one that was written. A line end more says nothing.
func FuzzVerify(f *testing.F) {
	lines, head := chained(f, 3)
	whole := strings.Join(lines, "")
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
		_, err = record.Replay(t.Context(), bytes.NewReader(log), engine(), inventory())
		require.NoError(t, err)
	})
}
