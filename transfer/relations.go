package transfer

import (
	"fmt"
	"slices"
)

const maxRoute = 16 // flows on one route, the one asked about included

// related reports what the parties contradict and what can never be asked: relations, roles, dates and routes.
func (c *checker) related(inv *Inventory) {
	x := inv.indexed()
	for i := range inv.Flows {
		f := &inv.Flows[i]
		if f.ID == "" {
			continue
		}
		path := "flows[" + f.ID + "]"
		c.sides(x, f, path)
		if f.At.IsZero() && inv.AsOf.IsZero() && !c.stated(path+".at") && !c.stated("as_of") {
			c.fault(FaultMissing, c.where[path+".id"], path+".at", "is required where the inventory has no as_of", "")
		}
		c.route(x, f, path)
	}
}

func (c *checker) stated(field string) bool {
	_, ok := c.where[field]
	return ok
}

func (c *checker) sides(x *index, f *Flow, path string) {
	exporter, importer := x.parties[f.Exporter.Party], x.parties[f.Importer.Party]
	c.role(exporter, path+".exporter", f.Exporter)
	c.role(importer, path+".importer", f.Importer)
	if exporter == nil || importer == nil || f.Relation == "" && c.stated(path+".relation") {
		return
	}
	if why := contradiction(f, exporter, importer); why != "" {
		at, ok := c.where[path+".relation"]
		if !ok {
			at = c.where[path+".id"]
		}
		c.fault(FaultRelation, at, path+".relation", why, "")
	}
}

func (c *checker) role(p *Party, path string, side Side) {
	if p == nil || p.Kind == Individual || side.Role != "" || c.stated(path+".role") {
		return
	}
	c.fault(FaultMissing, c.where[path], path+".role", "is required of everyone but an individual", "")
}

// contradiction says why the parties cannot stand in the relation. Whether a transit stays inside one territory
// depends on the day, so the rules see to it.
func contradiction(f *Flow, exporter, importer *Party) string {
	one := exporter.ID == importer.ID
	belongs := exporter.BranchOf == importer.ID || importer.BranchOf == exporter.ID
	switch {
	case f.Relation == SameEntity && !one && !belongs:
		return fmt.Sprintf("%s and %s are two parties, and neither is branch_of the other", exporter.ID, importer.ID)
	case one && f.Relation != SameEntity:
		return exporter.ID + " is on both sides, which only the relation same-entity admits"
	case f.Relation == FromDataSubject && exporter.Kind != Individual:
		return exporter.ID + " is not an individual, so the data do not come from one"
	case f.Relation == ToDataSubject && importer.Kind != Individual:
		return importer.ID + " is not an individual, so the data do not go to one"
	default:
		return ""
	}
}

func (c *checker) route(x *index, f *Flow, path string) {
	field := path + ".after"
	switch chain := x.chain(f); {
	case chain == nil:
		c.fault(FaultRouteLoop, c.where[field], field, "the route comes back to where it was", "")
	case len(chain) >= maxRoute:
		c.fault(FaultRouteLong, c.where[field], field, fmt.Sprintf("the route has over %d flows", maxRoute), "")
	}
}

// chain returns the earlier flows of a route, oldest first, cut off beyond the limit, and nil if it is a loop.
func (x *index) chain(f *Flow) []*Flow {
	chain := make([]*Flow, 0, 4)
	for after := f.After; after != "" && len(chain) < maxRoute; {
		if after == f.ID || slices.ContainsFunc(chain, func(earlier *Flow) bool { return earlier.ID == after }) {
			return nil
		}
		earlier, ok := x.flows[after]
		if !ok {
			break
		}
		chain = append(chain, earlier)
		after = earlier.After
	}
	for i, j := 0, len(chain)-1; i < j; i, j = i+1, j-1 {
		chain[i], chain[j] = chain[j], chain[i]
	}
	return chain
}
