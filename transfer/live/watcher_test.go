package live_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func write(t testing.TB, dir, name string, data []byte) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
}

func watcher(t testing.TB, e *live.Engine, sources ...live.Source) *live.Watcher {
	t.Helper()
	w, err := live.Watch(e, time.Hour, nil, sources...)
	require.NoError(t, err)
	return w
}

// look polls once, of one source.
func look(t testing.TB, w *live.Watcher) live.Try {
	t.Helper()
	tries := w.Poll(t.Context())
	require.Len(t, tries, 1)
	return tries[0]
}

func TestAFolderIsTakenWhenItsContentChanges(t *testing.T) {
	dir := t.TempDir()
	whole, parts, _ := strings.Cut(covered, "vendors:")
	write(t, dir, "base.yaml", []byte(whole))
	write(t, dir, "vendors.yml", []byte("version: 1\nvendors:"+parts))
	write(t, dir, "README.md", []byte("not an inventory"))
	write(t, dir, ".hidden.yaml", []byte("not: [one"))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "old.yaml"), 0o700))
	e := engine(t, uncovered)
	w := watcher(t, e, live.Folder(os.DirFS(dir), "."))
	assert.Equal(t, live.Try{Source: "inventory .", Changed: true}, look(t, w))
	assert.True(t, decided(t, e).Permits())
	held := e.Current()
	assert.Equal(t, live.Try{Source: "inventory ."}, look(t, w), "nothing is new")
	later := time.Now().Add(time.Hour)
	require.NoError(t, os.Chtimes(filepath.Join(dir, "base.yaml"), later, later))
	assert.Equal(t, live.Try{Source: "inventory ."}, look(t, w), "content counts, and not its time")
	assert.Same(t, held, e.Current())

	write(t, dir, "vendors.yml", []byte("version: 1\nvendors: [{id: cloud-us, name: Cloud Inc., jurisdiction: XX}]\ninstruments: [{id: scc, type: eu-scc, exporters: [nobody]}]\n"))
	try := look(t, w)
	var input *transfer.InputError
	require.ErrorAs(t, try.Err, &input)
	assert.GreaterOrEqual(t, len(input.Faults), 2)
	assert.Equal(t, "vendors.yml", input.Faults[0].File)
	assert.Positive(t, input.Faults[0].Line)
	again := look(t, w)
	assert.Equal(t, try.Err, again.Err, "the fault stands until the content changes")
	assert.False(t, again.Changed)
	h := e.Health()
	assert.Equal(t, [2]any{true, true}, [2]any{h.Ready, h.Failing})
	assert.Equal(t, uint64(1), h.Failed)
	assert.Equal(t, live.Inventory, h.Last.What)
	assert.True(t, decided(t, e).Permits())

	require.NoError(t, os.Remove(filepath.Join(dir, "vendors.yml")))
	write(t, dir, "vendors.json", []byte(`{"version": 1, "vendors": [{"id": "cloud-us", "name": "Cloud Inc.", "jurisdiction": "US"}]}`))
	assert.NoError(t, look(t, w).Err)
	assert.False(t, decided(t, e).Permits())
	assert.False(t, e.Health().Failing)
	assert.NotNil(t, e.Health().Last, "what failed once is not forgotten")
}

func TestAFolderThatCannotBeReadKeepsWhatWasThere(t *testing.T) {
	for what, tree := range map[string]fs.FS{
		"there is none": fstest.MapFS{}, "it is empty": fstest.MapFS{"inventory": {Mode: fs.ModeDir}}, "no file system": nil,
		"a name in other letters":   fstest.MapFS{"inventory/a.YAML": {Data: []byte(covered)}},
		"a document without an end": fstest.MapFS{"inventory/a.json": {Data: []byte(`{"version": 1`)}},
		"half of a file":            fstest.MapFS{"inventory/a.yaml": {Data: []byte(covered[:len(covered)/2])}},
		"a file that was emptied":   fstest.MapFS{"inventory/a.yaml": {}},
		"a reader that breaks":      breaking{},
	} {
		e := engine(t, covered)
		held := e.Current()
		w := watcher(t, e, live.Folder(tree, "inventory"))
		try := look(t, w)
		assert.Error(t, try.Err, what)
		assert.Same(t, held, e.Current(), what)
		assert.True(t, e.Health().Failing, what)
		assert.True(t, decided(t, e).Permits(), what)
	}
}

type breaking struct{}

func (breaking) Open(string) (fs.File, error) { panic("broken") }

// changing shows another content at each reading.
type changing struct{ times *int }

func (c changing) Open(name string) (fs.File, error) {
	if name != "." {
		*c.times++
	}
	text := covered + strings.Repeat("#\n", *c.times)
	return fstest.MapFS{"a.yaml": {Data: []byte(text)}}.Open(name)
}

func TestAFolderInTheMiddleOfAChangeIsLeftUntilTheNextLook(t *testing.T) {
	e := engine(t, uncovered)
	times := 0
	w := watcher(t, e, live.Folder(changing{&times}, "."))
	assert.ErrorContains(t, look(t, w).Err, "is being changed")
	assert.Equal(t, 2, times)
	assert.Equal(t, uint64(1), e.Current().Number())
}

func TestABundleIsVerifiedTakenAndNotReplayed(t *testing.T) {
	dir, signer, clock := t.TempDir(), trusted(t), clockAt(2026, 12, 1, 12)
	put := func(law, seal []byte) {
		write(t, dir, "law.tar.gz", law)
		write(t, dir, "law.tar.gz.seal", seal)
	}
	e := engine(t, covered, live.WithClock(clock.now))
	w := watcher(t, e, live.BundleFile(os.DirFS(dir), "law.tar.gz", "law.tar.gz.seal", 2, signer.public))
	assert.ErrorIs(t, look(t, w).Err, fs.ErrNotExist)
	stale := &bundle.RefusedError{Code: bundle.CodeFreshness}
	put(signer.bundle(t, 1))
	assert.ErrorIs(t, look(t, w).Err, stale, "an older one than that before the start")
	third, thirdSeal := signer.bundle(t, 3, struckDown)
	put(third, thirdSeal)
	require.NoError(t, look(t, w).Err)
	assert.Equal(t, transfer.OutcomeBlocked, decided(t, e).Outcome)
	held := e.Current()
	assert.Equal(t, live.Try{Source: "law law.tar.gz"}, look(t, w))

	flipped := append([]byte(nil), third...)
	flipped[len(flipped)/2] ^= 1
	otherLaw, otherSeal := newSigner(t).bundle(t, 9)
	second, secondSeal := signer.bundle(t, 2)
	for what, files := range map[string]struct {
		law, seal []byte
		code      string
	}{
		"a bit is flipped":         {flipped, thirdSeal, bundle.CodeSeal},
		"the end is missing":       {third[:len(third)-9], thirdSeal, bundle.CodeSeal},
		"the seal is another's":    {third, secondSeal, bundle.CodeSeal},
		"there is no seal in it":   {third, nil, bundle.CodeSeal},
		"the key is unknown":       {otherLaw, otherSeal, bundle.CodeSeal},
		"an older one comes back":  {second, secondSeal, bundle.CodeFreshness},
		"there is nothing in both": {nil, nil, bundle.CodeSeal},
	} {
		put(files.law, files.seal)
		assert.ErrorIs(t, look(t, w).Err, &bundle.RefusedError{Code: files.code}, what)
		assert.Same(t, held, e.Current(), what)
		assert.Equal(t, live.Law, e.Health().Last.What)
	}
	put(signer.bundle(t, 4))
	require.NoError(t, look(t, w).Err)
	assert.True(t, decided(t, e).Permits())

	clock.set(time.Date(2027, 5, 23, 0, 0, 0, 0, time.UTC))
	everyWay(t, e, "engine.law_stale")
	put(signer.bundle(t, 5))
	assert.ErrorIs(t, look(t, w).Err, stale)
	assert.True(t, look(t, w).Changed, "its days may come, so it is tried again")
	everyWay(t, e, "engine.law_stale")
}

func TestNoBundleIsTakenWithoutADay(t *testing.T) {
	signer := trusted(t)
	law, seal := signer.bundle(t, 1)
	tree := fstest.MapFS{"law": {Data: law}, "seal": {Data: seal}}
	assert.ErrorIs(t, look(t, watcher(t, engine(t, covered), live.BundleFile(tree, "law", "seal", 0, signer.public))).Err, transfer.ErrBadCall)
	clock := clockAt(1999, 12, 1, 12)
	e := engine(t, covered, live.WithClock(clock.now))
	w := watcher(t, e, live.BundleFile(tree, "law", "seal", 0, signer.public))
	assert.ErrorIs(t, look(t, w).Err, transfer.ErrClockSuspect)
	clock.set(time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC))
	assert.NoError(t, look(t, w).Err)
	assert.ErrorIs(t, look(t, watcher(t, e, live.BundleFile(tree, "law", "seal", 0))).Err, &bundle.RefusedError{Code: bundle.CodeCall}, "nor without a key")
	assert.ErrorIs(t, look(t, watcher(t, e, live.BundleFile(nil, "law", "seal", 0))).Err, transfer.ErrBadCall)
}

func TestContentThatFailedACanaryIsTriedAgainOnceSomethingElseChanged(t *testing.T) {
	tree := fstest.MapFS{"a.yaml": {Data: []byte(covered)}}
	e := engine(t, uncovered, live.WithLaw(lawUnder(t, struckDown)), live.WithCanaries(live.Canary{Flow: toCloud("canary"), Want: transfer.OutcomeBlocked}))
	require.NoError(t, e.Reload(t.Context(), lawUnder(t)))
	w := watcher(t, e, live.Folder(tree, "."))
	canary := &live.CanaryError{}
	assert.ErrorAs(t, look(t, w).Err, &canary)
	assert.False(t, look(t, w).Changed)
	require.NoError(t, e.Reload(t.Context(), lawUnder(t, struckDown)))
	assert.Equal(t, live.Try{Source: "inventory .", Changed: true}, look(t, w))
}

func TestAWatcherRunsUntilItsContextEnds(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.yaml", []byte(uncovered))
	e := engine(t, covered)
	ctx, cancel := context.WithCancelCause(t.Context())
	var seen sync.Mutex
	taken := make(chan struct{}, 8)
	w, err := live.Watch(e, time.Millisecond, func(try live.Try) {
		seen.Lock()
		defer seen.Unlock()
		if try.Changed && try.Err == nil {
			taken <- struct{}{}
		}
		panic("a report that breaks")
	}, live.Folder(os.DirFS(dir), "."))
	require.NoError(t, err)
	done := make(chan error)
	go func() { done <- w.Run(ctx) }()
	<-taken
	assert.False(t, decided(t, e).Permits())
	write(t, dir, "a.yaml", []byte(covered))
	<-taken
	assert.True(t, decided(t, e).Permits())
	stop := errors.New("the service stops")
	cancel(stop)
	assert.ErrorIs(t, <-done, stop)
	assert.Empty(t, w.Poll(ctx))
	assert.Positive(t, e.Health().Panics)
}

// writing shows what permits at the first look, and then what does not.
type writing struct{ times *int }

func (f writing) Open(name string) (fs.File, error) {
	text := covered
	if name != "." {
		if *f.times++; *f.times > 2 {
			text = uncovered
		}
	}
	return fstest.MapFS{"a.yaml": {Data: []byte(text)}}.Open(name)
}

func TestAFileThatIsStillBeingWrittenIsNotTaken(t *testing.T) {
	e := engine(t, uncovered)
	ctx, cancel := context.WithCancel(t.Context())
	times := 0
	var tries []live.Try
	w, err := live.Watch(e, time.Millisecond, func(try live.Try) {
		assert.False(t, decided(t, e).Permits())
		if tries = append(tries, try); try.Changed && try.Err == nil {
			cancel()
		}
	}, live.Folder(writing{&times}, "."))
	require.NoError(t, err)
	require.ErrorIs(t, w.Run(ctx), context.Canceled)
	require.Len(t, tries, 3)
	assert.Equal(t, live.Try{Source: "inventory ."}, tries[0], "once is not enough")
	assert.ErrorContains(t, tries[1].Err, "is being changed")
	assert.NoError(t, tries[2].Err)
	assert.Equal(t, uint64(2), e.Current().Number())
	assert.False(t, e.Health().Failing)
}

func TestAWatcherIsNotMadeOfWhatMakesNoSense(t *testing.T) {
	e, folder := engine(t, covered), live.Folder(fstest.MapFS{}, ".")
	for _, make := range []func() (*live.Watcher, error){
		func() (*live.Watcher, error) { return live.Watch(nil, time.Second, nil, folder) },
		func() (*live.Watcher, error) { return live.Watch(e, 0, nil, folder) },
		func() (*live.Watcher, error) { return live.Watch(e, time.Second, nil) },
		func() (*live.Watcher, error) { return live.Watch(e, time.Second, nil, live.Source{}) },
	} {
		w, err := make()
		assert.ErrorIs(t, err, transfer.ErrBadCall)
		assert.Nil(t, w)
	}
}
