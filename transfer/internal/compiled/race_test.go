//go:build race

package compiled

import "testing"

// Alone leaves a long test of one goroutine to runs without the race detector.
func Alone(t *testing.T) {
	t.Helper()
	t.Skip("one goroutine alone has no race")
}
