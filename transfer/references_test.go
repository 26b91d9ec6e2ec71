package transfer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/chapterv/chapterv/transfer"
)

// everyReferenceResolves wants every path below data in the rules of this build to lead somewhere, and mistyped ones to be found.
func everyReferenceResolves(t *testing.T) {
	loose, followed, leads, err := transfer.References()
	require.NoError(t, err)
	assert.Empty(t, loose)
	assert.Greater(t, followed, 1000)
	require.True(t, leads("data.transfer.decision"))
	for _, typo := range []string{
		"data.transfer.decisions", "data.mechanisms.eu_gdpr.dpf.recrods", "data.regions.areas.records.eea.membres", "data.registre.parties", "data.register.partys",
		"data.regions.areas.records[x].membres", "data.mechanisms.lib.validty.in_force",
	} {
		assert.False(t, leads(typo), typo)
	}
}
