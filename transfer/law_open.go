package transfer

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
	"testing/fstest"

	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/transfer/internal/memo"
	"github.com/chapterv/chapterv/transfer/internal/overlay"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Law is a policy set, rules and records, ready for engines. It is immutable and safe for concurrent use; any number of engines
// share what was compiled. The zero Law is none.
type Law struct{ of *law }

// OpenLaw makes ready the policy set in a tree with the four roots transfer, policies, mechanisms and regions, such as the files of
// a verified bundle or the folder of a checkout. It errs with an *InputError that names file, line and reason of every fault if
// the tree is anything else: a file that OPA would pass over or read differently, rules that do not compile under the capabilities and
// schemas of this build, a path that leads nowhere, an entrypoint that is not exactly a decision, rules that do not block an empty question.
//
// Whether a tree is to be trusted is not asked here: what comes from outside goes through [bundle.Open] first.
//
// [bundle.Open]: https://pkg.go.dev/github.com/chapterv/chapterv/transfer/bundle#Open
func OpenLaw(tree fs.FS) (*Law, error) {
	if tree == nil {
		return nil, ErrBadCall
	}
	o := &opening{modules: map[string]*ast.Module{}, records: map[string]any{}}
	files := o.read(tree)
	if err := o.err(); err != nil {
		return nil, err
	}
	digest := digestOf(files)
	own, err := embedded()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	if own.digest == digest {
		return &Law{own}, nil
	}
	next := &law{records: o.records, digest: digest, days: o.days(files), opened: newOpened(files, o.version)}
	next.program = sync.OnceValues(next.compileRules)
	if next.compiler, err = o.compile(); err != nil {
		return nil, err
	}
	if err := o.sound(next); err != nil {
		return nil, err
	}
	return &Law{next}, nil
}

// WithLaw has the engine decide under a law that was opened, in place of that of this build. Amendments apply to its records. What
// the catalogue says of an engine remains that of this build. New errs with ErrBadCall if the law is none.
func WithLaw(law *Law) Option {
	return func(e *Engine) {
		if e.law = law; law == nil {
			e.law = &Law{}
		}
	}
}

// Revision returns what the answers under this law name.
func (l *Law) Revision() Revision {
	if l == nil || l.of == nil {
		return Revision{}
	}
	return l.of.revision(l.of.digest)
}

// rules are those of the law, or of this build where none is given.
func (l *Law) rules() (*law, error) {
	switch {
	case l == nil:
		own, err := embedded()
		if err != nil {
			return nil, ErrFailed.Because(err)
		}
		return own, nil
	case l.of == nil:
		return nil, ErrBadCall
	default:
		return l.of, nil
	}
}

// openedLaw is what a law was opened from.
type openedLaw struct {
	files  map[string][]byte
	ground func() (overlay.Ground, error)
}

func newOpened(files map[string][]byte, version string) *openedLaw {
	return &openedLaw{files: files, ground: sync.OnceValues(func() (overlay.Ground, error) {
		tree := fstest.MapFS{}
		for name, text := range files {
			tree[name] = &fstest.MapFile{Data: text}
		}
		regions, err := fs.Sub(tree, "regions")
		if err != nil {
			return overlay.Ground{}, err
		}
		if version == "" {
			version = policies.Version
		}
		return newGround(version, regions)
	})}
}

// files are the rules and records by their path in the repository. The map is the caller's.
func (l *law) files() (map[string][]byte, error) {
	if l.opened == nil {
		return lawFiles()
	}
	return maps.Clone(l.opened.files), nil
}

// ground is what overlay packs stand on.
func (l *law) ground() (overlay.Ground, error) {
	if l.opened == nil {
		return groundOfPacks()
	}
	return l.opened.ground()
}

// revision is what answers name, with the digest that they have.
func (l *law) revision(digest string) Revision {
	r := Revision{Policies: digest, Amended: []string{}, Preference: []Mechanism{}}
	r.Law, _ = valueAt(l.records, "transfer", "report", "records", "law", "reviewed").(string)
	amended, _ := valueAt(l.records, "transfer", "amendments", "records").(map[string]any)
	r.Amended = slices.AppendSeq(r.Amended, maps.Keys(amended))
	slices.Sort(r.Amended)
	return r
}

// ownOrder is the order in which mechanisms are tried where it is not the default of the law, else nothing.
func (l *law) ownOrder(preferred []Mechanism) []Mechanism {
	terms, _ := valueAt(l.records, "transfer", "input", "records", "mechanism", "terms").([]any)
	var order, standard []Mechanism
	for _, term := range terms {
		mechanism, _ := term.(string)
		standard = append(standard, Mechanism(mechanism))
	}
	for _, mechanism := range slices.Concat(preferred, standard) {
		if slices.Contains(standard, mechanism) && !slices.Contains(order, mechanism) {
			order = append(order, mechanism)
		}
	}
	if slices.Equal(order, standard) {
		return []Mechanism{}
	}
	return order
}

// valueAt is the value at a path of records, nil where it leads nowhere.
func valueAt(value any, path ...string) any {
	for _, key := range path {
		fields, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = fields[key]
	}
	return value
}

// days are all that the files of a law name.
func (o *opening) days(files map[string][]byte) []memo.Day {
	var days []memo.Day
	for _, text := range files {
		memo.Mentions(text, func(m memo.Mention) { days = append(days, m.Day) })
	}
	return memo.Sorted(days)
}
