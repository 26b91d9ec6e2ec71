package transfer

import (
	"encoding/json"
	"io/fs"
	"testing/fstest"
)

// Amendment changes records of the law for one engine: for an organisation that maintains its own records or reads an act
// otherwise, and for asking what if. It changes data and no rule, and every decision under it names it, in its revision and as
// the warning law.amended.
type Amendment struct {
	// ID is unique among the amendments of an engine: [a-z0-9][a-z0-9._-]*.
	ID string `json:"id"`
	// Reason says why, and Owner who answers for it. Both are required.
	Reason string `json:"reason"`
	Owner  string `json:"owner"`
	// Records holds, by the place of a record such as mechanisms/eu_gdpr/dpf/records/eu-us-dpf, the JSON merge patch (RFC 7396)
	// for it: null removes, and a record that is not there yet is added. The folder must hold records already. What comes out must
	// be a record as the project writes them, with an authority and days that make sense.
	Records map[string]json.RawMessage `json:"records"`
}

// WithAmendments has the engine decide under amended records of the law. Amendments apply in their order. New errs with an
// *InputError, every fault at once, if one of them cannot be applied. The rules and the new records are compiled once for each
// set of amendments, which takes as long as the first engine of a process.
func WithAmendments(amendments ...Amendment) Option {
	return func(e *Engine) { e.amendments = append(e.amendments, amendments...) }
}

// AmendedLaw returns the rules and records of this build under amendments by their path in the repository, tests left out, with
// the list of the amendments in transfer/amendments/data.json: a stock OPA server that loads them decides as an engine with the
// same amendments does. It errs as New does.
func AmendedLaw(amendments ...Amendment) (fs.FS, error) {
	files, err := lawFiles()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	changed, err := amend(files, amendments)
	if err != nil {
		return nil, err
	}
	tree := fstest.MapFS{}
	for name, text := range changed {
		tree[name] = &fstest.MapFile{Data: text}
	}
	return tree, nil
}
