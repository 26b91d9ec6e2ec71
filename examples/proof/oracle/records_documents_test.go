package oracle

import (
	"slices"
	"testing"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/transfer"
)

// sets are the clause sets of one folder, by the name of their record.
func (r *rows) sets(t *testing.T, folder string, only ...string) {
	t.Helper()
	for id, x := range recordsIn(t, mechanisms.FS, folder) {
		if slices.Contains(only, id) || len(only) == 0 {
			r.set(id, x.InForce.dated(), x.SignableFrom, x.SignableUntil)
		}
	}
}

// set leaves out a first day of signature that is the set's own.
func (r *rows) set(id string, held dated, signableFrom, signableUntil transfer.Date) {
	if signableFrom.IsZero() {
		signableFrom = held.from
	}
	r.add(held, id, "signed", signableFrom.String(), signableUntil.String())
}

func TestClauseSetsAreWhatTheRecordsSay(t *testing.T) {
	old := func(g grace) rows {
		var r rows
		for id, s := range oldSets {
			held := g.held
			if held.from.Before(s.from) {
				held.from = s.from
			}
			r.set(id, held, s.from, g.lastSigned)
		}
		return r
	}
	own, theirs := old(oldSetsEU), rows{}
	own.set(clauses2021, euClauses2021, euClauses2021.from, transfer.Date{})
	theirs.sets(t, "eu_gdpr/eu_scc", append([]string{clauses2021}, oldVersions...)...)
	agree(t, "eu_gdpr eu_scc", own, theirs)

	theirs = nil
	theirs.sets(t, "uk_gdpr/eu_scc")
	agree(t, "uk_gdpr eu_scc", old(oldSetsUK), theirs)

	theirs = nil
	theirs.sets(t, "ch_fadp/eu_scc")
	agree(t, "ch_fadp eu_scc", old(oldSetsCH), theirs)

	own, theirs = nil, nil
	own.set(clauses2021, chClauses2021, euClauses2021.from, transfer.Date{})
	theirs.sets(t, "ch_fadp/ch_scc", clauses2021)
	agree(t, "ch_fadp ch_scc", own, theirs)
}

func TestOtherDocumentsAreWhatTheRecordsSay(t *testing.T) {
	for _, c := range []struct {
		folder, id string
		held       dated
	}{
		{"uk_gdpr/uk_idta", "A1.0", ukForms},
		{"uk_gdpr/uk_addendum", "B1.0", ukForms},
		{"uk_gdpr/uk_addendum", clauses2021, euClauses2021},
		{"br_lgpd/br_scc", "br-scc", brResolution19},
		{"br_lgpd/br_gcr", "br-gcr", brResolution19},
		{"eu_gdpr/bcr", "eu-bcr", euBCR.held},
		{"eu_gdpr/bcr", "bcr-p-direct", dated{euBCR.held.from, bcrDirect.until}},
		{"eu_gdpr/eu_scc", "importer-under-gdpr", gdpr},
		{"uk_gdpr/bcr", "uk-bcr", ukBCR.held},
		{"uk_gdpr/bcr", "ico-eu-bcr", bcrRetained},
		{"ch_fadp/bcr", "ch-bcr", chBCR.held},
		{"lib/assessments", "eu-gdpr", assessmentsEU},
		{"lib/assessments", "uk-gdpr", inForce["uk-gdpr"]},
		{"lib/assessments", "ch-fadp", inForce["ch-fadp"]},
		{"lib/assessments", "ca-qc", inForce["ca-qc"]},
	} {
		var own, theirs rows
		own.set(c.id, c.held, transfer.Date{}, transfer.Date{})
		theirs.sets(t, c.folder, c.id)
		agree(t, c.folder, own, theirs)
	}
}

func TestCertificatesAreRecognisedWhenTheRecordsSay(t *testing.T) {
	for folder, schemes := range map[string]map[string]certificateRule{
		"jp_appi/cbpr": jpCertificates, "bm_pipa/cbpr": bmCertificates, "sg_pdpa/cbpr": sgCBPR, "sg_pdpa/prp": sgPRP,
	} {
		var own, theirs rows
		for scheme, rule := range schemes {
			if rule.others != never {
				own.add(rule.others, scheme, "controller")
			}
			own.add(rule.processors, scheme, "processor")
		}
		for scheme, r := range recordsIn(t, mechanisms.FS, folder) {
			roles := r.ImporterRoles
			if roles == nil {
				roles = map[string]interval{"controller": r.InForce, "processor": r.InForce}
			}
			for role, held := range roles {
				theirs.add(held.dated(), scheme, role)
			}
		}
		agree(t, folder, own, theirs)
	}
}

func TestRestrictionsOfFreeLawsAreWhatTheRecordsSay(t *testing.T) {
	var own, theirs rows
	for _, order := range twOrders {
		for _, sector := range order.trades {
			own.add(order.held, sector, "CN")
		}
	}
	for _, r := range recordsIn(t, policies.FS, "tw_pdpa") {
		for _, sector := range r.Sectors {
			theirs.add(r.InForce.dated(), sector, r.Territory)
		}
	}
	agree(t, "tw_pdpa", own, theirs)

	own, theirs = nil, nil
	for _, place := range usAdversaries {
		own.add(usBrokers, "padfa", place)
	}
	for _, place := range usOfConcern {
		own.add(usBulk, "part-202", place)
	}
	for _, r := range recordsIn(t, policies.FS, "us_federal") {
		for _, place := range r.Countries {
			theirs.add(r.InForce.dated(), r.Rule, place)
		}
	}
	agree(t, "us_federal", own, theirs)
}
