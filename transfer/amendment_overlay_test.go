package transfer_test

import (
	"os"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/stretchr/testify/assert"
)

// A pack takes no amendment out of a decision.
func TestAmendmentsAreReportedBesidePacks(t *testing.T) {
	inventory := british2026(t)
	ended := amendment(map[string]string{gbRecord(t, decided(t, inventory, transfer.Date{})): `{"in_force": {"until": "2026-11-30"}}`})
	pack := transfer.WithOverlay(os.DirFS("../examples/overlays/residency"))
	for _, day := range []int{30, 31} {
		d := decided(t, inventory, transfer.NewDate(2026, time.November, 30).AddDays(day-30), transfer.WithAmendments(ended), pack)
		assert.Equal(t, []string{"reading"}, d.Revision.Amended)
		codes := []string{}
		for _, w := range d.Warnings {
			codes = append(codes, w.Code)
		}
		assert.Contains(t, codes, "law.amended")
		assert.Equal(t, day == 31, d.Outcome == transfer.OutcomeBlocked, "%v", d)
	}
}
