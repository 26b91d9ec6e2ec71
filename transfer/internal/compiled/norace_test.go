//go:build !race

package compiled

import "testing"

// Alone does nothing: the race detector is off.
func Alone(*testing.T) {}
