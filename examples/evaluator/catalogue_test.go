package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheCatalogueNamesEverythingWithItsSource(t *testing.T) {
	c, err := transfer.ReadCatalogue()
	require.NoError(t, err)
	for _, format := range []string{"text", "markdown"} {
		t.Run(format, func(t *testing.T) {
			code, page, errs := shell(t, "catalogue", "-format", format)
			require.Zero(t, code, errs)
			plain := func(text string) string {
				if format == "markdown" {
					return escaped(text)
				}
				return text
			}
			missing := 0
			for _, one := range c.Codes() {
				if !strings.Contains(page, plain(one.Text)) || !strings.Contains(page, plain(one.Citation)) || !strings.Contains(page, plain(one.Remedy)) {
					t.Errorf("%s %s: not on the page", one.Regime, one.Code)
					missing++
				}
			}
			assert.Zero(t, missing)
			for _, r := range c.Regimes {
				for _, record := range r.Records {
					for _, text := range []string{record.Path, record.Title, record.Authority.Citation, record.Note, record.Confidence} {
						assert.Contains(t, page, plain(text), record.Path)
					}
					assert.Contains(t, page, record.InForce.From.String(), record.Path)
				}
			}
			assert.Contains(t, page, "not legal advice")
			_, again, _ := shell(t, "catalogue", "-format", format)
			assert.Equal(t, page, again, "the same run gives the same bytes")
		})
	}
}

func TestTheCatalogueOfOneLawLeavesTheOthersOut(t *testing.T) {
	_, page, _ := shell(t, "catalogue", "-regime", "ca-qc", "-regime", "sg-pdpa")
	assert.Contains(t, page, "ca-qc: ")
	assert.Contains(t, page, "sg-pdpa, cbpr: ")
	assert.NotContains(t, page, "eu-gdpr: ")
	assert.NotContains(t, page, "input.missing_field")
}

func TestARecordShowsItsDatesAndWhatElseItHolds(t *testing.T) {
	_, page, _ := shell(t, "catalogue", "-format", "markdown", "-regime", "eu-gdpr")
	at := strings.Index(page, "- **eu-us-privacy-shield**")
	require.Positive(t, at)
	shield, _, _ := strings.Cut(page[at:], "\n- ")
	for _, line := range []string{
		"- In force: 2016-07-12 to 2020-07-15", "- Reviewed: 2026-11-23", "- Confidence: high", "C-311/18", "- At: <http", "- onward: same\\_regime",
	} {
		assert.Contains(t, shield, line)
	}
}

func TestTheCatalogueIsWrittenWholeOrNotAtAll(t *testing.T) {
	file := filepath.Join(t.TempDir(), "catalogue.md")
	code, out, errs := shell(t, "catalogue", "-format", "markdown", "-o", file)
	assert.Zero(t, code, errs)
	assert.Empty(t, out)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(text), "# Catalogue"))
	for name, args := range map[string][]string{
		"unknown format":  {"-format", "pdf"},
		"unknown law":     {"-regime", "in-dpdpa"},
		"an inventory":    {"inventory.yaml"},
		"an unknown flag": {"-at", "2026-11-23"},
		"a flag behind":   {"x", "-o", "y"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "out")
			code, out, errs := shell(t, append([]string{"catalogue", "-o", file}, args...)...)
			assert.Equal(t, badUsage, code)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
			assert.NoFileExists(t, file)
		})
	}
}
