package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Sink takes events. It returns nil only if the event is written whole. Several goroutines may call it at once. One that hangs
// holds up the answer, which a caller with a time of its own, such as a gate, does not wait for.
type Sink interface {
	Record(context.Context, Event) error
}

// All returns a sink that gives each event to every one of these, and fails where the first of them does.
func All(sinks ...Sink) Sink { return all(sinks) }

type all []Sink

func (a all) Record(ctx context.Context, e Event) error {
	if len(a) == 0 {
		return errors.New("there is no sink")
	}
	for _, sink := range a {
		if sink == nil {
			return errors.New("a sink is nil")
		}
		if err := sink.Record(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// Lines returns a sink that writes each event as one line of JSON, in one call of Write.
func Lines(w io.Writer) Sink { return &lines{newOutput(w)} }

type lines struct{ out *output }

func (l *lines) Record(ctx context.Context, e Event) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := l.out.take(ctx); err != nil {
		return err
	}
	defer l.out.leave()
	return l.out.write(append(line, '\n'))
}

// output is a writer for one at a time.
type output struct {
	turn chan struct{}
	w    io.Writer
	torn bool // the last write may have left part of a line
}

func newOutput(w io.Writer) *output { return &output{turn: make(chan struct{}, 1), w: w} }

// take waits for the writer until the context ends. One that is free is taken even then.
func (o *output) take(ctx context.Context) error {
	select {
	case o.turn <- struct{}{}:
		return nil
	default:
	}
	select {
	case o.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting for the writer: %w", context.Cause(ctx))
	}
}

func (o *output) leave() { <-o.turn }

// write writes one line, on a new line where the last write broke off.
func (o *output) write(line []byte) (err error) {
	if o.w == nil {
		return errors.New("the writer is nil")
	}
	if o.torn {
		line = append([]byte{'\n'}, line...)
	}
	before, torn := o.torn, true
	defer func() {
		o.torn = torn
		if broken := recover(); broken != nil {
			err = fmt.Errorf("the writer: %v", broken)
		}
	}()
	n, err := o.w.Write(line)
	switch {
	case err == nil && n == len(line):
		torn = false
	case err == nil:
		err = io.ErrShortWrite
	case n == 0:
		torn = before
	}
	return err
}
