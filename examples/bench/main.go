// Command bench puts this library beside other ways to decide the flows of the built-in inventory: OPA called in each of the usual
// ways on the same rules, a stock OPA server, and plain Go, cel-go and cedar-go on the law of the European Union. All run in one
// process and in turn, and what is printed are medians.
//
//	go run .
//
// The tests show that all give the same decisions. What an engine answers is not the same for all: OPA answers to the letter what
// this library does, with every law, message, remedy and last day. To write all that in CEL or Cedar would be another project.
// There, and in the plain Go beside them, Go finds and joins the facts; the engine judges the 51 conditions of six mechanisms on one
// day, and Go puts the codes together.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chapterv/chapterv/transfer"
)

func main() {
	repository := flag.String("repository", filepath.Join("..", ".."), "the `folder` of this repository")
	rounds := flag.Int("rounds", 9, "how often each engine has its turn")
	slice := flag.Duration("slice", 120*time.Millisecond, "how long a turn is")
	flag.Parse()
	if err := run(*repository, *rounds, *slice); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(repository string, rounds int, slice time.Duration) error {
	text, err := os.ReadFile(filepath.Join(repository, "examples", "evaluator", "inventory.yaml"))
	if err != nil {
		return err
	}
	inventory, err := transfer.ReadInventory(transfer.File{Name: "inventory.yaml", Data: text})
	if err != nil {
		return err
	}
	list, done, err := engines(context.Background(), repository, inventory)
	defer done()
	if err != nil {
		return err
	}
	flows := 0
	for _, f := range inventory.Flows {
		if f.After == "" {
			flows++
		}
	}
	rows, err := measure(list, flows, rounds, slice)
	if err != nil {
		return err
	}
	fmt.Printf("%s\n%d flows in turn; medians of %d turns of %s\n\n", machine(), flows, rounds, slice)
	return writeTable(os.Stdout, rows)
}
