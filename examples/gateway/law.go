package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"

	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/chapterv/chapterv/transfer/live"
)

// lawFiles are a sealed bundle of the law, and the key that it is verified by. Without one the law is that of this build.
type lawFiles struct {
	bundle, seal, keyFile string
	key                   bundle.PublicKey
	least                 int64
}

func (l *lawFiles) flags(set *flag.FlagSet) {
	set.StringVar(&l.bundle, "law", "", "a bundle `file` with the law, in place of that of this build; it is taken when it changes")
	set.StringVar(&l.seal, "seal", "", "the `file` with its seal")
	set.StringVar(&l.keyFile, "verification-key", "", "the public key, a PEM `file`")
	set.StringVar(&l.key.Algorithm, "signing-alg", "RS256", "one of "+strings.Join(bundle.Algorithms(), ", "))
	set.StringVar(&l.key.ID, "key-id", "default", "the `name` of the key")
	set.StringVar(&l.key.Scope, "scope", "", "what the signature is for, such as production")
	set.Int64Var(&l.least, "least", 0, "the lowest `number` of a bundle to accept: that of the last one that was")
}

func (l *lawFiles) check() (err error) {
	if l.bundle == "" {
		return nil
	}
	if l.seal == "" || l.keyFile == "" {
		return errors.New("-law needs -seal and -verification-key")
	}
	l.key.PEM, err = os.ReadFile(l.keyFile)
	return err
}

// source is where the law is watched. The two files lie side by side.
func (l *lawFiles) source() (live.Source, error) {
	folder := filepath.Dir(l.bundle)
	if filepath.Dir(l.seal) != folder {
		return live.Source{}, errors.New("the seal lies beside the bundle")
	}
	return live.BundleFile(os.DirFS(folder), filepath.Base(l.bundle), filepath.Base(l.seal), l.least, l.key), nil
}
