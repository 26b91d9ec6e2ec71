package transfer

import (
	"github.com/chapterv/chapterv/transfer/internal/source"
	"go.yaml.in/yaml/v3"
)

const (
	tagText    = source.TagText
	tagNull    = source.TagNull
	tagBool    = source.TagBool
	tagInteger = source.TagInteger
	tagFloat   = source.TagFloat
	tagDate    = source.TagDate
)

// parse turns a file into a tree of plain mappings, sequences and scalars, or says why it cannot.
func parse(file File) (*yaml.Node, bool, []Fault) {
	root, strict, broken := source.Parse(file.Name, file.Data)
	return root, strict, foundIn(file.Name, broken)
}

func foundIn(file string, broken []*source.Error) []Fault {
	var faults []Fault
	for _, e := range broken {
		faults = append(faults, Fault{Code: e.Code, File: file, Line: e.Line, Field: e.Field, Message: e.Message, Suggestion: e.Suggestion})
	}
	return faults
}

func readJSON(data []byte) (*yaml.Node, error) { return source.ReadJSON(data) }

func lookup(n *yaml.Node, key string) (*yaml.Node, bool) { return source.Lookup(n, key) }

func closest(word string, candidates []string) string { return source.Closest(word, candidates) }

func join(path, field string) string { return source.Join(path, field) }

func describe(n *yaml.Node) string { return source.Describe(n) }

func clip(s string) string { return source.Clip(s) }
