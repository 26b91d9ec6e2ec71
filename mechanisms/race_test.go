//go:build race

package mechanisms_test

// underRace says that tests are slow and that only what goroutines share is of interest, which rules do not.
const underRace = true
