package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

const longestLine = 1 << 20

// standardInput is where -flows - reads.
var standardInput io.Reader = os.Stdin

// stream decides flow by flow and writes each decision before it takes many more, so that any number of them passes.
func (c *call) stream(ctx context.Context, stdout, stderr io.Writer) (anyBlocked bool, err error) {
	inventory, err := c.inventory()
	if err != nil {
		return false, err
	}
	source := &lines{}
	flows, total := source.each, 0
	if c.lines == "" {
		chosen, err := c.selected(inventory)
		if err != nil {
			return false, err
		}
		flows, total = slices.Values(chosen), len(chosen)
	} else if err := source.open(c.lines, c.at); err != nil {
		return false, err
	}
	defer source.close()
	own, err := c.own()
	if err != nil {
		return false, err
	}
	engine, err := transfer.New(ctx, inventory, own.Options()...)
	if err != nil {
		return false, err
	}
	to, err := newDelivery(c.output, stdout)
	if err != nil {
		return false, err
	}
	defer to.drop()
	show := newProgress(stderr, total, c.progress)
	defer show.done()
	var line []byte
	decided := 0
	for decision, err := range engine.EvaluateAll(ctx, iter.Seq[transfer.Flow](flows)) {
		if err != nil {
			return false, fmt.Errorf("flow %s: %w", decision.Flow, err)
		}
		line = append(decision.AppendJSON(line[:0]), '\n')
		if _, err := to.Write(line); err != nil {
			return false, err
		}
		anyBlocked = anyBlocked || !decision.Permits() && !c.known[decision.Flow]
		decided++
		show.step(decided)
	}
	if source.err != nil {
		return false, source.err
	}
	return anyBlocked, to.done()
}

// lines is a file with a flow on each line.
type lines struct {
	name string
	at   transfer.Date // asked about instead of what a line says
	file io.Reader
	err  error
}

func (l *lines) open(name string, at transfer.Date) error {
	l.name, l.at, l.file = name, at, standardInput
	if name == "-" {
		l.name = "standard input"
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("-flows: %w", err)
	}
	l.file = file
	return nil
}

func (l *lines) close() {
	if file, ok := l.file.(*os.File); ok && l.file != standardInput {
		file.Close()
	}
}

// each yields the flows up to the first line that is none, which is then the error.
func (l *lines) each(yield func(transfer.Flow) bool) {
	scanner := bufio.NewScanner(l.file)
	scanner.Buffer(make([]byte, 64<<10), longestLine)
	number := 0
	for scanner.Scan() {
		number++
		line := bytes.TrimSpace(scanner.Bytes())
		if len(line) == 0 {
			continue
		}
		var flow transfer.Flow
		if err := json.Unmarshal(line, &flow); err != nil {
			l.err = fmt.Errorf("%s:%d: %w", l.name, number, err)
			return
		}
		if !l.at.IsZero() {
			flow.At = l.at
		}
		if !yield(flow) {
			return
		}
	}
	if err := scanner.Err(); err != nil {
		l.err = fmt.Errorf("%s:%d: %w", l.name, number+1, err)
	}
}
