package intake

import (
	"sync"

	"github.com/chapterv/chapterv/transfer"
)

// List is a register of certified organisations as it stood on one day. It is complete for its schemes: who is not on it
// holds no such certificate. A List is not changed once it is read, and is safe for concurrent use.
type List struct {
	// Title names the list for people.
	Title string
	// Schemes are those that the list speaks of.
	Schemes []string
	// Snapshot is the day of the evidence, and zero where nobody stated it.
	Snapshot transfer.Date
	Entries  []Entry
	// Gaps concern the whole list; those of one row are with its entry.
	Gaps []Gap

	once  sync.Once
	index *names
}

// Entry is what one row says: one participant under one scheme.
type Entry struct {
	// Row counts from 1, as the file does.
	Row int
	// Legal is the exact legal name of the participant.
	Legal string
	// Display is the name it goes by. Nothing is matched by it.
	Display string
	// Covered are the entities that the row names as covered, as far as it is certain where one name ends.
	Covered []string
	// Uncertain are pieces of a cell of covered entities that may or may not be names.
	Uncertain []string
	// Link and Address tell apart two participants of one legal name.
	Link, Address string
	// Home is where the list places the participant.
	Home transfer.Territory
	// Status is the word of the list; the code is in Certification, and empty where the word is not known.
	Status string
	// Certification is what the row says of a certificate. Without scheme or status it is not applied.
	Certification transfer.Certification
	Gaps          []Gap

	// shownFrom says that From is only the day of the list, on which the certificate is shown as active.
	shownFrom bool
	// pausedFrom is when the row was inactive before it was active again.
	pausedFrom transfer.Date
}

func (e *Entry) gap(where, field, message string) {
	e.Gaps = append(e.Gaps, Gap{Where: where, Field: field, Message: message})
}

// applicable reports whether the row says enough to be a certification.
func (e *Entry) applicable() bool {
	return e.Certification.Scheme != "" && e.Certification.Status != ""
}

// same reports whether two rows of one legal name are of one participant: its page or its address is the same, or neither
// row has either.
func (e *Entry) same(other *Entry) bool {
	if exact(e.Legal) != exact(other.Legal) {
		return false
	}
	if e.Link != "" && e.Link == other.Link || e.Address != "" && e.Address == other.Address {
		return true
	}
	return e.Link+e.Address == "" && other.Link+other.Address == ""
}

func active(status string) bool {
	return status == "active" || status == "active-recertification-under-review"
}

func (l *List) names() *names {
	l.once.Do(func() { l.index = newNames(l.Entries) })
	return l.index
}
