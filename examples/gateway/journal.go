package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/chapterv/chapterv/transfer/record"
)

// journal is where decisions are recorded.
type journal struct {
	record.Sink
	file  *os.File
	chain *record.ChainSink
}

// openJournal opens a file of records and goes on with its chain, of which it accepts no break but those that a writer that
// failed leaves behind.
func openJournal(name, chain string, stdout io.Writer) (*journal, error) {
	if name == "-" {
		return &journal{Sink: record.Lines(stdout)}, nil
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	j := &journal{file: file}
	before, err := record.Verify(file, record.Genesis(chain), nil)
	for _, b := range before.Breaks {
		switch b.Kind {
		case record.Duplicated:
		case record.Torn:
			_, failed := file.WriteString("\n")
			err = errors.Join(err, failed)
		default:
			err = errors.Join(err, fmt.Errorf("%s: %s", name, b))
		}
	}
	var info os.FileInfo
	if err == nil {
		info, err = file.Stat()
	}
	if err == nil {
		j.chain, err = record.Chain(&alone{file, info.Size()}, before.Head)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	j.Sink = j.chain
	return j, nil
}

// alone writes to a file to which nobody else does: a second gateway would fork the chain.
type alone struct {
	file *os.File
	size int64
}

// Write implements io.Writer.
func (a *alone) Write(p []byte) (int, error) {
	info, err := a.file.Stat()
	if err != nil {
		return 0, err
	}
	if info.Mode().IsRegular() && info.Size() != a.size {
		return 0, fmt.Errorf("somebody else writes to %s: it has %d bytes, and should have %d", a.file.Name(), info.Size(), a.size)
	}
	n, err := a.file.Write(p)
	a.size += int64(n)
	return n, err
}

// head is the end of the chain, to be kept apart; zero where there is none.
func (j *journal) head() record.Head { return j.chain.Head() }

func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	return errors.Join(j.file.Sync(), j.file.Close())
}
