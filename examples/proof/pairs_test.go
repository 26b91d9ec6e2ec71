package proof_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/chapterv/chapterv/examples/proof/oracle"
	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
)

// Every pair of places, in either order, with every class of safeguard, on every date of the records, the day before and the
// day after. That is some 700 million questions: `go test` puts a fixed sample of them, in which the exporters are mostly where
// some law is modelled; CHAPTERV_PROOF_FLOWS=all puts all, and a number so many.
func TestEveryPairOfPlacesWithEverySafeguard(t *testing.T) {
	places := slices.Collect(regions.Territories())
	lawful := slices.DeleteFunc(slices.Clone(places), func(p transfer.Territory) bool { return len(regions.Memberships(p)) == 0 })
	days := daysAround(random.Edges())
	pairs, asked := len(places)*len(places), 2*len(safeguards)
	found := &findings{}
	if os.Getenv("CHAPTERV_PROOF_FLOWS") == "all" {
		all := sample{flows: pairs * asked * len(days), least: pairs * asked * len(days)}
		all.run(t, asked*len(days), func(n uint64) (int, bool) {
			at := int(n)
			return askPair(t, found, places[at/len(places)], places[at%len(places)], days)
		})
	} else {
		const daysEach = 4
		s := sampled(t, 200_000, 500, 8*time.Second)
		s.run(t, asked*daysEach, func(n uint64) (int, bool) {
			dice := rand.New(rand.NewPCG(s.seed, n))
			from, to := places[dice.IntN(len(places))], places[dice.IntN(len(places))]
			if n%4 > 0 {
				from = lawful[dice.IntN(len(lawful))]
			}
			var some []transfer.Date
			for range daysEach {
				some = append(some, days[dice.IntN(len(days))])
			}
			return askPair(t, found, from, to, some)
		})
	}
	found.report(t)
}

func daysAround(edges []random.Edge) []transfer.Date {
	seen := map[transfer.Date]bool{}
	var days []transfer.Date
	for _, edge := range edges {
		for offset := -1; offset <= 1; offset++ {
			if day := edge.Day.AddDays(offset); !seen[day] {
				seen[day] = true
				days = append(days, day)
			}
		}
	}
	slices.SortFunc(days, transfer.Date.Compare)
	return days
}

// askPair asks about one pair of places: for each class of safeguard an importer that has it, between controllers and from a
// controller to its processor.
func askPair(t *testing.T, found *findings, from, to transfer.Territory, days []transfer.Date) (int, bool) {
	inv := pairInventory(from, to)
	engine, err := transfer.New(t.Context(), inv)
	if err != nil {
		t.Errorf("from %s to %s: %v", from, to, err)
		return 0, false
	}
	second := oracle.New(inv)
	asked := 0
	for _, flow := range inv.Flows {
		for _, day := range days {
			flow.At = day
			asked++
			a, b := ofOracle(second, flow), ofRules(t.Context(), engine, flow)
			if len(compare(a, b)) == 0 {
				continue
			}
			at := *inv
			at.Flows = []transfer.Flow{flow}
			if differ := doubts(t, &at, flow); len(differ) > 0 && !found.note(finding{scene: &random.Scene{Inventory: &at}, flow: flow, differ: differ}) {
				return asked, false
			}
		}
	}
	return asked, true
}

func pairInventory(from, to transfer.Territory) *transfer.Inventory {
	inv := &transfer.Inventory{
		Version: 1, Organisation: transfer.Organisation{ID: "org", Name: "Organisation"},
		Entities: []transfer.Party{{ID: "exporter", Name: "Exporter", Jurisdiction: from, SubjectTo: canadian(from)}},
	}
	for n, class := range safeguards {
		importer := transfer.Party{ID: fmt.Sprintf("importer-%d", n), Name: class.name, Jurisdiction: to, Group: "org", SubjectTo: canadian(to)}
		for _, role := range []transfer.Role{transfer.Controller, transfer.Processor} {
			inv.Flows = append(inv.Flows, transfer.Flow{
				ID: fmt.Sprintf("%s-%s", class.name, role), Exporter: transfer.Side{Party: "exporter", Role: transfer.Controller},
				Importer: transfer.Side{Party: importer.ID, Role: role}, HR: transfer.No, SpecialCategories: []string{},
				Journalistic: transfer.No, Automated: transfer.Yes, CreditInformation: transfer.No, ImmigrationControl: transfer.No,
				NationalIdentifiers: transfer.No, ImporterActivity: []string{}, DataCategories: []string{"contact"}, Purposes: []string{"support"},
				LegalBasis: []string{"consent"}, USBulkData: "none", PADFA: "none", At: transfer.NewDate(2026, 11, 23),
			})
		}
		class.give(inv, &importer)
		inv.Vendors = append(inv.Vendors, importer)
	}
	return inv
}

func canadian(place transfer.Territory) []string {
	switch place {
	case "CA":
		return []string{"ca-pipeda"}
	case "CA-QC":
		return []string{"ca-qc", "ca-pipeda"}
	default:
		return nil
	}
}
