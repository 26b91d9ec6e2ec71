package proof_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const cutsOfScene = 12 // things taken out of one scene, one at a time

// Whatever supports a transfer can only help: to take a document, an active certificate or an assessment that found the
// protection sufficient out of the inventory never turns blocked into permitted.
func TestLessNeverPermitsMore(t *testing.T) {
	property(t).scenes(t, func(scene *random.Scene) (int, bool) {
		whole := engineOf(t, scene)
		if whole == nil {
			return 0, false
		}
		blocked := map[string]transfer.Decision{}
		for _, flow := range scene.Inventory.Flows {
			if d, err := whole.Evaluate(t.Context(), flow); err == nil && d.Outcome == transfer.OutcomeBlocked {
				blocked[flow.ID] = d
			}
		}
		dice := rand.New(rand.NewPCG(scene.Seed, scene.Number))
		cuts := supports(scene.Inventory)
		dice.Shuffle(len(cuts), func(i, j int) { cuts[i], cuts[j] = cuts[j], cuts[i] })
		asked := 0
		for _, cut := range cuts[:min(len(cuts), cutsOfScene)] {
			engine, err := transfer.New(t.Context(), cut.rest)
			require.NoError(t, err, "%s without %s", scene, cut.name)
			for _, flow := range scene.Inventory.Flows {
				if _, was := blocked[flow.ID]; !was || !cut.concerns(scene.Inventory, flow) {
					continue
				}
				asked++
				d, err := engine.Evaluate(t.Context(), flow)
				if err == nil && !assert.False(t, d.Permits(), "%s, flow %s is permitted without %s, and was blocked:\n%s", scene, flow.ID, cut.name, d) {
					return asked, false
				}
			}
		}
		return asked, true
	})
}

// cut is an inventory without one thing.
type cut struct {
	name    string
	rest    *transfer.Inventory
	parties []string
}

// concerns says whether a party of the cut is on the flow's route.
func (c cut) concerns(inv *transfer.Inventory, f transfer.Flow) bool {
	for {
		if slices.Contains(c.parties, f.Exporter.Party) || slices.Contains(c.parties, f.Importer.Party) {
			return true
		}
		before, ok := inv.Flow(f.After)
		if !ok {
			return false
		}
		f = before
	}
}

// supports lists what can be taken out of an inventory so that it says less in favour of some flow. A document that
// something else refers to is left.
func supports(inv *transfer.Inventory) []cut {
	var cuts []cut
	for n, i := range inv.Instruments {
		if referred(inv, i.ID) {
			continue
		}
		rest := *inv
		rest.Instruments = slices.Delete(slices.Clone(inv.Instruments), n, n+1)
		c := cut{name: fmt.Sprintf("document %s (%s)", i.ID, i.Type), rest: &rest}
		for _, s := range slices.Concat(i.Exporters, i.Importers) {
			c.parties = append(c.parties, s.Party)
		}
		for _, m := range i.Members {
			c.parties = append(c.parties, m.Party)
		}
		cuts = append(cuts, c)
	}
	for n, a := range inv.Assessments {
		if a.Conclusion != "sufficient" && (a.Conclusion != "sufficient-with-measures" || len(a.Measures) == 0) {
			continue
		}
		rest := *inv
		rest.Assessments = slices.Delete(slices.Clone(inv.Assessments), n, n+1)
		c := cut{name: "assessment " + a.ID, rest: &rest}
		for p := range parties(inv) {
			if p.Jurisdiction == a.Destination {
				c.parties = append(c.parties, p.ID)
			}
		}
		cuts = append(cuts, c)
	}
	for _, list := range []func(*transfer.Inventory) *[]transfer.Party{
		func(i *transfer.Inventory) *[]transfer.Party { return &i.Entities },
		func(i *transfer.Inventory) *[]transfer.Party { return &i.Vendors },
		func(i *transfer.Inventory) *[]transfer.Party { return &i.Counterparties },
	} {
		for n, p := range *list(inv) {
			for m, c := range p.Certifications {
				if !strings.HasPrefix(c.Status, "active") {
					continue
				}
				rest := *inv
				own := list(&rest)
				*own = slices.Clone(*own)
				(*own)[n].Certifications = slices.Delete(slices.Clone(p.Certifications), m, m+1)
				cuts = append(cuts, cut{name: fmt.Sprintf("certificate %s of %s", c.Scheme, p.ID), rest: &rest, parties: []string{p.ID}})
			}
		}
	}
	return cuts
}

func referred(inv *transfer.Inventory, id string) bool {
	return slices.ContainsFunc(inv.Instruments, func(i transfer.Instrument) bool { return i.EUSCC == id || i.Incorporates == id }) ||
		slices.ContainsFunc(inv.Assessments, func(a transfer.Assessment) bool { return slices.Contains(a.Instruments, id) })
}

func parties(inv *transfer.Inventory) func(func(transfer.Party) bool) {
	return func(yield func(transfer.Party) bool) {
		for _, p := range slices.Concat(inv.Entities, inv.Vendors, inv.Counterparties) {
			if !yield(p) {
				return
			}
		}
	}
}
