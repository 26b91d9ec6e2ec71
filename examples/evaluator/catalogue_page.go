package main

import (
	"fmt"

	"github.com/chapterv/chapterv/transfer"
)

// page is what the catalogue is written on.
type page interface {
	heading(level int, text string)
	paragraph(text string)
	// entry is one thing with a code or name, what it says, and details under names.
	entry(name, text string, details ...detail)
}

// detail is left out where its text is empty.
type detail struct{ name, text string }

// writeCatalogue writes the laws, and in whole also what they share.
func writeCatalogue(p page, c *transfer.Catalogue, whole bool) {
	p.heading(1, "Catalogue of the rules and the law")
	p.paragraph(fmt.Sprintf("The law is as of %s. Each text below stands once, in the rule that gives it, and decisions quote it; "+
		"{exporter}, {importer}, {place}, {at} and {instrument} stand for those of the flow. Every last day is included. "+
		"A computed reading of dated law records; not legal advice.", c.Reviewed))
	for _, r := range c.Regimes {
		writeRegime(p, r)
	}
	if !whole {
		return
	}
	p.heading(2, "All laws: "+c.Onward.Title)
	writeMechanism(p, c.Onward)
	p.heading(2, "Codes of all laws")
	for _, code := range c.General {
		p.entry(code.Code, code.Text, detail{"Citation", code.Citation})
	}
	p.heading(2, "Records that several laws read")
	for _, r := range c.Shared {
		writeRecord(p, r)
	}
	p.heading(2, "Areas")
	for _, area := range c.Areas {
		writeArea(p, area)
	}
}

func writeRegime(p page, r transfer.RegimeEntry) {
	p.heading(2, fmt.Sprintf("%s: %s", r.ID, r.Title))
	p.paragraph(r.Description)
	p.entry("Export rule", r.ExportRule)
	p.entry("Coverage", r.Coverage)
	writeSources(p, r.Citations, r.Resources)
	for _, text := range r.LeftOut {
		p.entry("Left out", text)
	}
	list(p, "In front of every mechanism", r.Conditions, writeCondition)
	list(p, "Why a flow is not restricted", r.Reasons, writeReason)
	list(p, "Duties", r.Obligations, writeNote)
	list(p, "Warnings", r.Warnings, writeNote)
	list(p, "What a refusal mentions and nobody computes", r.Remedies, writeNote)
	list(p, "Records", r.Records, writeRecord)
	for _, m := range r.Mechanisms {
		p.heading(3, fmt.Sprintf("%s, %s: %s", r.ID, m.ID, m.Title))
		writeMechanism(p, m)
	}
}

func writeMechanism(p page, m transfer.MechanismEntry) {
	p.paragraph(m.Description)
	writeSources(p, m.Citations, m.Resources)
	list(p, "Conditions", m.Conditions, writeCondition)
	list(p, "Duties", m.Obligations, writeNote)
	list(p, "Warnings", m.Warnings, writeNote)
	if len(m.Redress) > 0 {
		p.heading(4, "Redress")
	}
	for _, r := range m.Redress {
		p.entry("", r.Channel, detail{"Citation", r.Citation})
	}
	list(p, "Records", m.Records, writeRecord)
}

func list[T any](p page, title string, entries []T, write func(page, T)) {
	if len(entries) > 0 {
		p.heading(4, title)
	}
	for _, e := range entries {
		write(p, e)
	}
}

func writeSources(p page, citations []string, resources []transfer.Resource) {
	for _, citation := range citations {
		p.entry("Citation", citation)
	}
	for _, r := range resources {
		p.entry("Text", r.Description, detail{"At", r.URL})
	}
}

func writeCondition(p page, c transfer.Condition) {
	of := ""
	if c.Of == "instrument" {
		of = "only a document, a certificate or a decision"
	}
	p.entry(c.Code, c.Text, detail{"Citation", c.Citation}, detail{"Met by", of}, detail{"Stated in", c.Fact}, detail{"Remedy", c.Remedy})
}

func writeReason(p page, r transfer.ReasonEntry) {
	p.entry(r.Code, r.Text, detail{"Citation", r.Citation}, detail{"Relies on", r.ReliedOn}, detail{"What follows the data", r.Onward})
}

func writeNote(p page, n transfer.Note) { p.entry(n.Code, n.Text, detail{"Citation", n.Citation}) }
