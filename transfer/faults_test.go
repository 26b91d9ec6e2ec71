package transfer_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

// row is one row of the catalogue of bad input and faults.
type row struct {
	number int
	words  string
	test   func(*testing.T)
}

// Whatever goes wrong ends in a decision that blocks, or in a refusal to load, with a code that says which. One row of
// the catalogue is one test: go test ./transfer -run TestCatalogueOfFaults/06
func TestCatalogueOfFaults(t *testing.T) {
	var numbers []int
	for _, rows := range [][]row{callRows, flowRows, timeRows, engineRows, overlayRows} {
		for _, r := range rows {
			numbers = append(numbers, r.number)
			t.Run(fmt.Sprintf("%02d %s", r.number, r.words), r.test)
		}
	}
	want := []int{88} // an engine nobody made
	for number := 1; number <= 70; number++ {
		want = append(want, number)
	}
	assert.ElementsMatch(t, want, numbers, "every row of a surface that there is, once")
}
