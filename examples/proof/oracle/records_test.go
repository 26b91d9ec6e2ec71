package oracle

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer"
)

// record is what this test reads of a legal record of the repository.
type record struct {
	Kind          string              `json:"kind"`
	Territory     string              `json:"territory"`
	Area          string              `json:"area"`
	ListedWith    string              `json:"listed_with"`
	InForce       interval            `json:"in_force"`
	SignableFrom  transfer.Date       `json:"signable_from"`
	SignableUntil transfer.Date       `json:"signable_until"`
	Onward        string              `json:"onward"`
	Rule          string              `json:"rule"`
	Countries     []string            `json:"countries"`
	Sectors       []string            `json:"sectors"`
	ImporterRoles map[string]interval `json:"importer_roles"`

	Members map[string][]interval `json:"members"`
}

type interval struct {
	From  transfer.Date `json:"from"`
	Until transfer.Date `json:"until"`
}

func (i interval) dated() dated { return dated{i.From, i.Until} }

func recordsIn(t *testing.T, root fs.FS, folder string) map[string]record {
	t.Helper()
	text, err := fs.ReadFile(root, folder+"/data.json")
	require.NoError(t, err)
	var file struct {
		Records map[string]record `json:"records"`
	}
	require.NoError(t, json.Unmarshal(text, &file))
	require.NotEmpty(t, file.Records)
	return file.Records
}

// rows are facts in words, so that a difference names itself.
type rows []string

func (r *rows) add(d dated, words ...any) {
	until := "open"
	if !d.until.IsZero() {
		until = d.until.String()
	}
	*r = append(*r, strings.TrimSpace(fmt.Sprintln(append(words, d.from.String()+".."+until)...)))
}

// agree reports each row that only one side has.
func agree(t *testing.T, what string, oracle, records rows) {
	t.Helper()
	require.NotEmpty(t, oracle, what)
	for _, row := range oracle {
		assert.True(t, slices.Contains(records, row), "%s: only the oracle has %q", what, row)
	}
	for _, row := range records {
		assert.True(t, slices.Contains(oracle, row), "%s: only the records have %q", what, row)
	}
}

var onwardWords = map[onward]string{
	sameRegime: "same_regime", importerLaw: "importer_law", supplementaryRules: "jp_supplementary_rules",
}

func TestAdequacyIsWhatTheRecordsSay(t *testing.T) {
	eea := func(d dated, after onward) func(*rows) {
		return func(r *rows) { r.add(d, "eea", onwardWords[after]) }
	}
	one := func(code string, d dated) func(*rows) {
		return func(r *rows) { r.add(d, code, onwardWords[sameRegime]) }
	}
	listed := func(list map[string][]adequate) func(*rows) {
		return func(r *rows) {
			for code, decisions := range list {
				for _, d := range decisions {
					r.add(d.held, code, onwardWords[d.onward])
				}
			}
		}
	}
	for folder, parts := range map[string][]func(*rows){
		"eu_gdpr":  {listed(euAdequate)},
		"uk_gdpr":  {listed(ukAdequate), eea(retained, importerLaw)},
		"ch_fadp":  {listed(chAdequate)},
		"br_lgpd":  {eea(brResolution32, sameRegime), one("EU-INST", brResolution32)},
		"jp_appi":  {eea(jpDesignation, sameRegime), one("GB", jpDesignation)},
		"kr_pipa":  {eea(krEquivalence, sameRegime)},
		"difc_dpl": {eea(difcList, sameRegime), one("GB", difcList)},
	} {
		var own, theirs rows
		for _, part := range parts {
			part(&own)
		}
		for _, r := range recordsIn(t, mechanisms.FS, folder+"/adequacy") {
			theirs.add(r.InForce.dated(), r.Territory+r.Area, r.Onward)
		}
		agree(t, folder+" adequacy", own, theirs)
	}
}

func TestFrameworksAreWhatTheRecordsSay(t *testing.T) {
	for folder, frameworks := range map[string][]framework{"eu_gdpr": euFrameworks, "uk_gdpr": ukFrameworks, "ch_fadp": chFrameworks} {
		var own, theirs rows
		for _, f := range frameworks {
			own.add(f.held, "US", onwardWords[sameRegime])
		}
		for _, r := range recordsIn(t, mechanisms.FS, folder+"/dpf") {
			theirs.add(r.InForce.dated(), r.Territory, r.Onward)
		}
		agree(t, folder+" dpf", own, theirs)
	}
}

func TestAreasAreWhatTheRecordsSay(t *testing.T) {
	records := recordsIn(t, regions.FS, "areas")
	for own, name := range map[string]string{
		"eu": "eu", "eea": "eea", "eu-gdpr": "eu-gdpr", "cbpr-member": "global-cbpr-members", "cbpr-associate": "global-cbpr-associates",
	} {
		var ours, theirs rows
		for code, d := range areas[own] {
			if own != "eu-gdpr" && sharesPlaceOf(code) != "" {
				continue // the records say of a territory with which State it is listed
			}
			if begun := inForce["eu-gdpr"].from; own == "eu-gdpr" && d.from.Before(begun) {
				d.from = begun
			}
			ours.add(d, code)
		}
		for code, intervals := range records[name].Members {
			for _, i := range intervals {
				theirs.add(i.dated(), code)
			}
		}
		agree(t, name, ours, theirs)
	}
}

func TestTerritoriesShareThePlaceThatTheRecordsSay(t *testing.T) {
	for code, r := range recordsIn(t, regions.FS, "territories") {
		assert.Equal(t, r.ListedWith, sharesPlaceOf(code), code)
	}
}

func TestLawsBeginWhenTheRecordsSay(t *testing.T) {
	var own, theirs rows
	for law, d := range inForce {
		own.add(dated{from: d.from}, law)
		first := dated{}
		for _, r := range recordsIn(t, policies.FS, strings.ReplaceAll(law, "-", "_")) {
			if from := r.InForce.From; r.Kind == "law" && (first.from.IsZero() || from.Before(first.from)) {
				first.from = from
			}
		}
		theirs.add(first, law)
	}
	agree(t, "laws", own, theirs)
}

func TestLawsAreAtHomeWhereTheRecordsSay(t *testing.T) {
	records := recordsIn(t, regions.FS, "areas")
	for code, law := range home {
		assert.Contains(t, records[law].Members, code, law)
		assert.Len(t, records[law].Members, 1, law)
	}
}
