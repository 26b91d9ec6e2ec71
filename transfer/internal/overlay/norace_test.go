//go:build !race

package overlay_test

const underRace = false
