package proof_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/examples/proof/random"
	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// enoughForEveryCode is how many flows it takes until chance has come to every condition of every mechanism.
const enoughForEveryCode = 150_000

// A comparison shows something only if what is compared is of every kind: here that is made sure of, with the library alone.
func TestWhatChanceMakesIsOfEveryKind(t *testing.T) {
	if underRace {
		t.Skip("what chance makes does not depend on races")
	}
	c := newTally()
	s := sampled(t, 9_600, 9_600, 0)
	s.scenes(t, func(scene *random.Scene) (int, bool) {
		engine := engineOf(t, scene)
		if engine == nil {
			return 0, false
		}
		for _, flow := range scene.Inventory.Flows {
			d, err := engine.Evaluate(t.Context(), flow)
			if !assert.NoError(t, err, "%s, flow %s", scene, flow.ID) {
				return 0, false
			}
			c.count(d)
		}
		return len(scene.Inventory.Flows), true
	})
	assert.GreaterOrEqual(t, c.share(c.outcomes[transfer.OutcomeAllowed]), 25.0, "%% allowed")
	assert.GreaterOrEqual(t, c.share(c.outcomes[transfer.OutcomeBlocked]), 25.0, "%% blocked")
	for _, m := range transfer.Mechanisms() {
		assert.GreaterOrEqual(t, c.share(c.mechanisms[m]), 1.0, "%% of the flows that %s carries", m)
	}
	reached, all := c.reached(t)
	if s.flows >= enoughForEveryCode {
		assert.Empty(t, all, "conditions that nothing came to")
		return
	}
	assert.GreaterOrEqual(t, reached, 0.93, "too many conditions that nothing came to:\n%s", strings.Join(all, "\n"))
}

// Every date of every record is asked about the day before, on the day and the day after, by a flow under the law and at
// the place that the record speaks of. Where the date limits signatures, documents are signed on those days.
func TestEveryDateOfTheRecordsIsAskedAboutOnThreeDays(t *testing.T) {
	type look struct {
		edge   string
		offset int
	}
	looked := map[look]int{}
	for n := range uint64(random.ScenesToEveryEdge()) {
		scene := random.New(1, n)
		for _, f := range scene.Inventory.Flows {
			aim := scene.Aims[f.ID]
			if aim.Edge == nil {
				continue
			}
			day := aim.Edge.Day.AddDays(aim.Offset)
			if aim.Edge.Signing() {
				signed := false
				for _, i := range scene.Inventory.Instruments {
					signed = signed || i.Signed == day && names(i.Exporters, f.Exporter.Party) && names(i.Importers, f.Importer.Party)
				}
				assert.True(t, signed, "%s, flow %s: nothing is signed on %s for %s", scene, f.ID, day, aim.Edge)
			} else {
				assert.Equal(t, day, f.At, "%s, flow %s", scene, f.ID)
			}
			exporter, _ := scene.Inventory.Party(f.Exporter.Party)
			importer, _ := scene.Inventory.Party(f.Importer.Party)
			assert.True(t, mayGovern(aim.Law, f, exporter), "%s, flow %s: not under %s, as %s asks", scene, f.ID, aim.Law, aim.Edge)
			if place := aim.Edge.Territory; place != "" {
				assert.Contains(t, []transfer.Territory{exporter.Jurisdiction, importer.Jurisdiction}, place, "%s, flow %s: %s", scene, f.ID, aim.Edge)
			}
			looked[look{aim.Edge.String(), aim.Offset}]++
		}
	}
	for _, edge := range random.Edges() {
		for offset := -1; offset <= 1; offset++ {
			assert.Positive(t, looked[look{edge.String(), offset}], "%s, %+d days", edge, offset)
		}
	}
}

// mayGovern says whether the exporter is in the territory of a law at some time, or the law is stated.
func mayGovern(law string, f transfer.Flow, exporter transfer.Party) bool {
	return slices.Contains(exporter.SubjectTo, law) || slices.Contains(f.Exporter.SubjectTo, law) || slices.Contains(f.Regimes, law) ||
		slices.ContainsFunc(regions.Memberships(exporter.Jurisdiction), func(m regions.Membership) bool { return m.Area == law })
}

func names(side []transfer.Signatory, party string) bool {
	for _, s := range side {
		if s.Party == party {
			return true
		}
	}
	return false
}

// tally is what the flows of a sample came to.
type tally struct {
	mu         sync.Mutex
	flows      int
	outcomes   map[transfer.Outcome]int
	mechanisms map[transfer.Mechanism]int
	open       map[string]int // conditions, by law, mechanism, code, and whether unmet or missing
}

func newTally() *tally {
	return &tally{outcomes: map[transfer.Outcome]int{}, mechanisms: map[transfer.Mechanism]int{}, open: map[string]int{}}
}

func (c *tally) share(n int) float64 { return 100 * float64(n) / float64(c.flows) }

func (c *tally) count(d transfer.Decision) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.flows++
	c.outcomes[d.Outcome]++
	for _, m := range d.Mechanisms {
		c.mechanisms[m]++
	}
	for _, r := range d.Regimes {
		for _, candidate := range r.Candidates {
			c.conditions(r.Regime, candidate.Mechanism, candidate.Unmet, candidate.Missing)
			for _, other := range candidate.Instruments {
				c.conditions(r.Regime, candidate.Mechanism, other.Unmet, other.Missing)
			}
		}
	}
}

func (c *tally) conditions(law string, mechanism transfer.Mechanism, unmet []transfer.Unmet, missing []transfer.Missing) {
	for _, u := range unmet {
		c.open[condition(law, mechanism, u.Code, "unmet")]++
	}
	for _, m := range missing {
		c.open[condition(law, mechanism, m.Code, "missing")]++
	}
}

func condition(law string, mechanism transfer.Mechanism, code, how string) string {
	return fmt.Sprintf("%s %s %s %s", law, mechanism, code, how)
}

// reached is the share of the conditions of the catalogue that some flow left open, and the list of the others. A condition
// that depends on a fact must also have been left open for want of the fact.
func (c *tally) reached(t *testing.T) (float64, []string) {
	t.Helper()
	articles, err := mechanisms.Catalogue()
	require.NoError(t, err)
	all, never := 0, []string{}
	for _, article := range articles {
		mechanism := transfer.Mechanism(article.Mechanism)
		for _, x := range article.Conditions {
			unmet, missing := condition(article.Law, mechanism, x.Code, "unmet"), condition(article.Law, mechanism, x.Code, "missing")
			all++
			switch {
			case c.open[unmet]+c.open[missing] == 0:
				never = append(never, strings.TrimSuffix(unmet, " unmet"))
			case x.Fact != "" && c.open[missing] == 0:
				never = append(never, missing)
			}
		}
	}
	require.NotZero(t, all, "the catalogue is empty")
	return 1 - float64(len(never))/float64(all), never
}
