package transfer

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/chapterv/chapterv/transfer/internal/source"
	"go.yaml.in/yaml/v3"
)

// ReadAmendments reads amendments of the law from files in YAML or JSON, each with the one key amendments, a list. It reads as
// strictly as ReadInventory does and errs with an *InputError that lists every fault with file, line and field. Whether the
// amendments fit the law is found out where they are used.
func ReadAmendments(files ...File) ([]Amendment, error) {
	r := &amendmentReader{}
	var order []string
	for _, file := range files {
		order = append(order, file.Name)
		root, _, faults := parse(file)
		if r.faults = append(r.faults, faults...); root == nil || len(faults) > 0 {
			continue
		}
		r.file = file.Name
		r.document(root)
	}
	if len(files) == 0 {
		r.fault(FaultEmpty, 0, "", "there are no amendments to read")
	}
	if err := inputError(r.faults, order); err != nil {
		return nil, err
	}
	return r.list, nil
}

// OpenAmendments reads the named files of a file system as ReadAmendments does.
func OpenAmendments(fsys fs.FS, names ...string) ([]Amendment, error) {
	files := make([]File, 0, len(names))
	for _, name := range names {
		file, err := open(fsys, name)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return ReadAmendments(files...)
}

type amendmentReader struct {
	file   string
	list   []Amendment
	faults []Fault
}

func (r *amendmentReader) fault(code string, line int, field, message string) {
	r.faults = append(r.faults, Fault{Code: code, File: r.file, Line: line, Field: field, Message: message})
}

func (r *amendmentReader) document(root *yaml.Node) {
	fields := r.fields(root, "", "amendments")
	list, ok := fields["amendments"]
	switch {
	case fields == nil:
	case !ok:
		r.fault(FaultMissing, root.Line, "amendments", "is required")
	case list.Kind != yaml.SequenceNode:
		r.fault(FaultType, list.Line, "amendments", "must be a list")
	default:
		for i, entry := range list.Content {
			r.amendment(entry, fmt.Sprintf("amendments[%d]", i))
		}
	}
}

func (r *amendmentReader) amendment(n *yaml.Node, at string) {
	fields := r.fields(n, at, "id", "reason", "owner", "records")
	if fields == nil {
		return
	}
	a := Amendment{Records: map[string]json.RawMessage{}}
	for name, to := range map[string]*string{"id": &a.ID, "reason": &a.Reason, "owner": &a.Owner} {
		value, ok := fields[name]
		switch {
		case !ok:
			r.fault(FaultMissing, n.Line, at+"."+name, "is required")
		case value.Kind != yaml.ScalarNode || value.ShortTag() != tagText:
			r.fault(FaultType, value.Line, at+"."+name, "must be a text")
		default:
			*to = value.Value
		}
	}
	if records, ok := fields["records"]; !ok {
		r.fault(FaultMissing, n.Line, at+".records", "is required")
	} else if places := r.fields(records, at+".records"); places != nil {
		for where, patch := range places {
			value := r.value(patch, at+".records["+clip(where)+"]")
			text, err := json.Marshal(value)
			if err != nil {
				r.fault(FaultType, patch.Line, at+".records["+clip(where)+"]", err.Error())
				continue
			}
			a.Records[where] = text
		}
	}
	r.list = append(r.list, a)
}

// fields are the entries of a mapping, of which only those listed may be there, or any if none is listed.
func (r *amendmentReader) fields(n *yaml.Node, at string, allowed ...string) map[string]*yaml.Node {
	fields, broken := source.Fields(n, at, "amendments", allowed...)
	r.faults = append(r.faults, foundIn(r.file, broken)...)
	return fields
}

// value turns YAML into JSON values; a date stays the text that it is.
func (r *amendmentReader) value(n *yaml.Node, at string) any {
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for key, entry := range r.fields(n, at) {
			object[key] = r.value(entry, join(at, clip(key)))
		}
		return object
	case yaml.SequenceNode:
		list := []any{}
		for i, entry := range n.Content {
			list = append(list, r.value(entry, fmt.Sprintf("%s[%d]", at, i)))
		}
		return list
	}
	switch n.ShortTag() {
	case tagNull:
		return nil
	case tagBool:
		return strings.EqualFold(n.Value, "true")
	case tagInteger:
		return json.Number(n.Value)
	case tagFloat:
		r.fault(FaultNumber, n.Line, at, "no record holds such a number; write a text in quotes")
	}
	return n.Value
}
