package main

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const noteWidth = 110

// table sets rows in columns. A row of two cells is a note under the one before it: it is wrapped, not set.
func (p *sheet) table(rows [][]string) {
	var widths []int
	for _, row := range rows {
		if len(row) == 2 {
			continue
		}
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		if len(row) == 2 {
			for i, line := range wrapped(row[1], noteWidth) {
				p.line("%s%s", strings.Repeat(" ", 6+2*min(i, 1)), line)
			}
			continue
		}
		var line strings.Builder
		for i, cell := range row {
			line.WriteString("  " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)))
		}
		p.line("%s", line.String())
	}
}

func wrapped(text string, width int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return slices.Clip(lines)
}
