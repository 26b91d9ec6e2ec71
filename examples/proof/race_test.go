//go:build race

package proof_test

// underRace says that everything takes many times longer.
const underRace = true
