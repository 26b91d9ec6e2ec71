package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// roles states the capacities of both sides. role is a column of the record's own keeper, who exports.
func (r *ropaReader) roles(row record, item string, flow *transfer.Flow) {
	column := "exporter_role"
	if row.text(column) == "" {
		column = "role"
	}
	r.role(row, item+".exporter", column, &flow.Exporter.Role)
	r.role(row, item+".importer", "importer_role", &flow.Importer.Role)
	if module := row.text("module"); module != "" && flow.Importer.Role == "" {
		r.note(item, row, "importer_role", "the record names module "+short(module)+" of the clauses, which fits one pair of roles only")
	}
	controller, exporter := r.name(row.where(), "controller", row.text("controller")), row.text("exporter")
	switch sends := flow.Exporter.Role; {
	case controller == "" || sends == "" || exporter == "" || exact(exporter) == exact(controller):
	case sends == transfer.Processor:
		r.behalf(row, item, flow, controller)
	default:
		r.note(item, row, "controller", "is not the exporter, whose role is "+string(sends)+"; the role stays unstated")
		r.conflicts[item+".exporter"] = true
		flow.Exporter.Role = ""
	}
}

func (r *ropaReader) note(item string, row record, field, message string) {
	r.gap(item, row.where(), field, message)
}

func (r *ropaReader) role(row record, side, column string, to *transfer.Role) {
	text := row.text(column)
	found, ok := role(text)
	item, _, _ := strings.Cut(side, "].")
	switch {
	case text == "" || r.conflicts[side]:
	case !ok:
		r.note(item+"]", row, column, fmt.Sprintf("%q is no role", short(text)))
	case *to == "":
		*to = found
	case *to != found:
		r.conflicts[side], *to = true, ""
		r.note(item+"]", row, column, "the rows differ; it stays unstated")
	}
}

// behalf names the controller for which a processor sends.
func (r *ropaReader) behalf(row record, item string, flow *transfer.Flow, controller string) {
	id := r.party(&r.Inventory.Counterparties, exact(controller), controller, controller)
	switch place := item + ".on_behalf_of"; {
	case id == "" || r.conflicts[place]:
	case flow.Exporter.OnBehalfOf == "":
		flow.Exporter.OnBehalfOf = id
	case flow.Exporter.OnBehalfOf != id:
		r.conflicts[place], flow.Exporter.OnBehalfOf = true, ""
		r.note(item, row, "controller", "the rows differ; for whom the exporter acts stays unstated")
	}
}

// facts states what a row answers with yes or no, or with words that are known.
func (r *ropaReader) facts(row record, item string, flow *transfer.Flow) {
	r.fact(row, item, "hr", &flow.HR)
	r.fact(row, item, "journalistic", &flow.Journalistic)
	r.fact(row, item, "children", &flow.Children)
	r.special(row, item, flow)
	r.bases(row, item, flow)
	for _, word := range many(row.cells["regime"]) {
		if !vocabulary("law")[word] {
			// Kept as it is, so that the draft is refused: leaving a law out would ask less than the record does.
			r.note(item, row, "regime", fmt.Sprintf("%q is no law that is known by this name; write its id", short(word)))
		}
		r.terms(&flow.Regimes, item, row.where(), "regime", word)
	}
}

func (r *ropaReader) fact(row record, item, column string, to *transfer.Fact) {
	text := row.text(column)
	yes, known := answer(text)
	switch place := item + "." + column; {
	case text == "" || r.conflicts[place]:
	case !known:
		r.note(item, row, column, fmt.Sprintf("%q is neither yes nor no", short(text)))
		r.conflicts[place], *to = true, transfer.NotStated
	case !to.Stated():
		*to = transfer.FactOf(yes)
	case to.True() != yes:
		r.note(item, row, column, "the rows differ; it stays unstated")
		r.conflicts[place], *to = true, transfer.NotStated
	}
}

// special reads no, or the kinds by name. A yes does not say which.
func (r *ropaReader) special(row record, item string, flow *transfer.Flow) {
	text := row.text("special_category")
	place := item + ".special_category"
	if text == "" || r.conflicts[place] {
		return
	}
	kinds := []string{}
	if yes, known := answer(text); !known || yes {
		for _, word := range many(row.cells["special_category"]) {
			word = strings.ToLower(word)
			if !vocabulary("special_category")[word] {
				r.note(item, row, "special_category", fmt.Sprintf("%q does not say which; all stay unstated", short(word)))
				r.conflicts[place], flow.SpecialCategories = true, nil
				return
			}
			kinds = append(kinds, word)
		}
	}
	if flow.SpecialCategories == nil {
		flow.SpecialCategories = []string{}
	}
	for _, kind := range kinds {
		if !slices.Contains(flow.SpecialCategories, kind) {
			flow.SpecialCategories = append(flow.SpecialCategories, kind)
		}
	}
}

// bases reads legal bases. One that is not known leaves all of them unstated.
func (r *ropaReader) bases(row record, item string, flow *transfer.Flow) {
	place := item + ".legal_basis"
	for _, word := range many(row.cells["legal_basis"]) {
		found, ok := legalBasis(word)
		switch {
		case r.conflicts[place]:
		case !ok:
			r.note(item, row, "legal_basis", fmt.Sprintf("%q is not known; the list stays unstated", short(word)))
			r.conflicts[place], flow.LegalBasis = true, nil
		default:
			r.terms(&flow.LegalBasis, item, row.where(), "legal_basis", found)
		}
	}
}
