package publish_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/publish"
)

var (
	mermaidLine = regexp.MustCompile(`^(flowchart LR|  [omd]\d+(\["[^"<>` + "`" + `]*"\]|\(\["[^"<>` + "`" + `]*"\]\))|  ([om])\d+ -- "(\d+)" --> [md]\d+|  classDef blocked [a-z#0-9:,]+|  class m\d+ blocked)$`)
	dotQuoted   = `"(?:[^"\\]|\\.)*"`
	dotLine     = regexp.MustCompile(`^(digraph transfers \{|  \w+=\w+|  (node|edge|graph) \[[^\]]*\]|  subgraph cluster_\d+ \{|    label=` + dotQuoted +
		`|    ` + dotQuoted + ` \[label=` + dotQuoted + `\]|  ` + dotQuoted + ` \[label=` + dotQuoted + `[a-z0-9#"=, ]*\]|  \}|  ` + dotQuoted + ` -> ` + dotQuoted + ` \[label=` + dotQuoted + `[a-z0-9#"=, ]*\]|\})$`)
)

func lines(t *testing.T, name string, a answered) []string {
	t.Helper()
	for _, f := range forms() {
		if f.name == name {
			return strings.Split(strings.TrimSuffix(text(t, f, a), "\n"), "\n")
		}
	}
	t.Fatal(name)
	return nil
}

func TestEveryLineOfAPictureIsOfItsLanguageWhateverTheNames(t *testing.T) {
	for name, bad := range hostile {
		a := decided(t).spoken(bad)
		for i := range a.inventory.Entities {
			a.inventory.Entities[i].Jurisdiction = transfer.Territory(bad) // no file could say it, Go could
		}
		for _, l := range lines(t, "mermaid", a) {
			assert.Regexp(t, mermaidLine, l, name)
		}
		for _, l := range lines(t, "dot", a) {
			assert.Regexp(t, dotLine, l, name)
		}
	}
}

// As many answers go into the mechanisms as there are, and as many come out.
func TestMermaidCountsEveryAnswerOnBothSides(t *testing.T) {
	a := decided(t)
	total := 0
	for _, d := range a.decisions {
		total += len(d.Regimes)
	}
	sums := map[string]int{}
	for _, l := range lines(t, "mermaid", a) {
		if found := mermaidLine.FindStringSubmatch(l); found[4] != "" {
			n, err := strconv.Atoi(found[4])
			require.NoError(t, err)
			sums[found[3]] += n
		}
	}
	assert.Equal(t, map[string]int{"o": total, "m": total}, sums)
}

// GitHub draws at most 500 arrows.
func TestMermaidStaysSmallForTheWholeWorld(t *testing.T) {
	world := answered{inventory: &transfer.Inventory{}}
	d := decided(t).decision(t, "mail")
	for code := range regions.Territories() {
		id := strings.ToLower(string(code))
		world.inventory.Entities = append(world.inventory.Entities, transfer.Party{ID: id, Jurisdiction: code})
		flow := transfer.Flow{ID: id, Exporter: transfer.Side{Party: id}, Importer: transfer.Side{Party: id}}
		world.inventory.Flows = append(world.inventory.Flows, flow)
		d.Flow = id
		world.decisions = append(world.decisions, d)
	}
	require.Greater(t, len(world.decisions), 240)
	got := lines(t, "mermaid", world)
	assert.Less(t, len(got), 60)
	assert.Contains(t, strings.Join(got, "\n"), "other places")
	assert.Len(t, html(t, world).all("path"), 2*(14+1), "the picture of the report gathers the small places too")
}

func TestDOTJoinsFlowsBetweenTwoPartiesThatEndAlike(t *testing.T) {
	var out bytes.Buffer
	a := decided(t)
	require.NoError(t, publish.DOT(&out, a.inventory, a.decisions))
	assert.Contains(t, out.String(), `"harbour-fr" -> "mail-us" [label="blocked (2)", color="#b3261e"`)
	assert.Contains(t, out.String(), `"harbour-fr" -> "harbour-no" [label="not restricted", color="#8a8f98"`)
	assert.Contains(t, out.String(), `"harbour-gb" -> "support-in" [label="UK IDTA"]`)
	assert.Contains(t, out.String(), `label="United Kingdom"`)
	assert.Equal(t, 1, strings.Count(out.String(), `"cloud-us" [label="Cloud Inc."]`))
}

// Beyond what a layout can draw, parties are gathered into places: as many answers go into the mechanisms as there are, and as many
// come out.
func TestDOTGathersPartiesOfThousandsOfFlows(t *testing.T) {
	world := answered{inventory: &transfer.Inventory{}}
	d := decided(t).decision(t, "mail")
	d.Regimes = append(d.Regimes, decided(t).decision(t, "west").Regimes...)
	places := []transfer.Territory{"DE", "US", "IN"}
	for i := range 3 * 300 {
		id := fmt.Sprintf("p%d", i)
		world.inventory.Entities = append(world.inventory.Entities, transfer.Party{ID: id, Name: `A "name"`, Jurisdiction: places[i%3]})
		world.inventory.Flows = append(world.inventory.Flows, transfer.Flow{ID: id, Exporter: transfer.Side{Party: id}, Importer: transfer.Side{Party: "p0"}})
		d.Flow = id
		world.decisions = append(world.decisions, d)
	}
	got := lines(t, "dot", world)
	assert.Less(t, len(got), 40)
	arrow := regexp.MustCompile(`^  "(from|by) \d+" -> "(?:by|to) \d+" \[label="(\d+)", penwidth=\d`)
	sum := map[string]int{}
	for _, l := range got {
		assert.Regexp(t, dotLine, l)
		if found := arrow.FindStringSubmatch(l); found != nil {
			n, err := strconv.Atoi(found[2])
			require.NoError(t, err)
			sum[found[1]] += n
		}
	}
	total := len(d.Regimes) * 900
	assert.Equal(t, map[string]int{"from": total, "by": total}, sum)
	assert.Contains(t, strings.Join(got, "\n"), `[label="Germany (`)
	assert.NotContains(t, strings.Join(got, "\n"), "p17")
}
