package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// Watcher looks at sources from time to time and replaces what an engine holds when their content changed. What cannot be read or
// is refused leaves the engine as it is, and is reported. It is safe for concurrent use.
type Watcher struct {
	engine  *Engine
	every   time.Duration
	report  func(Try)
	polling sync.Mutex
	sources []*watched
}

// Try is one look at a source.
type Try struct {
	// Source names it.
	Source string
	// Changed reports that there was content that had not been tried before, or failed for a reason that may have gone.
	Changed bool
	// Err is why the engine holds what it held; nil if it took the content or there was nothing new.
	Err error
}

type watched struct {
	Source
	tried string // the content that was tried last
	err   error  // and what came of it
	seen  string // the content that the last look of Run found new
	by    uint64 // with which snapshot in use
}

// Watch returns a watcher of sources, looked at in their order, each time after so long. Report is told of every look and may be nil.
func Watch(engine *Engine, every time.Duration, report func(Try), sources ...Source) (*Watcher, error) {
	if engine.Current() == nil || every <= 0 || len(sources) == 0 {
		return nil, transfer.ErrBadCall
	}
	w := &Watcher{engine: engine, every: every, report: report}
	for _, source := range sources {
		if source.read == nil {
			return nil, transfer.ErrBadCall
		}
		w.sources = append(w.sources, &watched{Source: source})
	}
	return w, nil
}

// Run looks at once and then each time until the context is over, and returns why it is. It takes what is new once two looks in a row
// found it, lest a file be taken that is still being written.
func (w *Watcher) Run(ctx context.Context) error {
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	for {
		w.poll(ctx, true)
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-tick.C:
		}
	}
}

// Poll looks at every source once, such as on a signal, and takes what is new at once.
func (w *Watcher) Poll(ctx context.Context) []Try { return w.poll(ctx, false) }

func (w *Watcher) poll(ctx context.Context, twice bool) []Try {
	w.polling.Lock()
	defer w.polling.Unlock()
	var tries []Try
	for _, source := range w.sources {
		if ctx.Err() != nil {
			break
		}
		try := Try{Source: source.name}
		try.Changed, try.Err = source.look(ctx, w.engine, twice)
		w.tell(try)
		tries = append(tries, try)
	}
	return tries
}

func (w *Watcher) tell(try Try) {
	defer func() {
		if recover() != nil {
			w.engine.watching.panics.Add(1)
		}
	}()
	if w.report != nil {
		w.report(try)
	}
}

// look takes content that is new, or, where twice is asked for, that was new the last time already. A failure to read is one of the
// watcher and noted with the engine, whose own failures note themselves.
func (s *watched) look(ctx context.Context, e *Engine, twice bool) (changed bool, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = transfer.ErrPanic.Because(fmt.Errorf("%v", broken))
			s.tried = ""
			e.noteFailure(s.what, err)
		}
	}()
	files, err := s.still()
	if err != nil {
		s.tried = ""
		e.noteFailure(s.what, err)
		return true, err
	}
	content := contentOf(files)
	if content == s.tried && !s.again(e) {
		s.seen = ""
		return false, s.err
	}
	if twice && content != s.tried && content != s.seen {
		if s.seen, content = content, s.seen; content == "" {
			return false, s.err
		}
		s.tried, err = "", s.changing()
		e.noteFailure(s.what, err)
		return true, err
	}
	s.seen = ""
	replace, err := s.parse(e, files)
	if err != nil {
		e.noteFailure(s.what, err)
	} else {
		err = replace(ctx)
	}
	s.tried, s.err, s.by = content, err, e.Current().Number()
	return true, err
}

// again reports whether content that failed may be better now: its day came, or what it was tried with is another.
func (s *watched) again(e *Engine) bool {
	var input *transfer.InputError
	refused := &bundle.RefusedError{}
	switch {
	case s.err == nil:
		return false
	case errors.As(s.err, &input):
		return false
	case errors.As(s.err, &refused):
		return refused.Code == bundle.CodeFreshness
	default:
		canary := &CanaryError{}
		return !errors.As(s.err, &canary) || e.Current().Number() != s.by
	}
}

// still reads a source and wants it to say the same twice, lest half of a change be taken for all of it.
func (s *watched) still() ([]transfer.File, error) {
	files, err := s.read()
	if err != nil {
		return nil, err
	}
	content := contentOf(files)
	if content == s.tried {
		return files, nil
	}
	if files, err = s.read(); err == nil && contentOf(files) != content {
		err = s.changing()
	}
	return files, err
}

func (s *watched) changing() error { return fmt.Errorf("%s is being changed", s.name) }

// noteFailure keeps a failure that did not come as far as to replace anything.
func (e *Engine) noteFailure(what string, err error) {
	now, _ := e.clock.now()
	e.history.note(what, now, err)
	e.watching.replaced(context.Background(), e.Current(), what, err, time.Time{})
}
