package intake

import (
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// The columns of a record of processing activities that say something of a flow.
var ropaColumns = []string{
	"activity", "controller", "role", "exporter", "exporter_country", "exporter_role", "importer", "importer_country", "importer_role",
	"data_categories", "special_category", "data_subjects", "purpose", "legal_basis", "hr", "journalistic", "children", "regime",
}

// ropaClaims are columns that name a document or a place without what the rules ask of it, by what to add instead.
var ropaClaims = map[string]string{
	"mechanism":              "a mechanism is computed and never taken over; add the certificates and documents behind it",
	"instrument_ref":         "add the instrument, with its parties and dates",
	"instrument_version":     "add the instrument, with its parties and dates",
	"module":                 "add the instrument, with its modules",
	"tia_ref":                "add the assessment, with its regimes, destination and conclusion",
	"tia_date":               "add the assessment, with its regimes, destination and conclusion",
	"supplementary_measures": "add the assessment, with its measures",
	"onward_recipients":      "add a flow to each, after this one",
	"access_countries":       "add a flow to whoever has access from there",
	"storage":                "add it to the flow, as a code",
}

// ropaResults are columns that an evaluation fills in. They are not read.
var ropaResults = []string{"decision", "violations", "next_expiry", "evaluated_as_of", "law_data_revision", "outcome", "warnings", "valid_until", "flow"}

// ReadRoPA drafts an inventory from a record of processing activities in CSV, with the columns
//
//	activity,controller,role,exporter,importer,importer_country,access_countries,data_categories,special_category,
//	data_subjects,purpose,regime,mechanism,instrument_ref,instrument_version,module,tia_ref,tia_date,
//	supplementary_measures,onward_recipients
//
// of which activity and importer, and exporter or controller, must be there; exporter_country, exporter_role, importer_role, legal_basis,
// hr, journalistic and children are read where they are. Several values in a cell are parted by semicolons. Rows of one activity,
// exporter and importer are one flow. role is the exporter's. Mechanisms and documents that the record names are claims and
// become gaps. A file that lacks a column or is malformed is a [transfer.InputError].
func ReadRoPA(file transfer.File, options DraftOptions) (*Draft, error) {
	known := slices.Concat(ropaColumns, ropaResults)
	for name := range ropaClaims {
		known = append(known, name)
	}
	t, err := readTable(file, known)
	if err != nil {
		return nil, err
	}
	required := []string{"activity", "importer"}
	if !t.has("controller") {
		required = append(required, "exporter")
	}
	if err := t.require(required...); err != nil {
		return nil, err
	}
	r := &ropaReader{builder: newBuilder(file, options), table: t, conflicts: map[string]bool{}}
	r.whole(known)
	for _, row := range t.rows {
		if err := r.row(row); err != nil {
			return nil, err
		}
	}
	return r.Draft, nil
}

type ropaReader struct {
	*builder
	table     *table
	conflicts map[string]bool
}

// whole notes what the file leaves open for every row.
func (r *ropaReader) whole(known []string) {
	if r.options.Known == nil {
		r.gap("organisation", "", "organisation", "the record does not say whose it is")
		r.gap("", "", "entities, vendors", "the record does not say who belongs to the group: exporters are listed as entities, importers as vendors")
	}
	if r.options.AsOf.IsZero() && (r.options.Known == nil || r.options.Known.AsOf.IsZero()) {
		r.gap("as_of", "", "as_of", "the date asked about is not stated")
	}
	for _, name := range ropaColumns {
		switch {
		case r.table.has(name), name == "controller", name == "exporter":
		case name == "exporter_role" && r.table.has("role"):
		default:
			r.gap("", "", name, "the record has no such column; what it would say stays unstated")
		}
	}
	for _, name := range r.table.headings {
		if name != "" && !slices.Contains(known, name) {
			r.gap("", "", name, "the column is not read")
		}
	}
}

func (r *ropaReader) row(row record) error {
	activity := r.name(row.where(), "activity", row.text("activity"))
	exporter, importer := r.exporter(row), r.name(row.where(), "importer", row.text("importer"))
	if activity == "" || importer == "" {
		r.gap("", row.where(), "activity, importer", "the row lacks one of them and is not used")
		return nil
	}
	key := activity + "\x00" + exact(exporter) + "\x00" + exact(importer)
	flow, fresh, err := r.flow(key, activity+" "+importer)
	if err != nil {
		return err
	}
	item := "flows[" + flow.ID + "]"
	if fresh {
		flow.Name = activity
		flow.Exporter.Party = r.side(&r.Inventory.Entities, row, item, "exporter", exporter)
		flow.Importer.Party = r.side(&r.Inventory.Vendors, row, item, "importer", importer)
	} else {
		r.place(row, "exporter", flow.Exporter.Party)
		r.place(row, "importer", flow.Importer.Party)
	}
	r.roles(row, item, flow)
	r.terms(&flow.DataCategories, item, row.where(), "data_categories", many(row.cells["data_categories"])...)
	r.terms(&flow.DataSubjects, item, row.where(), "data_subjects", many(row.cells["data_subjects"])...)
	r.terms(&flow.Purposes, item, row.where(), "purpose", many(row.cells["purpose"])...)
	r.facts(row, item, flow)
	for _, name := range r.table.headings {
		if todo, claim := ropaClaims[name]; claim && row.text(name) != "" {
			r.gap(item, row.where(), name, fmt.Sprintf("%q: %s", short(row.text(name)), todo))
		}
	}
	return nil
}

// exporter is who sends: where the record does not say it, the controller that keeps the record as one.
func (r *ropaReader) exporter(row record) string {
	if name := r.name(row.where(), "exporter", row.text("exporter")); name != "" {
		return name
	}
	controller := r.name(row.where(), "controller", row.text("controller"))
	if as, ok := role(row.text("role")); ok && as != transfer.Processor && controller != "" {
		r.gap("", row.where(), "exporter", "is not stated; the controller is taken, which keeps the record as such")
		return controller
	}
	return ""
}

// side returns the party on one side.
func (r *ropaReader) side(list *[]transfer.Party, row record, item, side, name string) string {
	if name == "" {
		r.gap(item, row.where(), side, "is not stated")
		return ""
	}
	id := r.party(list, exact(name), name, name)
	r.place(row, side, id)
	return id
}

// place states where a party is established, unless rows contradict each other.
func (r *ropaReader) place(row record, side, id string) {
	column := side + "_country"
	p, item := r.added(id)
	if p == nil || !r.table.has(column) {
		return
	}
	where, note, ok := territory(row.text(column))
	if note != "" {
		r.gap(item, row.where(), column, note)
	}
	switch {
	case !ok || r.conflicts[item]:
	case p.Jurisdiction == "":
		p.Jurisdiction = where
	case p.Jurisdiction != where:
		r.conflicts[item] = true
		r.gap(item, row.where(), column, fmt.Sprintf("%s here and %s in another row; it stays unstated", where, p.Jurisdiction))
		p.Jurisdiction = ""
	}
}
