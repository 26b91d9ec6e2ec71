package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

func writeRecord(p page, r transfer.RecordEntry) {
	details := []detail{
		{"About", r.Subject}, {"Adopted", day(r.Adopted)}, {"In force", span(r.InForce)},
		{"Authority", r.Authority.Citation}, {"At", r.Authority.URI},
	}
	for _, name := range slices.Sorted(maps.Keys(r.More)) {
		details = append(details, detail{strings.ReplaceAll(name, "_", " "), said(r.More[name])})
	}
	details = append(details, detail{"Reviewed", day(r.Reviewed)}, detail{"Confidence", r.Confidence}, detail{"Note", r.Note}, detail{"Record", r.Path})
	p.entry(r.ID, r.Title, details...)
}

func writeArea(p page, area transfer.AreaEntry) {
	p.heading(3, area.ID+": "+area.Title)
	for _, m := range area.Members {
		p.entry(string(m.Territory), span(m.Interval), detail{"Authority", m.Authority.Citation}, detail{"At", m.Authority.URI},
			detail{"Reviewed", day(m.Reviewed)}, detail{"Confidence", m.Confidence}, detail{"Note", m.Note})
	}
}

func day(d transfer.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func span(i transfer.Interval) string {
	switch {
	case i.From.IsZero() && i.Until.IsZero():
		return ""
	case i.Until.IsZero():
		return "from " + i.From.String() + ", open"
	case i.From.IsZero():
		return "until " + i.Until.String()
	default:
		return i.From.String() + " to " + i.Until.String()
	}
}

// said puts a JSON value in words.
func said(value any) string {
	switch value := value.(type) {
	case string:
		return value
	case bool:
		return map[bool]string{true: "yes", false: "no"}[value]
	case []any:
		parts := make([]string, len(value))
		for i, entry := range value {
			parts[i] = said(entry)
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		parts := []string{}
		for _, key := range slices.Sorted(maps.Keys(value)) {
			parts = append(parts, strings.ReplaceAll(key, "_", " ")+": "+said(value[key]))
		}
		return strings.Join(parts, "; ")
	default:
		text, _ := json.Marshal(value)
		return string(text)
	}
}
