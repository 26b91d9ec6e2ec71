package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// progress tells a person who watches how far the work is, once it takes long: on one line of a terminal, or, where it was
// asked for and nobody watches, on a line of its own now and then.
type progress struct {
	to       io.Writer
	terminal bool
	total    int // 0 is unknown
	every    time.Duration
	next     time.Time
	shown    bool
}

func newProgress(to io.Writer, total int, asked bool) *progress {
	p := &progress{to: to, total: total, terminal: isTerminal(to), every: 200 * time.Millisecond}
	switch {
	case !p.terminal && !asked:
		p.to = nil
	case !p.terminal:
		p.every = 10 * time.Second
	}
	p.next = time.Now().Add(max(p.every, time.Second))
	return p
}

func (p *progress) step(n int) {
	if p.to == nil || time.Now().Before(p.next) {
		return
	}
	p.show(n)
}

func (p *progress) show(n int) {
	p.next = time.Now().Add(p.every)
	p.shown = true
	text := fmt.Sprintf("%d flows decided", n)
	if p.total > 0 {
		text = fmt.Sprintf("%d of %d flows decided", n, p.total)
	}
	if p.terminal {
		fmt.Fprintf(p.to, "\r%s", text)
	} else {
		fmt.Fprintln(p.to, text)
	}
}

func (p *progress) done() {
	if p.shown && p.terminal {
		fmt.Fprint(p.to, "\r", strings.Repeat(" ", 40), "\r")
	}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
