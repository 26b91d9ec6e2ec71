package bundle

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const houseRule = `# METADATA
# title: House rules
# description: What the house promises.
# custom: {for: ">= 0.1, < 1"}
package overlays.house

# METADATA
# title: No children's data
violations contains {"code": "org.house_children", "message": "Data of children.", "citation": "House rule 1"} if input.children == true
`

func house() fstest.MapFS {
	return fstest.MapFS{
		".manifest":                      {Data: []byte(`{"roots": ["overlays/house"], "rego_version": 1}`)},
		"README.md":                      {Data: []byte("# House")},
		"overlays/house/house.rego":      {Data: []byte(houseRule)},
		"overlays/house/data.json":       {Data: []byte(`{"promised": {}}`)},
		"overlays/house/house_test.rego": {Data: []byte("package overlays.house.house_test\n\ntest_x if true\n")},
	}
}

func TestAPackIsWrittenCheckedAndOpened(t *testing.T) {
	p := newPair(t, "one")
	var first, second bytes.Buffer
	require.NoError(t, WritePack(&first, house(), Signed(p.private)))
	require.NoError(t, WritePack(&second, house(), Signed(p.private)))
	assert.Equal(t, first.Bytes(), second.Bytes())
	data := first.Bytes()
	b, err := OpenPack(bytes.NewReader(data), bytes.NewReader(p.sealed(t, data)), p.trusts())
	require.NoError(t, err)
	var names []string
	require.NoError(t, fs.WalkDir(b.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if !entry.IsDir() {
			names = append(names, name)
		}
		return err
	}))
	assert.Equal(t, []string{".manifest", "overlays/house/data.json", "overlays/house/house.rego"}, names)
	require.NoError(t, WritePack(&bytes.Buffer{}, b.FS()), "what is opened is a pack again")
}

func TestAPackWithAFaultIsNotWritten(t *testing.T) {
	bad := house()
	bad["overlays/house/house.rego"] = &fstest.MapFile{Data: []byte(houseRule + "\nallow := true\n")}
	var out bytes.Buffer
	err := WritePack(&out, bad)
	assert.ErrorContains(t, err, "overlays/house/house.rego:11: ")
	assert.Empty(t, out.Bytes())
}

func TestAPackIsNoLawAndTheLawNoPack(t *testing.T) {
	p := newPair(t, "one")
	var out bytes.Buffer
	require.NoError(t, WritePack(&out, house(), Signed(p.private)))
	b, err := p.open(t, out.Bytes())
	wantRefused(t, b, err, CodeFile, "does not belong")
	pack := func(files []archive.File) (*Bundle, error) {
		data := packed(t, p.signed(t, files))
		return OpenPack(bytes.NewReader(data), bytes.NewReader(p.sealed(t, data)), p.trusts())
	}
	b, err = pack(small())
	wantRefused(t, b, err, CodeFile, "does not belong")
	rule := archive.File{Name: "overlays/house/house.rego", Data: []byte(houseRule)}
	about := func(roots string) archive.File {
		return archive.File{Name: manifestFile, Data: []byte(`{"revision":"r","roots":` + roots + `,"rego_version":1}`)}
	}
	b, err = pack([]archive.File{about(`["overlays"]`), rule})
	wantRefused(t, b, err, CodeManifest, "overlays/<id>")
	b, err = pack([]archive.File{about(`["overlays/house","transfer"]`), rule})
	wantRefused(t, b, err, CodeManifest, "overlays/<id>")
	b, err = pack([]archive.File{about(`["overlays/yard"]`), rule})
	wantRefused(t, b, err, CodeManifest, "no rule under the root overlays/yard")
	for text, says := range map[string]string{
		houseRule + "\nallow := true\n": "and nothing else",
		strings.Replace(houseRule, "input.children == true", `http.send({"method": "GET", "url": "http://127.0.0.1"}).status_code == 200`, 1): "http.send",
		strings.Replace(houseRule, "< 1\"", "< 0.1\"", 1): "policy sets",
	} {
		b, err = pack([]archive.File{about(`["overlays/house"]`), {Name: "overlays/house/house.rego", Data: []byte(text)}})
		wantRefused(t, b, err, CodePack, says)
		var refused *RefusedError
		require.ErrorAs(t, err, &refused)
		assert.Equal(t, "overlays/house/house.rego", refused.File)
		assert.Positive(t, refused.Line)
	}
	other := archive.File{Name: "overlays/yard/yard.rego", Data: []byte("package overlays.yard\n")}
	b, err = pack([]archive.File{about(`["overlays/house"]`), rule, other})
	wantRefused(t, b, err, CodeManifest, "not under the root overlays/house")
	_, err = pack([]archive.File{about(`["overlays/house"]`), rule})
	require.NoError(t, err)
}
