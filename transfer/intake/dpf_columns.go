package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/xlsx"
)

// The columns of the participants list that are read.
const (
	colDisplay  = "Public Display Name"
	colLegal    = "Legal Name"
	colInstall  = "Install Date"
	colUsageEnd = "Usage End Date"
	colInactive = "Inactive Start Date"
	colScheme   = "Framework"
	colStatus   = "Status"
	colHR       = "HR Data"
	colNonHR    = "Non-HR Data"
	colStreet   = "Street"
	colCity     = "City"
	colState    = "State"
	colPostal   = "Postal Code"
	colCovered  = "Covered Entities"
	colLink     = "Public Link"
)

var dpfColumns = []string{
	colDisplay, colLegal, colInstall, colUsageEnd, colInactive, colScheme, colStatus, colHR, colNonHR, colStreet, colCity,
	colState, colPostal, colCovered, colLink,
}

// headingRows is how far down the headings may stand.
const headingRows = 20

// line is one row, its cells by their headings.
type line struct {
	number int
	cells  map[string]xlsx.Cell
}

func (l line) text(column string) string { return tidy(l.cells[column].Text) }

// dpfLines reads the rows of the first sheet that has headings of the list.
func dpfLines(file transfer.File) ([]line, *calendar, error) {
	book, err := xlsx.Open(file.Data)
	if err != nil {
		return nil, nil, bookFault(file, err)
	}
	dates := &calendar{from1904: book.Date1904}
	for _, sheet := range book.Sheets {
		s := &sheetReader{file: file, dates: dates}
		for row, err := range book.Rows(sheet) {
			if err != nil {
				return nil, nil, bookFault(file, err)
			}
			more, err := s.take(row)
			if err != nil {
				return nil, nil, err
			}
			if !more {
				break
			}
		}
		if s.columns != nil {
			return s.lines, dates, nil
		}
	}
	return nil, nil, fault(file, 0, transfer.FaultMissing, "",
		fmt.Sprintf("no sheet has the headings %q and %q in its first %d rows", colLegal, colScheme, headingRows), "")
}

type sheetReader struct {
	file    transfer.File
	dates   *calendar
	columns map[int]string
	lines   []line
}

// take reads one row and reports whether the sheet is worth reading on.
func (s *sheetReader) take(row xlsx.Row) (bool, error) {
	if s.columns == nil {
		var found bool
		var err error
		s.columns, found, err = headings(s.file, row)
		return err == nil && (found || row.Number < headingRows), err
	}
	l := line{number: row.Number, cells: make(map[string]xlsx.Cell, len(s.columns))}
	for _, cell := range row.Cells {
		column, known := s.columns[cell.Column]
		if !known || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		l.cells[column] = cell
		if cell.Kind == xlsx.Text && (column == colInstall || column == colUsageEnd || column == colInactive) {
			s.dates.notice(cell.Text)
		}
	}
	if len(l.cells) > 0 {
		s.lines = append(s.lines, l)
	}
	return true, nil
}

// headings recognises the row of headings: it names the organisation and the framework. A column that is read
// and is not there, or is there twice, is a fault that names it.
func headings(file transfer.File, row xlsx.Row) (map[int]string, bool, error) {
	columns := map[int]string{}
	var others []string
	seen := map[string]int{}
	for _, cell := range row.Cells {
		name := tidy(cell.Text)
		at := slices.IndexFunc(dpfColumns, func(known string) bool { return strings.EqualFold(known, name) })
		if at < 0 {
			others = append(others, name)
			continue
		}
		columns[cell.Column] = dpfColumns[at]
		seen[dpfColumns[at]]++
	}
	if len(seen) < 3 {
		return nil, false, nil
	}
	wrong := &transfer.InputError{}
	for _, name := range dpfColumns {
		f := transfer.Fault{File: file.Name, Line: row.Number, Field: name}
		switch {
		case seen[name] == 0:
			f.Code, f.Message, f.Suggestion = transfer.FaultMissing, "the list has no such column", similar(name, others)
		case seen[name] > 1:
			f.Code, f.Message = transfer.FaultDuplicateKey, "the list has this column twice"
		default:
			continue
		}
		wrong.Faults = append(wrong.Faults, f)
	}
	if len(wrong.Faults) > 0 {
		return nil, false, wrong
	}
	return columns, true, nil
}

// similar returns the other heading that may have been meant.
func similar(name string, others []string) string {
	best, most := "", 1+max(2, len(name)/3)
	for _, other := range others {
		if d := distance(strings.ToLower(name), strings.ToLower(other), most); d < most {
			best, most = other, d
		}
	}
	return best
}
