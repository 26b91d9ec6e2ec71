package outlook_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/outlook"
	"github.com/chapterv/chapterv/transfer/publish"
	"github.com/chapterv/chapterv/transfer/whatif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func acme(t *testing.T) *transfer.Inventory {
	t.Helper()
	inventory, err := transfer.OpenInventory(os.DirFS("../whatif/testdata"), "acme.yaml")
	require.NoError(t, err)
	return inventory
}

func looked(t *testing.T, inventory *transfer.Inventory, from transfer.Date, days int) *outlook.Outlook {
	t.Helper()
	o, err := outlook.Look(t.Context(), inventory, from, days)
	require.NoError(t, err)
	return o
}

// on is what an outlook says of a day: its items, and the changes as flow and what becomes of it.
func on(o *outlook.Outlook, day transfer.Date) (items, changes []string) {
	i := slices.IndexFunc(o.Entries, func(e outlook.Entry) bool { return e.Day == day })
	if i < 0 {
		return nil, nil
	}
	for _, item := range o.Entries[i].Items {
		items = append(items, item.String())
	}
	for _, c := range o.Entries[i].Changes {
		changes = append(changes, outlook.Words(c))
	}
	return items, changes
}

func TestWhatEndsComesWithTheFlowsThatItChanges(t *testing.T) {
	o := looked(t, acme(t), transfer.Date{}, 400)
	assert.Equal(t, transfer.NewDate(2026, time.November, 23), o.From)
	items, changes := on(o, transfer.NewDate(2027, time.July, 1))
	assert.Equal(t, []string{"The eu-us-dpf certificate of Begun Inc. ends on 2027-06-30"}, items)
	assert.Equal(t, []string{"to-begun, eu-gdpr: Data Privacy Framework (eu-us-dpf) -> blocked (transfer.facts_missing)"}, changes)
	items, changes = on(o, transfer.NewDate(2027, time.April, 1))
	assert.Contains(t, items, "The review of the assessment tia-us for US falls due on 2027-03-31")
	assert.Empty(t, changes, "a review that is due changes no decision")
	items, _ = on(o, transfer.NewDate(2027, time.January, 2))
	assert.Equal(t, []string{"The renewal of the eu-us-dpf certificate of Begun Inc. falls due on 2027-01-01"}, items)
	require.Len(t, o.Overdue, 1)
	assert.Equal(t, "tia-in", o.Overdue[0].Subject)
	assert.True(t, slices.IsSortedFunc(o.Entries, func(a, b outlook.Entry) int { return a.Day.Compare(b.Day) }))
}

// The last day looked at is looked at, and the one after it is not.
func TestTheWindowHasEdges(t *testing.T) {
	end := transfer.NewDate(2027, time.July, 1)
	_, changes := on(looked(t, acme(t), end.AddDays(-1), 1), end)
	assert.Len(t, changes, 1)
	_, changes = on(looked(t, acme(t), end.AddDays(-2), 1), end)
	assert.Empty(t, changes)
	_, changes = on(looked(t, acme(t), end, 30), end)
	assert.Empty(t, changes, "what changed already is the state of things")
}

// A law that ends is found in its records, with every flow that rests on it, years ahead.
func TestTheLawsOwnDaysAreAhead(t *testing.T) {
	o := looked(t, acme(t), transfer.NewDate(2031, time.January, 1), 366)
	items, changes := on(o, transfer.NewDate(2031, time.December, 28))
	require.Len(t, items, 1)
	assert.Contains(t, items[0], "ends on 2031-12-27")
	assert.Equal(t, []string{"to-gb, eu-gdpr: Adequacy decision (eu-adequacy-gb-3) -> blocked (transfer.no_mechanism)"}, changes)
}

// An onward flow changes on the day on which the flow that it continues does, though nothing of its own ends.
func TestARouteIsFollowedAsAWhole(t *testing.T) {
	inventory := acme(t)
	inventory.Vendors[2].Certifications[0].Until = transfer.NewDate(2027, time.February, 28)
	_, changes := on(looked(t, inventory, transfer.Date{}, 200), transfer.NewDate(2027, time.March, 1))
	require.Len(t, changes, 2)
	assert.Contains(t, changes[0], "to-bare, eu-gdpr")
	assert.Contains(t, changes[1], "to-desk, eu-gdpr")
}

// What changes and changes back is followed through.
func TestAFlowIsFollowedFromChangeToChange(t *testing.T) {
	inventory := acme(t)
	held := inventory.Vendors[2].Certifications[0]
	again := held
	held.Until, again.From = transfer.NewDate(2027, time.January, 31), transfer.NewDate(2027, time.March, 1)
	inventory.Vendors[2].Certifications = []transfer.Certification{held, again}
	o := looked(t, inventory, transfer.Date{}, 200)
	for day, status := range map[transfer.Date]publish.ChangeStatus{
		transfer.NewDate(2027, time.February, 1): publish.NewlyBlocked, transfer.NewDate(2027, time.March, 1): "newly-covered",
	} {
		i := slices.IndexFunc(o.Entries, func(e outlook.Entry) bool { return e.Day == day })
		require.GreaterOrEqual(t, i, 0, day.String())
		require.Len(t, o.Entries[i].Changes, 2)
		assert.Equal(t, status, o.Entries[i].Changes[0].Status)
	}
}

func TestAmendedRecordsAreAheadToo(t *testing.T) {
	own, err := transfer.ReadAmendments(transfer.File{Name: "law.yaml", Data: []byte(`
amendments: [{id: sooner, reason: Expected, owner: legal, records: {mechanisms/eu_gdpr/dpf/records/eu-us-dpf: {in_force: {until: 2026-12-31}}}}]
`)})
	require.NoError(t, err)
	o, err := outlook.Look(t.Context(), acme(t), transfer.Date{}, 60, own...)
	require.NoError(t, err)
	items, changes := on(o, transfer.NewDate(2027, time.January, 1))
	require.NotEmpty(t, items)
	assert.Contains(t, strings.Join(items, "\n"), "2023/1795")
	assert.Len(t, changes, 4)
}

func TestLookingNeedsADayAndAWindow(t *testing.T) {
	_, err := outlook.Look(t.Context(), nil, transfer.Date{}, 1)
	assert.ErrorIs(t, err, transfer.ErrBadCall)
	for _, days := range []int{0, -1, outlook.MaxDays + 1} {
		_, err = outlook.Look(t.Context(), acme(t), transfer.Date{}, days)
		assert.Error(t, err)
	}
	_, err = outlook.Look(t.Context(), &transfer.Inventory{}, transfer.Date{}, 1)
	assert.ErrorContains(t, err, "no day")
	_, err = outlook.Look(t.Context(), acme(t), transfer.NewDate(2200, time.December, 31), 1)
	assert.ErrorContains(t, err, "calendar")
}

// A suspension is ahead on its first day and on the day after its last, wherever it is stated.
func TestASuspensionIsAhead(t *testing.T) {
	inventory := acme(t)
	inventory.Instruments[2].Suspended = transfer.Suspension{From: transfer.NewDate(2026, time.December, 1), Until: transfer.NewDate(2026, time.December, 31)}
	paused, err := transfer.ReadAmendments(transfer.File{Name: "law.yaml", Data: []byte(`
amendments: [{id: paused, reason: Expected, owner: legal, records: {mechanisms/eu_gdpr/dpf/records/eu-us-dpf: {in_force: {suspended: {from: 2026-12-10, until: 2026-12-20}}}}}]
`)})
	require.NoError(t, err)
	o, err := outlook.Look(t.Context(), inventory, transfer.Date{}, 60, paused...)
	require.NoError(t, err)
	for day, want := range map[transfer.Date]struct {
		item, change string
		changes      int
	}{
		transfer.NewDate(2026, time.December, 1):  {"The suspension of rules (eu-bcr-c) begins on 2026-12-01", "to-in, eu-gdpr: Binding corporate rules (rules) -> blocked", 1},
		transfer.NewDate(2027, time.January, 1):   {"The suspension of rules (eu-bcr-c) ends on 2026-12-31", "to-in, eu-gdpr: blocked -> Binding corporate rules (rules)", 1},
		transfer.NewDate(2026, time.December, 10): {"The suspension of Implementing Decision (EU) 2023/1795 (eu-gdpr, dpf) begins on 2026-12-10", "to-ready, eu-gdpr: ", 4},
		transfer.NewDate(2026, time.December, 21): {"The suspension of Implementing Decision (EU) 2023/1795 (eu-gdpr, dpf) ends on 2026-12-20", "to-ready, eu-gdpr: ", 4},
	} {
		items, changes := on(o, day)
		assert.Contains(t, items, want.item)
		require.Len(t, changes, want.changes, day.String())
		assert.True(t, strings.HasPrefix(changes[0], want.change), changes[0])
	}
}

func TestTheEndOfAnExceptionIsAheadWithTheFlowThatItBlocks(t *testing.T) {
	inventory := acme(t)
	flow := inventory.Flows[0]
	inventory.Flows[0].Children = transfer.Yes
	inventory.Settings.Exceptions = []transfer.Exception{{
		Code: "org.children", Flow: flow.ID, Reason: "A pilot.", Owner: "Privacy office", Until: inventory.AsOf.AddDays(9),
	}}
	own := whatif.Own{Packs: []fs.FS{os.DirFS("../../examples/overlays/notice")}}
	o, err := outlook.LookWith(t.Context(), inventory, transfer.Date{}, 30, own)
	require.NoError(t, err)
	for _, entry := range o.Entries {
		if entry.Day != inventory.AsOf.AddDays(10) {
			continue
		}
		i := slices.IndexFunc(entry.Items, func(i outlook.Item) bool { return i.Kind == outlook.Exception })
		require.GreaterOrEqual(t, i, 0)
		assert.Contains(t, entry.Items[i].String(), "The acceptance of org.children on "+flow.ID+" by Privacy office ends on ")
		assert.True(t, slices.ContainsFunc(entry.Changes, func(c whatif.Change) bool {
			return c.Flow == flow.ID && slices.Contains(c.Codes, "org.children")
		}), "%v", entry.Changes)
		return
	}
	assert.Fail(t, "nothing happens that day", "%v", o.Entries)
}
