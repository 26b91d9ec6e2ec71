package transfer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer/internal/strictjson"
)

// amendedFile is where a stock server finds what was amended.
const amendedFile = "transfer/amendments/data.json"

// amend returns the files of the law with the amendments applied in their order, or every fault of them.
func amend(files map[string][]byte, amendments []Amendment) (map[string][]byte, error) {
	if len(amendments) == 0 {
		return files, nil
	}
	a := &amending{files: files, folders: map[string]map[string]any{}, listed: map[string]any{}, touched: map[place]string{}, added: map[place]bool{}}
	for _, amendment := range amendments {
		a.add(amendment)
	}
	a.check()
	if err := inputError(a.faults, nil); err != nil {
		return nil, err
	}
	next := maps.Clone(files)
	for folder, records := range a.folders {
		if err := put(next, path.Join(folder, "data.json"), records); err != nil {
			return nil, err
		}
	}
	return next, put(next, amendedFile, a.listed)
}

func put(files map[string][]byte, name string, records map[string]any) error {
	text, err := json.MarshalIndent(map[string]any{"records": records}, "", "  ")
	if err != nil {
		return ErrFailed.Because(err)
	}
	files[name] = append(text, '\n')
	return nil
}

// place is where a record stands.
type place struct{ folder, id string }

func (p place) String() string { return p.folder + "/records/" + p.id }

type amending struct {
	files   map[string][]byte
	folders map[string]map[string]any // the records of each folder that was touched
	touched map[place]string          // and the amendment that did so last
	added   map[place]bool            // what no record stood at before
	listed  map[string]any
	faults  []Fault
}

func (a *amending) fault(code, field, format string, values ...any) {
	a.faults = append(a.faults, Fault{Code: code, Field: field, Message: fmt.Sprintf(format, values...)})
}

// add takes one amendment in.
func (a *amending) add(amendment Amendment) {
	at := fmt.Sprintf("amendments[%s]", clip(amendment.ID))
	switch _, twice := a.listed[amendment.ID]; {
	case amendment.ID == "":
		a.fault(FaultMissing, at+".id", "is required")
	case !isID(amendment.ID):
		a.fault(FaultCode, at+".id", "%q is not an id: small letters, digits, dots, dashes and underscores", clip(amendment.ID))
	case twice:
		a.fault(FaultDuplicateID, at, "is the id of two amendments")
	}
	for field, text := range map[string]string{"reason": amendment.Reason, "owner": amendment.Owner} {
		if strings.TrimSpace(text) == "" {
			a.fault(FaultMissing, at+"."+field, "is required")
		}
	}
	if len(amendment.Records) == 0 {
		a.fault(FaultMissing, at+".records", "is required")
	}
	changed := slices.Sorted(maps.Keys(amendment.Records))
	for _, where := range changed {
		a.patch(amendment.ID, fmt.Sprintf("%s.records[%s]", at, clip(where)), where, amendment.Records[where])
	}
	a.listed[amendment.ID] = map[string]any{"reason": amendment.Reason, "owner": amendment.Owner, "records": changed}
}

func (a *amending) patch(amendment, at, where string, patch json.RawMessage) {
	folder, id, ok := strings.Cut(where, "/records/")
	records := a.records(folder)
	if !ok || id == "" || !amendable(folder) || records == nil {
		a.faults = append(a.faults, Fault{
			Code: FaultReference, Field: at, Suggestion: closest(clip(folder), a.known()),
			Message: "is not a place of law records: mechanisms/<law>/<mechanism>/records/<id>, policies/<law>/records/<id> or regions/areas/records/<id>",
		})
		return
	}
	value, err := strictjson.Decode(patch)
	if err != nil {
		a.fault(FaultSyntax, at, "%v", err)
		return
	}
	before, there := records[id]
	next := merged(before, value)
	switch {
	case next == nil && !there:
		a.fault(FaultReference, at, "there is no such record to remove")
	case next == nil:
		delete(records, id)
		delete(a.touched, place{folder, id})
	default:
		a.added[place{folder, id}] = a.added[place{folder, id}] || !there
		records[id] = next
		a.touched[place{folder, id}] = amendment
	}
}

// records are those of a folder, read when they are first touched.
func (a *amending) records(folder string) map[string]any {
	if known, ok := a.folders[folder]; ok {
		return known
	}
	text, ok := a.files[path.Join(folder, "data.json")]
	if !ok {
		return nil
	}
	var content struct {
		Records map[string]any `json:"records"`
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if decoder.Decode(&content) != nil {
		return nil
	}
	a.folders[folder] = content.Records
	return content.Records
}

// known are the folders that may be amended.
func (a *amending) known() []string {
	var list []string
	for name := range a.files {
		if path.Base(name) == "data.json" && amendable(path.Dir(name)) {
			list = append(list, path.Dir(name))
		}
	}
	slices.Sort(list)
	return list
}

// amendable tells records of law from the vocabulary and the table of packages, without which nothing could be asked.
func amendable(folder string) bool {
	root, _, _ := strings.Cut(folder, "/")
	switch folder {
	case "transfer/onward", "transfer/onward_contract", "transfer/report", "regions/areas":
		return true
	}
	return root == "mechanisms" || root == "policies"
}

// merged applies a JSON merge patch (RFC 7396). Neither value is changed.
func merged(target, patch any) any {
	changes, ok := patch.(map[string]any)
	if !ok {
		return patch
	}
	fields, _ := target.(map[string]any)
	next := map[string]any{}
	maps.Copy(next, fields)
	for key, change := range changes {
		if change == nil {
			delete(next, key)
			continue
		}
		next[key] = merged(next[key], change)
	}
	return next
}
