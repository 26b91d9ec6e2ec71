package regions_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/chapterv/chapterv/regions"
)

func TestMembershipsAreByAreaAndThenByTime(t *testing.T) {
	type line struct{ area, from, until string }
	tests := map[regions.Territory][]line{
		"GB": {
			{"eea", "1994-01-01", "2020-01-31"},
			{"eu", "1973-01-01", "2020-01-31"},
			{"eu-gdpr", "1998-10-24", "2020-12-31"},
			{"global-cbpr-associates", "2023-07-06", ""},
			{"uk-gdpr", "2021-01-01", ""},
		},
		"CH": {
			{"ch-fadp", "1993-07-01", "2023-08-31"},
			{"ch-fadp", "2023-09-01", ""},
		},
		"MF": {{"eu-gdpr", "1998-10-24", ""}},
		"GL": nil,
		"UK": nil,
		"":   nil,
	}
	for territory, want := range tests {
		t.Run(string(territory), func(t *testing.T) {
			var got []line
			for _, membership := range regions.Memberships(territory) {
				assert.NotEmpty(t, membership.Title)
				assert.NotEmpty(t, membership.Authority.Citation)
				got = append(got, line{membership.Area, membership.From, membership.Until})
			}
			assert.Equal(t, want, got)
		})
	}
}
