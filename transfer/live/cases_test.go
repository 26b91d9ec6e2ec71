package live

import (
	"testing"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEverySettledCaseHasItsAuthorityAndIsDecidedAsItWas(t *testing.T) {
	_, err := strictjson.Decode(casesText)
	require.NoError(t, err)
	s, err := settledCases()
	require.NoError(t, err)
	outcomes := map[transfer.Outcome]int{}
	for _, c := range s.Cases {
		outcomes[c.Outcome]++
		assert.NotEmpty(t, c.Authority, c.Flow)
		_, known := s.Inventory.Flow(c.Flow)
		assert.True(t, known, c.Flow)
		assert.Equal(t, c.Outcome == transfer.OutcomeBlocked, c.Code != "", c.Flow)
		assert.Equal(t, c.Outcome == transfer.OutcomeAllowed, c.Mechanism != "", c.Flow)
	}
	assert.Len(t, outcomes, len(transfer.Outcomes()))
	assert.Len(t, s.Cases, len(s.Inventory.Flows))
	assert.Empty(t, tryCases(t.Context(), nil))
}
