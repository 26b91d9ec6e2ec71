package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
)

// fate is what became of a mutant.
type fate string

// The fates.
const (
	stillborn    fate = "stillborn"
	killedByTest fate = "killed by the Rego tests"
	killedByCase fate = "killed by a case"
	survived     fate = "survived"
)

// trial decides mutants of one tree. It is not safe for concurrent use: it changes the tree for each.
type trial struct {
	tree     *tree
	cases    []question
	whole    *suite
	closures *closures
	// tests and heard are all tests and questions with what they read, from the first time a mutant outlives its own tests.
	tests []timedTest
	heard []timedQuestion
	depth depth
	// order is in which order the tests of a module run: the last that failed comes first, for a rule's mutants fail alike.
	order map[string][]ast.Ref
}

// depth is how far a mutant is followed.
type depth int

const (
	beside     depth = iota + 1 // the tests beside it
	everywhere                  // and all other Rego tests
	inCases                     // and the decided cases
)

// timedTest is one test with what it reads and how long it takes.
type timedTest struct {
	ref   ast.Ref
	reach reach
	takes time.Duration
}

func newTrial(t *tree, cases []question, d depth) (*trial, error) {
	whole, err := newSuite(t.modules, newStore(t.data))
	if err != nil {
		return nil, err
	}
	return &trial{tree: t, cases: cases, depth: d, order: map[string][]ast.Ref{}, whole: whole, closures: newClosures(whole.compiler.Modules, t.records)}, nil
}

// decide runs the tests beside a mutant, then all others that reach it, then the cases that do. It names what killed it.
func (t *trial) decide(m mutant) (fate, string, error) {
	var failed string
	own := t.tree.modules[testOf(m.File)].Package.Path
	err := t.during(m, func() error {
		s, err := t.suiteFor(m, t.closures.of(testOf(m.File)))
		if err == nil {
			failed, err = t.failingBeside(s, testOf(m.File))
		}
		return err
	})
	switch {
	case errors.Is(err, errStillborn):
		return stillborn, firstOf(err), nil
	case err != nil || failed != "":
		return killedByTest, failed, err
	case t.depth == beside:
		return survived, "", nil
	}
	if err := t.prepare(); err != nil {
		return "", "", err
	}
	found := survived
	err = t.during(m, func() error {
		if failed, err = t.failingElsewhere(m, own); err != nil || failed != "" {
			found = killedByTest
			return err
		}
		if t.depth == everywhere {
			return nil
		}
		if failed, err = t.failingCase(m); failed != "" {
			found = killedByCase
		}
		return err
	})
	return found, failed, err
}

// during does something while the mutant is in place.
func (t *trial) during(m mutant, do func() error) error {
	undo := m.apply(t.tree)
	defer undo()
	return do()
}

// failingBeside is a test of one module that fails.
func (t *trial) failingBeside(s *suite, module string) (string, error) {
	tests, known := t.order[module]
	if !known {
		tests = t.whole.tests(module)
		t.order[module] = tests
		if failed, err := t.whole.failing(t.tree.modules[module].Package.Path, nil); err != nil || failed != "" {
			return "", fmt.Errorf("without any change: %w", cmp.Or(err, errors.New(failed+" fails")))
		}
	}
	for i, ref := range tests {
		if failed, err := s.failing(ref, nil); err != nil || failed != "" {
			copy(tests[1:i+1], tests[:i])
			tests[0] = ref
			return failed, err
		}
	}
	return "", nil
}

// failingElsewhere is a test outside a package that a mutant, in place, fails; of those that it can show in, the quick ones go first.
func (t *trial) failingElsewhere(m mutant, own ast.Ref) (string, error) {
	var all *suite
	for _, test := range t.tests {
		if test.ref.HasPrefix(own) || !test.reach.touches(m.where) {
			continue
		}
		if all == nil {
			var err error
			if all, err = t.suiteFor(m, nil); err != nil {
				return "", err
			}
		}
		if failed, err := all.failing(test.ref, nil); err != nil || failed != "" {
			return failed, err
		}
	}
	return "", nil
}

// suiteFor compiles the named modules, or all, with the mutant in place. A change of a record needs no compiling.
func (t *trial) suiteFor(m mutant, names []string) (*suite, error) {
	if m.isRecord() {
		return &suite{compiler: t.whole.compiler, store: newStore(t.tree.data)}, nil
	}
	modules := t.tree.modules
	if names != nil {
		modules = map[string]*ast.Module{m.File: t.tree.modules[m.File]}
		for _, name := range names {
			if module := t.tree.modules[name]; module != nil {
				modules[name] = module
			}
		}
	}
	return newSuite(modules, t.whole.store)
}

// prepare runs every test and every question once over the tree as it is.
func (t *trial) prepare() error {
	if t.tests != nil {
		return nil
	}
	if err := t.time(); err != nil {
		return err
	}
	if t.depth < inCases {
		return nil
	}
	var err error
	t.heard, err = hear(t.tree, t.cases)
	return err
}

func (t *trial) time() error {
	for name := range t.tree.modules {
		if !isTest(name) {
			continue
		}
		for _, ref := range t.whole.tests(name) {
			seen := reach{}
			s := &suite{compiler: t.whole.compiler, store: &watched{Store: t.whole.store, reach: seen}}
			start := time.Now()
			failed, err := s.failing(ref, seen)
			if err != nil {
				return err
			}
			if failed != "" {
				return fmt.Errorf("without any change: %s fails", failed)
			}
			t.tests = append(t.tests, timedTest{ref: ref, reach: seen, takes: time.Since(start)})
		}
	}
	slices.SortFunc(t.tests, func(a, b timedTest) int { return cmp.Compare(a.takes, b.takes) })
	return nil
}

func firstOf(err error) string {
	var list ast.Errors
	if errors.As(err, &list) && len(list) > 0 {
		return list[0].Code + ": " + list[0].Message
	}
	return err.Error()
}

// restsOn is the digest of the files that a fate rests on. What a test found rests on that test and all it reads.
func (t *trial) restsOn(m mutant, found fate, by string) string {
	switch found {
	case stillborn:
		return t.tree.digest(append(t.closures.of(testOf(m.File)), m.File))
	case killedByTest:
		for name, module := range t.tree.modules {
			if isTest(name) && strings.HasPrefix(by, module.Package.Path.String()+".") {
				return t.tree.digest(append(t.closures.of(name), m.File))
			}
		}
	}
	return t.tree.digest(slices.Collect(maps.Keys(t.tree.texts)))
}
