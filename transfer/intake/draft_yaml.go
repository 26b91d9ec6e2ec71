package intake

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// YAML writes the draft as an inventory. What is required and has no source is a comment to fill in, and what else is
// open stands beside the item it concerns.
func (d *Draft) YAML() []byte {
	w := &draftWriter{notes: d.notes}
	inv := &d.Inventory
	w.put(0, "version", fmt.Sprint(inv.Version))
	switch {
	case inv.Organisation == (transfer.Organisation{}) && d.notes["organisation"] != nil:
		w.comments(0, "organisation")
		w.open(0, "organisation", "{id: acme, name: who keeps this record}")
	case inv.Organisation != (transfer.Organisation{}):
		w.line(0, "organisation:")
		w.text(2, "id", inv.Organisation.ID, "a short id, such as acme")
		w.text(2, "name", inv.Organisation.Name, "who keeps this record")
		w.comments(2, "organisation")
	}
	if !inv.AsOf.IsZero() {
		w.put(0, "as_of", inv.AsOf.String())
	} else if d.notes["as_of"] != nil {
		w.open(0, "as_of", "the date asked about, YYYY-MM-DD")
	}
	w.parties("entities", inv.Entities)
	w.parties("vendors", inv.Vendors)
	w.parties("counterparties", inv.Counterparties)
	if len(inv.Flows) > 0 {
		w.line(0, "flows:")
	}
	for _, f := range inv.Flows {
		w.flow(f)
	}
	return []byte(w.b.String())
}

type draftWriter struct {
	b     strings.Builder
	notes map[string][]string
}

func (w *draftWriter) line(indent int, text string) {
	w.b.WriteString(strings.Repeat(" ", indent) + text + "\n")
}

func (w *draftWriter) put(indent int, key, value string) { w.line(indent, key+": "+value) }

// open leaves a place for what is required.
func (w *draftWriter) open(indent int, key, hint string) {
	w.line(indent, "# "+key+":  "+hint)
}

// text writes a text, or where there is none a place for it.
func (w *draftWriter) text(indent int, key, value, hint string) {
	switch {
	case value != "":
		w.put(indent, key, scalar(value))
	case hint != "":
		w.open(indent, key, hint)
	}
}

func (w *draftWriter) list(indent int, key string, values []string) {
	if values == nil {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = scalar(v)
	}
	w.put(indent, key, "["+strings.Join(quoted, ", ")+"]")
}

func (w *draftWriter) fact(indent int, key string, f transfer.Fact) {
	if f.Stated() {
		w.put(indent, key, fmt.Sprint(f.True()))
	}
}

func (w *draftWriter) comments(indent int, item string) {
	for _, note := range w.notes[item] {
		w.line(indent, "# "+tidy(note))
	}
}

func (w *draftWriter) parties(list string, parties []transfer.Party) {
	if len(parties) > 0 {
		w.line(0, list+":")
	}
	for _, p := range parties {
		w.put(2, "- id", scalar(p.ID))
		w.text(4, "name", p.Name, "the exact legal name")
		w.text(4, "jurisdiction", string(p.Jurisdiction), "where it is established: a code such as DE")
		if list == "counterparties" {
			w.text(4, "kind", string(p.Kind), "customer, partner, carrier, public_authority, individual or other")
		}
		w.comments(4, list+"["+p.ID+"]")
	}
}

func (w *draftWriter) flow(f transfer.Flow) {
	w.put(2, "- id", scalar(f.ID))
	w.text(4, "name", f.Name, "")
	w.side("exporter", f.Exporter)
	w.side("importer", f.Importer)
	w.list(4, "data_categories", f.DataCategories)
	w.list(4, "data_subjects", f.DataSubjects)
	w.list(4, "purposes", f.Purposes)
	w.list(4, "legal_basis", f.LegalBasis)
	w.list(4, "special_categories", f.SpecialCategories)
	w.fact(4, "hr", f.HR)
	w.fact(4, "journalistic", f.Journalistic)
	w.fact(4, "children", f.Children)
	w.list(4, "regimes", f.Regimes)
	w.comments(4, "flows["+f.ID+"]")
}

func (w *draftWriter) side(key string, s transfer.Side) {
	if s.Party == "" && s.Role == "" && s.OnBehalfOf == "" {
		w.open(4, key, "{party: the id of a party, role: controller}")
		return
	}
	w.line(4, key+":")
	w.text(6, "party", s.Party, "the id of a party")
	w.text(6, "role", string(s.Role), "controller, joint-controller or processor")
	w.text(6, "on_behalf_of", s.OnBehalfOf, "")
}

var plainText = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 ._/()&'-]*$`)

// scalar writes a text so that every reader of YAML takes it for one.
func scalar(text string) string {
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return quote(text)
	}
	if plainText.MatchString(text) && !strings.HasSuffix(text, " ") {
		return text
	}
	return quote(text)
}
