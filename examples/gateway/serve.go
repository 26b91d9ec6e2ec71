package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// serve answers until the context is over, and then what was begun.
func (s *service) serve(ctx context.Context, listener net.Listener) error {
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var watching sync.WaitGroup
	if s.watcher != nil {
		watching.Go(func() { _ = s.watcher.Run(running) }) // it ends when it is stopped
	}
	server := &http.Server{
		Handler: s.handler, ReadHeaderTimeout: s.slow, ReadTimeout: s.slow, WriteTimeout: s.slow + time.Minute, IdleTimeout: time.Minute,
		MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
		err = s.stop(context.WithoutCancel(ctx), server)
	}
	stop()
	watching.Wait()
	err = errors.Join(err, s.journal.close())
	if head := s.journal.head(); head.Sequence > 0 {
		s.log.Info("stopped; keep the end of the chain apart", "sequence", head.Sequence, "digest", head.Digest)
	}
	return err
}

// stop accepts no more and waits for what was begun.
func (s *service) stop(ctx context.Context, server *http.Server) error {
	s.stopping.Store(true)
	if s.drain > 0 {
		time.Sleep(s.drain)
	}
	ctx, done := context.WithTimeout(ctx, s.grace)
	defer done()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}
