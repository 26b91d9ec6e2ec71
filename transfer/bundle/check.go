package bundle

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
	"github.com/open-policy-agent/opa/v1/ast"
)

// kind is what a bundle can be of: the law, or one overlay pack.
type kind int

const (
	theLaw kind = iota
	aPack
)

// names wants files that OPA reads, each under the name by which it reads it and under a root.
func (k kind) names(files []archive.File) error {
	roots := Roots()
	if k == aPack {
		roots = []string{"overlays"}
	}
	for _, file := range files {
		folder, base := path.Split(file.Name)
		root, _, _ := strings.Cut(folder, "/")
		switch {
		case file.Name == manifestFile, file.Name == signaturesFile, file.Name == dataFile && k == theLaw:
		case slices.Contains(roots, root) && isContent(base) && !strings.Contains(folder, "."):
		default:
			return refuseFile(CodeFile, file.Name, 0, errors.New("does not belong in the bundle"))
		}
	}
	return nil
}

var packRoot = regexp.MustCompile(`^overlays/[a-z][a-z0-9_-]*$`)

func (k kind) manifest(files []archive.File) (manifest, error) {
	i := slices.IndexFunc(files, func(f archive.File) bool { return f.Name == manifestFile })
	if i < 0 {
		return manifest{}, refuse(CodeManifest, "there is no %s", manifestFile)
	}
	var m manifest
	if err := strictjson.Into(files[i].Data, &m); err != nil {
		return manifest{}, refuseJSON(CodeManifest, manifestFile, err)
	}
	fault := func(format string, args ...any) (manifest, error) {
		return manifest{}, refuseFile(CodeManifest, manifestFile, 1, fmt.Errorf(format, args...))
	}
	want := slices.Sorted(slices.Values(Roots()))
	switch {
	case k == theLaw && !slices.Equal(slices.Sorted(slices.Values(m.Roots)), want):
		return fault("the roots must be %s", strings.Join(want, ", "))
	case k == aPack && (len(m.Roots) != 1 || !packRoot.MatchString(m.Roots[0])):
		return fault("the root must be overlays/<id>")
	case m.RegoVersion == nil || *m.RegoVersion != 1:
		return fault("the rego_version must be 1")
	case m.Revision == "":
		return fault("the revision is missing")
	}
	for _, root := range m.Roots {
		inside := func(f archive.File) bool { return strings.HasPrefix(f.Name, root+"/") }
		if !slices.ContainsFunc(files, func(f archive.File) bool { return inside(f) && strings.HasSuffix(f.Name, ".rego") }) {
			return fault("there is no rule under the root %s", root)
		}
		if k == aPack && slices.ContainsFunc(files, func(f archive.File) bool { return isContent(f.Name) && !inside(f) }) {
			return fault("there is a file that is not under the root %s", root)
		}
	}
	return m, nil
}

// fill takes the files in, each checked by what it is.
func (b *Bundle) fill(files []archive.File) error {
	data := map[string]bool{}
	for _, file := range files {
		switch path.Base(file.Name) {
		case signaturesFile:
		case manifestFile:
			b.content[file.Name] = &fstest.MapFile{Data: file.Data}
		case dataFile:
			data[path.Dir(file.Name)] = true
			if err := b.data(file); err != nil {
				return err
			}
		default:
			if err := rules(file); err != nil {
				return err
			}
			b.content[file.Name] = &fstest.MapFile{Data: file.Data}
		}
	}
	for folder := range data {
		for above := folder; above != "."; {
			if above = path.Dir(above); data[above] {
				return refuseFile(CodeData, path.Join(folder, dataFile), 0, fmt.Errorf("stands below the data of %s", path.Join(above, dataFile)))
			}
		}
	}
	return nil
}

func (b *Bundle) data(file archive.File) error {
	value, err := strictjson.Decode(file.Data)
	if err != nil {
		return refuseJSON(CodeData, file.Name, err)
	}
	object, ok := value.(map[string]any)
	if !ok {
		return refuseFile(CodeData, file.Name, 1, errors.New("must be an object"))
	}
	if file.Name != dataFile {
		b.content[file.Name] = &fstest.MapFile{Data: file.Data}
		return nil
	}
	for _, root := range slices.Sorted(maps.Keys(object)) {
		if _, ok := object[root].(map[string]any); !ok || !slices.Contains(Roots(), root) {
			return refuseFile(CodeData, file.Name, 1, fmt.Errorf("%q is no root of the bundle", root))
		}
		text, err := json.Marshal(object[root])
		if err != nil {
			return refuseFile(CodeData, file.Name, 1, err)
		}
		b.content[path.Join(root, dataFile)] = &fstest.MapFile{Data: text}
	}
	return nil
}

// rules wants Rego v1 in the package that its folder names.
func rules(file archive.File) error {
	module, err := ast.ParseModuleWithOpts(file.Name, string(file.Data), ast.ParserOptions{RegoVersion: ast.RegoV1})
	var list ast.Errors
	switch {
	case errors.As(err, &list) && list[0].Location != nil:
		return refuseFile(CodeRules, file.Name, list[0].Location.Row, errors.New(list[0].Message))
	case err != nil:
		return refuseFile(CodeRules, file.Name, 0, err)
	case module == nil:
		return refuseFile(CodeRules, file.Name, 0, errors.New("holds no rules"))
	}
	for _, one := range module.Imports {
		if path := one.Path.String(); path != "rego.v1" && !strings.HasPrefix(path, "data.") && !strings.HasPrefix(path, "input") {
			return refuseFile(CodeRules, file.Name, one.Location.Row, fmt.Errorf("import %s: rules are written in Rego v1", path))
		}
	}
	want := "data." + strings.ReplaceAll(path.Dir(file.Name), "/", ".")
	if got := module.Package.Path.String(); got != want {
		return refuseFile(CodeRules, file.Name, module.Package.Location.Row, fmt.Errorf("the package is %s and not %s", got, want))
	}
	return nil
}
