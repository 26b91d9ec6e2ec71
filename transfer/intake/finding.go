package intake

import (
	"github.com/chapterv/chapterv/transfer"
)

// Kind says what a comparison found.
type Kind string

// Kinds of findings. The first four change an inventory; the others ask a person to look.
const (
	// Added is a certificate that the list shows and the inventory lacks.
	Added Kind = "added"
	// Updated is a certificate whose terms differ.
	Updated Kind = "updated"
	// Lapsed is a certificate that the inventory has as active and the list as inactive.
	Lapsed Kind = "lapsed"
	// Agrees is a certificate on which both agree; at most the day of the evidence changes.
	Agrees Kind = "agrees"
	// NotShown is a certificate that the inventory claims and the list does not show. It is left as it is.
	NotShown Kind = "not_shown"
	// NotListed is a vendor or entity in the territory of the list that is not on it, and does not claim to be.
	NotListed Kind = "not_listed"
	// ToConfirm is a party that may be one on the list. Nothing is applied; the exact legal name in the inventory would.
	ToConfirm Kind = "to_confirm"
	// Newer is a certificate whose evidence in the inventory is of a later day than the list. It is left as it is.
	Newer Kind = "newer"
	// Unclear is what the row leaves open.
	Unclear Kind = "unclear"
)

// Kinds are all kinds, in the order in which a reader wants them.
func Kinds() []Kind {
	return []Kind{Lapsed, NotShown, ToConfirm, Unclear, Added, Updated, Newer, NotListed, Agrees}
}

// Finding is one thing that a comparison found about one party.
type Finding struct {
	Kind Kind
	// Party and Name are the inventory's.
	Party, Name string
	// Scheme is empty where the finding is not about one.
	Scheme string
	// Row is the row of the list, and Legal the participant in it; 0 and empty where there is none.
	Row   int
	Legal string
	// Before is the inventory's certification and After the one it should have; each is nil where there is none.
	Before, After *transfer.Certification
	// Message says in words what was found, where more is to say than the other fields do.
	Message string

	// at is the place of Before in the party's list.
	at int
}

// Changes reports whether the finding changes the inventory.
func (f *Finding) Changes() bool {
	switch f.Kind {
	case Added, Updated, Lapsed, Agrees:
		return f.After != nil && (f.Before == nil || !sameCertification(*f.Before, *f.After))
	default:
		return false
	}
}

// Asks reports whether a person has to look: something is claimed and not shown, or shown and not certain.
func (f *Finding) Asks() bool {
	switch f.Kind {
	case NotShown, ToConfirm, Unclear:
		return true
	default:
		return false
	}
}

// Comparison is what came of holding a list against an inventory, in the order of the inventory.
type Comparison struct {
	List     *List
	Findings []Finding

	inventory *transfer.Inventory
}

// Of returns the findings of one kind.
func (c *Comparison) Of(kind Kind) []Finding {
	var list []Finding
	for _, f := range c.Findings {
		if f.Kind == kind {
			list = append(list, f)
		}
	}
	return list
}

// Asks reports whether any finding asks a person to look.
func (c *Comparison) Asks() bool {
	for _, f := range c.Findings {
		if f.Asks() {
			return true
		}
	}
	return false
}
