package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

func importedFile(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

// participants is a participants list whose rows are given as legal name, framework, status and inactive start date.
func participants(t *testing.T, rows ...[4]string) string {
	t.Helper()
	headings := []string{
		"Public Display Name", "Legal Name", "Install Date", "Usage End Date", "Inactive Start Date", "Framework", "Status", "HR Data",
		"Non-HR Data", "Street", "City", "State", "Postal Code", "Covered Entities", "Industries", "Privacy Policies", "Public Link",
	}
	table := [][]string{headings}
	for _, r := range rows {
		table = append(table, []string{r[0] + " brand", r[0], "9/12/2023", "9/12/2027", r[3], r[1], r[2], "No", "Yes", "1 Main St", "Springfield", "OR", "97477", "", "", "", "https://list.example/1"})
	}
	var sheet bytes.Buffer
	sheet.WriteString(`<worksheet><sheetData>`)
	for _, row := range table {
		sheet.WriteString("<row>")
		for _, cell := range row {
			sheet.WriteString(`<c t="inlineStr"><is><t>`)
			require.NoError(t, xml.EscapeText(&sheet, []byte(cell)))
			sheet.WriteString(`</t></is></c>`)
		}
		sheet.WriteString("</row>")
	}
	sheet.WriteString(`</sheetData></worksheet>`)
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="List" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="t/worksheet" Target="sheet.xml"/></Relationships>`,
		"xl/sheet.xml":               sheet.String(),
	} {
		part, err := archive.Create(name)
		require.NoError(t, err)
		_, err = part.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	return importedFile(t, "list.xlsx", file.String())
}

func TestAListChangesWhatTheInventoryAllows(t *testing.T) {
	file := inventoryFile(t, harbour)
	list := participants(t, [4]string{"Cloud Inc.", "EU-U.S. Data Privacy Framework", "Active", ""})
	code, out, errs := shell(t, "import", "dpf", "-date", "2026-11-20", list, file)
	require.Zero(t, code, errs)
	assert.Equal(t, strings.Replace(harbour, "name: Cloud Inc., jurisdiction: US}",
		`name: Cloud Inc., jurisdiction: US, certifications: [{scheme: eu-us-dpf, status: active, covers: [non-hr], from: 2023-09-12, due: 2027-09-12, checked: 2026-11-20, reference: "https://list.example/1"}]}`, 1), out)
	assert.Contains(t, errs, "Data Privacy Framework List of 2026-11-20: 1 rows")
	assert.Contains(t, errs, "cloud-us (Cloud Inc.) eu-us-dpf: status active, covers non-hr, from 2023-09-12, due 2027-09-12 [row 2]")

	code, _, errs = shell(t, "import", "dpf", "-date", "2026-11-20", "-o", file, list, file)
	require.Zero(t, code, errs)
	_, out, _ = shell(t, file)
	assert.Contains(t, out, "ALLOWED (1)", "the inventory was changed where it lies, and is evaluated")

	lapsed := participants(t, [4]string{"Cloud Inc.", "EU-U.S. Data Privacy Framework", "Inactive - Lapse", "11/1/2026"})
	code, _, errs = shell(t, "import", "dpf", "-date", "2026-11-22", "-o", file, lapsed, file)
	require.Zero(t, code, errs)
	assert.Contains(t, errs, "LAPSED")
	assert.Contains(t, errs, "status inactive-lapse, was active, until 2026-10-31")
	_, out, _ = shell(t, file)
	assert.Contains(t, out, "BLOCKED (1)")
}

func TestWhatIsLeftToAPersonFailsOnlyUnderCheck(t *testing.T) {
	file := inventoryFile(t, harbour)
	list := participants(t, [4]string{"Cloud, Inc", "EU-U.S. Data Privacy Framework", "Active", ""})
	code, out, errs := shell(t, "import", "dpf", list, file)
	assert.Zero(t, code)
	assert.Equal(t, harbour, out, "nothing is applied")
	assert.Contains(t, errs, "TO CONFIRM")
	assert.Contains(t, errs, `cloud-us (Cloud Inc.): "Cloud, Inc" is the legal name of a participant`)
	assert.Contains(t, errs, "the day of the list is not stated")
	code, _, _ = shell(t, "import", "dpf", "-check", list, file)
	assert.Equal(t, 1, code)
	code, _, _ = shell(t, "import", "dpf", "-check", participants(t, [4]string{"Cloud Inc.", "EU-U.S. DPF", "Active", ""}), file)
	assert.Zero(t, code)
}

func TestADirectoryOfCertificatesIsImported(t *testing.T) {
	list := importedFile(t, "directory.csv", "organization,legal_entity,system,certification,accountability_agent,jurisdiction,program_requirements,valid_from,valid_until,scope_note,url,checked_on\n"+
		"Cloud,Cloud Inc.,global,cbpr,An Agent,US,,2025-11,2027-01,,,2026-11-02\n")
	code, out, errs := shell(t, "import", "cbpr", list, inventoryFile(t, harbour))
	require.Zero(t, code, errs)
	assert.Contains(t, out, "{scheme: global-cbpr, status: active, from: 2025-11-01, until: 2027-01-31, economy: US, checked: 2026-11-02")
	assert.Contains(t, errs, "valid_until: the directory shows the month 2027-01 only")
}

func TestARecordIsDraftedAndEvaluatedWithWhatIsKnown(t *testing.T) {
	parties := inventoryFile(t, harbour)
	record := importedFile(t, "ropa.csv", "activity,controller,role,exporter,importer,importer_role\nNewsletter,Harbour SAS,controller,Harbour SAS,Cloud Inc.,processor\n")
	draft := filepath.Join(t.TempDir(), "draft.yaml")
	code, out, errs := shell(t, "import", "ropa", "-known", parties, "-o", draft, record)
	require.Zero(t, code, errs)
	assert.Empty(t, out)
	assert.Contains(t, errs, "The draft can be evaluated as it stands.")
	code, out, errs = shell(t, "-flow", "newsletter-cloud-inc", parties, draft)
	require.Zero(t, code, errs)
	assert.Contains(t, out, "BLOCKED (1)", "what the record does not say allows nothing")

	code, out, errs = shell(t, "import", "ropa", "-check", "-date", "2026-11-23", record)
	assert.Equal(t, 1, code)
	assert.Contains(t, errs, "entities[harbour-sas].jurisdiction: is required")
	assert.Contains(t, out, "    # jurisdiction:  where it is established")
	code, _, errs = shell(t, importedFile(t, "open.yaml", out))
	assert.Equal(t, 2, code, "a draft with places to fill in is refused")
	assert.Contains(t, errs, "is required")
}

func TestSystemsAreDrafted(t *testing.T) {
	file := importedFile(t, "systems.yaml", "system:\n  - {fides_key: mail, name: \"Mail \\e[31m\", legal_name: Kestrel Mail Inc., responsibility: [Processor]}\n")
	code, out, errs := shell(t, "import", "fides", file)
	require.Zero(t, code, errs)
	assert.Contains(t, out, "name: Kestrel Mail Inc.")
	assert.NotContains(t, out+errs, "\x1b", "no escape reaches the terminal")
	assert.Contains(t, errs, "jurisdiction: the format has no country")
}

func TestImportIsFoundByItsHelp(t *testing.T) {
	_, _, errs := shell(t, "-help")
	assert.Contains(t, errs, "import")
	code, _, errs := shell(t, "import", "-help")
	assert.Zero(t, code)
	for _, s := range importSources() {
		assert.Contains(t, errs, s.summary)
		code, _, help := shell(t, "import", s.name, "-help")
		assert.Zero(t, code)
		assert.Contains(t, help, s.arguments)
		assert.Contains(t, help, "-date")
	}
}

func TestABadImportWritesNothing(t *testing.T) {
	file := inventoryFile(t, harbour)
	list := participants(t)
	text := importedFile(t, "x.csv", "a,b\n")
	for want, args := range map[string][]string{
		"import what?":                          {"import"},
		"xlsx: not one of dpf, cbpr":            {"import", "xlsx"},
		"wanted: LIST.xlsx INVENTORY":           {"import", "dpf", list},
		"wanted: FILE":                          {"import", "fides"},
		"is not a date":                         {"import", "dpf", "-date", "today", list, file},
		"no such file":                          {"import", "dpf", list, file + ".not"},
		"not an XLSX workbook":                  {"import", "dpf", text, file},
		"legal_entity: the file has no such":    {"import", "cbpr", text, file},
		"activity: the file has no such column": {"import", "ropa", text},
		"the file lists no system":              {"import", "fides", file},
		"organisation: is required":             {"import", "dpf", list, importedFile(t, "i.yaml", "version: 1\n")},
		"flags come":                            {"import", "dpf", list, file, "-check"},
	} {
		output := filepath.Join(t.TempDir(), "out.yaml")
		if len(args) > 2 {
			args = append([]string{args[0], args[1], "-o", output}, args[2:]...)
		}
		code, out, errs := shell(t, args...)
		assert.Equal(t, badUsage, code, "%v", args)
		assert.Contains(t, errs, want, "%v", args)
		assert.Empty(t, out)
		assert.NoFileExists(t, output)
	}
}

func TestEveryKindOfFindingHasAHeadline(t *testing.T) {
	for _, kind := range intake.Kinds() {
		assert.NotEmpty(t, headlines[kind], kind)
	}
	assert.Equal(t, []string{"status active", "covers nothing"}, termChanges(nil, transfer.Certification{Status: "active", Covers: []string{}}))
	assert.Equal(t, []string{"from no longer 2023-09-12"}, termChanges(&transfer.Certification{From: transfer.NewDate(2023, 9, 12)}, transfer.Certification{}))
}
