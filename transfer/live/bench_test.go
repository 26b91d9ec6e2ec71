package live_test

import (
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/live"
)

func BenchmarkUpdate(b *testing.B) {
	e := engine(b, covered)
	next := []*transfer.Inventory{inventory(b, uncovered), inventory(b, covered)}
	for i := 0; b.Loop(); i++ {
		if err := e.Update(b.Context(), next[i%2]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReload(b *testing.B) {
	for name, options := range map[string][]live.Option{"cases": nil, "none": {live.WithoutCases()}} {
		b.Run(name, func(b *testing.B) {
			e := engine(b, covered, options...)
			next := []*transfer.Law{lawUnder(b, struckDown), lawUnder(b)}
			for i := 0; b.Loop(); i++ {
				if err := e.Reload(b.Context(), next[i%2]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEvaluateRemembered(b *testing.B) {
	for name, options := range map[string][]live.Option{"plain": nil, "clock": {live.WithClock(clockAt(2026, 12, 1, 12).now), live.WithLawAge(100, 200)}} {
		b.Run(name, func(b *testing.B) {
			e := engine(b, covered, options...)
			flow := toCloud("crm")
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.Outcome(b.Context(), flow); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
