package route

import (
	"encoding/json"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// maxHops is how long a route may be.
const maxHops = 16

// WithSubProcessors returns an inventory with a flow for every sub-processor that a vendor engages and to which no flow leads yet:
// from the vendor to the sub-processor, with the data of the flow that reaches the vendor as a processor, which it continues; and so
// on from the sub-processor to those that it engages. What only the exporter can state of a transfer stays unknown. It returns the ids
// of the flows added: that of the flow before, a dot, and that of the sub-processor. The inventory given stays as it is. It errs with
// an *transfer.InputError if what comes out is malformed, as where another flow has such an id.
func WithSubProcessors(inventory *transfer.Inventory) (*transfer.Inventory, []string, error) {
	if inventory == nil {
		return nil, nil, transfer.ErrBadCall
	}
	text, err := json.Marshal(inventory)
	if err != nil {
		return nil, nil, err
	}
	next, err := transfer.ReadInventory(transfer.File{Data: text})
	if err != nil {
		return nil, nil, err
	}
	engaged := map[string][]string{}
	for _, v := range next.Vendors {
		engaged[v.ID] = v.SubProcessors
	}
	reached := map[[2]string]bool{} // flows that a flow is continued by, by their importers
	for _, f := range next.Flows {
		reached[[2]string{f.After, f.Importer.Party}] = true
	}
	var added []string
	on := map[string][]string{} // the parties of the route that ends with a flow
	for _, f := range next.Flows {
		on[f.ID] = parties(next, f)
	}
	for n := 0; n < len(next.Flows); n++ {
		f := next.Flows[n]
		if f.Importer.Role != transfer.Processor || len(on[f.ID]) > maxHops {
			continue
		}
		for _, sub := range engaged[f.Importer.Party] {
			if reached[[2]string{f.ID, sub}] || slices.Contains(on[f.ID], sub) {
				continue
			}
			hop := onward(f, sub)
			next.Flows = append(next.Flows, hop)
			on[hop.ID] = append(slices.Clone(on[f.ID]), sub)
			added = append(added, hop.ID)
		}
	}
	if text, err = json.Marshal(next); err != nil {
		return nil, nil, err
	}
	next, err = transfer.ReadInventory(transfer.File{Data: text})
	return next, added, err
}

// onward is the flow from the importer of a flow to a party that it engages, with the same data.
func onward(f transfer.Flow, sub string) transfer.Flow {
	controller := f.Exporter.OnBehalfOf
	if f.Exporter.Role != transfer.Processor {
		controller = f.Exporter.Party
	}
	hop := f
	hop.ID, hop.Name, hop.After = f.ID+"."+sub, "", f.ID
	hop.Exporter = transfer.Side{Party: f.Importer.Party, Role: transfer.Processor, OnBehalfOf: controller, SubjectTo: f.Importer.SubjectTo}
	hop.Importer = transfer.Side{Party: sub, Role: transfer.Processor, OnBehalfOf: controller}
	hop.Relation, hop.Storage, hop.Regimes = "", "", nil
	hop.ImporterActivity, hop.FlaggedSensitive = nil, transfer.NotStated
	hop.USBulkData, hop.USSecurityRequirements, hop.PADFA, hop.USDataBrokerage = "", transfer.NotStated, "", transfer.NotStated
	return hop
}

// parties are those of the route that ends with a flow.
func parties(inventory *transfer.Inventory, f transfer.Flow) []string {
	list := []string{f.Importer.Party}
	seen := map[string]bool{}
	for flow, ok := f, true; ok && !seen[flow.ID]; flow, ok = inventory.Flow(flow.After) {
		seen[flow.ID] = true
		list = append(list, flow.Exporter.Party)
	}
	return list
}
