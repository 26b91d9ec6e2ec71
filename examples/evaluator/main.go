// Command evaluator decides every flow of an inventory, under every law that governs it, on the day asked about.
//
//	evaluator [command] [flags] [INVENTORY...]
//
// Without a command it evaluates, and without an inventory it takes the built-in example. evaluator -help lists the commands;
// evaluator COMMAND -help explains one. It exits with 0 when it did what was asked, with 1 when flows are blocked under
// -check, and with 2 on bad usage or input, when nothing is written.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"text/tabwriter"
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

// command is one thing that the program does. Its run returns the exit status; an error means badUsage.
type command struct {
	name, summary string
	run           func(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error)
}

// commands are those besides evaluating, which has no name.
func commands() []command {
	return []command{
		{"bundle", "write the law, an overlay pack or the register of an inventory as a bundle for OPA servers", writeBundle},
		{"catalogue", "print every law, mechanism, condition, code and record with its citation", printCatalogue},
		{"depth", "count the mechanisms behind each flow, and name what must not fail", showDepth},
		{"diff", "compare two inventories, or the decisions of two revisions", compareTwo},
		{"horizon", "look ahead: what ends or is due, and which flows change that day", lookAhead},
		{"import", "update certificates from a published list, or draft an inventory from a record", importFiles},
		{"routes", "show chains of onward transfers, and where they break", showRoutes},
		{"verify", "verify a bundle before it is used", verifyBundle},
		{"whatif", "imagine a change of the law or of the facts, and say which flows stand and what to do", imagine},
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	do := evaluate
	for _, c := range commands() {
		if len(args) > 0 && args[0] == c.name {
			do, args = c.run, args[1:]
			break
		}
	}
	code, err := do(ctx, args, stdout, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return evaluated
	case err != nil:
		fmt.Fprintln(stderr, err)
		return badUsage
	}
	return code
}

// newFlags starts the flags of a command, with its help.
func newFlags(name, arguments, purpose string, stderr io.Writer) *flag.FlagSet {
	set := flag.NewFlagSet(strings.TrimSpace("evaluator "+name), flag.ContinueOnError)
	set.SetOutput(stderr)
	set.Usage = func() {
		fmt.Fprintf(stderr, "usage: %s [flags] %s\n\n%s\n\n", set.Name(), arguments, purpose)
		set.PrintDefaults()
		if name == "" {
			listCommands(stderr)
		}
	}
	return set
}

// parseFlags reads the flags and returns the arguments behind them, among which no flag may stand.
func parseFlags(set *flag.FlagSet, args []string) ([]string, error) {
	if err := set.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil, err
		}
		return nil, fmt.Errorf("see %s -help", set.Name())
	}
	for _, argument := range set.Args() {
		if strings.HasPrefix(argument, "-") {
			return nil, fmt.Errorf("%s: flags come first", argument)
		}
	}
	return set.Args(), nil
}

func listCommands(to io.Writer) {
	fmt.Fprint(to, "\ncommands, each with its own -help:\n")
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(table, "  %s\t%s\n", c.name, c.summary)
	}
	table.Flush()
}
