package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"iter"
	"strconv"
)

// Kind says what a cell holds.
type Kind uint8

// Kinds of cells.
const (
	Text Kind = iota
	Number
	Boolean
	// Failed is a formula that gave an error, such as #N/A.
	Failed
)

// Cell is one cell that is not empty.
type Cell struct {
	// Column counts from 0.
	Column int
	Kind   Kind
	Text   string
}

// Row is one row with at least one cell. The cells are valid until the next row is asked for.
type Row struct {
	// Number is the row's own, from 1.
	Number int
	Cells  []Cell
}

// Rows yields the rows of a sheet that hold something, or the error at which reading ended.
func (b *Book) Rows(sheet Sheet) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		r := &rows{book: b, yield: yield}
		err := b.walk(sheet.part, r.visit)
		if err != nil && !errors.Is(err, errStop) {
			yield(Row{}, err)
		}
	}
}

type rows struct {
	book  *Book
	yield func(Row, error) bool
	row   Row
	last  int
	count int
	cells int
}

func (r *rows) visit(d *document, start xml.StartElement) error {
	if start.Name.Local != "row" {
		return nil
	}
	if r.count++; r.count > MaxRows {
		return fmt.Errorf("%w: the sheet has over %d rows", ErrLimit, MaxRows)
	}
	r.row = Row{Number: r.last + 1, Cells: r.row.Cells[:0]}
	if own := attribute(start, "r"); own != "" {
		number, err := strconv.Atoi(own)
		if err != nil || number <= r.last || number > 1<<24 {
			return fmt.Errorf("%w: %.16q is no number of the row after %d", ErrForm, own, r.last)
		}
		r.row.Number = number
	}
	r.last = r.row.Number
	next := 0
	err := d.until(start, func(token xml.Token) error {
		cell, ok := token.(xml.StartElement)
		if !ok || cell.Name.Local != "c" {
			return nil
		}
		column, err := column(attribute(cell, "r"), next)
		if err != nil {
			return err
		}
		next = column + 1
		if r.cells++; r.cells > MaxCells {
			return fmt.Errorf("%w: the sheet has over %d cells", ErrLimit, MaxCells)
		}
		return r.cell(d, cell, column)
	})
	if err == nil && len(r.row.Cells) > 0 && !r.yield(r.row, nil) {
		err = errStop
	}
	return err
}

// cell reads one cell and keeps it if it holds something.
func (r *rows) cell(d *document, start xml.StartElement, at int) error {
	var value, inline string
	err := d.until(start, func(token xml.Token) (err error) {
		inner, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch inner.Name.Local {
		case "v":
			value, err = d.text(inner)
		case "is":
			inline, err = d.richText(inner)
		case "f":
			err = d.until(inner, func(xml.Token) error { return nil })
		}
		return err
	})
	if err != nil {
		return err
	}
	cell := Cell{Column: at, Kind: Text, Text: value}
	switch kind := attribute(start, "t"); kind {
	case "s":
		if value == "" {
			break
		}
		index, err := strconv.Atoi(value)
		if err != nil || index < 0 || index >= len(r.book.texts) {
			return fmt.Errorf("%w: row %d points to a shared string %.16q that is not there", ErrForm, r.row.Number, value)
		}
		cell.Text = r.book.texts[index]
	case "inlineStr":
		cell.Text = inline
	case "str", "d":
	case "b":
		cell.Kind = Boolean
	case "e":
		cell.Kind = Failed
	case "", "n":
		cell.Kind = Number
	default:
		return fmt.Errorf("%w: row %d has a cell of the type %.16q", ErrForm, r.row.Number, kind)
	}
	if cell.Text != "" {
		r.row.Cells = append(r.row.Cells, cell)
	}
	return nil
}

// column reads the letters of a reference such as AB12; without one, a cell stands beside the last.
func column(reference string, next int) (int, error) {
	at := next
	if reference != "" {
		at = 0
		letters := 0
		for ; letters < len(reference) && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z'; letters++ {
			at = at*26 + int(reference[letters]-'A') + 1
		}
		at--
		if letters == 0 || letters == len(reference) || at < next {
			return 0, fmt.Errorf("%w: %.16q is no place after column %d", ErrForm, reference, next)
		}
	}
	if at >= MaxColumns {
		return 0, fmt.Errorf("%w: the sheet has over %d columns", ErrLimit, MaxColumns)
	}
	return at, nil
}
