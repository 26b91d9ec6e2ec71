//go:build race

package overlay_test

// underRace says that everything takes many times longer.
const underRace = true
