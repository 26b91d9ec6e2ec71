package main

import (
	"bytes"
	"context"
	"io"
)

// evaluate is the main command: it decides flows and reports.
func evaluate(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	call, err := parseArguments(args, stderr)
	if err != nil {
		return badUsage, err
	}
	if call.format == "ndjson" {
		anyBlocked, err := call.stream(ctx, stdout, stderr)
		switch {
		case err != nil:
			return badUsage, err
		case call.check && anyBlocked:
			return blocked, nil
		}
		return evaluated, nil
	}
	answers, err := call.ask(ctx, stderr)
	if err != nil {
		return badUsage, err
	}
	var page bytes.Buffer
	if err := call.write(&page, answers, colour(call.output, stdout)); err != nil {
		return badUsage, err
	}
	if err := deliver(call.output, page.Bytes(), stdout); err != nil {
		return badUsage, err
	}
	if call.check && len(answers.newlyBlocked(call.known)) > 0 {
		return blocked, nil
	}
	return evaluated, nil
}
