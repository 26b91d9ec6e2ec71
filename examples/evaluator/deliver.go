package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// deliver writes a finished page to standard output or, if a file is named, there and only as a whole.
func deliver(file string, page []byte, stdout io.Writer) error {
	to, err := newDelivery(file, stdout)
	if err != nil {
		return err
	}
	defer to.drop()
	if _, err := to.Write(page); err != nil {
		return err
	}
	return to.done()
}

// delivery is an output that is written piece by piece. A file is there once it is done, and never in part.
type delivery struct {
	*bufio.Writer
	file      string
	temporary *os.File
}

func newDelivery(file string, stdout io.Writer) (*delivery, error) {
	if file == "" {
		return &delivery{Writer: bufio.NewWriter(stdout)}, nil
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".evaluator-*")
	if err != nil {
		return nil, err
	}
	return &delivery{bufio.NewWriter(temporary), file, temporary}, nil
}

func (d *delivery) done() error {
	err := d.Flush()
	if d.temporary == nil {
		return err
	}
	if err := errors.Join(err, d.temporary.Chmod(0o644), d.temporary.Close()); err != nil {
		return err
	}
	return os.Rename(d.temporary.Name(), d.file)
}

// drop leaves nothing of what is not done.
func (d *delivery) drop() {
	if d.temporary != nil {
		d.temporary.Close()
		os.Remove(d.temporary.Name())
	}
}

// colour is for a person at a terminal who has not asked for none (https://no-color.org).
func colour(file string, stdout io.Writer) bool {
	return file == "" && os.Getenv("NO_COLOR") == "" && isTerminal(stdout)
}
