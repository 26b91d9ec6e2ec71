package random

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/require"
)

func TestEverySceneIsAnInventory(t *testing.T) {
	for n := range uint64(200) {
		scene := New(1, n)
		text, err := json.Marshal(scene.Inventory)
		require.NoError(t, err)
		_, err = transfer.ReadInventory(transfer.File{Data: text})
		require.NoError(t, err, "%s", scene)
	}
}

func TestASceneCanBeMadeAgain(t *testing.T) {
	for n := range uint64(20) {
		first, again := New(7, n), New(7, n)
		require.Equal(t, first.Inventory, again.Inventory)
		require.Equal(t, first.Aims, again.Aims)
		require.NotEqual(t, first.Inventory, New(8, n).Inventory)
		require.NotEqual(t, first.Inventory, New(7, n+1).Inventory)
	}
}

func TestASceneHasManyFlowsOverFewParties(t *testing.T) {
	routes, longest := 0, 0
	for n := range uint64(100) {
		inv := New(1, n).Inventory
		people := len(inv.Entities) + len(inv.Vendors) + len(inv.Counterparties)
		require.Len(t, inv.Flows, FlowsInScene())
		require.GreaterOrEqual(t, people, 20)
		require.LessOrEqual(t, people, 2*mostPeople)
		for _, f := range inv.Flows {
			hops := 1
			for before, ok := inv.Flow(f.After); ok; before, ok = inv.Flow(before.After) {
				hops++
			}
			if hops > 1 {
				routes++
			}
			longest = max(longest, hops)
		}
	}
	require.Equal(t, 4, longest, "hops of the longest route")
	require.Greater(t, routes, 100)
}

// Every relation, every pair of roles and every word of the vocabularies of facts turns up.
func TestEveryWordIsSaid(t *testing.T) {
	said := map[string]bool{}
	pairs := map[[2]transfer.Role]bool{}
	for n := range uint64(200) {
		scene := New(1, n)
		inv := scene.Inventory
		for _, f := range inv.Flows {
			said["relation "+string(f.Relation)] = true
			said["exclusive_purpose "+f.ExclusivePurpose] = true
			said["us_bulk_data "+f.USBulkData] = true
			said["padfa "+f.PADFA] = true
			for name, list := range map[string][]string{"legal_basis": f.LegalBasis, "special_category": f.SpecialCategories, "importer_activity": f.ImporterActivity} {
				for _, word := range list {
					said[name+" "+word] = true
				}
			}
			pairs[[2]transfer.Role{f.Exporter.Role, f.Importer.Role}] = true
		}
		for _, p := range scene.people() {
			said["party_kind "+string(p.Kind)] = true
			for _, c := range p.Certifications {
				said["scheme "+c.Scheme], said["certification_status "+c.Status] = true, true
			}
		}
		for _, i := range inv.Instruments {
			said["instrument_type "+string(i.Type)], said["br_option "+i.Option], said["br_onward "+i.OnwardTransfers] = true, true, true
		}
		for _, a := range inv.Assessments {
			said["assessment_type "+a.Type], said["conclusion "+a.Conclusion] = true, true
		}
		for _, o := range inv.Orders {
			said["order_effect "+o.Effect] = true
		}
		said["unmodelled_law "+inv.Settings.UnmodelledLaw] = true
	}
	for _, name := range []string{
		"relation", "exclusive_purpose", "us_bulk_data", "padfa", "legal_basis", "special_category", "importer_activity", "party_kind", "scheme",
		"certification_status", "instrument_type", "br_option", "br_onward", "assessment_type", "conclusion", "order_effect", "unmodelled_law",
	} {
		require.NotEmpty(t, lawbook().words[name], name)
		for _, word := range lawbook().words[name] {
			require.True(t, said[name+" "+word], "%s: %s", name, word)
		}
	}
	roles := []transfer.Role{transfer.Controller, transfer.JointController, transfer.Processor}
	for _, from := range roles {
		for _, to := range roles {
			require.True(t, pairs[[2]transfer.Role{from, to}], "%s to %s", from, to)
		}
	}
}

func (s *Scene) people() []transfer.Party {
	return slices.Concat(s.Inventory.Entities, s.Inventory.Vendors, s.Inventory.Counterparties)
}

func BenchmarkNew(b *testing.B) {
	n := uint64(0)
	for b.Loop() {
		New(1, n)
		n++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*flowsInScene), "ns/flow")
}
