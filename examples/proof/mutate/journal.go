package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// entry is one line of a journal: what became of a mutant, and the digest of the files that this rests on.
type entry struct {
	ID     string `json:"id"`
	Line   int    `json:"line,omitempty"`
	Fate   fate   `json:"fate"`
	By     string `json:"by,omitempty"`
	Digest string `json:"digest"`
}

// journal keeps what is decided, so that a run that was stopped goes on where it was.
type journal struct {
	known map[string]entry
	file  *os.File
}

// openJournal reads a journal and opens it for more. A line cut short ends it. Without a name nothing is kept.
func openJournal(name string) (*journal, error) {
	j := &journal{known: map[string]entry{}}
	if name == "" {
		return j, nil
	}
	text, err := os.Open(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err == nil {
		defer text.Close()
		lines := bufio.NewScanner(text)
		for lines.Scan() {
			var e entry
			if json.Unmarshal(lines.Bytes(), &e) == nil {
				j.known[e.ID] = e
			}
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	j.file, err = os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	return j, err
}

// add keeps a fate, but no survivor of a run that did not go to the end.
func (j *journal) add(e entry, d depth) error {
	if j.file == nil || e.Fate == survived && d < inCases {
		return nil
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// digest is of the named files of the tree, in order.
func (t *tree) digest(names []string) string {
	sum := sha256.New()
	for _, name := range slices.Sorted(slices.Values(names)) {
		text := sha256.Sum256(t.texts[name])
		sum.Write([]byte(name))
		sum.Write(text[:])
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}
