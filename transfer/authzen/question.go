package authzen

import (
	"fmt"

	"github.com/chapterv/chapterv/transfer"
)

// Actions that can be asked about.
const (
	ActionTransfer = "transfer"
	ActionAccess   = "transfer.access"
	ActionOnward   = "transfer.onward"
)

// question is one evaluation, as far as it is of the form that AuthZEN requires.
type question struct {
	subject, resource entity
	action            string
	terms             map[string]any // properties of the action
	context           map[string]any
}

type entity struct {
	kind, id   string
	properties map[string]any
	stated     bool // has properties
}

// faults collects everything that is wrong with a question.
type faults []transfer.Fault

func (f *faults) add(code, field, format string, values ...any) {
	*f = append(*f, transfer.Fault{Code: code, Field: field, Message: fmt.Sprintf(format, values...)})
}

func (f faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return &transfer.InputError{Faults: f}
}

// questionOf reads one evaluation. Keys that AuthZEN does not define are passed over.
func questionOf(document map[string]any) (question, error) {
	var f faults
	q := question{
		subject: f.entity(document, "subject"), resource: f.entity(document, "resource"), context: f.object(document, "context", "context", false),
	}
	action := f.object(document, "action", "action", true)
	q.action = f.text(action, "name", "action.name")
	q.terms = f.object(action, "properties", "action.properties", false)
	return q, f.err()
}

func (f *faults) entity(document map[string]any, key string) entity {
	object := f.object(document, key, key, true)
	e := entity{
		kind: f.text(object, "type", key+".type"), id: f.text(object, "id", key+".id"),
		properties: f.object(object, "properties", key+".properties", false),
	}
	e.stated = e.properties != nil
	return e
}

func (f *faults) object(of map[string]any, key, field string, required bool) map[string]any {
	value, stated := of[key]
	object, ok := value.(map[string]any)
	switch {
	case !stated && required && of != nil:
		f.add(transfer.FaultMissing, field, "is required")
	case stated && !ok:
		f.add(transfer.FaultType, field, "is not an object")
	}
	return object
}

func (f *faults) text(of map[string]any, key, field string) string {
	if of == nil {
		return ""
	}
	value, stated := of[key]
	text, ok := value.(string)
	switch {
	case !stated || ok && text == "":
		f.add(transfer.FaultMissing, field, "is required")
	case !ok:
		f.add(transfer.FaultType, field, "is not a text")
	}
	return text
}
