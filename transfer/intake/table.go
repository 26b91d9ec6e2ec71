package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/chapterv/chapterv/transfer"
)

const (
	maxTable   = 16 << 20
	maxRows    = 100_000
	maxColumns = 256
	maxCell    = 32 << 10
)

// table is a CSV file with a row of headings.
type table struct {
	file     transfer.File
	headings []string
	rows     []record
}

// record is one row by its headings, which are in small letters with _ for spaces.
type record struct {
	line  int
	cells map[string]string
}

func (r record) text(column string) string { return tidy(r.cells[column]) }

func (r record) where() string { return fmt.Sprintf("line %d", r.line) }

// readTable reads a file with commas, semicolons or tabs, as spreadsheets write it. known are the headings that are
// read; the separator is the one that parts the first line into most of them.
func readTable(file transfer.File, known []string) (*table, error) {
	data := bytes.TrimPrefix(file.Data, []byte("\xef\xbb\xbf"))
	switch {
	case len(data) > maxTable:
		return nil, fault(file, 0, transfer.FaultTooLarge, "", fmt.Sprintf("the file is over %d MiB", maxTable>>20), "")
	case !utf8.Valid(data):
		return nil, fault(file, 0, transfer.FaultUTF8, "", "the file is not UTF-8; export it as CSV UTF-8", "")
	}
	skipped := 0
	if first, rest, ok := bytes.Cut(data, []byte("\n")); ok && bytes.HasPrefix(first, []byte("sep=")) {
		data, skipped = rest, 1
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma = separator(data, known)
	reader.ReuseRecord = true
	t := &table{file: file}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, csvFault(file, err, skipped)
		}
		line, _ := reader.FieldPos(0)
		if err := t.add(cells, line+skipped); err != nil {
			return nil, err
		}
	}
	if t.headings == nil {
		return nil, fault(file, 0, transfer.FaultEmpty, "", "the file holds no headings", "")
	}
	return t, nil
}

func csvFault(file transfer.File, err error, skipped int) error {
	line := 0
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		line, err = broken.Line+skipped, broken.Err
	}
	return fault(file, line, transfer.FaultSyntax, "", err.Error(), "")
}

func separator(data []byte, known []string) rune {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	best, most := ',', -1
	for _, r := range ",;\t" {
		count := 0
		for _, cell := range strings.Split(string(first), string(r)) {
			for _, name := range known {
				if heading(strings.Trim(cell, `" `)) == name {
					count++
				}
			}
		}
		if count > most {
			best, most = r, count
		}
	}
	return best
}

func heading(text string) string {
	return strings.ReplaceAll(strings.ToLower(tidy(text)), " ", "_")
}

func (t *table) add(cells []string, line int) error {
	if t.headings == nil {
		return t.head(cells, line)
	}
	if len(t.rows) == maxRows {
		return fault(t.file, line, transfer.FaultTooLarge, "", fmt.Sprintf("the file has over %d rows", maxRows), "")
	}
	r := record{line: line, cells: map[string]string{}}
	for i, cell := range cells {
		if len(cell) > maxCell {
			return fault(t.file, line, transfer.FaultTooLarge, t.headings[i], fmt.Sprintf("is over %d KiB", maxCell>>10), "")
		}
		if cell = bareCell(cell); strings.TrimSpace(cell) != "" {
			r.cells[t.headings[i]] = cell
		}
	}
	if len(r.cells) > 0 {
		t.rows = append(t.rows, r)
	}
	return nil
}

func (t *table) head(cells []string, line int) error {
	if len(cells) > maxColumns {
		return fault(t.file, line, transfer.FaultTooLarge, "", fmt.Sprintf("the file has over %d columns", maxColumns), "")
	}
	seen := map[string]bool{}
	for _, cell := range cells {
		name := heading(cell)
		if name != "" && seen[name] {
			return fault(t.file, line, transfer.FaultDuplicateKey, name, "the file has this column twice", "")
		}
		seen[name] = true
		t.headings = append(t.headings, name)
	}
	return nil
}

// bareCell takes away the mark by which a spreadsheet is kept from reading a text as a formula.
func bareCell(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

func (t *table) has(column string) bool {
	for _, name := range t.headings {
		if name == column {
			return true
		}
	}
	return false
}

// require reports every column that must be there and is not.
func (t *table) require(columns ...string) error {
	wrong := &transfer.InputError{}
	for _, name := range columns {
		if !t.has(name) {
			wrong.Faults = append(wrong.Faults, transfer.Fault{
				Code: transfer.FaultMissing, File: t.file.Name, Line: 1, Field: name,
				Message: "the file has no such column", Suggestion: similar(name, t.headings),
			})
		}
	}
	if len(wrong.Faults) > 0 {
		return wrong
	}
	return nil
}
