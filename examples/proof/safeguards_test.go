package proof_test

import (
	"fmt"

	"github.com/chapterv/chapterv/transfer"
)

// safeguard is a class of what an importer can have, of which at least one document can be good on each day.
type safeguard struct {
	name string
	give func(*transfer.Inventory, *transfer.Party)
}

var safeguards = []safeguard{
	{"nothing", func(*transfer.Inventory, *transfer.Party) {}},
	{"frameworks", certificates("eu-us-dpf", "uk-extension", "swiss-us-dpf", "eu-us-privacy-shield", "eu-us-safe-harbor")},
	{"cbpr", certificates("apec-cbpr", "global-cbpr")},
	{"prp", certificates("apec-prp", "global-prp")},
	{"clauses-2021", documents(transfer.Instrument{
		Type: transfer.EUSCC, Version: "2021/914", Modules: []int{1, 2, 3, 4}, Unaltered: transfer.Yes, AnnexesComplete: transfer.Yes,
		SwissAdaptations: transfer.Yes,
	}, "2021-06-27", "2021-08-27")},
	{"clauses-2001", oldClauses("2001/497/EC", "2001-09-03")},
	{"clauses-2004", oldClauses("2004/915/EC", "2005-04-01")},
	{"clauses-2010", oldClauses("2010/87/EU", "2010-05-15")},
	{"agreement", documents(transfer.Instrument{
		Type: transfer.UKIDTA, Version: "A1.0", Unaltered: transfer.Yes, TablesComplete: transfer.Yes, LinkedAgreement: transfer.Yes,
	}, "2022-03-21")},
	{"addendum", addendum},
	{"brazilian-clauses", brazilianClauses},
	{"contract", documents(transfer.Instrument{
		Type: transfer.ContractType, ProcessorTerms: transfer.Yes, ComparableProtection: transfer.Yes, USOnwardBan: transfer.Yes,
		EquivalentMeasures: []string{"jp-appi", "bm-pipa"},
	}, "1998-01-01", "2023-09-22")},
	{"corporate-rules-eu", corporateRules(transfer.EUBCRC, "IE-DPC", "2012-01-01")},
	{"corporate-rules-uk", corporateRules(transfer.UKBCRC, "GB-ICO", "2021-01-01")},
	{"corporate-rules-ch", corporateRules(transfer.CHBCRC, "CH-FDPIC", "2012-01-01")},
	{"corporate-rules-br", corporateRules(transfer.BRGCR, "BR-ANPD", "2024-08-23")},
}

func day(text string) transfer.Date {
	d, err := transfer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func certificates(schemes ...string) func(*transfer.Inventory, *transfer.Party) {
	return func(_ *transfer.Inventory, importer *transfer.Party) {
		for _, scheme := range schemes {
			importer.Certifications = append(importer.Certifications, transfer.Certification{
				Scheme: scheme, Status: "active", Covers: []string{"hr", "non-hr"}, From: day("2000-01-01"), Economy: importer.Jurisdiction,
			})
		}
	}
}

// documents gives one document signed on each of the days, assessed under every law that asks for it.
func documents(like transfer.Instrument, signed ...string) func(*transfer.Inventory, *transfer.Party) {
	return func(inv *transfer.Inventory, importer *transfer.Party) {
		for _, on := range signed {
			i := like
			i.ID = fmt.Sprintf("i%d", len(inv.Instruments))
			i.Signed = day(on)
			i.Exporters, i.Importers = []transfer.Signatory{{Party: "exporter"}}, []transfer.Signatory{{Party: importer.ID}}
			if i.Type == transfer.ContractType {
				i.NamesDestinations = []transfer.Territory{importer.Jurisdiction}
			}
			inv.Instruments = append(inv.Instruments, i)
		}
		assess(inv, importer)
	}
}

func assess(inv *transfer.Inventory, importer *transfer.Party) {
	for _, kind := range []string{"tia", "tra", "pia"} {
		inv.Assessments = append(inv.Assessments, transfer.Assessment{
			ID: fmt.Sprintf("a%d", len(inv.Assessments)), Type: kind, Regimes: []string{"eu-gdpr", "uk-gdpr", "ch-fadp", "ca-qc"},
			Destination: importer.Jurisdiction, Exporter: "exporter", Importer: importer.ID, Completed: day("2001-01-01"), Conclusion: "sufficient",
		})
	}
}

func oldClauses(version, signed string) func(*transfer.Inventory, *transfer.Party) {
	return documents(transfer.Instrument{
		Type: transfer.EUSCC, Version: version, Unaltered: transfer.Yes, AnnexesComplete: transfer.Yes, ProcessingUnchanged: transfer.Yes,
	}, signed, "2021-09-26", "2022-09-21")
}

func addendum(inv *transfer.Inventory, importer *transfer.Party) {
	documents(transfer.Instrument{
		Type: transfer.EUSCC, Version: "2021/914", Modules: []int{1, 2}, Unaltered: transfer.Yes, AnnexesComplete: transfer.Yes,
	}, "2021-06-27")(inv, importer)
	documents(transfer.Instrument{
		Type: transfer.UKAddendum, Version: "B1.0", EUSCC: inv.Instruments[len(inv.Instruments)-1].ID, Unaltered: transfer.Yes, TablesComplete: transfer.Yes,
	}, "2022-03-21")(inv, importer)
}

// brazilianClauses gives a set for each pair of roles.
func brazilianClauses(inv *transfer.Inventory, importer *transfer.Party) {
	for _, who := range []string{"both", "exporter"} {
		documents(transfer.Instrument{
			Type: transfer.BRSCC, Version: "19/2024", Option: "A", Unaltered: transfer.Yes, SecurityMeasures: transfer.Yes,
			TransparencyPublished: transfer.Yes, OnwardTransfers: "as-described",
			DesignatedParty: transfer.DesignatedParty{Transparency: who, Requests: who, Incidents: who},
		}, "2024-08-23")(inv, importer)
	}
}

func corporateRules(kind transfer.InstrumentType, authority, approved string) func(*transfer.Inventory, *transfer.Party) {
	return func(inv *transfer.Inventory, importer *transfer.Party) {
		all := transfer.Scope{All: true}
		i := transfer.Instrument{
			ID: fmt.Sprintf("i%d", len(inv.Instruments)), Type: kind, ApprovedBy: authority, Approved: day(approved),
			Members: []transfer.Member{{Party: "exporter"}, {Party: importer.ID}},
			Regimes: all, DataCategories: all, Purposes: all, Destinations: all, Covers: all,
		}
		inv.Instruments = append(inv.Instruments, i)
		if inv.Counterparties == nil { // somebody in Brazil who can answer for the rules
			inv.Counterparties = []transfer.Party{{ID: "brazilian", Name: "Brazilian member", Jurisdiction: "BR", Kind: transfer.OtherKind}}
		}
		if kind == transfer.BRGCR {
			last := &inv.Instruments[len(inv.Instruments)-1]
			last.Members = append(last.Members, transfer.Member{Party: "brazilian"})
		}
		assess(inv, importer)
	}
}
