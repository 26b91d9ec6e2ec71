package overlay

import (
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"
)

const (
	maxFiles = 256
	maxRego  = 256 << 10
	maxData  = 4 << 20
)

var packID = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)

// read takes in the files that a pack may have and names the others.
func (c *checker) read(fsys fs.FS) {
	c.files = map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			c.fault(CodeFile, name, 0, "cannot be read: %v", err)
			return fs.SkipDir
		case len(c.files) > maxFiles:
			c.fault(CodeFile, name, 0, "the pack has over %d files", maxFiles)
			return fs.SkipAll
		case entry.IsDir():
			return c.folder(name)
		case !entry.Type().IsRegular():
			c.fault(CodeFile, name, 0, "only regular files are read, no links or devices")
			return nil
		}
		c.file(fsys, name)
		return nil
	})
	if err != nil {
		c.fault(CodeFile, ".", 0, "cannot be read: %v", err)
	}
	if c.pack.ID == "" && len(c.faults) == 0 {
		c.fault(CodeFile, ".", 0, "there is no folder overlays/<id> with rules")
	}
}

func (c *checker) folder(name string) error {
	parent, id := path.Split(name)
	switch {
	case name == "." || name == "overlays":
		return nil
	case parent != "overlays/":
		c.fault(CodeFile, name, 0, "a pack has no folder but overlays/<id>")
		return fs.SkipDir
	case !packID.MatchString(id) || strings.HasSuffix(id, "_test"):
		c.fault(CodeFile, name, 0, "is no id of a pack: lower-case letters, digits, _ and -, and no _test at the end")
		return fs.SkipDir
	case c.pack.ID != "":
		c.fault(CodeFile, name, 0, "is a second pack beside %s", c.pack.ID)
		return fs.SkipDir
	}
	c.pack.ID = id
	return nil
}

func (c *checker) file(fsys fs.FS, name string) {
	limit := maxRego
	switch inside := strings.HasPrefix(name, "overlays/") && path.Dir(name) == "overlays/"+c.pack.ID; {
	case name == ".manifest" || name == "README.md" || inside && strings.HasSuffix(name, ".rego"):
	case inside && path.Base(name) == "data.json":
		limit = maxData
	default:
		c.fault(CodeFile, name, 0, "does not belong in a pack: rules are overlays/<id>/*.rego, data is overlays/<id>/data.json")
		return
	}
	text, err := open(fsys, name, limit)
	switch {
	case err != nil:
		c.fault(CodeFile, name, 0, "cannot be read: %v", err)
	case len(text) > limit:
		c.fault(CodeFile, name, 0, "is over %d KiB", limit>>10)
	case name != "README.md":
		c.files[name] = text
		c.readable(name, text)
	}
}

func open(fsys fs.FS, name string, limit int) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, int64(limit)+1))
}

// readable refuses text that shows a person something else than it tells a parser.
func (c *checker) readable(name string, text []byte) {
	line := 1
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case r == '\n':
			line++
		case r == utf8.RuneError && size == 1:
			c.fault(CodeText, name, line, "is not UTF-8")
			return
		case r < ' ' && r != '\t' && r != '\r', r == 0x7f, deceptive(r):
			c.fault(CodeText, name, line, "holds the character %U, which does not show", r)
			return
		}
		at += size
	}
}

// deceptive are characters that turn or hide text.
func deceptive(r rune) bool {
	switch {
	case r == 0xfeff, r == 0x00ad, 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x2069:
		return true
	default:
		return false
	}
}

func location(file string, line int) *ast.Location { return ast.NewLocation(nil, file, line, 1) }
