// Command fleet is what OPA servers need beside themselves: it serves them the bundles of a folder and takes in their decision logs.
//
//	fleet [-listen ADDRESS] [-bundles FOLDER] [-logs FILE]
//
// A bundle is replaced by renaming another over it, as evaluator bundle -o does.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"time"
)

func main() {
	listen := flag.String("listen", "localhost:8888", "the `address` to serve at")
	bundles := flag.String("bundles", "bundles", "serve the bundles in this `folder`")
	logs := flag.String("logs", "decisions.jsonl", "append the decisions of the servers to this `file`, one on each line")
	flag.Parse()
	if err := run(*listen, *bundles, *logs); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(listen, bundles, logs string) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	folder, err := os.OpenRoot(bundles)
	if err != nil {
		return err
	}
	defer folder.Close()
	file, err := os.OpenFile(logs, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	server := &http.Server{Addr: listen, Handler: handler(folder.FS(), file), ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- server.ListenAndServe() }()
	fmt.Fprintf(os.Stderr, "serving %s at http://%s/bundles/\n", bundles, listen)
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return server.Shutdown(context.Background())
	}
}
