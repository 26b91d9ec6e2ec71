package publish

import (
	"fmt"

	"github.com/chapterv/chapterv/transfer"
)

// matrix counts flows by the places of exporter and importer.
type matrix struct {
	Columns []column
	Rows    []matrixRow
	// Others is how many places share the last column.
	Others int
	Pairs  []pairRow
}

type column struct{ Code, Name string }

type matrixRow struct {
	Code, Name string
	Cells      []cell
	Sum        cell
}

// cell counts flows. Anchor is where they stand in the report.
type cell struct {
	N, Blocked, Exempt int
	Anchor             string
}

// Class is how a cell looks: empty, something blocked, all free, or all permitted.
func (c cell) Class() string {
	switch {
	case c.N == 0:
		return ""
	case c.Blocked > 0:
		return "b"
	case c.Exempt == c.N:
		return "n"
	default:
		return "a"
	}
}

// Text is the count, and before it how many of them are blocked.
func (c cell) Text() string {
	switch {
	case c.N == 0:
		return ""
	case c.Blocked > 0:
		return fmt.Sprintf("%d/%d", c.Blocked, c.N)
	default:
		return fmt.Sprint(c.N)
	}
}

func (c *cell) add(a answer) {
	c.N++
	switch a.Outcome {
	case transfer.OutcomeBlocked:
		c.Blocked++
	case transfer.OutcomeNotRestricted:
		c.Exempt++
	}
}

// pairRow counts the flows between two parties.
type pairRow struct {
	Exporter, Importer string
	From, To           string
	cell
}

const maxColumns = 15

func newMatrix(f *file) *matrix {
	from, to := map[transfer.Territory]int{}, map[transfer.Territory]int{}
	cells := map[[2]transfer.Territory]*cell{}
	pairs := map[[2]string]*pairRow{}
	var order [][2]string
	for _, a := range f.answers {
		x, y := a.exporter.Jurisdiction, a.importer.Jurisdiction
		from[x]++
		to[y]++
		if cells[[2]transfer.Territory{x, y}] == nil {
			cells[[2]transfer.Territory{x, y}] = &cell{Anchor: pairAnchor(a)}
		}
		cells[[2]transfer.Territory{x, y}].add(a)
		k := [2]string{a.exporter.ID, a.importer.ID}
		if pairs[k] == nil {
			pairs[k] = &pairRow{Exporter: partyName(a.exporter), Importer: partyName(a.importer), From: string(x), To: string(y), cell: cell{Anchor: pairAnchor(a)}}
			order = append(order, k)
		}
		pairs[k].add(a)
	}
	m := &matrix{}
	columns := ranking(to)
	if len(columns) > maxColumns+1 {
		m.Others = len(columns) - maxColumns
		columns = columns[:maxColumns]
	}
	for _, y := range columns {
		m.Columns = append(m.Columns, column{string(y), placeName(y)})
	}
	for _, x := range ranking(from) {
		row := matrixRow{Code: string(x), Name: short(placeName(x), 28)}
		seen := cell{}
		for _, y := range columns {
			c := cell{}
			if found := cells[[2]transfer.Territory{x, y}]; found != nil {
				c = *found
			}
			row.Cells = append(row.Cells, c)
			seen.plus(c)
		}
		for k, c := range cells {
			if k[0] == x {
				row.Sum.plus(*c)
			}
		}
		if m.Others > 0 {
			row.Cells = append(row.Cells, cell{N: row.Sum.N - seen.N, Blocked: row.Sum.Blocked - seen.Blocked, Exempt: row.Sum.Exempt - seen.Exempt})
		}
		m.Rows = append(m.Rows, row)
	}
	m.Pairs = pairRows(order, pairs)
	return m
}

func (c *cell) plus(other cell) {
	c.N += other.N
	c.Blocked += other.Blocked
	c.Exempt += other.Exempt
}

func pairRows(order [][2]string, pairs map[[2]string]*pairRow) []pairRow {
	flows := map[[2]string][]string{}
	for k, row := range pairs {
		flows[k] = make([]string, row.N)
	}
	return grouped(order, flows, func(k [2]string, _ []string) pairRow { return *pairs[k] })
}

// pairAnchor is where the flows between two places begin.
func pairAnchor(a answer) string {
	name := func(t transfer.Territory) string {
		if t == "" {
			return "unknown"
		}
		return string(t)
	}
	return "from-" + name(a.exporter.Jurisdiction) + "-to-" + name(a.importer.Jurisdiction)
}
