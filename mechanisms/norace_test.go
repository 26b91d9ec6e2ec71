//go:build !race

package mechanisms_test

const underRace = false
