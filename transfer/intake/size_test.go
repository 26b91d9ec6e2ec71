package intake_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/intake"
)

// realistic is a list of the size of the published one: 4,000 participants with three rows each.
func realistic(t testing.TB) transfer.File {
	var rows []row
	for i := range 4_000 {
		for _, framework := range []string{"EU-U.S. Data Privacy Framework", "UK Extension to the EU-U.S. Data Privacy Framework", "Swiss-U.S. Data Privacy Framework"} {
			rows = append(rows, listed(fmt.Sprintf("Participant %c%c Number %d, Inc.", 'A'+i%26, 'a'+i/26%26, i), "Framework", framework,
				"Install Date", 45117+i%900, "Covered Entities", fmt.Sprintf("Subsidiary %d LLC; Affiliate %d, L.P.", i, i)))
		}
	}
	return workbook(t, rows...)
}

func TestAListOfThePublishedSizeIsReadAndComparedInTime(t *testing.T) {
	file := realistic(t)
	start := time.Now()
	list, err := intake.ReadDPF(file, snapshot)
	require.NoError(t, err)
	require.Len(t, list.Entries, 12_000)
	text := "version: 1\norganisation: {id: o, name: O}\nas_of: 2026-11-23\nvendors:\n"
	for i := range 1_000 {
		name := fmt.Sprintf("Subsidiary %d LLC", i)
		if i%2 == 1 {
			name = fmt.Sprintf("Participent %d Nummer", i)
		}
		text += fmt.Sprintf("  - {id: v%d, name: %q, jurisdiction: US}\n", i, name)
	}
	inv := inventory(t, text)
	comparison := list.Compare(inv)
	assert.Len(t, comparison.Of(intake.Added), 1_500)
	_, err = comparison.Update(transfer.File{Name: "i.yaml", Data: []byte(text)})
	require.NoError(t, err)
	assert.Less(t, time.Since(start), 2*time.Minute)
	t.Log(time.Since(start))
}
