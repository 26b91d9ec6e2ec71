package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer/internal/xlsx"
	"github.com/chapterv/chapterv/transfer/internal/xlsx/xlsxtest"
)

type row = []xlsxtest.Cell

// cells reads the first sheet of a workbook, each row as "number: column=kind:text ...".
func cells(data []byte) ([]string, error) {
	book, err := xlsx.Open(data)
	if err != nil {
		return nil, err
	}
	var list []string
	for r, err := range book.Rows(book.Sheets[0]) {
		if err != nil {
			return list, err
		}
		line := fmt.Sprintf("%d:", r.Number)
		for _, c := range r.Cells {
			line += fmt.Sprintf(" %d=%d:%s", c.Column, c.Kind, c.Text)
		}
		list = append(list, line)
	}
	return list, nil
}

func TestCellsOfEveryKindAreReadAsText(t *testing.T) {
	got, err := cells(xlsxtest.Sheet(
		row{"shared", xlsxtest.Inline("inline & <markup>"), 45116, true, nil, 1.5},
		nil,
		row{nil, "shared", xlsxtest.Raw(`<c r="C3" t="e"><v>#N/A</v></c>`), xlsxtest.Raw(`<c r="D3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>`)},
		row{"", nil},
		row{xlsxtest.Raw(`<c t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>kana</t></rPh></is></c>`),
			xlsxtest.Raw(`<c t="d"><v>2023-07-10</v></c>`)},
	).Zip(t))
	require.NoError(t, err)
	assert.Equal(t, []string{
		"1: 0=0:shared 1=0:inline & <markup> 2=1:45116 3=2:1 5=1:1.5",
		"3: 1=0:shared 2=3:#N/A 3=0:ab",
		"5: 0=0:rich text 1=0:2023-07-10",
	}, got, "empty rows and cells are left out, and the formula is not the value")
}

func TestCharactersThatMarkupCannotHoldAreRead(t *testing.T) {
	got, err := cells(xlsxtest.Sheet(row{"a_x000D_b", "_x005F_x000D_", "_xZZZZ_", "_x00", "_xD800_"}).Zip(t))
	require.NoError(t, err)
	assert.Equal(t, []string{"1: 0=0:a\rb 1=0:_x000D_ 2=0:_xZZZZ_ 3=0:_x00 4=0:_xD800_"}, got)
}

func TestTheWorkbookSaysWhereItsPartsAre(t *testing.T) {
	parts := xlsxtest.Sheet(row{"here"})
	moved := xlsxtest.Sheet(row{"there"})
	parts.Set("_rels/.rels", xlsxtest.Relationships("officeDocument", "/Book/Main.xml"))
	parts.Set("Book/Main.xml", strings.Replace(moved.Text("xl/workbook.xml"), "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1))
	parts.Set("Book/_rels/Main.xml.rels", xlsxtest.Relationships("worksheet", "../Cells.xml", "sharedStrings", "Texts.xml"))
	parts.Set("Cells.xml", moved.Text("xl/worksheets/sheet1.xml"))
	parts.Set("Book/Texts.xml", moved.Text("xl/sharedStrings.xml"))
	data := parts.Zip(t)
	got, err := cells(data)
	require.NoError(t, err)
	assert.Equal(t, []string{"1: 0=0:there"}, got)
	book, err := xlsx.Open(data)
	require.NoError(t, err)
	assert.True(t, book.Date1904)
	assert.Equal(t, "Participants", book.Sheets[0].Name)
}

func TestReadingCanEndEarly(t *testing.T) {
	book, err := xlsx.Open(xlsxtest.Sheet(row{"a"}, row{"b"}).Zip(t))
	require.NoError(t, err)
	seen := 0
	for _, err := range book.Rows(book.Sheets[0]) {
		require.NoError(t, err)
		seen++
		break
	}
	assert.Equal(t, 1, seen)
}

func TestWhatIsNoWorkbookIsRefused(t *testing.T) {
	sheet := func(markup string) *xlsxtest.Parts {
		return xlsxtest.Sheet(row{"a"}).Set("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+markup+`</sheetData></worksheet>`)
	}
	var twice bytes.Buffer
	archive := zip.NewWriter(&twice)
	for _, name := range []string{"xl/workbook.xml", "XL/Workbook.xml"} {
		_, err := archive.Create(name)
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	for name, data := range map[string][]byte{
		"empty":                 nil,
		"an old workbook":       []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
		"a page":                []byte("<html>"),
		"a part twice":          twice.Bytes(),
		"another archive":       (&xlsxtest.Parts{}).Zip(t),
		"no sheet":              xlsxtest.Sheet().Set("xl/workbook.xml", "<workbook/>").Zip(t),
		"a sheet that is away":  xlsxtest.Sheet().Set("xl/_rels/workbook.xml.rels", xlsxtest.Relationships("worksheet", "other.xml")).Zip(t),
		"a sheet without part":  xlsxtest.Sheet().Set("xl/_rels/workbook.xml.rels", xlsxtest.Relationships()).Zip(t),
		"torn markup":           sheet("<row>").Zip(t),
		"a document type":       xlsxtest.Sheet().Set("xl/sharedStrings.xml", `<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>`).Zip(t),
		"an entity":             xlsxtest.Sheet().Set("xl/sharedStrings.xml", `<sst><si><t>&b;</t></si></sst>`).Zip(t),
		"a string not there":    sheet(`<row><c t="s"><v>7</v></c></row>`).Zip(t),
		"a negative string":     sheet(`<row><c t="s"><v>-1</v></c></row>`).Zip(t),
		"an unknown type":       sheet(`<row><c t="x"><v>7</v></c></row>`).Zip(t),
		"a row before the last": sheet(`<row r="2"/><row r="2"/>`).Zip(t),
		"a column twice":        sheet(`<row><c r="B1"/><c r="B1"/></row>`).Zip(t),
		"a nameless column":     sheet(`<row><c r="1"/></row>`).Zip(t),
	} {
		_, err := cells(data)
		assert.ErrorIs(t, err, xlsx.ErrForm, name)
	}
}

func TestAWorkbookOverALimitIsRefused(t *testing.T) {
	sheet := func(markup string) []byte {
		return xlsxtest.Sheet(row{"a"}).Set("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+markup+`</sheetData></worksheet>`).Zip(t)
	}
	crowd := xlsxtest.Sheet()
	for i := range xlsx.MaxParts {
		crowd.Set(fmt.Sprintf("part%d", i), "")
	}
	for name, data := range map[string][]byte{
		"the file":           make([]byte, xlsx.MaxFile+1),
		"parts":              crowd.Zip(t),
		"a part":             sheet(strings.Repeat("<row/>", xlsx.MaxPart/len("<row/>"))),
		"rows":               sheet(strings.Repeat("<row/>", xlsx.MaxRows+1)),
		"columns":            sheet(`<row><c r="XFD1"><v>1</v></c></row>`),
		"cells":              sheet(strings.Repeat("<row>"+strings.Repeat("<c/>", 200)+"</row>", xlsx.MaxCells/200+1)),
		"the text of a cell": sheet("<row><c t=\"str\"><v>" + strings.Repeat("a", xlsx.MaxText+1) + "</v></c></row>"),
		"a run of text":      sheet("<row><c t=\"inlineStr\"><is>" + strings.Repeat("<t>"+strings.Repeat("a", xlsx.MaxText/2)+"</t>", 3) + "</is></c></row>"),
		"depth":              sheet(strings.Repeat("<a>", 100)),
		"attributes":         sheet("<row " + strings.Repeat(`a="" `, 1<<20) + "/>"),
		"strings":            xlsxtest.Sheet().Set("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", xlsx.MaxStrings+1)+"</sst>").Zip(t),
		"sheets":             xlsxtest.Sheet().Set("xl/workbook.xml", "<workbook>"+strings.Repeat("<sheet/>", xlsx.MaxSheets+1)+"</workbook>").Zip(t),
	} {
		_, err := cells(data)
		assert.ErrorIs(t, err, xlsx.ErrLimit, name)
	}
}

// A bomb lies about the size it unpacks to; what is counted is what comes out.
func TestABombIsRefusedByWhatComesOut(t *testing.T) {
	data := xlsxtest.Sheet(row{"a"}).Set("xl/worksheets/sheet1.xml",
		"<worksheet>"+strings.Repeat(strings.Repeat(" ", 1000)+"<a/>", 80_000)+"</worksheet>").Zip(t)
	require.Less(t, len(data), 1<<20)
	_, err := cells(data)
	require.ErrorIs(t, err, xlsx.ErrLimit)

	at := bytes.LastIndex(data, []byte("xl/worksheets/sheet1.xml")) - 46 + 24
	copy(data[at:], []byte{0, 1, 0, 0})
	_, err = cells(data)
	assert.Error(t, err, "256 bytes were promised")
}

func FuzzOpen(f *testing.F) {
	f.Add(xlsxtest.Sheet(row{"Legal Name", xlsxtest.Inline("b"), 45116.5, true}, nil, row{nil, "c_x000D_"}).Zip(f))
	f.Add(xlsxtest.Sheet().Zip(f))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := xlsx.Open(data)
		if err != nil {
			if book != nil {
				t.Fatal("refused, and opened all the same")
			}
			return
		}
		for _, sheet := range book.Sheets {
			count := 0
			for row, err := range book.Rows(sheet) {
				if err != nil {
					break
				}
				count += len(row.Cells)
				if count > xlsx.MaxCells || len(row.Cells) > xlsx.MaxColumns {
					t.Fatal("over the limit")
				}
				for _, cell := range row.Cells {
					if len(cell.Text) > xlsx.MaxText || cell.Text == "" {
						t.Fatalf("a cell of %d bytes", len(cell.Text))
					}
				}
			}
		}
	})
}
