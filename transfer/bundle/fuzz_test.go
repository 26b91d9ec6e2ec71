package bundle

import (
	"bytes"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

// Whatever bytes come, without a seal they are refused; and if the right key sealed or signed them, they are refused with a
// reason or hold what a bundle holds. The signatures themselves are left out here: they cost most of the time.
func FuzzOpen(f *testing.F) {
	p := newPair(f, "one")
	keys, err := newRing([]PublicKey{p.public})
	if err != nil {
		f.Fatal(err)
	}
	// Short ones: the fuzzer spends its time on making what it finds shorter.
	f.Add(packed(f, nil), []byte("a.b.c"), `{"revision":"r"}`, `{}`, "package mechanisms.a")
	f.Add([]byte{0x1f, 0x8b}, []byte{}, "", `[`, "import rego.v2")
	f.Fuzz(func(t *testing.T, data, seal []byte, manifest, records, rule string) {
		b, err := Open(bytes.NewReader(data), bytes.NewReader(seal), p.trusts())
		if err == nil {
			t.Fatal("opened without a seal")
		}
		wantReason(t, b, err)
		b, err = unpack(data, terms, keys, theLaw)
		if err == nil {
			t.Fatal("opened without a signature")
		}
		wantReason(t, b, err)
		files := with(with(small(), "mechanisms/a/data.json", []byte(records)), "mechanisms/a/a.rego", []byte(rule))
		if manifest != "" {
			files = with(files, manifestFile, []byte(manifest))
		}
		about, err := theLaw.manifest(files)
		wantReason(t, nil, err)
		b = &Bundle{about: about, content: fstest.MapFS{}}
		if err == nil {
			err = b.fill(files)
			wantReason(t, nil, err)
		}
		if err != nil {
			return
		}
		if _, err := fs.Stat(b.FS(), "mechanisms/a/data.json"); err != nil || b.Revision() == "" {
			t.Fatal("taken in, and not a bundle")
		}
	})
}

func wantReason(t *testing.T, b *Bundle, err error) {
	t.Helper()
	var refusal *RefusedError
	if err != nil && (b != nil || !errors.As(err, &refusal)) {
		t.Fatalf("refused without a reason, or opened all the same: %v", err)
	}
}
