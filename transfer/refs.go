package transfer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// define notes that a thing exists.
func (c *checker) define(shape string, n *yaml.Node, path string) {
	kind, named := kinds[shape]
	if !named {
		return
	}
	id, ok := lookup(n, "id")
	if !ok || !isID(id.Value) {
		return
	}
	if c.defs[kind] == nil {
		c.defs[kind] = map[string]Position{}
	}
	if first, twice := c.defs[kind][id.Value]; twice {
		c.fault(FaultDuplicateID, c.at(id), join(path, "id"), fmt.Sprintf("%q is already the id of another of the %s, at %s", id.Value, kind, first), "")
		return
	}
	c.defs[kind][id.Value] = c.at(id)
}

// String returns file:line, as far as they are known.
func (p Position) String() string {
	switch {
	case p.File == "" && p.Line == 0:
		return "an unknown place"
	case p.File == "":
		return fmt.Sprintf("line %d", p.Line)
	default:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
}

// resolve reports the ids that nothing has.
func (c *checker) resolve() {
	known := map[string][]string{}
	for _, ref := range c.refs {
		if _, ok := c.defs[ref.kind][ref.id]; ok {
			continue
		}
		if _, ok := known[ref.kind]; !ok {
			known[ref.kind] = slices.Sorted(maps.Keys(c.defs[ref.kind]))
		}
		c.unknown(ref, known[ref.kind])
	}
}

func (c *checker) unknown(ref mention, known []string) {
	message := fmt.Sprintf("%q is not the id of any of the %s", ref.id, ref.kind)
	c.fault(FaultReference, ref.at, ref.field, message, c.suggest(ref.id, known))
}

// kindred reports references to an instrument of another type than the field speaks of, and to oneself.
func (c *checker) kindred(inv *Inventory) {
	x := inv.indexed()
	for _, i := range inv.Instruments {
		path := "instruments[" + i.ID + "]."
		if base, ok := x.instruments[i.EUSCC]; ok && base.Type != EUSCC {
			c.wrongKind(path+"eu_scc", fmt.Sprintf("%q is of the type %s, not %s", i.EUSCC, base.Type, EUSCC))
		}
		if rules, ok := x.instruments[i.Incorporates]; ok && !strings.Contains(string(rules.Type), "-bcr-") {
			c.wrongKind(path+"incorporates", fmt.Sprintf("%q is of the type %s, not binding corporate rules", i.Incorporates, rules.Type))
		}
		c.signatories(path+"exporters", i.Exporters)
		c.signatories(path+"importers", i.Importers)
		bound := map[string]Member{}
		for n, m := range i.Members {
			first, twice := bound[m.Party]
			c.repeated(fmt.Sprintf("%smembers[%d]", path, n), m.Party, twice && first != m)
			bound[m.Party] = m
		}
	}
	for list, parties := range inv.lists() {
		for _, p := range parties {
			if p.BranchOf != "" && p.BranchOf == p.ID {
				c.wrongKind(list+"["+p.ID+"].branch_of", "a party is no branch of itself")
			}
		}
	}
}

func (c *checker) signatories(path string, list []Signatory) {
	signed := map[string]Signatory{}
	for n, s := range list {
		first, twice := signed[s.Party]
		c.repeated(fmt.Sprintf("%s[%d]", path, n), s.Party, twice && first != s)
		signed[s.Party] = s
	}
}

func (c *checker) repeated(field, party string, differs bool) {
	if differs {
		c.fault(FaultDuplicateID, c.where[field], field, fmt.Sprintf("%q is already named, with other dates", party), "")
	}
}

func (c *checker) wrongKind(field, message string) {
	c.fault(FaultReference, c.where[field], field, message, "")
}
