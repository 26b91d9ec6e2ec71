package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// call is what the command line asks for.
type call struct {
	format string
	output string
	at     transfer.Date
	flows  []string
	// lines is a file with a flow on each line, "-" for standard input.
	lines    string
	check    bool
	progress bool
	// law are files of amendments.
	law []string
	// overlays are folders of overlay packs.
	overlays []string
	// known are the flows that the baseline shows as blocked.
	known map[string]bool
	files []string
}

func parseArguments(args []string, stderr io.Writer) (*call, error) {
	c := &call{}
	var baseline string
	set := newFlags("", "[INVENTORY...]", "Decides every flow of the inventory, or of the built-in example.", stderr)
	set.StringVar(&c.format, "format", "text", formatHelp())
	set.StringVar(&c.output, "o", "", "write to this `file` instead of standard output")
	set.Func("at", "ask every flow about this `date` (YYYY-MM-DD)", func(text string) (err error) {
		c.at, err = transfer.ParseDate(text)
		return err
	})
	set.Func("flow", "only the flow with this `id`; may be repeated", func(id string) error {
		c.flows = append(c.flows, id)
		return nil
	})
	lawFlag(set, &c.law)
	overlayFlag(set, &c.overlays)
	set.StringVar(&c.lines, "flows", "", "with -format ndjson, decide the flows of this `file`, one in JSON on each line, instead of those of the inventory; - reads standard input")
	set.BoolVar(&c.progress, "progress", false, "say on standard error how far the work is, also where that is no terminal")
	set.BoolVar(&c.check, "check", false, "exit with 1 if any flow is blocked")
	set.StringVar(&baseline, "baseline", "", "with -check, flows that this `file` of decisions shows as blocked do not count")
	var err error
	if c.files, err = parseFlags(set, args); err != nil {
		return nil, err
	}
	if !slices.Contains(formatNames(), c.format) {
		return nil, fmt.Errorf("-format %s: not one of %s", c.format, strings.Join(formatNames(), ", "))
	}
	switch {
	case c.lines != "" && c.format != "ndjson":
		return nil, errors.New("-flows: only together with -format ndjson")
	case c.lines != "" && len(c.flows) > 0:
		return nil, errors.New("-flows: not together with -flow")
	case baseline == "":
		return c, nil
	}
	if !c.check {
		return nil, errors.New("-baseline: only together with -check")
	}
	text, err := os.ReadFile(baseline)
	if err != nil {
		return nil, fmt.Errorf("-baseline: %w", err)
	}
	if c.known, err = blockedIn(text); err != nil {
		return nil, fmt.Errorf("-baseline %s: %w", baseline, err)
	}
	return c, nil
}
