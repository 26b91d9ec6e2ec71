package transfer

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
	maxFile  = 16 << 20
	maxDepth = 32
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// parse turns a file into a tree of plain mappings, sequences and scalars, or says why it cannot.
func parse(file File) (*yaml.Node, bool, []Fault) {
	fault := func(code string, line int, message string) []Fault {
		return []Fault{{Code: code, File: file.Name, Line: line, Message: message}}
	}
	if len(file.Data) > maxFile {
		return nil, false, fault(FaultTooLarge, 0, "the file is over 16 MiB")
	}
	data := bytes.TrimPrefix(file.Data, byteOrderMark)
	if at := invalidUTF8(data); at >= 0 {
		return nil, false, fault(FaultUTF8, 1+bytes.Count(data[:at], []byte("\n")), "the file is not UTF-8")
	}
	if at := bytes.IndexFunc(data, control); at >= 0 {
		return nil, false, fault(FaultText, 1+bytes.Count(data[:at], []byte("\n")), fmt.Sprintf("the file holds the control character %U", data[at]))
	}
	strict := isJSON(file.Name, data)
	read := readYAML
	if strict {
		read = readJSON
	}
	root, err := read(data)
	if err != nil {
		var broken *sourceError
		if !errors.As(err, &broken) {
			broken = &sourceError{code: FaultSyntax, message: err.Error()}
		}
		return nil, strict, fault(broken.code, broken.line, broken.message)
	}
	if faults := plain(root, file.Name); len(faults) > 0 {
		return nil, strict, faults
	}
	return root, strict, nil
}

type sourceError struct {
	code    string
	line    int
	message string
}

func (e *sourceError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.message) }

func isJSON(name string, data []byte) bool {
	return strings.HasSuffix(strings.ToLower(name), ".json") || json.Valid(data)
}

func control(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f }

func invalidUTF8(data []byte) int {
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
		return nil, &sourceError{code: FaultEmpty, message: "the file holds no document"}
	case err != nil:
		return nil, yamlError(err)
	}
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, &sourceError{code: FaultTrailing, line: second.Line, message: "the file holds more than one document"}
	case !errors.Is(err, io.EOF):
		return nil, yamlError(err)
	}
	root := document.Content[0]
	if root.Kind == yaml.ScalarNode && root.ShortTag() == tagNull {
		return nil, &sourceError{code: FaultEmpty, message: "the file holds no document"}
	}
	return root, nil
}

func yamlError(err error) error {
	match := yamlLine.FindStringSubmatch(err.Error())
	if match == nil {
		return err
	}
	line, _ := strconv.Atoi(match[1])
	return &sourceError{code: FaultSyntax, line: line, message: strings.TrimPrefix(err.Error(), match[0])}
}

// plain refuses what a reader of the file could take for something else: anchors, aliases, merge keys and tags.
func plain(root *yaml.Node, file string) []Fault {
	var faults []Fault
	refuse := func(n *yaml.Node, code, message string) {
		if len(faults) < maxFaults {
			faults = append(faults, Fault{Code: code, File: file, Line: n.Line, Message: message})
		}
	}
	var walk func(n *yaml.Node, depth int)
	walk = func(n *yaml.Node, depth int) {
		switch {
		case depth > maxDepth:
			refuse(n, FaultTooDeep, fmt.Sprintf("nested over %d levels", maxDepth))
			return
		case n.Kind == yaml.AliasNode:
			refuse(n, FaultYAMLFeature, "aliases are not read: write the value out")
			return
		case n.Anchor != "":
			refuse(n, FaultYAMLFeature, "anchors are not read: leave &"+n.Anchor+" out")
		case n.Style&yaml.TaggedStyle != 0:
			refuse(n, FaultYAMLFeature, "tags are not read: leave "+n.Tag+" out")
		case n.ShortTag() == "!!merge":
			refuse(n, FaultYAMLFeature, "merge keys are not read: write the fields out")
		}
		for _, child := range n.Content {
			walk(child, depth+1)
		}
	}
	walk(root, 0)
	return faults
}

func lookup(n *yaml.Node, key string) (*yaml.Node, bool) {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil, false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1], true
		}
	}
	return nil, false
}
