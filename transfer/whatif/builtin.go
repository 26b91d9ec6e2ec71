package whatif

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

//go:embed scenarios
var scenarios embed.FS

// BuiltIn returns a scenario that comes with the library, by its name in Names. Those about one party need ForParty.
func BuiltIn(name string) (Scenario, error) {
	text, err := scenarios.ReadFile("scenarios/" + path.Base(name) + ".yaml")
	if err != nil {
		return Scenario{}, fmt.Errorf("there is no built-in scenario %q; there are %s", name, strings.Join(Names(), ", "))
	}
	return Read(transfer.File{Name: name, Data: text})
}

// Names lists the built-in scenarios.
func Names() []string {
	files, err := fs.Glob(scenarios, "scenarios/*.yaml")
	if err != nil {
		return nil
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	return files
}

// ForParty returns the scenario with a party in every event that needs one and names none.
func (s Scenario) ForParty(id string) Scenario {
	own := make([]Event, len(s.Events))
	for i, e := range s.Events {
		if e.lacksParty() {
			e.Party = id
		}
		own[i] = e
	}
	s.Events = own
	return s
}

func (e Event) lacksParty() bool { return e.Party == "" && slices.Contains(forms[e.Do].needs, "party") }
