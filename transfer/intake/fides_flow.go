package intake

import (
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

// between drafts a flow between two systems, if they are of two parties.
func (r *fidesReader) between(from, to *fidesSystem, f fidesFlow) error {
	exporter, importer := r.owner(from), r.owner(to)
	if exporter == importer && exporter != "" {
		r.gap("", "system "+from.Key, "egress", fmt.Sprintf("the flow to %q stays with one party and is no disclosure to another", short(to.Key)))
		return nil
	}
	r.named[from.Key], r.named[to.Key] = true, true
	flow, fresh, err := r.flow(from.Key+"\x00"+to.Key, from.Key+" to "+to.Key)
	if err != nil {
		return err
	}
	if fresh && from.Name != "" && to.Name != "" {
		flow.Name = r.name("", "name", from.Name+" to "+to.Name)
	}
	flow.Exporter.Party, flow.Importer.Party = exporter, importer
	flow.Exporter.Role, flow.Importer.Role = r.role(flow, from), r.role(flow, to)
	item, where := "flows["+flow.ID+"]", "system "+from.Key
	if len(f.Categories) > 0 && !r.stated[flow.ID] {
		// What a data flow states is narrower than what the declarations about it do.
		r.stated[flow.ID], flow.DataCategories = true, nil
	}
	r.terms(&flow.DataCategories, item, where, "data_categories", f.Categories...)
	var about []fidesDeclaration
	for _, d := range from.Declarations {
		if slices.Contains(d.Egress, to.Key) {
			about = append(about, d)
		}
	}
	for _, d := range to.Declarations {
		if slices.Contains(d.Ingress, from.Key) {
			about = append(about, d)
		}
	}
	r.describe(flow, where, about, !r.stated[flow.ID])
	return nil
}

// supplier drafts the flow to a supplier's system that no data flow names.
func (r *fidesReader) supplier(s *fidesSystem) error {
	if r.named[s.Key] || r.own[s.Key] {
		return nil
	}
	own, importer := r.organization(s), r.owner(s)
	flow, _, err := r.flow("\x00"+s.Key, s.Key)
	if err != nil {
		return err
	}
	flow.Name = r.name("", "name", s.Name)
	item, where := "flows["+flow.ID+"]", "system "+s.Key
	flow.Exporter.Party, flow.Importer.Party = own, importer
	flow.Importer.Role = r.role(flow, s)
	r.gap(item, where, "egress", "no data flow names the system; the flow is drafted because it is a supplier's")
	r.describe(flow, where, s.Declarations, true)
	return nil
}

// role returns the one role that a system states for its party.
func (r *fidesReader) role(flow *transfer.Flow, s *fidesSystem) transfer.Role {
	var found transfer.Role
	for _, word := range s.Role {
		one, ok := role(word)
		if !ok || found != "" && found != one {
			r.gap("flows["+flow.ID+"]", "system "+s.Key, "responsibility", fmt.Sprintf("%q is not one role", short(fmt.Sprint([]string(s.Role)))))
			return ""
		}
		found = one
	}
	return found
}

// describe says of a flow what the declarations about it say.
func (r *fidesReader) describe(flow *transfer.Flow, where string, about []fidesDeclaration, categories bool) {
	item := "flows[" + flow.ID + "]"
	if len(about) == 0 {
		r.gap(item, where, "privacy_declarations", "none names this flow, so what it is for is not stated")
		return
	}
	bases := map[string]bool{}
	for _, d := range about {
		if categories {
			r.terms(&flow.DataCategories, item, where, "data_categories", d.Categories...)
		}
		r.terms(&flow.DataSubjects, item, where, "data_subjects", d.Subjects...)
		r.terms(&flow.Purposes, item, where, "data_use", d.Use)
		bases[d.Basis] = true
	}
	if len(bases) > 1 {
		r.gap(item, where, "legal_basis_for_processing", "the declarations differ, so none is taken for the flow")
		return
	}
	for basis := range bases {
		if known, ok := legalBasis(basis); ok {
			r.terms(&flow.LegalBasis, item, where, "legal_basis", known)
		} else if basis != "" {
			r.gap(item, where, "legal_basis_for_processing", fmt.Sprintf("%q is not known", short(basis)))
		}
	}
}
