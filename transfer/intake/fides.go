package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

// ReadFides drafts an inventory from the systems of a fideslang file (3.0). A system with a legal name is that party, one
// with a vendor id a supplier whose legal name is not stated, and any other one the organisation's own. Each data flow
// between systems of two parties becomes a flow; for a supplier's system without one, a flow from the organisation to it. The format has no country
// and no executed document, so none is drafted. A file that is malformed or lists no system is a [transfer.InputError].
func ReadFides(file transfer.File, options DraftOptions) (*Draft, error) {
	parsed, err := readFides(file)
	if err != nil {
		return nil, err
	}
	r := &fidesReader{
		builder: newBuilder(file, options), systems: map[string]*fidesSystem{}, names: map[string]string{},
		own: map[string]bool{}, named: map[string]bool{}, stated: map[string]bool{},
	}
	for _, o := range parsed.Organizations {
		r.names[o.Key] = r.name("organization "+o.Key, "name", o.Name)
	}
	r.whole(parsed)
	for i := range parsed.Systems {
		s := &parsed.Systems[i]
		r.systems[s.Key] = s
		r.owner(s)
	}
	for i := range parsed.Systems {
		if err := r.flows(&parsed.Systems[i]); err != nil {
			return nil, err
		}
	}
	for i := range parsed.Systems {
		if err := r.supplier(&parsed.Systems[i]); err != nil {
			return nil, err
		}
	}
	return r.Draft, nil
}

type fidesReader struct {
	*builder
	systems map[string]*fidesSystem
	names   map[string]string // organisations by key
	own     map[string]bool   // systems of an organisation itself
	named   map[string]bool   // systems in a flow between two parties
	stated  map[string]bool   // flows of whose categories a data flow tells
}

// whole notes what the format leaves open for every item, and who the organisation is.
func (r *fidesReader) whole(parsed *fidesFile) {
	r.gap("", "", "jurisdiction", "the format has no country, so none is stated")
	r.gap("", "", "hr, journalistic, special_categories", "the format does not state them as the rules ask; they stay unstated")
	r.gap("", "", "instruments, certifications, assessments", "the format has words for them and no documents; add those that exist")
	if r.options.AsOf.IsZero() && (r.options.Known == nil || r.options.Known.AsOf.IsZero()) {
		r.gap("as_of", "", "as_of", "the date asked about is not stated")
	}
	if r.options.Known != nil {
		return
	}
	var keys []string
	for _, s := range parsed.Systems {
		if key := organizationKey(&s); !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if len(keys) > 1 {
		r.gap("organisation", "", "organisation", "the systems belong to more than one: "+short(strings.Join(keys, ", ")))
		return
	}
	r.Inventory.Organisation = transfer.Organisation{ID: idOf(keys[0]), Name: r.names[keys[0]]}
	if r.names[keys[0]] == "" {
		r.gap("organisation", "", "organisation", "the file does not name it")
	}
}

func organizationKey(s *fidesSystem) string { return cmp.Or(s.Organization, "default_organization") }

// owner returns the party that a system belongs to.
func (r *fidesReader) owner(s *fidesSystem) string {
	organization := organizationKey(s)
	own := r.names[organization]
	where := "system " + s.Key
	name := r.name(where, "legal_name", s.LegalName)
	switch {
	case name != "" && exact(name) != exact(own):
		id := r.party(&r.Inventory.Vendors, "name "+exact(name), name, name)
		r.hint(id, s)
		return id
	case name == "" && s.VendorID != "":
		called := cmp.Or(tidy(s.Name), s.Key)
		id := r.party(&r.Inventory.Vendors, "vendor "+s.VendorID, "", called)
		r.gap("vendors["+id+"]", where, "legal_name", fmt.Sprintf("the supplier of %q is known by an id only", short(called)))
		r.hint(id, s)
		return id
	default:
		r.own[s.Key] = true
		return r.organization(s)
	}
}

// organization returns the party that is the organisation of a system.
func (r *fidesReader) organization(s *fidesSystem) string {
	key := organizationKey(s)
	return r.party(&r.Inventory.Entities, "organization "+key, r.names[key], cmp.Or(r.names[key], key))
}

// hint shows an address, from which a person can tell the country.
func (r *fidesReader) hint(id string, s *fidesSystem) {
	if p, item := r.added(id); p != nil && tidy(s.LegalAddress) != "" {
		r.gap(item, "system "+s.Key, "jurisdiction", "the address is "+short(tidy(s.LegalAddress)))
	}
}

// flows drafts the data flows that a system states.
func (r *fidesReader) flows(s *fidesSystem) error {
	where := "system " + s.Key
	for _, f := range s.Egress {
		if to := r.end(where, "egress", f); to != nil {
			if err := r.between(s, to, f); err != nil {
				return err
			}
		}
	}
	for _, f := range s.Ingress {
		if from := r.end(where, "ingress", f); from != nil {
			if err := r.between(from, s, f); err != nil {
				return err
			}
		}
	}
	if s.Transfers {
		r.gap("", where, "does_international_transfers", "says so, and not to which country")
	}
	if len(s.Bases) > 0 {
		r.gap("", where, "legal_basis_for_transfers", fmt.Sprintf("%q is a claim; add the documents", short(strings.Join(s.Bases, ", "))))
	}
	for _, d := range s.Declarations {
		if d.Special {
			r.gap("", where, "processes_special_category_data", fmt.Sprintf("%q says so, and not which", short(d.Name)))
		}
		if d.Shared || d.ThirdParties != "" {
			r.gap("", where, "third_parties", fmt.Sprintf("%q shares data with third parties: %s; add a flow to each", short(d.Name), cmp.Or(short(tidy(d.ThirdParties)), "none is named")))
		}
	}
	return nil
}

// end returns the system at the other end of a data flow, or nil where there is none.
func (r *fidesReader) end(where, field string, f fidesFlow) *fidesSystem {
	other, ok := r.systems[f.Key]
	switch {
	case f.Type != "" && f.Type != "system":
		r.gap("", where, field, fmt.Sprintf("%q is a %s, which is no party", short(f.Key), short(f.Type)))
		return nil
	case !ok:
		r.gap("", where, field, fmt.Sprintf("%q is no system of the file", short(f.Key)))
		return nil
	}
	return other
}
