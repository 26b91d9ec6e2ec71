// Command evaluator decides every flow of an inventory, under every law that governs it, on the day asked about.
//
//	evaluator [flags] [INVENTORY...]
//
// Without an inventory it takes the built-in example. It exits with 0 when it evaluated, with 1 when flows are blocked
// under -check, and with 2 on bad usage or input, when nothing is written.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

const (
	evaluated = 0
	blocked   = 1
	badUsage  = 2
)

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	call, err := parseArguments(args, stderr)
	switch {
	case errors.Is(err, errHelp):
		return evaluated
	case err != nil:
		fmt.Fprintln(stderr, err)
		return badUsage
	}
	answers, err := call.ask(ctx, stderr)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return badUsage
	}
	var page bytes.Buffer
	if err := call.write(&page, answers, call.colour(stdout)); err != nil {
		fmt.Fprintln(stderr, err)
		return badUsage
	}
	if err := call.deliver(page.Bytes(), stdout); err != nil {
		fmt.Fprintln(stderr, err)
		return badUsage
	}
	if call.check && len(answers.newlyBlocked(call.known)) > 0 {
		return blocked
	}
	return evaluated
}
