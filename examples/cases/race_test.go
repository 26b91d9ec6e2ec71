//go:build race

package cases_test

// underRace says that the library is watched, and not what servers answer: they are other processes.
const underRace = true
