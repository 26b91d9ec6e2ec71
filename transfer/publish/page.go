package publish

import (
	"fmt"
	"html/template"

	"github.com/chapterv/chapterv/transfer"
)

// page is what the templates show.
type page struct {
	*file
	book *catalogue

	Style  template.CSS
	Script template.JS
	Policy string

	Name, Days string
	Law, Rules string
	Total      int
	// Whole says that the report is short enough to print every decision in full.
	Whole bool

	Outcomes   []tally
	Laws       []lawRow
	Carriers   []tally
	Cures      rows[cure]
	Remarks    rows[remark]
	Matrix     *matrix
	Picture    *picture
	Horizon    *horizon
	Comparison *comparison
	Groups     []group
	Notes      []lawNote

	anchors map[string]string
	given   told
	noted   map[string]string
}

// wholeLimit is how many decisions still make a document to print in full.
const wholeLimit = 60

func newPage(f *file, book *catalogue) *page {
	p := &page{file: f, book: book, Name: f.Organisation.Name, Total: len(f.answers), Whole: len(f.answers) <= wholeLimit}
	if p.Name == "" {
		p.Name = f.Organisation.ID
	}
	p.Days = days(f.answers)
	if len(f.answers) > 0 {
		p.Law, p.Rules = f.answers[0].Revision.Law, f.answers[0].Revision.Policies
	}
	p.anchors = map[string]string{}
	for _, a := range f.answers {
		if _, twice := p.anchors[a.Decision.Flow]; !twice {
			p.anchors[a.Decision.Flow] = "flow-" + a.Decision.Flow
		}
	}
	p.summary()
	p.Matrix = newMatrix(f)
	p.Picture = newPicture(f.bands(picturePlaces))
	p.Horizon = p.horizon()
	p.noted = map[string]string{}
	p.Notes = p.notes()
	p.Groups = p.groups()
	return p
}

// days names the day asked about, or the first and the last.
func days(answers []answer) string {
	var first, last transfer.Date
	for _, a := range answers {
		if first.IsZero() || !a.At.IsZero() && a.At.Before(first) {
			first = a.At
		}
		if last.Before(a.At) {
			last = a.At
		}
	}
	if first == last {
		return last.String()
	}
	return fmt.Sprintf("%s to %s", first, last)
}

// tally is a count with its share of a bar that is 1000 wide.
type tally struct {
	Name, ID, Class string
	N, X, Width     int
}

// link leads to a flow of the report, or only names it where it is not in it.
type link struct{ ID, Anchor string }

func (p *page) link(id string) link { return link{id, p.anchors[id]} }

// links are flows in a cell: the first few, and the others folded away.
type links struct{ First, Rest []link }

const shownLinks = 6

func (p *page) links(ids []string) links {
	var all []link
	seen := map[string]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			all = append(all, p.link(id))
		}
	}
	if len(all) <= shownLinks+2 {
		return links{First: all}
	}
	return links{all[:shownLinks], all[shownLinks:]}
}

// N is how many flows are named.
func (l links) N() int { return len(l.First) + len(l.Rest) }

// rows are the lines of a table: the first few, and the others folded away.
type rows[T any] struct{ First, Rest []T }

const shownRows = 10

func folded[T any](all []T) rows[T] {
	if len(all) <= shownRows+2 {
		return rows[T]{First: all}
	}
	return rows[T]{all[:shownRows], all[shownRows:]}
}
