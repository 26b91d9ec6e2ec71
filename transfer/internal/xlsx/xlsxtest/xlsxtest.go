// Package xlsxtest makes workbooks, good ones and hostile ones, for tests.
package xlsxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Cell is what stands in a cell: a string is a shared string, an Inline an inline one, an int or a float64 a number, a
// bool a boolean, a Raw the markup itself, and nil no cell.
type Cell = any

// Inline is a string that stands in its cell.
type Inline string

// Raw is the markup of a cell.
type Raw string

// Parts are the parts of a workbook by their names, in order.
type Parts struct {
	names []string
	text  map[string]string
}

// Set replaces a part or adds it.
func (p *Parts) Set(name, text string) *Parts {
	if _, ok := p.text[name]; !ok {
		p.names = append(p.names, name)
	}
	p.text[name] = text
	return p
}

// Text returns a part as it stands.
func (p *Parts) Text(name string) string { return p.text[name] }

// Sheet returns the parts of a workbook with one sheet.
func Sheet(rows ...[]Cell) *Parts {
	shared := map[string]int{}
	var order []string
	var sheet strings.Builder
	sheet.WriteString(header + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for i, row := range rows {
		if row == nil {
			continue
		}
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for column, cell := range row {
			place := fmt.Sprintf("%c%d", 'A'+column, i+1)
			switch value := cell.(type) {
			case nil:
			case string:
				at, ok := shared[value]
				if !ok {
					at = len(order)
					shared[value] = at
					order = append(order, value)
				}
				fmt.Fprintf(&sheet, `<c r="%s" t="s"><v>%d</v></c>`, place, at)
			case Inline:
				fmt.Fprintf(&sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, place, escape(string(value)))
			case bool:
				fmt.Fprintf(&sheet, `<c r="%s" t="b"><v>%d</v></c>`, place, map[bool]int{true: 1}[value])
			case Raw:
				sheet.WriteString(string(value))
			default:
				fmt.Fprintf(&sheet, `<c r="%s" s="1"><v>%v</v></c>`, place, value)
			}
		}
		sheet.WriteString(`</row>`)
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	var table strings.Builder
	table.WriteString(header + `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	for _, text := range order {
		fmt.Fprintf(&table, `<si><t xml:space="preserve">%s</t></si>`, escape(text))
	}
	table.WriteString(`</sst>`)
	p := &Parts{text: map[string]string{}}
	p.Set("[Content_Types].xml", header+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	p.Set("_rels/.rels", Relationships("officeDocument", "xl/workbook.xml"))
	p.Set("xl/workbook.xml", header+`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" `+
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Participants" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	p.Set("xl/_rels/workbook.xml.rels", Relationships("worksheet", "worksheets/sheet1.xml", "sharedStrings", "/xl/sharedStrings.xml"))
	p.Set("xl/sharedStrings.xml", table.String())
	return p.Set("xl/worksheets/sheet1.xml", sheet.String())
}

const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Relationships returns a part that relates ids rId1, rId2, ... to pairs of a kind and a target.
func Relationships(pairs ...string) string {
	var b strings.Builder
	b.WriteString(header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`,
			i/2+1, pairs[i], pairs[i+1])
	}
	return b.String() + `</Relationships>`
}

// Zip packs the parts.
func (p *Parts) Zip(t testing.TB) []byte {
	t.Helper()
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, name := range p.names {
		part, err := archive.Create(name)
		require.NoError(t, err)
		_, err = part.Write([]byte(p.text[name]))
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	return file.Bytes()
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
