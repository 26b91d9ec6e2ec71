package transfer_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

var timeRows = []row{
	{39, "zero time.Time", func(t *testing.T) {
		noDay(`"at":"2026-11-23",`, "", "input.missing_field", settled, transfer.Date{})(t)
		year, month, day := time.Time{}.Date()
		noDay(`"at":"2026-11-23"`, `"at":"0001-01-01"`, "input.bad_date", "", transfer.NewDate(year, month, day))(t)
		noPointOfTime(t)
	}},
	{40, "clock goes back, or before the bundle's issue time", func(t *testing.T) {
		elapsed := []string{ // how long something took, and when to look again: no day comes of it
			"../transfer/live/observe.go: time.Now", "../transfer/live/observe.go: time.Since", "../transfer/live/watcher.go: time.NewTicker",
		}
		for _, root := range []string{"transfer", "policies", "mechanisms", "regions"} {
			for _, found := range clocks(t, filepath.Join("..", root), false) {
				assert.Contains(t, elapsed, found, "nothing reads the clock to know the day")
			}
		}
		assert.NotEmpty(t, clocks(t, ".", true), "the search finds the clocks of the tests")
	}},
	{41, "now in 2300", func(t *testing.T) {
		noDay(`"at":"2026-11-23"`, `"at":"2300-01-01"`, "input.bad_date", "", transfer.NewDate(2300, time.January, 1))(t)
		noDay(`"at":"2026-11-23"`, `"at":"1949-12-31"`, "input.bad_date", "", transfer.NewDate(1949, time.December, 31))(t)
		noDay(`"at":"2026-11-23"`, `"at":"292277026596-12-04"`, "input.bad_date", "", transfer.NewDate(292277026596, time.December, 4))(t)
	}},
	{42, `"9999-12-31T23:59:59Z" as "no end"`, slips(
		slip{what: "of a certificate", from: `"until":"2026-12-31"`, to: `"until":"9999-12-31"`, code: "input.bad_date", edit: func(i *transfer.Inventory) {
			i.Vendors[0].Certifications[0].Until = transfer.NewDate(9999, time.December, 31)
		}},
		slip{what: "with its time", from: `"until":"2026-12-31"`, to: `"until":"9999-12-31T23:59:59Z"`, code: "input.bad_date", edit: func(i *transfer.Inventory) {
			i.Vendors[0].Certifications[0].Until = transfer.NewDate(9999, time.December, 32)
		}},
		slip{what: "null", from: `"until":"2026-12-31"`, to: `"until":null`, code: "input.missing_field", rules: "input.wrong_type", holder: transfer.Certification{}},
	)},
	{43, `date-only "2020-01-01"`, func(t *testing.T) {
		for _, moment := range []string{"2026-11-23T00:00:00Z", "2026-11-23T00:00:00", "2026-11-23 00:00"} {
			noDate(t, moment)
		}
		engine, err := transfer.New(t.Context(), good(t))
		require.NoError(t, err)
		ended := good(t).Flows[0]
		ended.At = transfer.NewDate(2027, time.January, 1)
		decision, err := engine.Evaluate(t.Context(), ended)
		require.NoError(t, err)
		for _, mechanism := range decision.Mechanisms {
			assert.NotEqual(t, transfer.DPF, mechanism, "what has ended covers nothing")
		}
	}},
	{44, "lower-case z, blank for T, 24:00, :60, 29 Feb in a common year", func(t *testing.T) {
		for _, moment := range []string{
			"2026-11-23t00:00:00z", "2026-11-23 00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T23:59:60Z", "2026-11-23T00:00:00,5Z",
			"2027-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-00-10", "2026-13-01", "2026-11-00", "2026-11-32",
		} {
			noDate(t, moment)
		}
	}},
	{45, "offsets +14:00 / -12:00", func(t *testing.T) {
		for _, moment := range []string{"2026-11-23+14:00", "2026-11-23-12:00", "2026-11-23T00:00:00+14:00", "2026-11-23Z"} {
			noDate(t, moment)
		}
		noPointOfTime(t)
	}},
	{46, "exactly at from/until", func(t *testing.T) {
		engine := smallEngine(t)
		for day, covered := range map[string]bool{
			"2023-08-31": false, "2023-09-01": true, "2023-09-02": true, "2026-12-30": true, "2026-12-31": true, "2027-01-01": false,
		} {
			flow := toCloud("crm")
			var err error
			flow.At, err = transfer.ParseDate(day)
			require.NoError(t, err)
			oneAndMany(t.Context(), engine, flow, func(d transfer.Decision, err error) {
				require.NoError(t, err)
				assert.Equal(t, covered, d.Permits(), "%s: a certificate from 2023-09-01 until 2026-12-31", day)
			})
		}
	}},
	{47, "month arithmetic", func(t *testing.T) {
		for _, builtin := range allowedBuiltins(t) {
			assert.False(t, strings.HasPrefix(builtin, "time."), builtin)
		}
		for method := range reflect.TypeFor[transfer.Date]().Methods() {
			assert.NotContains(t, method.Name, "Month")
			assert.NotContains(t, method.Name, "Year")
		}
	}},
	{48, "date strings compared", func(t *testing.T) {
		for _, text := range []string{"2026-1-9", "2026-11-3", "26-11-23", "2026/11/23", "20261123", "+2026-11-23", "2026-11-23 ", " 2026-11-23", "２０２６-11-23", "2026‐11‐23"} {
			noDate(t, text)
		}
		assert.True(t, transfer.NewDate(2025, time.January, 9).Before(transfer.NewDate(2025, time.January, 10)))
	}},
	{49, `zone names, "Local"`, func(t *testing.T) {
		for _, zone := range []string{"Local", "UTC", "Europe/Dublin", "2026-11-23 Local", "2026-11-23[Europe/Dublin]"} {
			noDate(t, zone)
		}
		noPointOfTime(t)
	}},
}

// noDay puts a day that cannot be asked about through every door.
func noDay(from, to, code, flow string, day transfer.Date) func(*testing.T) {
	return slips(slip{what: or(to, "none"), from: from, to: to, code: code, flow: flow, edit: func(i *transfer.Inventory) { i.Flows[0].At = day }})
}

// noDate puts a text that is no date through every door. A Date cannot hold it: it is three numbers.
func noDate(t *testing.T, text string) {
	t.Helper()
	var day transfer.Date
	assert.Error(t, day.UnmarshalText([]byte(text)), text)
	_, err := transfer.ParseDate(text)
	assert.Error(t, err, text)
	for _, from := range []string{`"at":"2026-11-23"`, `"signed":"2024-02-01"`, `"from":"2023-09-01"`} {
		key, _, _ := strings.Cut(from, ":")
		to := key + `:"` + text + `"`
		t.Run(to, func(t *testing.T) {
			bad := strings.Replace(goodInventory, from, to, 1)
			refusedFile(t, "i.json", bad, "input.bad_date")
			refusedFile(t, "i.yaml", "# YAML\n"+bad, "input.bad_date")
			blockedByTheRules(t, from, to, "input.bad_date")
		})
	}
}

// noPointOfTime asserts that nothing a caller states has a time of day or a zone.
func noPointOfTime(t *testing.T) {
	t.Helper()
	types := questionTypes()
	assert.Contains(t, types, reflect.TypeFor[transfer.Date]())
	for of := range types {
		assert.NotEqual(t, "time", of.PkgPath(), of.String())
	}
	for field := range reflect.TypeFor[transfer.Date]().Fields() {
		assert.Contains(t, []string{"year", "month", "day"}, field.Name)
	}
}

// clocks finds what reads the clock in the Go of a folder, or in its tests.
func clocks(t *testing.T, folder string, tests bool) []string {
	t.Helper()
	readers := []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
	var found []string
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") != tests {
			return err
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if selected, ok := n.(*ast.SelectorExpr); ok {
				if base, ok := selected.X.(*ast.Ident); ok && base.Name == "time" && slices.Contains(readers, selected.Sel.Name) {
					found = append(found, name+": time."+selected.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	require.NoError(t, err)
	return found
}
