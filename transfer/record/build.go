package record

import (
	"runtime/debug"
	"sync"

	"github.com/open-policy-agent/opa/v1/version"
)

const module = "github.com/chapterv/chapterv"

// thisBuild says which version of the module, as far as its build says, and of OPA a process runs.
var thisBuild = sync.OnceValue(func() Engine {
	e := Engine{Version: "unknown", OPA: version.Version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return e
	}
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == module && m.Version != "" {
			e.Version = m.Version
		}
	}
	return e
})
