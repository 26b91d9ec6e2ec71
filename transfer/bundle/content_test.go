package bundle

import (
	"bytes"
	"errors"
	"testing"

	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/stretchr/testify/assert"
)

func TestCatalogueRow78AChangeToABundleIsNone(t *testing.T) {
	p := newPair(t, "one")
	p.refused(t, with(small(), "patch.json", []byte(`{"data":[]}`)), CodeFile, "patch.json")
	p.refused(t, with(small(), "transfer/patch.json", []byte(`{"data":[]}`)), CodeFile, "patch.json")
	p.refused(t, []archive.File{small()[0], {Name: "patch.json", Data: []byte(`{"data":[]}`)}}, CodeFile, "patch.json")
}

func TestCatalogueRows79And80AnArchiveIsWalkedUnderLimits(t *testing.T) {
	p := newPair(t, "one")
	b, err := p.open(t, packed(t, with(p.signed(t, small()), "transfer/big/data.json", make([]byte, archive.MaxFile+1))))
	wantRefused(t, b, err, CodeArchive, "over")
	b, err = p.open(t, []byte("no archive"))
	wantRefused(t, b, err, CodeArchive, "not a gzipped archive")
	b, err = opened(make([]byte, archive.MaxPacked+1), nil, p.trusts())
	wantRefused(t, b, err, CodeArchive, "over")
	data := packed(t, p.signed(t, small()))
	b, err = opened(data, bytes.Repeat([]byte("a"), maxSeal+1), p.trusts())
	wantRefused(t, b, err, CodeSeal, "over")
}

func TestCatalogueRow81NamesThatLookLikeOthersAreRefused(t *testing.T) {
	p := newPair(t, "one")
	for _, name := range []string{".mechanisms/a/data.json", "mechanisms/.a/data.json", "mechanisms/a.b/data.json", "mechanismsx/data.json", "x/mechanisms/a.rego"} {
		p.refused(t, with(small(), name, []byte("{}")), CodeFile, name)
	}
}

func TestCatalogueRow82NamesThatOPAPassesOverAreRefused(t *testing.T) {
	p := newPair(t, "one")
	for _, name := range []string{
		"mechanisms/a/adequacy.json", "mechanisms/b/Data.json", "mechanisms/a/p.REGO", "mechanisms/a/data.yaml", "mechanisms/a/data.yml", "README.md",
		"mechanisms/a/policy.wasm", "plan.json", "mechanisms/a/a_test.rego", "transfer/a/decision.txt", "a.rego",
	} {
		p.refused(t, with(small(), name, []byte("{}")), CodeFile, name)
	}
	for _, root := range Roots() {
		p.refused(t, with(small(), root+"/a/a.rego", nil), CodeManifest, "no rule under the root "+root)
	}
}

func TestCatalogueRow83TheManifestIsExact(t *testing.T) {
	p := newPair(t, "one")
	p.refused(t, nil, CodeManifest, "there is no .manifest")
	p.refused(t, with(small(), manifestFile, nil), CodeManifest, "there is no .manifest")
	for name, says := range map[string]string{
		"evil.manifest": "does not belong", "transfer/.manifest": "does not belong", ".manifest.pb": "does not belong", "mechanisms/a/x.manifest": "does not belong",
	} {
		p.refused(t, with(small(), name, []byte("{}")), CodeFile, says)
	}
	const roots = `"roots":["transfer","mechanisms","policies","regions"]`
	for text, says := range map[string]string{
		`{"revision":"r",` + roots + `}`:                                                                      "rego_version must be 1",
		`{"revision":"r",` + roots + `,"rego_version":0}`:                                                     "rego_version must be 1",
		`{"revision":"r",` + roots + `,"rego_version":2}`:                                                     "rego_version must be 1",
		`{"revision":"r","rego_version":1}`:                                                                   "roots must be",
		`{"revision":"r","roots":[""],"rego_version":1}`:                                                      "roots must be",
		`{"revision":"r","roots":["transfer","mechanisms","policies"],"rego_version":1}`:                      "roots must be",
		`{"revision":"r","roots":["transfer","mechanisms","policies","regions","overlays"],"rego_version":1}`: "roots must be",
		`{"revision":"r","Roots":["transfer","mechanisms","policies","regions"],"rego_version":1}`:            `unknown field "Roots"`,
		`{"revision":"r",` + roots + `,"rego_version":1,"wasm":[]}`:                                           `unknown field "wasm"`,
		`{"revision":"r",` + roots + `,"rego_version":1,"file_rego_versions":{}}`:                             `unknown field "file_rego_versions"`,
		`{"revision":"",` + roots + `,"rego_version":1}`:                                                      "revision is missing",
		`{"revision":"r",` + roots + `,"rego_version":1,"metadata":{"x":1}}`:                                  "metadata",
		`[]`: "not an object",
	} {
		p.refused(t, with(small(), manifestFile, []byte(text)), CodeManifest, says)
	}
}

func TestCatalogueRow84DataIsStrictJSONInOnePlace(t *testing.T) {
	p := newPair(t, "one")
	for name, text := range map[string]string{
		"a key twice":    `{"records": {"a": 1, "a": 2}}`,
		"no UTF-8":       "{\"records\": \"\xff\"}",
		"half a pair":    `{"records": "\ud800"}`,
		"no JSON":        `records: NO`,
		"something else": `{} {}`,
	} {
		b, err := p.open(t, packed(t, p.signed(t, with(small(), "mechanisms/a/data.json", []byte(text)))))
		assert.Nil(t, b, name)
		assert.Error(t, err, name)
		bad := (&Bundle{}).data(archive.File{Name: "mechanisms/a/data.json", Data: []byte(text)})
		assert.ErrorIs(t, bad, &RefusedError{Code: CodeData}, "%s: not left to the signature", name)
	}
	p.refused(t, with(small(), "mechanisms/a/data.json", []byte(`[]`)), CodeData, "must be an object")
	p.refused(t, with(small(), "data.json", []byte(`{"overlays": {}}`)), CodeData, "no root")
	p.refused(t, with(small(), "data.json", []byte(`{"mechanisms": {}}`)), CodeData, "stands below the data of data.json")
	p.refused(t, with(small(), "mechanisms/data.json", []byte(`{"a": {}}`)), CodeData, "stands below the data of mechanisms/data.json")
}

func TestRulesAreRegoInThePackageOfTheirFolder(t *testing.T) {
	p := newPair(t, "one")
	for text, says := range map[string]string{
		"package overlays.a\n":                               "data.overlays.a and not data.mechanisms.a",
		"package mechanisms.a.b\n":                           "not data.mechanisms.a",
		"package mechanisms.a\n\nallow { true }\n":           "mechanisms/a/a.rego:3",
		"package mechanisms.a\n\nimport rego.v2\n\nx := 1\n": "Rego v1",
		"": "",
	} {
		p.refused(t, with(small(), "mechanisms/a/a.rego", []byte(text)), CodeRules, says)
	}
}

func TestARefusalNamesItsPlaceAndItsCause(t *testing.T) {
	cause := errors.New("what is wrong")
	err := refuseFile(CodeData, "a/data.json", 3, cause)
	assert.Equal(t, "a/data.json:3: what is wrong [bundle.data]", err.Error())
	assert.ErrorIs(t, err, cause)
	assert.Equal(t, "gone [bundle.seal]", refuse(CodeSeal, "gone").Error())
}
