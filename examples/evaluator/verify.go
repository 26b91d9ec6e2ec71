package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// verifyBundle opens a bundle as a service does, and says what it is.
func verifyBundle(_ context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	set := newFlags("verify", "BUNDLE", "Verifies a bundle of the law, its seal and its days, before anything in it is parsed, and says what it is.", stderr)
	key := keyFlags(set, "verification-key", "public")
	sealFile := set.String("seal", "", "the `file` with the seal")
	pack := set.Bool("overlay", false, "the bundle is one of an overlay pack")
	v := bundle.Verification{}
	dateFlag(set, "at", "the `date` of use", &v.Today)
	set.Int64Var(&v.Least, "least", 0, "the lowest `number` to accept: that of the last bundle that was")
	rest, err := parseFlags(set, args)
	switch {
	case err != nil:
		return badUsage, err
	case len(rest) != 1:
		return badUsage, errors.New("name one bundle; see evaluator verify -help")
	case key.file == "" || *sealFile == "" || v.Today == transfer.Date{}:
		return badUsage, errors.New("-verification-key, -seal and -at are needed")
	}
	public, err := key.public()
	if err != nil {
		return badUsage, err
	}
	v.Keys = []bundle.PublicKey{public}
	data, err := os.Open(rest[0])
	if err != nil {
		return badUsage, err
	}
	defer data.Close()
	seal, err := os.Open(*sealFile)
	if err != nil {
		return badUsage, err
	}
	defer seal.Close()
	open := bundle.Open
	if *pack {
		open = bundle.OpenPack
	}
	b, err := open(data, seal, v)
	if err != nil {
		return badUsage, fmt.Errorf("%s: %w", rest[0], err)
	}
	terms := b.Terms()
	fmt.Fprintf(stdout, "%s\nnumber %d, from %s to %s\n", b.Revision(), terms.Sequence, terms.From, terms.Until)
	return evaluated, nil
}
