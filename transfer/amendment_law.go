package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer/internal/memo"
)

// lawFiles are the rules and records of this build by their path in the repository. The map is the caller's.
func lawFiles() (map[string][]byte, error) {
	files := map[string][]byte{}
	for root, fsys := range map[string]fs.FS{"transfer": FS, "policies": policies.FS, "mechanisms": mechanisms.FS, "regions": regions.FS} {
		err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !isLaw(name) {
				return err
			}
			files[path.Join(root, name)], err = fs.ReadFile(fsys, name)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("reading the rules of %s: %w", root, err)
		}
	}
	return files, nil
}

// amended is the law with the same rules and amended records.
func (l *law) amended(amendments []Amendment) (*law, error) {
	files, err := l.files()
	if err != nil {
		return nil, ErrFailed.Because(err)
	}
	if files, err = amend(files, amendments); err != nil {
		return nil, err
	}
	digest := digestOf(files)
	return amendedLaws.of(digest, func() (*law, error) {
		next := &law{compiler: l.compiler, records: map[string]any{}, digest: digest, opened: l.opened}
		for name, text := range files {
			memo.Mentions(text, func(m memo.Mention) { next.days = append(next.days, m.Day) })
			if path.Base(name) != "data.json" {
				continue
			}
			if err := next.put(path.Dir(name), text); err != nil {
				return nil, ErrFailed.Because(err)
			}
		}
		next.days = memo.Sorted(next.days)
		next.program = sync.OnceValues(next.compileRules)
		return next, nil
	})
}

// digestOf is the digest of a law by its files, in the order in which a walk finds them.
func digestOf(files map[string][]byte) string {
	tree := sha256.New()
	for _, name := range slices.SortedFunc(maps.Keys(files), asWalked) {
		fmt.Fprintf(tree, "%s %d\n", name, len(files[name]))
		tree.Write(files[name])
	}
	return "sha256:" + hex.EncodeToString(tree.Sum(nil))
}

// asWalked orders paths folder by folder: a/b before a-c, as fs.WalkDir does.
func asWalked(a, b string) int {
	for i := range min(len(a), len(b)) {
		switch {
		case a[i] == b[i]:
		case a[i] == '/':
			return -1
		case b[i] == '/':
			return 1
		default:
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}

// laws keeps what was compiled for the last few sets of amendments.
type laws struct {
	sync.Mutex
	kept map[string]*law
}

const lawsKept = 8

var amendedLaws = &laws{kept: map[string]*law{}}

func (k *laws) of(digest string, build func() (*law, error)) (*law, error) {
	k.Lock()
	defer k.Unlock()
	if known, ok := k.kept[digest]; ok {
		return known, nil
	}
	next, err := build()
	if err != nil {
		return nil, err
	}
	if len(k.kept) >= lawsKept {
		clear(k.kept)
	}
	k.kept[digest] = next
	return next, nil
}
