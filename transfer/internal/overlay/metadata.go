package overlay

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/go-version"
	"github.com/open-policy-agent/opa/v1/ast"
)

// metadata wants the pack to say what it is, what each rule demands, and which versions of the policy set it is for.
func (c *checker) metadata() {
	modules := make([]*ast.Module, 0, len(c.pack.Modules))
	var stated []*ast.Annotations
	for _, name := range slices.Sorted(maps.Keys(c.pack.Modules)) {
		module := c.pack.Modules[name]
		modules = append(modules, module)
		for _, one := range module.Annotations {
			if one.Scope == "package" || one.Scope == "subpackages" {
				stated = append(stated, one)
			}
			c.modest(one)
		}
	}
	if len(modules) == 0 {
		return
	}
	switch {
	case len(stated) == 0:
		c.faultAt(CodeMetadata, modules[0].Package.Location, "the package has no METADATA with title, description and custom.for")
	case len(stated) > 1:
		c.faultAt(CodeMetadata, stated[1].Location, "the package has METADATA in two places")
	default:
		c.about(stated[0])
	}
	c.titles(modules)
}

// modest refuses METADATA that changes how a rule is read or reached.
func (c *checker) modest(one *ast.Annotations) {
	if one.Entrypoint {
		c.faultAt(CodeMetadata, one.Location, "a pack has no entrypoint")
	}
	for _, schema := range one.Schemas {
		if want, ok := typed[schema.Path.String()]; !ok || schema.Definition != nil || schema.Schema.String() != want {
			c.faultAt(CodeMetadata, one.Location, "the schema of %s is not the pack's to choose", schema.Path)
		}
	}
}

func (c *checker) about(one *ast.Annotations) {
	c.pack.Title, c.pack.Description = one.Title, strings.TrimSpace(one.Description)
	if one.Title == "" || c.pack.Description == "" {
		c.faultAt(CodeMetadata, one.Location, "the METADATA of the package needs a title and a description")
	}
	constraint, ok := one.Custom["for"].(string)
	if !ok || strings.TrimSpace(constraint) == "" {
		c.faultAt(CodeVersion, one.Location, `custom.for is missing: the versions of the policy set that the pack is for, such as ">= 1.0, < 2.0"`)
		return
	}
	c.pack.For = constraint
	wanted, err := version.NewConstraint(constraint)
	if err != nil {
		c.faultAt(CodeVersion, one.Location, "custom.for: %q is no constraint on versions", constraint)
		return
	}
	running, err := version.NewVersion(c.ground.Version)
	if err != nil || !wanted.Check(running) {
		c.faultAt(CodeVersion, one.Location, "the pack is for policy sets %s; this is %s", constraint, c.ground.Version)
	}
}

// titles wants each rule, or all rules of one name together, to have a title.
func (c *checker) titles(modules []*ast.Module) {
	set, errs := ast.BuildAnnotationSet(modules)
	for _, err := range errs {
		c.faultAt(CodeMetadata, err.Location, "%s", err.Message)
	}
	if len(errs) > 0 {
		return
	}
	for _, module := range modules {
		if len(module.Rules) > maxRules {
			c.faultAt(CodeCost, module.Package.Location, "the file has over %d rules", maxRules)
		}
		for _, rule := range module.Rules {
			titled := false
			for _, link := range set.Chain(rule) {
				if one := link.Annotations; one != nil && (one.Scope == "rule" || one.Scope == "document") && one.Title != "" {
					titled = true
				}
			}
			if !titled {
				c.faultAt(CodeMetadata, rule.Location, "the rule has no METADATA with a title")
			}
		}
	}
}
