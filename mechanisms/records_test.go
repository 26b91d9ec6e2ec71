package mechanisms_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/regions"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type interval struct {
	From  string  `json:"from"`
	Until *string `json:"until"`
}

func (i interval) last() string {
	if i.Until == nil {
		return "9999"
	}
	return *i.Until
}

type record struct {
	Title     string          `json:"title"`
	Territory string          `json:"territory"`
	Area      string          `json:"area"`
	Scope     json.RawMessage `json:"scope"`
	InForce   interval        `json:"in_force"`
	Authority struct {
		Citation string `json:"citation"`
		URI      string `json:"uri"`
	} `json:"authority"`
	Adopted    string `json:"adopted"`
	Reviewed   string `json:"reviewed"`
	Confidence string `json:"confidence"`
	Onward     string `json:"onward"`
}

// lawRecords are the records of every mechanism and law, by file and id.
func lawRecords(t *testing.T) map[string]map[string]record {
	t.Helper()
	all := map[string]map[string]record{}
	for folder, files := range ruleFolders(t) {
		root, _, _ := strings.Cut(folder, "/")
		if (root != "mechanisms" && root != "policies") || !slices.Contains(files, "data.json") {
			continue
		}
		file := path.Join(folder, "data.json")
		var content map[string]map[string]record
		require.NoError(t, json.Unmarshal(readFile(t, file), &content), file)
		assert.Len(t, content, 1, "%s: the only key is records", file)
		all[file] = content["records"]
	}
	require.NotEmpty(t, all)
	return all
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(path.Join(repository, file))
	require.NoError(t, err)
	return text
}

func TestEveryRecordNamesItsAuthorityAndItsDays(t *testing.T) {
	for file, records := range lawRecords(t) {
		require.NotEmpty(t, records, file)
		for id, r := range records {
			name := file + " " + id
			assert.NotEmpty(t, r.Title, name)
			assert.NotEmpty(t, r.Authority.Citation, "%s: authority.citation is required", name)
			assert.Contains(t, []string{"high", "medium", "low"}, r.Confidence, name)
			isDay(t, name, r.Reviewed)
			isDay(t, name, r.InForce.From)
			if r.InForce.Until != nil {
				isDay(t, name, *r.InForce.Until)
				assert.LessOrEqual(t, r.InForce.From, *r.InForce.Until, name)
			}
			if r.Adopted != "" {
				isDay(t, name, r.Adopted)
				assert.LessOrEqual(t, r.Adopted, r.InForce.From, "%s: in force before it was adopted", name)
			}
			if r.Authority.URI != "" {
				assert.Regexp(t, `^https?://`, r.Authority.URI, name)
			}
			if r.Territory != "" {
				_, err := regions.Parse(r.Territory)
				assert.NoError(t, err, name)
			}
		}
	}
}

func isDay(t *testing.T, name, text string) {
	t.Helper()
	_, err := time.Parse(time.DateOnly, text)
	assert.NoError(t, err, "%s: dates are written YYYY-MM-DD", name)
}

func TestTheDecisionsOnOneTerritoryDoNotOverlap(t *testing.T) {
	for file, records := range lawRecords(t) {
		if path.Base(path.Dir(file)) != "adequacy" {
			continue
		}
		for a, first := range records {
			for b, second := range records {
				if a >= b || first.Territory != second.Territory || first.Area != second.Area {
					continue
				}
				overlap := first.InForce.From <= second.InForce.last() && second.InForce.From <= first.InForce.last()
				assert.False(t, overlap, "%s: %s and %s hold on the same days", file, a, b)
			}
		}
	}
}

func TestADecisionNamesItsPlaceAndWhatFollowsTheData(t *testing.T) {
	for file, records := range lawRecords(t) {
		if path.Base(path.Dir(file)) != "adequacy" {
			continue
		}
		for id, r := range records {
			assert.NotEqual(t, r.Territory == "", r.Area == "", "%s %s: a territory or an area", file, id)
			assert.NotEmpty(t, r.Onward, "%s %s: onward", file, id)
		}
	}
}

func TestTheDecisionsOnTheUnitedKingdomLeaveNoGap(t *testing.T) {
	records := lawRecords(t)["mechanisms/eu_gdpr/adequacy/data.json"]
	next := time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC)
	for _, id := range []string{"eu-adequacy-gb-0", "eu-adequacy-gb-1", "eu-adequacy-gb-2", "eu-adequacy-gb-3"} {
		assert.Equal(t, next.Format(time.DateOnly), records[id].InForce.From, id)
		require.NotNil(t, records[id].InForce.Until, id)
		last, err := time.Parse(time.DateOnly, *records[id].InForce.Until)
		require.NoError(t, err)
		next = last.AddDate(0, 0, 1)
	}
	assert.Equal(t, "2031-12-28", next.Format(time.DateOnly))
}

func TestDataIsInItsCanonicalFormWithoutNulls(t *testing.T) {
	for folder, files := range ruleFolders(t) {
		if !slices.Contains(files, "data.json") {
			continue
		}
		file := path.Join(folder, "data.json")
		text := readFile(t, file)
		var pretty bytes.Buffer
		require.NoError(t, json.Indent(&pretty, text, "", "  "), file)
		assert.Equal(t, pretty.String(), string(text), "%s: indent with two spaces", file)
		decoder := json.NewDecoder(bytes.NewReader(text))
		if err := walk(decoder, file); err != nil {
			assert.NoError(t, err)
		}
	}
}

// walk reads one value and refuses null and a key that is there twice.
func walk(decoder *json.Decoder, at string) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	if token == nil {
		return fmt.Errorf("%s is null; what is open is absent", at)
	}
	delimiter, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	seen := map[string]bool{}
	for i := 0; decoder.More(); i++ {
		inside := fmt.Sprintf("%s[%d]", at, i)
		if delimiter == '{' {
			key, err := decoder.Token()
			if err != nil {
				return err
			}
			inside = fmt.Sprintf("%s.%s", at, key)
			if seen[inside] {
				return fmt.Errorf("%s is there twice", inside)
			}
			seen[inside] = true
		}
		if err := walk(decoder, inside); err != nil {
			return err
		}
	}
	_, err = decoder.Token()
	return err
}

// The review date of the law is that of its newest record.
func TestTheLawIsAsOfItsNewestRecord(t *testing.T) {
	var newest string
	for _, records := range lawRecords(t) {
		for _, r := range records {
			newest = max(newest, r.Reviewed)
		}
	}
	var content struct {
		Records struct {
			Law struct {
				Reviewed string `json:"reviewed"`
			} `json:"law"`
		} `json:"records"`
	}
	require.NoError(t, json.Unmarshal(readFile(t, "transfer/report/data.json"), &content))
	assert.Equal(t, newest, content.Records.Law.Reviewed, "transfer/report/data.json")
	assert.Contains(t, string(readFile(t, "README.md")), "The law is as of "+newest, "README.md")
}

func TestEveryOnwardRuleOfARecordIsKnown(t *testing.T) {
	var content struct {
		Records map[string]any `json:"records"`
	}
	require.NoError(t, json.Unmarshal(readFile(t, "transfer/onward/data.json"), &content))
	for file, records := range lawRecords(t) {
		for id, r := range records {
			if r.Onward != "" {
				assert.Contains(t, content.Records, r.Onward, "%s %s", file, id)
			}
		}
	}
}
