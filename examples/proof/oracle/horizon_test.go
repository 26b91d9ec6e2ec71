package oracle

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/transfer"
)

func TestTheHorizonIsTheLastDayOfTheSameAnswer(t *testing.T) {
	inv := &transfer.Inventory{Vendors: []transfer.Party{
		party("gb", "GB"), party("ie", "IE"), party("br", "BR"), party("us", "US"),
	}}
	inv.Vendors[3].Certifications = []transfer.Certification{
		{Scheme: "eu-us-dpf", Status: "active", Covers: []string{"non-hr"}, From: day(2024, 1, 1), Until: day(2025, 6, 30)},
	}
	for _, row := range []struct{ from, to, at, flow, regime, until string }{
		{from: "ie", to: "us", at: "2024-01-01", regime: "eu-gdpr", until: "2025-06-30", flow: "2025-06-30"},
		{from: "ie", to: "us", at: "2023-01-01", regime: "eu-gdpr", until: "2023-12-31", flow: "2023-12-31"},
		{from: "ie", to: "us", at: "2025-07-01", regime: "eu-gdpr"},
		{from: "ie", to: "gb", at: "2026-11-23", regime: "eu-gdpr", until: "2031-12-27", flow: "2031-12-27"},
		{from: "ie", to: "br", at: "2026-01-25", regime: "eu-gdpr", until: "2026-01-25", flow: "2026-01-25"},
		{from: "gb", to: "us", at: "2020-03-01", regime: "eu-gdpr", until: "2020-12-31", flow: "2020-12-31"},
		{from: "br", to: "us", at: "2020-09-17", regime: "unmodelled:BR", until: "2020-09-17", flow: "2020-09-17"},
	} {
		f := flow("f", row.from, row.to)
		f.At = on(t, row.at)
		a := New(inv).Decide(f)
		assert.Equal(t, row.flow, a.ValidUntil.String(), "%v", row)
		assert.Equal(t, row.until, a.Regimes[row.regime].ValidUntil.String(), "%v", row)
	}
}

// lottery draws worlds in which much holds and little is wrong, so that dates decide.
type lottery struct{ *rand.Rand }

func (l lottery) day() transfer.Date { return day(2014+l.IntN(16), 1+l.IntN(12), 1+l.IntN(28)) }

func (l lottery) open() transfer.Date {
	if l.IntN(2) == 0 {
		return transfer.Date{}
	}
	return l.day()
}

func pick[T any](l lottery, list ...T) T { return list[l.IntN(len(list))] }

func (l lottery) world() *transfer.Inventory {
	inv := &transfer.Inventory{AsOf: l.day()}
	places := []string{"DE", "IE", "GB", "CH", "US", "BR", "JP", "SG", "KR", "IN", "CA", "CA-QC", "BM", "MX", "AE-DIFC", "NO", "TW"}
	for i := range 4 {
		p := party(fmt.Sprint("p", i), pick(l, places...))
		p.CoveredPerson, p.ForeignAdversaryControlled = transfer.No, transfer.No
		p.SubjectTo = pick(l, nil, nil, nil, []string{"eu-gdpr"}, []string{"ca-pipeda"}, []string{"uk-gdpr", "ch-fadp"}, []string{"ca-qc"})
		for range l.IntN(4) {
			p.Certifications = append(p.Certifications, transfer.Certification{
				Scheme: pick(l, "eu-us-dpf", "uk-extension", "swiss-us-dpf", "global-cbpr", "apec-cbpr", "eu-us-privacy-shield"),
				Status: "active", Covers: []string{"hr", "non-hr"}, From: l.day(), Until: l.open(), Economy: p.Jurisdiction,
			})
		}
		inv.Vendors = append(inv.Vendors, p)
	}
	for i := range 8 {
		inv.Instruments = append(inv.Instruments, l.instrument(fmt.Sprint("i", i)))
		p := pick(l, inv.Vendors...)
		inv.Assessments = append(inv.Assessments, transfer.Assessment{
			ID: fmt.Sprint("a", i), Type: pick(l, "tia", "tra", "pia"), Regimes: []string{"eu-gdpr", "uk-gdpr", "ch-fadp", "ca-qc"},
			Destination: p.Jurisdiction, Completed: l.open(), Conclusion: pick(l, "sufficient", "sufficient", "insufficient"),
		})
	}
	for i := range l.IntN(3) {
		inv.Orders = append(inv.Orders, transfer.Order{
			ID: fmt.Sprint("o", i), Regime: pick(l, "eu-gdpr", "br-lgpd"), Flows: []string{"last"}, From: l.day(), Until: l.open(),
		})
	}
	inv.Flows = []transfer.Flow{flow("first", "p0", "p1")}
	inv.Flows[0].At = l.open()
	return inv
}

func (l lottery) instrument(id string) transfer.Instrument {
	all := transfer.Scope{All: true}
	signatory := func() transfer.Signatory {
		return transfer.Signatory{Party: fmt.Sprint("p", l.IntN(3)), From: pick(l, transfer.Date{}, l.day())}
	}
	i := transfer.Instrument{
		ID: id,
		Type: pick(l, transfer.EUSCC, transfer.EUSCC, transfer.UKIDTA, transfer.BRSCC, transfer.ContractType, transfer.EUBCRC,
			transfer.BRGCR),
		Signed: l.day(), Until: l.open(), Unaltered: transfer.Yes, AnnexesComplete: transfer.Yes, TablesComplete: transfer.Yes,
		Modules: []int{1}, SwissAdaptations: transfer.Yes, ProcessingUnchanged: transfer.Yes, SecurityMeasures: transfer.Yes,
		OnwardTerms: []transfer.Mechanism{transfer.DPF, transfer.EUClauses, transfer.BCR}, OnwardTransfers: "as-described",
		EquivalentMeasures: []string{"jp-appi", "bm-pipa"}, ComparableProtection: transfer.Yes, Option: "A",
		DesignatedParty: transfer.DesignatedParty{Transparency: "both", Requests: "both", Incidents: "both"}, TransparencyPublished: transfer.Yes,
		NamesDestinations: []transfer.Territory{"US", "IN"},
		Exporters:         []transfer.Signatory{signatory()}, Importers: []transfer.Signatory{signatory()},
	}
	i.Version = map[transfer.InstrumentType]string{
		transfer.EUSCC: pick(l, "2021/914", "2004/915/EC"), transfer.UKIDTA: "A1.0", transfer.BRSCC: "19/2024",
	}[i.Type]
	if i.Type == transfer.EUBCRC || i.Type == transfer.BRGCR {
		i.Exporters, i.Importers, i.Approved, i.Signed = nil, nil, l.day(), transfer.Date{}
		i.ApprovedBy = pick(l, "IE-DPC", "GB-ICO", "BR-ANPD")
		i.Regimes, i.DataCategories, i.Purposes, i.Destinations, i.Covers = all, all, all, all, all
		for p := range 4 {
			i.Members = append(i.Members, transfer.Member{Party: fmt.Sprint("p", p), From: pick(l, transfer.Date{}, l.day()), Until: l.open()})
		}
	}
	return i
}

// The horizon asks on the days its calendar names. Here every day is asked about.
func TestTheHorizonAgreesWithAskingEveryDay(t *testing.T) {
	l := lottery{rand.New(rand.NewPCG(1, 2))}
	ended := 0
	for n := range 150 {
		inv := l.world()
		o := New(inv)
		f := flow("last", "p1", "p2")
		f.At, f.LegalBasis, f.DataCategories, f.Purposes = l.day(), []string{"consent"}, []string{"x"}, []string{"y"}
		if n%2 == 0 {
			f.After = "first"
		}
		a := o.Decide(f)
		assert.Equal(t, o.lastDay(f), a.ValidUntil, "world %d at %s", n, f.At)
		if !a.ValidUntil.IsZero() {
			ended++
		}
	}
	assert.Greater(t, ended, 50)
}

func (o *Oracle) lastDay(f transfer.Flow) transfer.Date {
	route := o.facts.hops(&f)
	last := &route[len(route)-1]
	j := o.facts.travel(route[:len(route)-1])
	now := o.facts.decide(last, f.At, j)
	for at := f.At.AddDays(1); at.Before(day(2033, 1, 1)); at = at.AddDays(1) {
		then := o.facts.decide(last, at, j)
		same := len(then) == len(now)
		for i := range now {
			same = same && slices.ContainsFunc(then, func(v verdict) bool { return v.key == now[i].key && v.same(&now[i]) })
		}
		if !same {
			return at.AddDays(-1)
		}
	}
	return transfer.Date{}
}

func BenchmarkDecide(b *testing.B) {
	l := lottery{rand.New(rand.NewPCG(3, 4))}
	var oracles []*Oracle
	var flows []transfer.Flow
	for range 64 {
		oracles = append(oracles, New(l.world()))
		f := flow("last", "p1", "p2")
		f.At, f.LegalBasis, f.After = l.day(), []string{"consent"}, pick(l, "", "first")
		flows = append(flows, f)
	}
	for n := 0; b.Loop(); n++ {
		oracles[n%64].Decide(flows[n%64])
	}
}
