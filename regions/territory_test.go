package regions_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/regions"
)

func TestParseAcceptsEveryTerritory(t *testing.T) {
	for territory := range regions.Territories() {
		got, err := regions.Parse(string(territory))
		require.NoError(t, err)
		assert.Equal(t, territory, got)
	}
}

func TestParseSaysWhatIsMeant(t *testing.T) {
	tests := map[string]struct {
		code   string
		meant  regions.Territory
		reason string
	}{
		"the European name of the United Kingdom": {"UK", "GB", "neither in ISO 3166-1"},
		"the European name of Greece":             {"EL", "GR", "neither in ISO 3166-1"},
		"a reserved code":                         {"IC", "ES", "neither in ISO 3166-1"},
		"a retired code":                          {"ZR", "CD", "neither in ISO 3166-1"},
		"a retired code of several States":        {"YU", "", "neither in ISO 3166-1"},
		"the Union, which is no territory":        {"EU", "", "neither in ISO 3166-1"},
		"a user-assigned code":                    {"XK", "", "neither in ISO 3166-1"},
		"an unassigned code":                      {"QQ", "", "neither in ISO 3166-1"},
		"small letters":                           {"de", "DE", "capitals"},
		"mixed letters":                           {"Ca-qc", "CA-QC", "capitals"},
		"small letters of a mistake":              {"uk", "GB", "neither in ISO 3166-1"},
		"three letters":                           {"DEU", "DE", "two letters"},
		"three small letters":                     {"gbr", "GB", "two letters"},
		"three letters that are no country":       {"QQQ", "", "neither in ISO 3166-1"},
		"a number":                                {"276", "", "neither in ISO 3166-1"},
		"a name":                                  {"Germany", "", "neither in ISO 3166-1"},
		"an unknown part of a country":            {"US-CA", "", "neither in ISO 3166-1"},
		"nothing":                                 {"", "", "empty"},
		"a space before":                          {" DE", "DE", "white space"},
		"a line break after":                      {"DE\n", "DE", "white space"},
		"a NUL":                                   {"DE\x00", "DE", "U+0000"},
		"a zero-width space":                      {"D\u200bE", "DE", "U+200B"},
		"Cyrillic look-alikes":                    {"С\u041d", "CH", "U+0421"},
		"a Greek look-alike":                      {"\u0392E", "BE", "U+0392"},
		"small Cyrillic look-alikes":              {"\u0441\u0430", "CA", "U+0441"},
		"wide letters":                            {"\uff24\uff25", "DE", "U+FF24"},
		"a broken encoding":                       {"D\xff", "", "U+FFFD"},
		"a long text":                             {strings.Repeat(" ", 1<<20) + "DE", "", "white space"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := regions.Parse(test.code)
			var fault *regions.CodeError
			require.ErrorAs(t, err, &fault)
			assert.Empty(t, got)
			assert.Equal(t, test.code, fault.Code)
			assert.Equal(t, test.meant, fault.Meant)
			assert.Contains(t, fault.Reason, test.reason)
			assert.Less(t, len(fault.Error()), 250)
			assert.Contains(t, fault.Error(), fault.Reason)
			assert.Equal(t, test.meant != "", strings.Contains(fault.Error(), "did you mean"))
		})
	}
}

func TestTerritoriesAreInOrderAndCanBeLeftEarly(t *testing.T) {
	all := slices.Collect(regions.Territories())
	assert.Len(t, all, 249+5)
	assert.True(t, slices.IsSorted(all))
	for territory := range regions.Territories() {
		assert.Equal(t, all[0], territory)
		break
	}
}

func TestParent(t *testing.T) {
	for territory, parent := range map[regions.Territory]regions.Territory{
		"GL": "DK", "FO": "DK", "PR": "US", "HK": "CN", "BL": "FR", "AX": "FI", "GI": "GB", "SJ": "NO",
		"AE-DIFC": "AE", "CA-QC": "CA",
		"GG": "", "JE": "", "IM": "", "TW": "", "DE": "", "EU-INST": "", "UK": "", "": "",
	} {
		assert.Equal(t, parent, territory.Parent(), territory)
	}
}

func TestName(t *testing.T) {
	for territory, name := range map[regions.Territory]string{
		"GB": "United Kingdom", "GR": "Greece", "TR": "Türkiye", "SZ": "Eswatini", "MK": "North Macedonia",
		"HK": "Hong Kong", "MO": "Macao", "CZ": "Czechia", "AX": "Åland Islands", "TW": "Taiwan",
		"CA-QC": "Quebec", "ORG-EPO": "European Patent Organisation", "AE-DIFC": "Dubai International Financial Centre",
		"UK": "UK", "XK": "XK", "": "",
	} {
		assert.Equal(t, name, territory.Name())
	}
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]regions.Territory{}
	for territory := range regions.Territories() {
		name := territory.Name()
		assert.NotEqual(t, string(territory), name)
		assert.NotContains(t, seen, name)
		seen[name] = territory
	}
}

func FuzzParse(f *testing.F) {
	for _, code := range []string{"DE", "UK", "gbr", "\u0421H", "D\x00", "AE-DIFC"} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		territory, err := regions.Parse(code)
		if err == nil {
			assert.Equal(t, code, string(territory))
			return
		}
		var fault *regions.CodeError
		require.ErrorAs(t, err, &fault)
		assert.NotEmpty(t, fault.Reason)
		if fault.Meant != "" {
			_, err := regions.Parse(string(fault.Meant))
			assert.NoError(t, err)
		}
	})
}
