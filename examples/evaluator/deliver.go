package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// deliver writes a finished page to standard output or, if a file is named, there and only as a whole.
func deliver(file string, page []byte, stdout io.Writer) error {
	if file == "" {
		_, err := stdout.Write(page)
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".evaluator-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(page)
	if err := errors.Join(err, temporary.Chmod(0o644), temporary.Close()); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), file)
}

// colour is for a person at a terminal who has not asked for none (https://no-color.org).
func colour(file string, stdout io.Writer) bool {
	return file == "" && os.Getenv("NO_COLOR") == "" && isTerminal(stdout)
}
