// Command mutate measures the tests of the rules: it changes the rules and the records of law in one place at a time, as a
// slip of the pen would, and runs the tests beside them, then all other Rego tests that the change can show in, then the
// decided cases. A change that nothing notices is a survivor, and must stand in equivalent.json with a reason.
//
//	go run ./examples/proof/mutate [-run PREFIX] [-shard i/n] [-journal FILE] [-listed] [-o report.json] [-list]
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

func main() {
	// The compiler leaves much garbage and the heap is small, but the machine may have other things to do.
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(1 << 30)
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	root, below, journal, output string
	list, verbose, listed        bool
	depth                        int
	shard, shards                int
}

func parse(arguments []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("mutate", flag.ContinueOnError)
	flags.StringVar(&o.root, "C", ".", "the repository")
	flags.StringVar(&o.below, "run", "", "only files whose path begins so")
	flags.StringVar(&o.journal, "journal", "", "a file that keeps what is decided, for a run that goes on later")
	flags.StringVar(&o.output, "o", "", "where to write the report as JSON")
	flags.BoolVar(&o.list, "list", false, "print the ids and change nothing")
	flags.BoolVar(&o.listed, "listed", false, "count what equivalent.json lists as survivors, and spare it the many tests that it would outlive")
	flags.BoolVar(&o.verbose, "v", false, "print each mutant and what became of it")
	flags.IntVar(&o.depth, "depth", int(inCases), "how far to follow a mutant: 1 the tests beside it, 2 all Rego tests, 3 the cases too")
	shard := flags.String("shard", "1/1", "which part of how many")
	if err := flags.Parse(arguments); err != nil {
		return o, err
	}
	if _, err := fmt.Sscanf(*shard, "%d/%d", &o.shard, &o.shards); err != nil || o.shard < 1 || o.shard > o.shards {
		return o, fmt.Errorf("-shard %s: not a part i/n with 1 <= i <= n", *shard)
	}
	return o, nil
}

func run(arguments []string, out io.Writer) error {
	o, err := parse(arguments)
	if err != nil {
		return err
	}
	repository := os.DirFS(o.root)
	t, err := readTree(repository)
	if err != nil {
		return err
	}
	mutants := shardOf(t.mutants(o.below), o.shard, o.shards)
	if len(mutants) == 0 {
		return fmt.Errorf("-run %s: there is nothing to change", o.below)
	}
	if o.list {
		for _, m := range mutants {
			fmt.Fprintln(out, m.ID)
		}
		return nil
	}
	reasons, err := readEquivalent(repository)
	if err != nil {
		return err
	}
	cases, err := t.questions()
	if err != nil {
		return err
	}
	decided, err := decideAll(t, mutants, cases, reasons, o, out)
	if err != nil {
		return err
	}
	r := sum(decided, reasons, o.below == "" && o.shards == 1)
	if o.output != "" {
		text, err := json.MarshalIndent(r, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(o.output, append(text, '\n'), 0o644); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "rules: %s\nrecords: %s\n", r.Rules, r.Records)
	if len(r.Wrong) > 0 {
		return fmt.Errorf("%d to look at:\n%s", len(r.Wrong), strings.Join(r.Wrong, "\n"))
	}
	return nil
}

// shardOf takes every n-th mutant, so that each part holds some of every package.
func shardOf(all []mutant, shard, shards int) []mutant {
	var part []mutant
	for i, m := range all {
		if i%shards == shard-1 {
			part = append(part, m)
		}
	}
	return part
}

func fileOf(id string) string {
	file, _, _ := strings.Cut(id, " | ")
	return file
}

// decideAll decides each mutant, or takes from the journal what rests on the same files.
func decideAll(t *tree, mutants []mutant, cases []question, reasons map[string]string, o options, out io.Writer) ([]entry, error) {
	kept, err := openJournal(o.journal)
	if err != nil {
		return nil, err
	}
	court, err := newTrial(t, cases, depth(o.depth))
	if err != nil {
		return nil, err
	}
	decided := make([]entry, 0, len(mutants))
	for _, m := range mutants {
		if o.listed && reasons[m.ID] != "" {
			decided = append(decided, entry{ID: m.ID, Line: m.Line, Fate: survived})
			continue
		}
		e, ok := kept.known[m.ID]
		if !ok || e.Digest != court.restsOn(m, e.Fate, e.By) {
			e = entry{ID: m.ID, Line: m.Line}
			if e.Fate, e.By, err = court.decide(m); err != nil {
				return nil, fmt.Errorf("%s: %w", m.ID, err)
			}
			e.Digest = court.restsOn(m, e.Fate, e.By)
			if err := kept.add(e, depth(o.depth)); err != nil {
				return nil, err
			}
		}
		if o.verbose || e.Fate == survived {
			fmt.Fprintf(out, "%s %s:%d %s\n", e.Fate, m.File, m.Line, m.ID)
		}
		decided = append(decided, e)
	}
	return decided, nil
}
