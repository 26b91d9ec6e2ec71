package publish

import (
	"encoding/csv"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// CSVOption changes how CSV writes.
type CSVOption func(*csvSettings)

type csvSettings struct{ mark bool }

// WithByteOrderMark starts the file with the mark by which Excel tells UTF-8.
func WithByteOrderMark() CSVOption { return func(s *csvSettings) { s.mark = true } }

var csvColumns = []string{
	"activity", "controller", "role", "exporter", "importer", "importer_country", "access_countries", "data_categories",
	"special_category", "data_subjects", "purpose", "regime", "mechanism", "instrument_ref", "instrument_version", "module",
	"tia_ref", "tia_date", "supplementary_measures", "onward_recipients", "decision", "violations", "next_expiry",
	"evaluated_as_of", "law_data_revision", "flow",
}

// CSV writes the transfer part of a record of processing activities (GDPR Art. 30): a row for each flow and law, lines
// ended by CR LF, lists inside a cell set apart by semicolons. A cell that a spreadsheet could take for a formula starts
// with an apostrophe, and so does such a part of a cell behind a separator.
func CSV(to io.Writer, inventory *transfer.Inventory, decisions []transfer.Decision, options ...CSVOption) error {
	f, err := open(inventory, decisions)
	if err != nil {
		return err
	}
	var settings csvSettings
	for _, option := range options {
		option(&settings)
	}
	if settings.mark {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
	}
	pen := clean(to)
	out := csv.NewWriter(pen)
	out.UseCRLF = true
	if err := out.Write(csvColumns); err != nil {
		return err
	}
	for _, a := range f.answers {
		for _, r := range a.laws() {
			row := f.row(a, r)
			for i, cell := range row {
				row[i] = guarded(cell)
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	return pen.Close()
}

func (f *file) row(a answer, r transfer.RegimeDecision) []string {
	controller := a.flow.Exporter.Party
	if a.flow.Exporter.Role == transfer.Processor {
		controller = a.flow.Exporter.OnBehalfOf
	}
	activity := a.flow.Name
	if activity == "" {
		activity = a.Decision.Flow
	}
	module := ""
	if r.Module != 0 {
		module = strconv.Itoa(int(r.Module))
	}
	on, _ := f.assessment(a, r)
	var codes []string
	for _, v := range slices.Concat(r.Violations, a.own()) {
		codes = append(codes, v.Code)
	}
	return []string{
		activity, f.nameOf(controller), string(a.flow.Exporter.Role), f.nameOf(a.flow.Exporter.Party), f.nameOf(a.flow.Importer.Party),
		string(a.importer.Jurisdiction), joined(f.access(a)), joined(a.flow.DataCategories), joined(a.flow.SpecialCategories),
		joined(a.flow.DataSubjects), joined(a.flow.Purposes), r.Regime, string(r.Mechanism), string(r.Instrument),
		f.instruments[string(r.Instrument)].Version, module, on.ID, on.Completed.String(), joined(on.Measures), joined(f.recipients(a)),
		string(r.Outcome), joined(codes), r.ValidUntil.String(), a.At.String(), a.Revision.Law, a.Decision.Flow,
	}
}

func (f *file) nameOf(id string) string {
	if id == "" {
		return ""
	}
	return partyName(f.party(id))
}

// access are the places from which the data can be reached: the importer's, where they are kept, and those of whom they
// are passed on to.
func (f *file) access(a answer) []string {
	places := map[string]bool{string(a.importer.Jurisdiction): true, string(a.flow.Storage): true}
	for _, id := range f.onwardParties(a) {
		places[string(f.party(id).Jurisdiction)] = true
	}
	delete(places, "")
	return slices.Sorted(maps.Keys(places))
}

func (f *file) recipients(a answer) []string {
	var names []string
	for _, id := range f.onwardParties(a) {
		names = append(names, f.nameOf(id))
	}
	return names
}

// onwardParties are the importers of the flows that continue this one, and those whom the importer engages in turn.
func (f *file) onwardParties(a answer) []string {
	var ids []string
	for _, next := range f.onward[a.Decision.Flow] {
		ids = append(ids, next.Importer.Party)
	}
	for _, id := range a.importer.SubProcessors {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// assessment is the newest one on file, completed by the day asked about, for the law, the destination, the parties and
// the instrument. It is what the record refers to; whether it suffices is for the decision to say.
func (f *file) assessment(a answer, r transfer.RegimeDecision) (transfer.Assessment, bool) {
	var newest transfer.Assessment
	for _, s := range f.Assessments {
		switch {
		case !slices.Contains(s.Regimes, r.Regime), s.Destination != a.importer.Jurisdiction,
			s.Exporter != "" && s.Exporter != a.flow.Exporter.Party, s.Importer != "" && s.Importer != a.flow.Importer.Party,
			s.Instruments != nil && !slices.Contains(s.Instruments, string(r.Instrument)),
			s.Completed.IsZero() || a.At.Before(s.Completed):
		case newest.Completed.Before(s.Completed):
			newest = s
		}
	}
	return newest, newest.ID != ""
}

func joined(list []string) string { return strings.Join(list, "; ") }

// guarded keeps spreadsheets from computing a cell. Some split at a semicolon, a comma or a tab whatever the quotes, so what
// follows one is guarded as well.
func guarded(cell string) string {
	var out strings.Builder
	start := true
	for _, r := range cell {
		if start && strings.ContainsRune("=+-@＝＋－＠|", r) {
			out.WriteByte('\'')
		}
		if strings.ContainsRune(";,\t\r\n", r) {
			start = true
		} else if !strings.ContainsRune(" \"'\u00a0", r) {
			start = false
		}
		out.WriteRune(r)
	}
	if strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") || strings.HasPrefix(cell, "\n") {
		return "'" + out.String()
	}
	return out.String()
}
