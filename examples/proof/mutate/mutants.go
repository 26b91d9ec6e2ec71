package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// mutant is the tree with one change. Its id names the file, the rule, the kind of change, its number among those of that
// kind in the rule, and what was changed.
type mutant struct {
	ID   string
	File string
	Line int
	// where is what must be read for the change to show: the reference of a rule, or the path of a value in the data.
	where []string
	// apply makes the change in the tree and returns what takes it back.
	apply func(*tree) func()
}

func (m mutant) isRecord() bool { return path.Base(m.File) == "data.json" }

// folder names the package that a mutant belongs to.
func (m mutant) folder() string { return path.Dir(m.File) }

// mutants lists every mutant of the rules and records below a path, in a fixed order.
func (t *tree) mutants(below string) []mutant {
	var all []mutant
	words := vocabularyOf(t.records)
	for _, name := range slices.Sorted(maps.Keys(t.texts)) {
		switch {
		case !strings.HasPrefix(name, below), isTest(name), strings.HasPrefix(name, fixtures):
		case t.modules[name] != nil:
			all = append(all, ruleMutants(name, t.modules[name])...)
		case t.records[name] != nil:
			all = append(all, recordMutants(name, t.records[name], words)...)
		}
	}
	return all
}

func ruleMutants(file string, module *ast.Module) []mutant {
	var all []mutant
	names := map[string]int{}
	for _, rule := range module.Rules {
		name := ruleName(rule)
		names[name]++
		if names[name] > 1 {
			name = fmt.Sprintf("%s #%d", name, names[name])
		}
		where := referenceOf(module.Package.Path.Extend(rule.Head.Ref().GroundPrefix()))
		ordinals := map[string]int{}
		for _, v := range ruleVariants(rule) {
			ordinals[v.Operator]++
			all = append(all, mutant{
				ID:    strings.Join([]string{file, name, fmt.Sprintf("%s %d", v.Operator, ordinals[v.Operator]), v.Text}, " | "),
				File:  file,
				Line:  v.line,
				where: where,
				// The annotations of a module point at its rules, so the rule stays where it is and its content changes.
				apply: func(*tree) func() {
					original := *rule
					*rule = *v.node
					return func() { *rule = original }
				},
			})
		}
	}
	return all
}

func recordMutants(file string, content map[string]any, words vocabulary) []mutant {
	var all []mutant
	folder := strings.Split(path.Dir(file), "/")
	ordinals := map[string]int{}
	for _, v := range words.recordVariants(content, "") {
		place, _, _ := strings.Cut(v.Text, ": ")
		key := place + v.Operator
		ordinals[key]++
		parts, _, _ := strings.Cut(place, "[")
		all = append(all, mutant{
			ID:    strings.Join([]string{file, place, fmt.Sprintf("%s %d", v.Operator, ordinals[key]), strings.TrimPrefix(v.Text, place+": ")}, " | "),
			File:  file,
			where: append(slices.Clone(folder), strings.Split(parts, "/")...),
			apply: func(t *tree) func() {
				original := t.data
				t.data = put(t.data, folder, v.node)
				return func() { t.data = original }
			},
		})
	}
	return all
}

// referenceOf is the path of a rule in the data, as far as it is constant.
func referenceOf(ref ast.Ref) []string {
	var parts []string
	for _, part := range ref[1:] {
		name, ok := part.Value.(ast.String)
		if !ok {
			return parts
		}
		parts = append(parts, string(name))
	}
	return parts
}
