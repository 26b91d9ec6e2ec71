package main

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// closures tells which files must stand beside a module for it to mean the same as in the whole tree.
type closures struct {
	reads map[string][]string
	known map[string][]string
}

// newClosures follows the references of compiled modules, in which every one is written out, to packages and to records.
func newClosures(compiled map[string]*ast.Module, records map[string]map[string]any) *closures {
	c := &closures{reads: map[string][]string{}, known: map[string][]string{}}
	places := map[string][]string{}
	for name, module := range compiled {
		places[name] = referenceOf(module.Package.Path)
	}
	for name := range records {
		places[name] = append(strings.Split(path.Dir(name), "/"), "records")
	}
	for name, module := range compiled {
		read := map[string]bool{}
		ast.WalkRefs(module, func(ref ast.Ref) bool {
			if !ref.HasPrefix(ast.DefaultRootRef) {
				return false
			}
			to := referenceOf(ref.GroundPrefix())
			for other, at := range places {
				// A rule that reads a whole folder reads its rules, not their tests.
				if related(to, at) && (!isTest(other) || isTest(name)) {
					read[other] = true
				}
			}
			return false
		})
		c.reads[name] = slices.Sorted(maps.Keys(read))
	}
	return c
}

// related tells whether one path leads to the other.
func related(a, b []string) bool {
	n := min(len(a), len(b))
	return slices.Equal(a[:n], b[:n])
}

// of are the module itself and all that it reads, directly or not, in order.
func (c *closures) of(name string) []string {
	if found, ok := c.known[name]; ok {
		return found
	}
	seen := map[string]bool{}
	for queue := []string{name}; len(queue) > 0; queue = queue[1:] {
		if !seen[queue[0]] {
			seen[queue[0]] = true
			queue = append(queue, c.reads[queue[0]]...)
		}
	}
	c.known[name] = slices.Sorted(maps.Keys(seen))
	return c.known[name]
}
