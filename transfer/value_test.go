package transfer_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

func TestParseDateAcceptsOnlyPaddedDaysOfTheCalendar(t *testing.T) {
	for _, good := range []string{"1950-01-01", "2024-02-29", "2026-11-23", "2200-12-31"} {
		d, err := transfer.ParseDate(good)
		require.NoError(t, err, good)
		assert.Equal(t, good, d.String())
		assert.True(t, d.Valid())
	}
	for row, bad := range map[string]string{
		"39 nothing": "", "42 no end": "9999-12-31T23:59:59Z", "42 far": "9999-12-31", "41 range": "2201-01-01", "41 before": "1949-12-31",
		"43 time": "2020-01-01T00:00:00Z", "44 blank": "2020-01-01 00:00", "44 leap": "2023-02-29", "44 hour": "2020-01-01T24:00:00Z",
		"45 offset": "2020-01-01+14:00", "48 not padded": "2025-1-9", "48 short": "2025-01-9 ", "49 zone": "Local", "month": "2020-13-01",
		"day": "2020-00-00", "minus": "-020-01-01", "digits": "２020-01-01", "space": " 2020-01-0",
	} {
		_, err := transfer.ParseDate(bad)
		assert.Error(t, err, row)
	}
}

func TestDateArithmeticIsInDays(t *testing.T) {
	for _, c := range []struct {
		from string
		days int
		want string
	}{{"2024-02-28", 1, "2024-02-29"}, {"2024-03-01", -1, "2024-02-29"}, {"2023-12-31", 1, "2024-01-01"}, {"2026-11-23", 0, "2026-11-23"}} {
		d, err := transfer.ParseDate(c.from)
		require.NoError(t, err)
		assert.Equal(t, c.want, d.AddDays(c.days).String())
	}
	assert.True(t, transfer.Date{}.AddDays(1).IsZero(), "what is not stated stays so")
	assert.True(t, transfer.NewDate(2026, time.May, 1).Before(transfer.NewDate(2026, time.June, 1)))
	assert.False(t, transfer.NewDate(2026, time.May, 1).Before(transfer.NewDate(2026, time.May, 1)))
}

func TestNewDateDoesNotNormalise(t *testing.T) {
	d := transfer.NewDate(2026, time.February, 30)
	assert.False(t, d.Valid())
	assert.False(t, d.IsZero(), "or it would be taken for not stated")
	assert.Equal(t, "2026-02-30", d.String())
}

func TestADateOutsideOfTheCalendarIsWrittenAsItIs(t *testing.T) {
	for _, year := range []int{-12345, -1, 0, 7, 999, 1000, 2026, 9999, 10000, 123456} {
		for _, rest := range [][2]int{{0, 1}, {9, 10}, {12, 31}, {99, 99}, {100, 5}, {5, 100}, {-1, -10}} {
			d := transfer.NewDate(year, time.Month(rest[0]), rest[1])
			assert.Equal(t, fmt.Sprintf("%04d-%02d-%02d", year, rest[0], rest[1]), d.String())
		}
	}
	assert.Empty(t, transfer.Date{}.String())
}

func TestDateInJSON(t *testing.T) {
	var d transfer.Date
	require.NoError(t, json.Unmarshal([]byte(`"2026-11-23"`), &d))
	assert.Equal(t, transfer.NewDate(2026, time.November, 23), d)
	for _, bad := range []string{`""`, `20261123`, `"2026-11-23T00:00:00Z"`, `{}`, `true`} {
		assert.Error(t, json.Unmarshal([]byte(bad), &d), bad)
	}
	data, err := json.Marshal(transfer.Date{})
	require.NoError(t, err)
	assert.Equal(t, "null", string(data))
	require.NoError(t, d.UnmarshalText([]byte("2020-01-01")))
	assert.Error(t, d.UnmarshalText([]byte("today")))
}

func TestFactHasThreeValues(t *testing.T) {
	var silent transfer.Fact
	assert.False(t, silent.Stated() || silent.True() || silent.False(), "silence is neither yes nor no")
	assert.True(t, transfer.Yes.True() && transfer.No.False() && transfer.No.Stated())
	assert.Equal(t, transfer.Yes, transfer.FactOf(true))
	assert.Equal(t, transfer.No, transfer.FactOf(false))
	assert.Equal(t, "yes no not stated", transfer.Yes.String()+" "+transfer.No.String()+" "+silent.String())
	data, err := json.Marshal([]transfer.Fact{transfer.Yes, transfer.No, silent})
	require.NoError(t, err)
	assert.Equal(t, "[true,false,null]", string(data))
}

func TestFactReadsNothingButABoolean(t *testing.T) {
	var f transfer.Fact
	for _, bad := range []string{`"false"`, `"true"`, `0`, `1`, `null`, `{}`, `[]`} {
		assert.Error(t, f.UnmarshalJSON([]byte(bad)), bad)
		assert.False(t, f.Stated())
	}
	require.NoError(t, json.Unmarshal([]byte("false"), &f))
	assert.True(t, f.False())
}

func TestClosedSetsAreStrict(t *testing.T) {
	var o transfer.Outcome
	for _, bad := range []string{`"Allowed"`, `""`, `"permit"`, `"allowed "`, `1`} {
		assert.Error(t, json.Unmarshal([]byte(bad), &o), bad)
		assert.False(t, o.IsValid())
	}
	for _, good := range transfer.Outcomes() {
		require.NoError(t, o.UnmarshalText([]byte(good)))
		assert.Equal(t, good, o)
	}
	var s transfer.Status
	assert.Error(t, s.UnmarshalText([]byte("maybe")))
	for _, good := range transfer.Statuses() {
		assert.NoError(t, s.UnmarshalText([]byte(good)))
	}
	var m transfer.Mechanism
	assert.Error(t, m.UnmarshalText([]byte("scc")))
	assert.NoError(t, json.Unmarshal([]byte(`null`), &m))
	assert.False(t, m.IsValid())
}
