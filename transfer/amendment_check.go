package transfer

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/chapterv/chapterv/regions"
	"github.com/open-policy-agent/opa/v1/rego"
)

// check wants every record that was touched to be one: by the schema of its kind, with days that are days, intervals that do
// not end before they start, and places, areas and onward rules that there are.
func (a *amending) check() {
	touched := slices.SortedFunc(maps.Keys(a.touched), func(x, y place) int { return cmp.Compare(x.String(), y.String()) })
	for _, where := range touched {
		at := fmt.Sprintf("amendments[%s].records[%s]", clip(a.touched[where]), clip(where.String()))
		record := a.folders[where.folder][where.id]
		fields, ok := record.(map[string]any)
		if !ok {
			a.fault(FaultType, at, "a record is an object")
			continue
		}
		a.days(at, record)
		faults, err := mismatched(recordKind(where.folder, fields), fields)
		if err != nil {
			a.fault(FaultValue, at, "%v", err)
			continue
		}
		if len(faults) > 0 && a.added[where] {
			a.noRecord(at, where)
		}
		for _, fault := range faults {
			a.fault(FaultType, at, "%s", strings.TrimPrefix(fault, "(Root): "))
		}
		a.names(at, fields)
	}
}

// noRecord says of what is no whole record that none stood there before: the id may be that of another, misspelt.
func (a *amending) noRecord(at string, where place) {
	var others []string
	for id := range a.folders[where.folder] {
		if other := (place{where.folder, id}); !a.added[other] {
			others = append(others, other.String())
		}
	}
	slices.Sort(others)
	if meant := closest(clip(where.String()), others); meant != "" {
		a.faults = append(a.faults, Fault{Code: FaultReference, Field: at, Message: "there is no such record, and this is no whole one", Suggestion: meant})
	}
}

// days checks every date inside a record and every pair of from and until.
func (a *amending) days(at string, part any) {
	switch part := part.(type) {
	case map[string]any:
		from, _ := part["from"].(string)
		until, _ := part["until"].(string)
		if until != "" && until < from {
			a.fault(FaultDate, at, "ends on %s, before it starts on %s", until, from)
		}
		for _, key := range slices.Sorted(maps.Keys(part)) {
			a.days(at+"."+key, part[key])
		}
	case []any:
		for _, entry := range part {
			a.days(at, entry)
		}
	case string:
		if _, err := ParseDate(part); dateLike.MatchString(part) && err != nil {
			a.fault(FaultDate, at, "%v", err)
		}
	}
}

var dateLike = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// names checks what a record refers to.
func (a *amending) names(at string, record map[string]any) {
	places, _ := record["countries"].([]any)
	if one, stated := record["territory"]; stated {
		places = append(places, one)
	}
	members, _ := record["members"].(map[string]any)
	for code := range members {
		places = append(places, code)
	}
	for _, code := range places {
		if text, ok := code.(string); ok {
			if _, err := regions.Parse(text); err != nil {
				a.fault(FaultCountry, at, "%v", err)
			}
		}
	}
	for field, folder := range map[string]string{"area": "regions/areas", "onward": "transfer/onward"} {
		name, stated := record[field].(string)
		if _, known := a.records(folder)[name]; stated && !known {
			a.fault(FaultReference, at+"."+field, "%q is not the id of a record of %s", clip(name), folder)
		}
	}
}

// recordKind names the schema that a record must follow; in policies each record says it of itself.
func recordKind(folder string, record map[string]any) string {
	root, _, _ := strings.Cut(folder, "/")
	kind, _ := record["kind"].(string)
	switch {
	case root == "policies" && (kind == "regulation" || kind == "duty"):
		return "law"
	case root == "policies":
		return kind
	case strings.HasPrefix(folder, "mechanisms/lib/"):
		return "shared"
	}
	switch last := path.Base(folder); last {
	case "dpf":
		return "framework"
	case "eu_scc", "ch_scc", "uk_idta", "uk_addendum", "br_scc":
		return "clauses"
	case "bcr", "br_gcr":
		return "corporate_rules"
	case "cbpr", "prp":
		return "certificate"
	case "areas":
		return "area"
	case "report":
		return "state"
	default:
		return last
	}
}

// matching is the question whether a document follows a schema.
var matching = sync.OnceValues(func() (rego.PreparedEvalQuery, error) {
	return rego.New(
		rego.Query("found := json.match_schema(json.marshal(input.value), input.schema)[1]"), rego.StrictBuiltinErrors(true),
	).PrepareForEval(context.Background())
})

// mismatched says where a record does not follow the schema of its kind.
func mismatched(kind string, record map[string]any) ([]string, error) {
	text, err := FS.ReadFile("schema/records/" + path.Base(kind) + ".json")
	if err != nil {
		return nil, fmt.Errorf("%q is no kind of record that can stand here", clip(kind))
	}
	var schema any
	if err := json.Unmarshal(text, &schema); err != nil {
		return nil, err
	}
	query, err := matching()
	if err != nil {
		return nil, err
	}
	results, err := query.Eval(context.Background(), rego.EvalInput(map[string]any{"value": record, "schema": schema}))
	if err != nil {
		return nil, fmt.Errorf("the record could not be compared with its schema: %w", err)
	}
	if len(results) != 1 {
		return nil, errors.New("the record could not be compared with its schema")
	}
	var faults []string
	list, _ := results[0].Bindings["found"].([]any)
	for _, entry := range list {
		fault, _ := entry.(map[string]any)
		faults = append(faults, fmt.Sprint(fault["error"]))
	}
	return faults, nil
}
