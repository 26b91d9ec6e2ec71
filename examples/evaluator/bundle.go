package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/bundle"
)

// writeBundle writes the rules and records, an overlay pack or the register of an inventory as a bundle for OPA servers.
func writeBundle(_ context.Context, args []string, _, stderr io.Writer) (int, error) {
	set := newFlags("bundle", "[INVENTORY...]", "Writes the rules and records of this program as a bundle for stock OPA servers, or an overlay pack after checking it,\n"+
		"or what the rules read of an inventory, which stands beside the law.\n"+
		"The same content gives the same bytes. With a key, the bundle carries the signature that OPA verifies; with -seal too,\n"+
		"a second one stands beside it that says on which days it may be used (see evaluator verify -help).", stderr)
	output := set.String("o", "", "write the bundle to this `file`")
	pack := set.String("overlay", "", "bundle the overlay pack in this `folder`, in place of the law")
	register := set.Bool("register", false, "bundle the register of the inventory, in place of the law")
	var law []string
	lawFlag(set, &law)
	key := keyFlags(set, "signing-key", "private")
	seal := set.String("seal", "", "write the seal to this `file`")
	var terms bundle.Terms
	set.Int64Var(&terms.Sequence, "sequence", 0, "with -seal: the `number` of the bundle, higher than that of any before")
	dateFlag(set, "valid-from", "with -seal: the first `date` of use", &terms.From)
	dateFlag(set, "valid-until", "with -seal: the last `date` of use", &terms.Until)
	rest, err := parseFlags(set, args)
	switch {
	case err != nil:
		return badUsage, err
	case len(rest) > 0 && !*register:
		return badUsage, fmt.Errorf("%s: a bundle holds an inventory only with -register", rest[0])
	case *output == "":
		return badUsage, errors.New("-o: a bundle is written to a file")
	case *pack != "" && *register:
		return badUsage, errors.New("-register: not together with -overlay")
	case (*pack != "" || *register) && len(law) > 0:
		return badUsage, errors.New("-law: only in a bundle of the law")
	case *register && *seal != "":
		return badUsage, errors.New("-seal: nothing opens a register but an OPA server, which reads no seal")
	case key.file == "" && *seal != "":
		return badUsage, errors.New("-seal: only together with -signing-key")
	}
	var options []bundle.Option
	signing, err := key.signing()
	if err != nil {
		return badUsage, err
	}
	if key.file != "" {
		options = append(options, bundle.Signed(signing))
	}
	amendments, err := readAmendments(law)
	if err != nil {
		return badUsage, err
	}
	options = append(options, bundle.Amended(amendments...))
	var data, sealed bytes.Buffer
	switch {
	case *register:
		var inventory *transfer.Inventory
		if inventory, err = (&call{files: rest}).inventory(); err == nil {
			err = bundle.WriteRegister(&data, inventory, options...)
		}
	case *pack != "":
		err = bundle.WritePack(&data, os.DirFS(*pack), options...)
	default:
		err = bundle.Write(&data, options...)
	}
	if err != nil {
		return badUsage, err
	}
	if *seal != "" {
		if err := bundle.Seal(&sealed, data.Bytes(), terms, signing); err != nil {
			return badUsage, err
		}
		if err := deliver(*seal, sealed.Bytes(), nil); err != nil {
			return badUsage, err
		}
	}
	return evaluated, deliver(*output, data.Bytes(), nil)
}

// keyFile is what the command line says of a key.
type keyFile struct {
	file, id, algorithm, scope string
}

func keyFlags(set *flag.FlagSet, name, half string) *keyFile {
	k := &keyFile{}
	set.StringVar(&k.file, name, "", "the "+half+" key, a PEM `file`")
	set.StringVar(&k.algorithm, "signing-alg", "RS256", "one of "+strings.Join(bundle.Algorithms(), ", "))
	set.StringVar(&k.id, "key-id", "default", "the `name` under which verifiers know the key")
	set.StringVar(&k.scope, "scope", "", "what the signature is for, such as production")
	return k
}

func (k *keyFile) signing() (bundle.SigningKey, error) {
	if k.file == "" {
		return bundle.SigningKey{}, nil
	}
	text, err := os.ReadFile(k.file)
	return bundle.SigningKey{ID: k.id, Algorithm: k.algorithm, Scope: k.scope, PEM: text}, err
}

func (k *keyFile) public() (bundle.PublicKey, error) {
	text, err := os.ReadFile(k.file)
	return bundle.PublicKey{ID: k.id, Algorithm: k.algorithm, Scope: k.scope, PEM: text}, err
}

func dateFlag(set *flag.FlagSet, name, usage string, to *transfer.Date) {
	set.Func(name, usage, func(text string) (err error) {
		*to, err = transfer.ParseDate(text)
		return err
	})
}
