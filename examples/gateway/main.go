// Command gateway answers questions about transfers over HTTP, and stands before an upstream as its gate.
//
//	gateway [flags] [FOLDER | FILE...]
//
// It serves AuthZEN 1.0 (/access/v1/evaluation, /access/v1/evaluations, /.well-known/authzen-configuration), /healthz and /readyz.
// With -upstream, what is sent to /flows/ID/PATH goes on to PATH there if the flow of the inventory with that id is permitted.
//
// The inventory is the files of a folder, or those named, and is read again when they change; without one it is a built-in example.
// Each decision is recorded before it is given. It stops on an interrupt or SIGTERM, when what was begun is answered.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// run serves until the context is over. It says on stderr where.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := parse(args, stderr)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.address)
	if err != nil {
		return err
	}
	defer listener.Close()
	if c.url == "" {
		c.url = "http://" + listener.Addr().String()
	}
	s, err := newService(ctx, c, stdout, slog.New(slog.NewTextHandler(stderr, nil)))
	if err != nil {
		return err
	}
	s.log.Info("serving", "url", c.url)
	return s.serve(ctx, listener)
}
