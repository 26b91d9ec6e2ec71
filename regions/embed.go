package regions

import (
	"embed"
	"encoding/json"
	"sync"
)

// FS holds the Rego packages below the root regions, their tests and their records, by path within this folder.
//
//go:embed areas lib territories
var FS embed.FS

type territoryRecord struct {
	Kind       string    `json:"kind"`
	Name       string    `json:"name"`
	Parent     Territory `json:"parent"`
	ListedWith Territory `json:"listed_with"`
	Meant      Territory `json:"meant"`
}

type areaRecord struct {
	Title   string                     `json:"title"`
	Members map[Territory][]Membership `json:"members"`
}

var (
	territories = sync.OnceValue(func() map[Territory]territoryRecord {
		return records[Territory, territoryRecord]("territories/data.json")
	})
	areas = sync.OnceValue(func() map[string]areaRecord {
		return records[string, areaRecord]("areas/data.json")
	})
)

// records reads a file that the package's tests have read: that it cannot fail is a property of the build.
func records[K comparable, V any](path string) map[K]V {
	text, err := FS.ReadFile(path)
	if err != nil {
		panic(err)
	}
	var file struct {
		Records map[K]V `json:"records"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		panic(err)
	}
	return file.Records
}
