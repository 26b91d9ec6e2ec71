package whatif

import (
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/chapterv/chapterv/transfer"
	"github.com/chapterv/chapterv/transfer/internal/source"
	"go.yaml.in/yaml/v3"
)

// maxEvents is far beyond any scenario that a person wrote.
const maxEvents = 1000

// Read reads a scenario from a file in YAML or JSON, as strictly as transfer.ReadInventory reads an inventory, and errs with a
// *transfer.InputError that lists every fault with file, line and field. Whether what the events name is there is found out where
// the scenario is applied, as is whether an event lacks its party: see ForParty.
func Read(file transfer.File) (Scenario, error) {
	root, strict, broken := source.Parse(file.Name, file.Data)
	r := &reader{file: file.Name, strict: strict, where: map[string]transfer.Position{}}
	if r.note(broken); len(broken) > 0 {
		return Scenario{}, (&faults{list: r.faults}).err()
	}
	s := r.scenario(root)
	s.where = r.where
	f := s.check(false)
	f.list = slices.DeleteFunc(f.list, func(fault transfer.Fault) bool { // what is wrong with a field is said once
		return slices.ContainsFunc(r.faults, func(known transfer.Fault) bool { return known.Field == fault.Field })
	})
	if f.list = append(f.list, r.faults...); len(f.list) > 0 {
		return Scenario{}, f.err()
	}
	return s, nil
}

// Open reads the named file of a file system as Read does.
func Open(fsys fs.FS, name string) (Scenario, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return Scenario{}, fmt.Errorf("reading a scenario: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, source.MaxFile+1))
	if err != nil {
		return Scenario{}, fmt.Errorf("reading a scenario: %w", err)
	}
	return Read(transfer.File{Name: name, Data: data})
}

type reader struct {
	file   string
	strict bool // JSON: a number is no text
	where  map[string]transfer.Position
	faults []transfer.Fault
}

func (r *reader) note(broken []*source.Error) {
	for _, e := range broken {
		r.faults = append(r.faults, transfer.Fault{
			Code: e.Code, File: r.file, Line: e.Line, Field: e.Field, Message: e.Message, Suggestion: e.Suggestion,
		})
	}
}

func (r *reader) fault(code string, n *yaml.Node, field, message string) {
	r.faults = append(r.faults, transfer.Fault{Code: code, File: r.file, Line: n.Line, Field: field, Message: message})
}

// fields are those of a mapping; each is remembered with its place.
func (r *reader) fields(n *yaml.Node, at, of string, allowed ...string) map[string]*yaml.Node {
	fields, broken := source.Fields(n, at, of, allowed...)
	r.note(broken)
	r.where[at] = transfer.Position{File: r.file, Line: n.Line}
	for name, value := range fields {
		r.where[source.Join(at, name)] = transfer.Position{File: r.file, Line: value.Line}
	}
	return fields
}

func (r *reader) scenario(root *yaml.Node) Scenario {
	var s Scenario
	fields := r.fields(root, "", "a scenario", "name", "description", "as_of", "events")
	s.Name, s.Description = r.text(fields, "name", ""), r.text(fields, "description", "")
	s.AsOf = r.date(fields, "as_of", "")
	events, stated := fields["events"]
	switch {
	case !stated:
	case events.Kind != yaml.SequenceNode:
		r.fault(transfer.FaultType, events, "events", "must be a list, not "+source.Describe(events))
	case len(events.Content) > maxEvents:
		r.fault(transfer.FaultTooLarge, events, "events", fmt.Sprintf("has over %d events", maxEvents))
	default:
		for i, n := range events.Content {
			s.Events = append(s.Events, r.event(n, fmt.Sprintf("events[%d]", i)))
		}
	}
	return s
}

func (r *reader) event(n *yaml.Node, at string) Event {
	fields := r.fields(n, at, "an event", append([]string{"do"}, fieldOrder...)...)
	text := func(name string) string { return r.text(fields, name, at) }
	return Event{
		Do: Action(text("do")), Record: text("record"), Regime: text("regime"), Destination: transfer.Territory(text("destination")),
		Onward: text("onward"), Version: text("version"), Instrument: text("instrument"), Party: text("party"), Scheme: text("scheme"),
		To: transfer.Territory(text("to")), From: r.date(fields, "from", at), Until: r.date(fields, "until", at),
	}
}

// text is a text as it is written: in YAML also one that looks like a number or a date.
func (r *reader) text(fields map[string]*yaml.Node, name, at string) string {
	n, stated := fields[name]
	if !stated {
		return ""
	}
	tag := n.ShortTag()
	number := tag == source.TagInteger || tag == source.TagFloat || tag == source.TagDate
	switch {
	case n.Kind != yaml.ScalarNode || tag != source.TagText && (r.strict || !number):
		r.fault(transfer.FaultType, n, source.Join(at, name), "must be a text, not "+source.Describe(n))
		return ""
	case n.Value == "":
		r.fault(transfer.FaultMissing, n, source.Join(at, name), "is empty; leave the field out where it is not stated")
	}
	return n.Value
}

func (r *reader) date(fields map[string]*yaml.Node, name, at string) transfer.Date {
	written := r.text(fields, name, at)
	if written == "" {
		return transfer.Date{}
	}
	day, err := transfer.ParseDate(written)
	if err != nil {
		r.fault(transfer.FaultDate, fields[name], source.Join(at, name), err.Error())
	}
	return day
}
