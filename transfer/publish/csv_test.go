package publish_test

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer/publish"
)

type record map[string]string

func csvRecords(t *testing.T, a answered) []record {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, publish.CSV(&out, a.inventory, a.decisions))
	rows, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	var list []record
	for _, row := range rows[1:] {
		r := record{}
		for i, name := range rows[0] {
			r[name] = row[i]
		}
		list = append(list, r)
	}
	return list
}

func find(t *testing.T, rows []record, flow, regime string) record {
	t.Helper()
	for _, r := range rows {
		if r["flow"] == flow && r["regime"] == regime {
			return r
		}
	}
	t.Fatalf("no row for %s under %s", flow, regime)
	return nil
}

func TestCSVIsARowForEachFlowAndLaw(t *testing.T) {
	a := decided(t)
	rows := csvRecords(t, a)
	want := 0
	for _, d := range a.decisions {
		want += len(d.Regimes)
		for _, r := range d.Regimes {
			row := find(t, rows, d.Flow, r.Regime)
			assert.Equal(t, string(r.Outcome), row["decision"])
			assert.Equal(t, string(r.Mechanism), row["mechanism"])
			assert.Equal(t, r.ValidUntil.String(), row["next_expiry"])
		}
	}
	assert.Len(t, rows, want)
}

func TestCSVFillsTheColumnsOfTheRecord(t *testing.T) {
	rows := csvRecords(t, decided(t))
	west := find(t, rows, "west", "eu-gdpr")
	assert.Equal(t, record{
		"activity": "Accounts", "controller": "Harbour SAS", "role": "controller", "exporter": "Harbour SAS", "importer": "Cloud Inc.",
		"importer_country": "US", "access_countries": "IN; US", "data_categories": "contact; usage", "special_category": "",
		"data_subjects": "customers", "purpose": "support", "regime": "eu-gdpr", "mechanism": "dpf", "instrument_ref": "eu-us-dpf",
		"instrument_version": "", "module": "", "tia_ref": "", "tia_date": "", "supplementary_measures": "",
		"onward_recipients": "Support Private Limited", "decision": "allowed", "violations": "", "next_expiry": "2027-08-31",
		"evaluated_as_of": "2026-11-23", "law_data_revision": west["law_data_revision"], "flow": "west",
	}, west)
	assert.NotEmpty(t, west["law_data_revision"])
	helpdesk := find(t, rows, "helpdesk", "uk-gdpr")
	assert.Equal(t, "A1.0", helpdesk["instrument_version"])
	assert.Equal(t, []string{"tia-in", "2025-03-01", "keys held in the EEA"},
		[]string{helpdesk["tia_ref"], helpdesk["tia_date"], helpdesk["supplementary_measures"]}, "the newest assessment")
	onward := find(t, rows, "onward", "eu-gdpr")
	assert.Equal(t, "Harbour SAS", onward["controller"], "the one on whose behalf a processor exports")
	assert.Equal(t, "transfer.no_mechanism", onward["violations"])
}

// An assessment that was completed later was not on file on the day asked about.
func TestCSVRefersToWhatWasOnFileOnTheDay(t *testing.T) {
	a := decided(t)
	d := a.decision(t, "helpdesk")
	d.At = d.At.AddDays(-900)
	row := csvRecords(t, answered{a.inventory, append(a.decisions[:0:0], d)})[0]
	assert.Equal(t, "2024-06-06", row["evaluated_as_of"])
	assert.Equal(t, "tia-in-old", row["tia_ref"])
}

func TestCSVLinesEndAsExcelWants(t *testing.T) {
	a := decided(t)
	var plain, marked bytes.Buffer
	require.NoError(t, publish.CSV(&plain, a.inventory, a.decisions))
	require.NoError(t, publish.CSV(&marked, a.inventory, a.decisions, publish.WithByteOrderMark()))
	assert.Equal(t, "\ufeff"+plain.String(), marked.String())
	assert.True(t, strings.HasPrefix(plain.String(), "activity,controller,role,"))
	assert.Equal(t, strings.Count(plain.String(), "\n"), strings.Count(plain.String(), "\r\n"))
	assert.True(t, strings.HasSuffix(plain.String(), "\r\n"))
}

func TestNoCellIsAFormula(t *testing.T) {
	start := regexp.MustCompile(`(?:^|[;,\t\r\n])[ "'` + "\u00a0" + `]*?[=+\-@＝＋－＠|]`)
	guard := regexp.MustCompile(`'[=+\-@＝＋－＠|]`)
	more := map[string]string{
		"minus": "-1+1", "plus": "+1", "wide": "＝1", "spaces": "  =1", "quotes": `""=1`, "pipe": "|cmd", "list": "a, =b; @c", "new line": "a\n=1",
	}
	for name, bad := range hostile {
		more[name] = bad
	}
	for name, bad := range more {
		for _, row := range csvRecords(t, decided(t).spoken(bad)) {
			for column, cell := range row {
				assert.Equal(t, "", start.FindString(guard.ReplaceAllString(cell, "")), "%s, column %s: %q", name, column, cell)
				assert.False(t, strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") || strings.HasPrefix(cell, "\n"), "%s, column %s", name, column)
			}
		}
	}
}

func TestAnHonestCellIsLeftAlone(t *testing.T) {
	row := find(t, csvRecords(t, decided(t).spoken("Größe - a=b, c@d.org; 2-3 ")), "Größe - a=b, c@d.org; 2-3 west", "Größe - a=b, c@d.org; 2-3 eu-gdpr")
	assert.Equal(t, "Größe - a=b, c@d.org; 2-3 Accounts", row["activity"])
}
