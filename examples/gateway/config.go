package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"
)

//go:embed inventory.yaml
var builtIn embed.FS

// config is what can be chosen.
type config struct {
	address, url string
	inventory    fs.FS // the files at its top
	upstream     *url.URL
	monitor      bool
	records      string
	chain        string
	law          lawFiles
	today        bool
	warn, block  int // days
	poll         time.Duration
	now          func() time.Time
	limits
}

// limits keep one client from what belongs to all.
type limits struct {
	body       int64
	concurrent int
	timeout    time.Duration // for the answers of one request
	slow       time.Duration // for a client to send one
	drain      time.Duration // from the signal until no more is accepted
	grace      time.Duration // from then until what was begun must be answered
}

func parse(args []string, stderr io.Writer) (config, error) {
	c := config{inventory: builtIn, now: time.Now}
	set := flag.NewFlagSet("gateway", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.Usage = func() {
		fmt.Fprint(stderr, "usage: gateway [flags] [FOLDER | FILE...]\n\nAnswers questions about transfers, and stands before an upstream as its gate.\n\n")
		set.PrintDefaults()
	}
	set.StringVar(&c.address, "address", "127.0.0.1:8080", "the `address` to listen on")
	set.StringVar(&c.url, "url", "", "the `URL` by which clients know the gateway; by default that of the address")
	set.StringVar(&c.records, "records", "-", "the `file` to which decisions are appended, in a chain; - is standard output, without one")
	set.StringVar(&c.chain, "chain", "gateway", "the `name` of the chain")
	set.BoolVar(&c.monitor, "monitor", false, "let through to the upstream what would be stopped, and log it as an error")
	set.BoolVar(&c.today, "today", true, "ask about today where a question names no day, and not about the inventory's")
	set.IntVar(&c.warn, "law-warn", 0, "warn once the law was reviewed more than so many `days` ago; 0 is never")
	set.IntVar(&c.block, "law-block", 0, "answer nothing once it was; 0 is never")
	set.DurationVar(&c.poll, "poll", 2*time.Second, "how often to look for changes; 0 is never")
	set.Int64Var(&c.body, "max-body", 1<<20, "the longest body of a request, in `bytes`")
	set.IntVar(&c.concurrent, "max-concurrent", 256, "how many requests are served at a time")
	set.DurationVar(&c.timeout, "timeout", 2*time.Second, "the time for the answers of one request")
	set.DurationVar(&c.slow, "slow", 10*time.Second, "the time for a client to send a request")
	set.DurationVar(&c.drain, "drain", 0, "how long to serve on, not ready, after the signal to stop")
	set.DurationVar(&c.grace, "grace", 10*time.Second, "how long to wait for what was begun")
	set.Func("upstream", "the `URL` to which permitted requests go", func(text string) (err error) {
		if c.upstream, err = url.Parse(text); err == nil && (c.upstream.Scheme != "http" && c.upstream.Scheme != "https" || c.upstream.Host == "") {
			err = errors.New("it is no URL of a server")
		}
		return err
	})
	c.law.flags(set)
	if err := set.Parse(args); err != nil {
		return c, err
	}
	if err := c.check(); err != nil {
		return c, err
	}
	return c, c.open(set.Args())
}

func (c *config) check() error {
	switch {
	case c.body <= 0 || c.concurrent <= 0 || c.timeout <= 0 || c.slow <= 0 || c.grace <= 0 || c.poll < 0 || c.drain < 0:
		return errors.New("a limit is not above zero; see gateway -help")
	case c.monitor && c.upstream == nil:
		return errors.New("-monitor is about an -upstream")
	}
	return c.law.check()
}

// open finds the inventory: a folder, or files.
func (c *config) open(names []string) error {
	for _, name := range names {
		if strings.HasPrefix(name, "-") {
			return fmt.Errorf("%s: flags come first", name)
		}
	}
	if len(names) == 1 {
		if info, err := os.Stat(names[0]); err != nil {
			return err
		} else if info.IsDir() {
			c.inventory = os.DirFS(names[0])
			return nil
		}
	}
	if len(names) == 0 {
		return nil
	}
	files, err := choose(names)
	c.inventory = files
	return err
}
