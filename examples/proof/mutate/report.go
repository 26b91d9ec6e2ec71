package main

import (
	"fmt"
	"maps"
	"path"
	"slices"
)

// tally counts mutants by what became of them.
type tally struct {
	Mutants       int     `json:"mutants"`
	Stillborn     int     `json:"stillborn"`
	KilledByTests int     `json:"killed_by_tests"`
	KilledByCases int     `json:"killed_by_cases"`
	Equivalent    int     `json:"equivalent"`
	Survived      int     `json:"survived"`
	Score         float64 `json:"score"`
}

// report is the outcome of a run. The score is raw: of all mutants that compile, equivalent ones too, those that a Rego
// test kills, or for records a Rego test or a case, in percent.
type report struct {
	Rules     tally            `json:"rules"`
	Records   tally            `json:"records"`
	Packages  map[string]tally `json:"packages"`
	Survivors []entry          `json:"survivors"`
	Wrong     []string         `json:"wrong"`
}

// sum counts the decided mutants and says what is wrong: survivors nobody explained, and explanations of what is no survivor.
// With whole, every mutant of the tree is among them.
func sum(decided []entry, reasons map[string]string, whole bool) report {
	r := report{Packages: map[string]tally{}}
	left := maps.Clone(reasons)
	for _, e := range decided {
		_, explained := reasons[e.ID]
		delete(left, e.ID)
		file := fileOf(e.ID)
		kind := &r.Rules
		if path.Base(file) == "data.json" {
			kind = &r.Records
		}
		of := r.Packages[path.Dir(file)]
		of.count(e.Fate, explained)
		kind.count(e.Fate, explained)
		r.Packages[path.Dir(file)] = of
		switch {
		case e.Fate == survived && !explained:
			r.Survivors = append(r.Survivors, e)
			r.Wrong = append(r.Wrong, "survived: "+e.ID)
		case e.Fate != survived && explained:
			r.Wrong = append(r.Wrong, fmt.Sprintf("listed as equivalent, but %s (%s): %s", e.Fate, e.By, e.ID))
		}
	}
	if whole {
		for _, id := range slices.Sorted(maps.Keys(left)) {
			r.Wrong = append(r.Wrong, "listed as equivalent, but there is no such mutant: "+id)
		}
	}
	r.Rules.rate(false)
	r.Records.rate(true)
	for name, of := range r.Packages {
		of.rate(false)
		r.Packages[name] = of
	}
	return r
}

func (t *tally) count(f fate, explained bool) {
	t.Mutants++
	switch {
	case f == stillborn:
		t.Stillborn++
	case f == killedByTest:
		t.KilledByTests++
	case f == killedByCase:
		t.KilledByCases++
	case explained:
		t.Equivalent++
	default:
		t.Survived++
	}
}

func (t *tally) rate(cases bool) {
	killed := t.KilledByTests
	if cases {
		killed += t.KilledByCases
	}
	if viable := t.Mutants - t.Stillborn; viable > 0 {
		t.Score = float64(killed*10000/viable) / 100
	}
}

func (t tally) String() string {
	return fmt.Sprintf("%d mutants, %d stillborn, %d killed by tests, %d by cases, %d equivalent, %d survived: %.2f%%",
		t.Mutants, t.Stillborn, t.KilledByTests, t.KilledByCases, t.Equivalent, t.Survived, t.Score)
}
