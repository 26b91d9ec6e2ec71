package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// deliver writes a finished page, to a file only as a whole.
func (c *call) deliver(page []byte, stdout io.Writer) error {
	if c.output == "" {
		_, err := stdout.Write(page)
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(c.output), ".evaluator-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(page)
	if err := errors.Join(err, temporary.Chmod(0o644), temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), c.output)
}

// colour is for a person at a terminal who has not asked for none (https://no-color.org).
func (c *call) colour(stdout io.Writer) bool {
	return c.output == "" && os.Getenv("NO_COLOR") == "" && isTerminal(stdout)
}
