package regions_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/regions"
)

type record struct {
	Kind       string  `json:"kind"`
	Name       *string `json:"name"`
	Parent     *string `json:"parent"`
	ListedWith *string `json:"listed_with"`
	Meant      *string `json:"meant"`
}

type area struct {
	Title   string                `json:"title"`
	Members map[string][]interval `json:"members"`
}

type interval struct {
	From      string  `json:"from"`
	Until     *string `json:"until"`
	Authority struct {
		Citation string  `json:"citation"`
		URI      *string `json:"uri"`
	} `json:"authority"`
	Reviewed   string  `json:"reviewed"`
	Confidence string  `json:"confidence"`
	Note       *string `json:"note"`
}

func load[V any](t *testing.T, file string) map[string]V {
	t.Helper()
	text, err := regions.FS.ReadFile(file)
	require.NoError(t, err)
	var content struct {
		Records map[string]V `json:"records"`
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&content))
	return content.Records
}

func TestDataIsCanonical(t *testing.T) {
	for _, file := range []string{"territories/data.json", "areas/data.json"} {
		text, err := regions.FS.ReadFile(file)
		require.NoError(t, err)
		var content map[string]any
		require.NoError(t, json.Unmarshal(text, &content))
		var canonical bytes.Buffer
		encoder := json.NewEncoder(&canonical)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		require.NoError(t, encoder.Encode(content))
		assert.Equal(t, canonical.String(), string(text), "%s: two spaces, sorted keys, each once", file)
		assert.NotContains(t, string(text), "null", file)
		assert.Len(t, content, 1, file)
	}
}

func TestFoldersHoldOnlyRulesTestsAndRecords(t *testing.T) {
	err := fs.WalkDir(regions.FS, ".", func(file string, entry fs.DirEntry, err error) error {
		require.NoError(t, err)
		folder, name := path.Base(path.Dir(file)), entry.Name()
		if !entry.IsDir() {
			assert.Contains(t, []string{folder + ".rego", folder + "_test.rego", "data.json"}, name, file)
		}
		return nil
	})
	require.NoError(t, err)
}

func TestTerritoryRecords(t *testing.T) {
	records := load[record](t, "territories/data.json")
	iso := regexp.MustCompile(`^[A-Z]{2}$`)
	extra := []string{"AE-DIFC", "CA-QC", "EU-INST", "ORG-EPO", "ORG-OTHER"}
	kinds := map[string]int{}
	known := func(code *string) bool {
		if code == nil {
			return true
		}
		target, ok := records[*code]
		return ok && target.Kind != "mistake"
	}
	for code, record := range records {
		kinds[record.Kind]++
		assert.Equal(t, record.Kind == "extra", slices.Contains(extra, code), code)
		assert.Equal(t, record.Kind != "extra", iso.MatchString(code), code)
		assert.Equal(t, record.Kind == "extra", record.Name != nil, code)
		assert.True(t, known(record.Parent) && known(record.ListedWith) && known(record.Meant), code)
		if record.Kind == "mistake" {
			assert.Nil(t, record.Parent, code)
		} else {
			assert.Nil(t, record.Meant, code)
		}
		if record.ListedWith != nil {
			assert.Equal(t, record.Parent, record.ListedWith, code)
		}
		if record.Parent != nil {
			assert.Nil(t, records[*record.Parent].Parent, "%s: a parent has no parent", code)
		}
	}
	assert.Equal(t, 249, kinds["iso"])
	assert.Equal(t, len(extra), kinds["extra"])
	assert.Len(t, kinds, 3)
}

func TestAreaRecords(t *testing.T) {
	for id, area := range load[area](t, "areas/data.json") {
		assert.NotEmpty(t, area.Title, id)
		assert.NotEmpty(t, area.Members, id)
		for code, intervals := range area.Members {
			t.Run(id+"/"+code, func(t *testing.T) {
				_, err := regions.Parse(code)
				assert.NoError(t, err)
				assert.NotEmpty(t, intervals)
				last := ""
				for _, interval := range intervals {
					assert.Less(t, last, interval.From, "intervals are in order and do not overlap")
					assertInterval(t, interval)
					last = "9999-12-31"
					if interval.Until != nil {
						last = *interval.Until
					}
				}
			})
		}
	}
}

func assertInterval(t *testing.T, interval interval) {
	t.Helper()
	for _, date := range []string{interval.From, interval.Reviewed} {
		assertDate(t, date)
	}
	if interval.Until != nil {
		assertDate(t, *interval.Until)
		assert.LessOrEqual(t, interval.From, *interval.Until)
	}
	assert.NotEmpty(t, interval.Authority.Citation)
	if interval.Authority.URI != nil {
		assert.Regexp(t, `^https?://[^ ]+$`, *interval.Authority.URI)
	}
	assert.Contains(t, []string{"high", "medium", "low"}, interval.Confidence)
	if interval.Note != nil {
		assert.True(t, strings.HasSuffix(*interval.Note, "."), *interval.Note)
	} else {
		assert.NotEqual(t, "low", interval.Confidence, "low confidence says why")
	}
}

func assertDate(t *testing.T, date string) {
	t.Helper()
	_, err := time.Parse(time.DateOnly, date)
	assert.NoError(t, err)
}

func TestEveryRegimeHasATerritory(t *testing.T) {
	areas := load[area](t, "areas/data.json")
	for _, regime := range []string{
		"eu-gdpr", "uk-gdpr", "ch-fadp", "br-lgpd", "jp-appi", "sg-pdpa", "bm-pipa", "difc-dpl", "kr-pipa",
		"mx-lfpdppp", "mu-dpa", "ng-ndpa", "au-privacy-act", "ca-pipeda", "ca-qc", "ph-dpa", "tw-pdpa", "us-federal",
	} {
		assert.Contains(t, areas, regime)
	}
	assert.Len(t, areas, 18+4)
}
