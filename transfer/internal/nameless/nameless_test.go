package nameless

import (
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
)

func TestNamesBecomeIDs(t *testing.T) {
	parties := map[string]transfer.Party{
		"a": {ID: "a", Name: "Acme"}, "us": {ID: "us", Name: "Acme Inc."}, "short": {ID: "short", Name: "A"}, "silent": {ID: "silent"}, "dots": {ID: "dots", Name: "J..Doe"},
	}
	of := func(exporter, importer string) func(string) string {
		return Of(transfer.Flow{Exporter: transfer.Side{Party: exporter}, Importer: transfer.Side{Party: importer}}, func(id string) (transfer.Party, bool) {
			p, ok := parties[id]
			return p, ok
		})
	}
	const text = "EU GDPR: no mechanism covers the transfer from Acme to Acme Inc. on a day; Acmeo stays, Ünacme too."
	for _, f := range []func(string) string{of("a", "us"), of("us", "a")} {
		assert.Equal(t, "EU GDPR: no mechanism covers the transfer from a to us on a day; Acmeo stays, Ünacme too.", f(text))
	}
	assert.Equal(t, "An Act of short, by short.", of("short", "silent")("An Act of A, by A."))
	assert.Equal(t, text, of("silent", "nobody")(text))
	assert.Equal(t, "From dots to us, and dots.", of("dots", "us")("From J..Doe to Acme Inc., and J.Doe."))
	assert.Empty(t, of("a", "us")(""))
}
