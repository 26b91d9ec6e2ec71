package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// printCatalogue prints what the rules can say and the records they say it from, for a lawyer to hold against the sources.
func printCatalogue(_ context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	set := newFlags("catalogue", "", "Prints every law, mechanism, condition, code, duty, warning, channel of redress and remedy with its citation,\n"+
		"and every record of law with its dates, authority, review, confidence and notes.", stderr)
	form := set.String("format", "text", "text or markdown")
	output := set.String("o", "", "write to this `file` instead of standard output")
	var regimes []string
	set.Func("regime", "only the law with this `id`; may be repeated", func(id string) error {
		regimes = append(regimes, id)
		return nil
	})
	rest, err := parseFlags(set, args)
	switch {
	case err != nil:
		return badUsage, err
	case len(rest) > 0:
		return badUsage, fmt.Errorf("%s: the catalogue is that of the program and takes no inventory", rest[0])
	}
	c, err := transfer.ReadCatalogue()
	if err != nil {
		return badUsage, err
	}
	if c, err = only(c, regimes); err != nil {
		return badUsage, err
	}
	var page bytes.Buffer
	switch *form {
	case "text":
		writeCatalogue(&plainPage{to: &page}, c, len(regimes) == 0)
	case "markdown":
		writeCatalogue(&markdownPage{to: &page}, c, len(regimes) == 0)
	default:
		return badUsage, fmt.Errorf("-format %s: not text or markdown", *form)
	}
	return evaluated, deliver(*output, page.Bytes(), stdout)
}

// only narrows the catalogue to some laws.
func only(c *transfer.Catalogue, regimes []string) (*transfer.Catalogue, error) {
	if len(regimes) == 0 {
		return c, nil
	}
	var known []string
	for _, r := range c.Regimes {
		known = append(known, r.ID)
	}
	for _, id := range regimes {
		if !slices.Contains(known, id) {
			return nil, fmt.Errorf("-regime %s: not one of %s", id, strings.Join(known, ", "))
		}
	}
	c.Regimes = slices.DeleteFunc(c.Regimes, func(r transfer.RegimeEntry) bool { return !slices.Contains(regimes, r.ID) })
	return c, nil
}
