package memo_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/memo"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func put(t *memo.Table[int], key string, w memo.Window, value int) {
	t.Put(t.Era(), []byte(key), 0, w, value)
}

func TestAnAnswerStandsOnTheDaysOfItsInterval(t *testing.T) {
	table := memo.New[int](16)
	put(table, "q", memo.Window{From: 20260105, To: 20260131}, 7)
	for day, want := range map[memo.Day]bool{20260104: false, 20260105: true, 20260120: true, 20260131: true, 20260201: false} {
		got, ok := table.Get([]byte("q"), 0, day)
		assert.Equal(t, want, ok, "%d", day)
		if want {
			assert.Equal(t, 7, got)
		}
	}
	_, ok := table.Get([]byte("r"), 0, 20260120)
	assert.False(t, ok)
	hits, misses, kept := table.Stats()
	assert.Equal(t, [3]uint64{3, 0, 1}, [3]uint64{hits, misses, uint64(kept)})
}

func TestNoMoreIsKeptThanThereArePlaces(t *testing.T) {
	for _, size := range []int{1, 3, 4, 10, 64} {
		table := memo.New[int](size)
		for i := range 1000 {
			put(table, fmt.Sprint(i), memo.Always, i)
			got, ok := table.Get(fmt.Append(nil, i), 0, 1)
			require.True(t, ok, "the newest is there")
			require.Equal(t, i, got)
		}
		_, _, kept := table.Stats()
		assert.LessOrEqual(t, kept, size)
		assert.Positive(t, kept)
	}
}

func TestAQuestionIsKnownFromTheSecondTimeOn(t *testing.T) {
	table := memo.New[int](16)
	assert.False(t, table.Again([]byte("q")))
	assert.True(t, table.Again([]byte("q")))
	assert.False(t, table.Again([]byte("r")))
	_, misses, _ := table.Stats()
	assert.EqualValues(t, 3, misses)
}

func TestQuestionsAskedInTurnAreAllKnown(t *testing.T) {
	table := memo.New[int](1024)
	known := 0
	for round := range 3 {
		for i := range 500 {
			if table.Again(fmt.Append(nil, i)) {
				known++
			}
		}
		if round == 0 {
			assert.Zero(t, known)
		}
	}
	assert.Equal(t, 1000, known)
}

func TestWhatIsClearedIsGone(t *testing.T) {
	table := memo.New[int](16)
	put(table, "q", memo.Always, 1)
	before := table.Era()
	table.Clear()
	_, ok := table.Get([]byte("q"), 0, 1)
	assert.False(t, ok)
	table.Put(before, []byte("q"), 0, memo.Always, 1)
	_, ok = table.Get([]byte("q"), 0, 1)
	assert.False(t, ok, "an answer of before is not kept afterwards")
	put(table, "q", memo.Always, 2)
	got, ok := table.Get([]byte("q"), 0, 1)
	assert.True(t, ok)
	assert.Equal(t, 2, got)
}

func TestOneQuestionMayBeKeptForManyIntervals(t *testing.T) {
	table := memo.New[int](1024)
	var days memo.Days
	for day := memo.Day(1); day <= 200; day += 2 {
		days = append(days, day)
	}
	key := []byte("q")
	for day := memo.Day(1); day <= 200; day++ {
		table.Put(table.Era(), key, days.Part(day), days.Narrow(memo.Always, day), int(day))
	}
	kept := 0
	for day := memo.Day(1); day <= 200; day++ {
		if got, ok := table.Get(key, days.Part(day), day); ok {
			assert.Equal(t, int(day), got)
			kept++
		}
	}
	assert.Greater(t, kept, 190)
}

func TestNoTableKeepsNothing(t *testing.T) {
	table := memo.New[int](0)
	require.Nil(t, table)
	put(table, "q", memo.Always, 1)
	table.Clear()
	_, ok := table.Get([]byte("q"), 0, 1)
	assert.False(t, ok)
	assert.False(t, table.Again([]byte("q")))
	assert.False(t, table.Again([]byte("q")))
}

func TestManyReadAndWriteAtOnce(t *testing.T) {
	table := memo.New[string](32)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 5000 {
				key := fmt.Sprint(i % 100)
				if got, ok := table.Get([]byte(key), 0, 1); ok && got != key {
					t.Errorf("%s got the answer of %s", key, got)
					return
				}
				table.Put(table.Era(), []byte(key), 0, memo.Always, key)
				if i%1000 == 0 {
					table.Clear()
				}
			}
		})
	}
	all.Wait()
}

func TestAnIntervalLiesBetweenTwoDaysOrIsOneOfThem(t *testing.T) {
	days := memo.Sorted([]memo.Day{20260301, 20260101, 20260301})
	assert.Equal(t, memo.Days{20260101, 20260301}, days)
	for day, want := range map[memo.Day]memo.Window{
		20251231: {From: 0, To: 20260100},
		20260101: {From: 20260101, To: 20260101},
		20260102: {From: 20260102, To: 20260300},
		20260301: {From: 20260301, To: 20260301},
		20260302: {From: 20260302, To: 99_999_999},
	} {
		got := days.Narrow(memo.Always, day)
		assert.Equal(t, want, got)
		assert.True(t, got.Holds(day))
	}
	narrow := memo.Days{20260201}.Narrow(days.Narrow(memo.Always, 20260115), 20260115)
	assert.Equal(t, memo.Window{From: 20260102, To: 20260200}, narrow)
	assert.Equal(t, memo.Only(20260115), memo.Days(nil).Narrow(memo.Only(20260115), 20260115))
}

func TestDatesAreFoundInAnyText(t *testing.T) {
	text := `{"from":"2026-01-02","id":"scc-2026-03-04","x":"12027-01-01","n":2026,"y":"2026-1-02 2026/01/02","z":"2028-02-29"}2029-09-09`
	var found []memo.Mention
	memo.Mentions([]byte(text), func(m memo.Mention) { found = append(found, m) })
	assert.Equal(t, []memo.Mention{{20260102, true}, {20260304, false}, {20270101, false}, {20280229, true}, {20290909, false}}, found)
	memo.Mentions([]byte("2026-01-0"), func(m memo.Mention) { t.Errorf("%v", m) })
	memo.Mentions(nil, func(m memo.Mention) { t.Errorf("%v", m) })
}
