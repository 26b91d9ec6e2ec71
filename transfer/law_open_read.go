package transfer

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer/internal/archive"
	"github.com/chapterv/chapterv/transfer/internal/strictjson"
	"github.com/hashicorp/go-version"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Codes of what can be wrong with a policy set.
const (
	FaultLawFile      = "law.file"      // a root, a rule or a name that does not belong, or is not there
	FaultLawData      = "law.data"      // records that are not strict JSON, or stand in two places
	FaultLawRules     = "law.rules"     // no Rego v1, not in the package of its folder, or not what may be used
	FaultLawReference = "law.reference" // a path below data that leads nowhere
	FaultLawAnswer    = "law.answer"    // an entrypoint that is not a decision, or does not block where it must
)

// opening collects what is in a tree and what is wrong with it.
type opening struct {
	modules map[string]*ast.Module
	records map[string]any
	version string // of the policy set, where the manifest says it
	faults  []Fault
}

const mostFaults = 256

func (o *opening) fault(code, file string, line int, message string) {
	if len(o.faults) < mostFaults {
		o.faults = append(o.faults, Fault{Code: code, File: file, Line: line, Message: message})
	}
}

func (o *opening) err() error {
	var order []string
	for _, f := range o.faults {
		order = append(order, f.File)
	}
	slices.Sort(order)
	return inputError(o.faults, order)
}

// read returns the rules and records of a tree by their path, parsed as they come.
func (o *opening) read(tree fs.FS) map[string][]byte {
	files, total := map[string][]byte{}, 0
	var others []string
	for _, root := range []string{"mechanisms", "policies", "regions", "transfer"} {
		rules := 0
		err := fs.WalkDir(tree, root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				o.fault(FaultLawFile, name, 0, err.Error())
				return fs.SkipAll
			case entry.IsDir():
				return o.folder(name)
			case !isLaw(name):
				others = append(others, name)
				return nil
			}
			text, err := whole(tree, name)
			total += len(text)
			switch {
			case err != nil:
				o.fault(FaultLawFile, name, 0, err.Error())
				return nil
			case len(files) == archive.MaxFiles, total > archive.MaxTotal:
				o.fault(FaultLawFile, name, 0, "goes over the limit of a policy set")
				return fs.SkipAll
			}
			files[name] = text
			if path.Base(name) == "data.json" {
				o.data(name, text)
				return nil
			}
			rules++
			o.rules(name, text)
			return nil
		})
		if err == nil && rules == 0 && len(o.faults) == 0 {
			o.fault(FaultLawFile, root, 0, "there is no rule under this root")
		}
	}
	o.others(others, files)
	o.nested(files)
	o.manifest(tree)
	return files
}

func whole(tree fs.FS, name string) ([]byte, error) {
	file, err := tree.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, archive.MaxFile+1))
	if err == nil && len(text) > archive.MaxFile {
		err = errors.New("is too large")
	}
	return text, err
}

// folder passes over what a checkout has besides its law.
func (o *opening) folder(name string) error {
	switch base := path.Base(name); {
	case base == "testdata", name == "transfer/schema", name == "transfer/internal":
		return fs.SkipDir
	case strings.Contains(base, "."):
		o.fault(FaultLawFile, name, 0, "no folder of a policy set has a dot in its name")
		return fs.SkipDir
	}
	return nil
}

// others refuses files that somebody meant as law and OPA would pass over. The root transfer holds folders without any law.
func (o *opening) others(names []string, files map[string][]byte) {
	lawful := map[string]bool{}
	for name := range files {
		lawful[path.Dir(name)] = true
	}
	for _, name := range names {
		folded := strings.ToLower(name)
		ending := path.Ext(folded)
		meant := strings.TrimSuffix(path.Base(folded), ending) == "data" || lawful[path.Dir(name)] || !strings.HasPrefix(name, "transfer/")
		switch {
		case strings.HasSuffix(name, "_test.rego"), name == "transfer/capabilities.json":
		case ending == ".rego":
			o.fault(FaultLawFile, name, 0, "rules stand in files that end in .rego")
		case meant && slices.Contains([]string{".json", ".yaml", ".yml"}, ending):
			o.fault(FaultLawFile, name, 0, "records stand in files with the name data.json")
		}
	}
}

func (o *opening) data(name string, text []byte) {
	value, err := strictjson.Decode(text)
	var broken *strictjson.Error
	_, object := value.(map[string]any)
	switch {
	case errors.As(err, &broken):
		o.fault(FaultLawData, name, broken.Line, broken.Message)
	case err != nil:
		o.fault(FaultLawData, name, 0, err.Error())
	case !object:
		o.fault(FaultLawData, name, 1, "must be an object")
	default:
		if err := (&law{records: o.records}).put(path.Dir(name), text); err != nil {
			o.fault(FaultLawData, name, 0, err.Error())
		}
	}
}

// nested wants no records below the records of another file, where one could replace the other.
func (o *opening) nested(files map[string][]byte) {
	for name := range files {
		if path.Base(name) != "data.json" {
			continue
		}
		for above := path.Dir(path.Dir(name)); above != "."; above = path.Dir(above) {
			if _, there := files[path.Join(above, "data.json")]; there {
				o.fault(FaultLawData, name, 0, "stands below the records of "+path.Join(above, "data.json"))
			}
		}
	}
}

// rules wants Rego v1 in the package that its folder names.
func (o *opening) rules(name string, text []byte) {
	allowed, err := capabilities()
	if err != nil {
		o.fault(FaultLawRules, name, 0, err.Error())
		return
	}
	module, err := ast.ParseModuleWithOpts(name, string(text), ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: allowed})
	switch {
	case err != nil:
		o.compileFaults(name, err)
		return
	case module == nil:
		o.fault(FaultLawRules, name, 0, "holds no rules")
		return
	}
	for _, one := range module.Imports {
		if from := one.Path.String(); from != "rego.v1" && !strings.HasPrefix(from, "data.") && !strings.HasPrefix(from, "input") {
			o.fault(FaultLawRules, name, one.Location.Row, "import "+from+": rules are written in Rego v1")
		}
	}
	want := "data." + strings.ReplaceAll(path.Dir(name), "/", ".")
	if got := module.Package.Path.String(); got != want {
		o.fault(FaultLawRules, name, module.Package.Location.Row, "the package is "+got+" and not "+want)
	}
	o.modules[name] = module
}

// manifest reads the version of the policy set, which packs are written for. A tree without a manifest has that of this build.
func (o *opening) manifest(tree fs.FS) {
	text, err := whole(tree, ".manifest")
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var value any
	if err == nil {
		value, err = strictjson.Decode(text)
	}
	if err != nil {
		o.fault(FaultLawFile, ".manifest", 0, err.Error())
		return
	}
	stated, ok := valueAt(value, "metadata", "policies").(string)
	if !ok {
		return
	}
	if _, err := version.NewVersion(stated); err != nil {
		o.fault(FaultLawFile, ".manifest", 0, err.Error())
		return
	}
	o.version = stated
}
