package transfer

import (
	"fmt"
	"strconv"
	"sync"

	"github.com/hashicorp/go-version"
	"go.yaml.in/yaml/v3"
)

// InventoryVersions says which versions of the inventory format these rules run with.
const InventoryVersions = ">= 1, < 2"

var runsWith = sync.OnceValue(func() version.Constraints {
	return version.MustConstraints(version.NewConstraint(InventoryVersions))
})

func (c *checker) version(number int, n *yaml.Node, path string) (any, bool) {
	v, err := version.NewVersion(strconv.Itoa(number))
	if err != nil || !runsWith().Check(v) {
		message := fmt.Sprintf("version %d is not one these rules run with (%s)", number, InventoryVersions)
		c.fault(FaultVersion, c.at(n), path, message, "")
		return nil, false
	}
	return number, true
}
