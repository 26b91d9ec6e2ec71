package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

const (
	// MaxFile is how many bytes a file may have.
	MaxFile   = 16 << 20
	maxDepth  = 32
	maxFaults = 1000
)

// Codes of faults, as the format of inventories has them.
const (
	syntax       = "input.syntax"
	empty        = "input.empty_document"
	trailing     = "input.trailing_data"
	badUTF8      = "input.bad_utf8"
	badText      = "input.bad_text"
	yamlFeature  = "input.yaml_feature"
	tooLarge     = "input.too_large"
	tooDeep      = "input.too_deep"
	duplicateKey = "input.duplicate_key"
	unknownField = "input.unknown_field"
	wrongType    = "input.wrong_type"
)

// Error is one thing that is wrong with a file, on a line that counts from 1. Field is a path, and empty for the file as a whole.
type Error struct {
	Code       string
	Line       int
	Field      string
	Message    string
	Suggestion string
}

// Error returns the line and the message.
func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Message) }

var byteOrderMark = []byte("\xef\xbb\xbf")

// Parse turns a file into a tree of plain mappings, sequences and scalars, and says whether it is JSON, or why it cannot be read.
func Parse(name string, data []byte) (*yaml.Node, bool, []*Error) {
	fault := func(code string, line int, message string) []*Error {
		return []*Error{{Code: code, Line: line, Message: message}}
	}
	if len(data) > MaxFile {
		return nil, false, fault(tooLarge, 0, "the file is over 16 MiB")
	}
	data = bytes.TrimPrefix(data, byteOrderMark)
	if at := InvalidUTF8(data); at >= 0 {
		return nil, false, fault(badUTF8, 1+bytes.Count(data[:at], []byte("\n")), "the file is not UTF-8")
	}
	if at := bytes.IndexFunc(data, control); at >= 0 {
		return nil, false, fault(badText, 1+bytes.Count(data[:at], []byte("\n")), fmt.Sprintf("the file holds the control character %U", data[at]))
	}
	strict := isJSON(name, data)
	read := readYAML
	if strict {
		read = ReadJSON
	}
	root, err := read(data)
	if err != nil {
		var broken *Error
		if !errors.As(err, &broken) {
			broken = &Error{Code: syntax, Message: err.Error()}
		}
		return nil, strict, []*Error{broken}
	}
	if faults := plain(root); len(faults) > 0 {
		return nil, strict, faults
	}
	return root, strict, nil
}

func isJSON(name string, data []byte) bool {
	return strings.HasSuffix(strings.ToLower(name), ".json") || json.Valid(data)
}

func control(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f }

// InvalidUTF8 is where the first byte stands that is not UTF-8, or -1.
func InvalidUTF8(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

func readYAML(data []byte) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	err := decoder.Decode(&document)
	switch {
	case errors.Is(err, io.EOF):
		return nil, &Error{Code: empty, Message: "the file holds no document"}
	case err != nil:
		return nil, yamlError(err)
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, &Error{Code: trailing, Line: second.Line, Message: "the file holds more than one document"}
	case !errors.Is(err, io.EOF):
		return nil, yamlError(err)
	}
	root := document.Content[0]
	if root.Kind == yaml.ScalarNode && root.ShortTag() == TagNull {
		return nil, &Error{Code: empty, Message: "the file holds no document"}
	}
	return root, nil
}

func yamlError(err error) error {
	match := yamlLine.FindStringSubmatch(err.Error())
	if match == nil {
		return err
	}
	line, _ := strconv.Atoi(match[1])
	return &Error{Code: syntax, Line: line, Message: strings.TrimPrefix(err.Error(), match[0])}
}

// plain refuses what a reader of the file could take for something else: anchors, aliases, merge keys and tags.
func plain(root *yaml.Node) []*Error {
	var faults []*Error
	refuse := func(n *yaml.Node, code, message string) {
		if len(faults) < maxFaults {
			faults = append(faults, &Error{Code: code, Line: n.Line, Message: message})
		}
	}
	var walk func(n *yaml.Node, depth int)
	walk = func(n *yaml.Node, depth int) {
		switch {
		case depth > maxDepth:
			refuse(n, tooDeep, fmt.Sprintf("nested over %d levels", maxDepth))
			return
		case n.Kind == yaml.AliasNode:
			refuse(n, yamlFeature, "aliases are not read: write the value out")
			return
		case n.Anchor != "":
			refuse(n, yamlFeature, "anchors are not read: leave &"+n.Anchor+" out")
		case n.Style&yaml.TaggedStyle != 0:
			refuse(n, yamlFeature, "tags are not read: leave "+n.Tag+" out")
		case n.ShortTag() == "!!merge":
			refuse(n, yamlFeature, "merge keys are not read: write the fields out")
		}
		for _, child := range n.Content {
			walk(child, depth+1)
		}
	}
	walk(root, 0)
	return faults
}
