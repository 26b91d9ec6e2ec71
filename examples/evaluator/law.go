package main

import (
	"flag"
	"os"

	"github.com/chapterv/chapterv/transfer"
)

func lawFlag(set *flag.FlagSet, to *[]string) {
	set.Func("law", "amend the law records by this `file`; may be repeated", func(name string) error {
		*to = append(*to, name)
		return nil
	})
}

// amendments are those of the organisation, as its files state them.
func (c *call) amendments() ([]transfer.Amendment, error) { return readAmendments(c.law) }

func readAmendments(names []string) ([]transfer.Amendment, error) {
	if len(names) == 0 {
		return nil, nil
	}
	var files []transfer.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, transfer.File{Name: name, Data: text})
	}
	return transfer.ReadAmendments(files...)
}
