package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/chapterv/chapterv/mechanisms"
	"github.com/chapterv/chapterv/policies"
	"github.com/chapterv/chapterv/regions"
	"github.com/chapterv/chapterv/transfer/internal/compiled"
	"github.com/chapterv/chapterv/transfer/internal/memo"
	"github.com/open-policy-agent/opa/v1/ast"
)

// law is the compiled rules and the legal records, the same for every engine of the process. It is never changed.
type law struct {
	compiler *ast.Compiler
	records  map[string]any
	digest   string
	days     []memo.Day                        // all that its files name
	entry    string                            // what it is asked, where that is not the decision
	program  func() (*compiled.Program, error) // the rules and records compiled, without a register
	opened   *openedLaw                        // what it was opened from, nil for that of this build
}

// embedded compiles the rules of this build once.
var embedded = sync.OnceValues(compileEmbedded)

func compileEmbedded() (*law, error) {
	return compile(map[string]fs.FS{"transfer": FS, "policies": policies.FS, "mechanisms": mechanisms.FS, "regions": regions.FS})
}

func compile(roots map[string]fs.FS) (*law, error) {
	allowed, err := capabilities()
	if err != nil {
		return nil, fmt.Errorf("reading what rules may use: %w", err)
	}
	l := &law{records: map[string]any{}}
	modules := map[string]*ast.Module{}
	digest := sha256.New()
	for _, root := range slices.Sorted(maps.Keys(roots)) {
		err := fs.WalkDir(roots[root], ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !isLaw(name) {
				return err
			}
			text, err := fs.ReadFile(roots[root], name)
			if err != nil {
				return err
			}
			full := path.Join(root, name)
			fmt.Fprintf(digest, "%s %d\n", full, len(text))
			digest.Write(text)
			memo.Mentions(text, func(m memo.Mention) { l.days = append(l.days, m.Day) })
			if path.Base(name) == "data.json" {
				return l.put(path.Dir(full), text)
			}
			modules[full], err = ast.ParseModuleWithOpts(full, string(text), ast.ParserOptions{
				ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: allowed,
			})
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("loading the rules of %s: %w", root, err)
		}
	}
	l.compiler = ast.NewCompiler().WithStrict(true).WithCapabilities(allowed).WithPathConflictsCheck(nil)
	if l.compiler.Compile(modules); l.compiler.Failed() {
		return nil, fmt.Errorf("compiling the rules: %w", l.compiler.Errors)
	}
	l.days = memo.Sorted(l.days)
	l.program = sync.OnceValues(l.compileRules)
	l.digest = "sha256:" + hex.EncodeToString(digest.Sum(nil))
	return l, nil
}

// foreign reports whether rules are among these that are not of this repository, such as overlay packs.
func (l *law) foreign() bool {
	_, records := l.records["overlays"]
	return records || slices.ContainsFunc(slices.Collect(maps.Values(l.compiler.Modules)), func(m *ast.Module) bool {
		return m.Package.Path[1].Equal(ast.StringTerm("overlays"))
	})
}

func isLaw(name string) bool {
	if path.Base(name) == "data.json" {
		return true
	}
	return strings.HasSuffix(name, ".rego") && !strings.HasSuffix(name, "_test.rego")
}

// put files the records of a folder where a bundle would.
func (l *law) put(folder string, text []byte) error {
	var content map[string]any
	if err := json.Unmarshal(text, &content); err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	at := l.records
	for part := range strings.SplitSeq(folder, "/") {
		next, ok := at[part].(map[string]any)
		if !ok {
			next = map[string]any{}
			at[part] = next
		}
		at = next
	}
	for key, value := range content {
		at[key] = value
	}
	return nil
}
