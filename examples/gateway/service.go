package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/authzen"
	"github.com/chapterv/chapterv/transfer/live"
	"github.com/chapterv/chapterv/transfer/record"
)

// service answers, from an engine that is kept up to date, by way of its records.
type service struct {
	limits
	engine   *live.Engine
	watcher  *live.Watcher // nil where nothing is watched
	journal  *journal
	recorder *record.Recorder
	handler  http.Handler
	log      *slog.Logger
	stopping atomic.Bool
}

func newService(ctx context.Context, c config, stdout io.Writer, log *slog.Logger) (s *service, err error) {
	s = &service{limits: c.limits, log: log}
	if err := s.load(ctx, c); err != nil {
		return nil, err
	}
	if s.journal, err = openJournal(c.records, c.chain, stdout); err != nil {
		return nil, err
	}
	labels := map[string]string{"app": "gateway"}
	if s.recorder, err = record.New(record.Following(s.engine.Current), s.journal, c.now, record.WithLabels(labels)); err != nil {
		return nil, err
	}
	ask, err := authzen.New(s.pin, c.url, authzen.WithMaxBytes(c.body), authzen.WithTimeout(c.timeout))
	if err != nil {
		return nil, err
	}
	routes := http.NewServeMux()
	routes.Handle("/", ask)
	if c.upstream != nil {
		forward, err := s.upstream(c)
		if err != nil {
			return nil, err
		}
		routes.Handle("/flows/{flow}/{path...}", forward)
	}
	all := http.NewServeMux()
	all.HandleFunc("GET /healthz", s.alive)
	all.HandleFunc("GET /readyz", s.ready)
	all.Handle("/", limited(c.concurrent, routes))
	s.handler = all
	return s, nil
}

// load reads the inventory and the law, and sees to it that they are read again.
func (s *service) load(ctx context.Context, c config) error {
	names, err := inventoryFiles(c.inventory)
	if err != nil {
		return err
	}
	inventory, err := transfer.OpenInventory(c.inventory, names...)
	if err != nil {
		return err
	}
	options := []live.Option{live.WithClock(c.now), live.WithLawAge(c.warn, c.block)}
	if c.today {
		options = append(options, live.WithToday())
	}
	if s.engine, err = live.New(ctx, inventory, options...); err != nil {
		return err
	}
	sources := []live.Source{live.Folder(c.inventory, ".")}
	if c.law.bundle != "" {
		law, err := c.law.source()
		if err != nil {
			return err
		}
		sources = append(sources, law)
	}
	every := c.poll
	if every == 0 {
		every = time.Hour // it is looked at once and never run
	}
	watcher, err := live.Watch(s.engine, every, s.watched, sources...)
	if err != nil {
		return err
	}
	for _, try := range watcher.Poll(ctx) { // the law of a bundle, before anything is answered by another
		if try.Err != nil {
			return try.Err
		}
	}
	if c.poll > 0 {
		s.watcher = watcher
	}
	return nil
}

// watched logs what became of a change.
func (s *service) watched(try live.Try) {
	switch {
	case !try.Changed:
	case try.Err != nil:
		s.log.Error("change refused, the last good state stays", "source", try.Source, "error", try.Err)
	default:
		s.log.Info("change taken", "source", try.Source, "snapshot", s.engine.Health().Number)
	}
}

// pin gives one request one snapshot to be answered from.
func (s *service) pin() (authzen.Evaluator, *transfer.Inventory) {
	evaluator, inventory := s.recorder.Pin()
	return evaluator, inventory
}
