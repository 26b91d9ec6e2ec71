package random

import (
	"fmt"
	"slices"

	"github.com/chapterv/chapterv/transfer"
)

const (
	flowsInScene = 64
	edgesInScene = 8  // each is asked on three days
	mostPeople   = 50 // before a story must make do with whoever is there
)

// Scene is one inventory with the flows that it asks about.
type Scene struct {
	Seed, Number uint64
	Inventory    *transfer.Inventory
	// Aims say, by flow id, what each flow was made for; chance may have made something else of it.
	Aims map[string]Aim
}

// Aim is what a flow was made for.
type Aim struct {
	Law       string
	Mechanism transfer.Mechanism
	// Edge, if there is one, is the date that the flow looks at, and Offset how many days from it: -1, 0 or 1.
	Edge   *Edge
	Offset int
	// Flaws are what was spoiled on purpose.
	Flaws []string
}

// String names the scene so that New can make it again.
func (s *Scene) String() string { return fmt.Sprintf("seed %d, scene %d", s.Seed, s.Number) }

// FlowsInScene is how many flows a scene has.
func FlowsInScene() int { return flowsInScene }

// ScenesToEveryEdge is how many scenes in a row, from any number on, come to every date of the records.
func ScenesToEveryEdge() int { return (len(lawbook().edges) + edgesInScene - 1) / edgesInScene }

// New makes the scene of that number.
func New(seed, number uint64) *Scene {
	w := &world{dice: newDice(seed, number), book: lawbook(), aims: map[string]Aim{}}
	edges := edgesOf(number)
	w.settle(edges)
	for _, edge := range edges {
		w.lookAt(edge)
	}
	for len(w.flows) < flowsInScene {
		switch w.weighed(62, 18, 14, 6) {
		case 0:
			w.tell(w.ground(), transfer.Date{})
		case 1:
			w.travel()
		case 2:
			w.exempt()
		default:
			w.stray()
		}
	}
	w.decree()
	return &Scene{Seed: seed, Number: number, Inventory: w.inventory(), Aims: w.aims}
}

// edgesOf deals the dates of the records out to the scenes, so that none depends on chance. Those of one law come
// together, and the next scene gets those of a law far from it.
func edgesOf(number uint64) []Edge {
	all := lawbook().edges
	hands := uint64(ScenesToEveryEdge())
	stride := hands / 3
	for common(stride, hands) != 1 {
		stride++
	}
	start := number * stride % hands * edgesInScene
	dealt := make([]Edge, edgesInScene)
	for i := range dealt {
		dealt[i] = all[(start+uint64(i))%uint64(len(all))]
	}
	return dealt
}

// common is the greatest common divisor.
func common(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// world is a scene under construction.
type world struct {
	dice
	book        *records
	homes       []string // laws that this scene is mostly about
	people      []*person
	documents   []*transfer.Instrument
	assessments []*transfer.Assessment
	orders      []transfer.Order
	flows       []*transfer.Flow
	aims        map[string]Aim
}

func (w *world) settle(edges []Edge) {
	laws := w.book.laws()
	for _, edge := range edges {
		if slices.Contains(laws, edge.Law) {
			w.homes = append(w.homes, edge.Law)
		}
	}
	w.homes = append(w.homes, some(w.dice, 3, []string{"eu-gdpr", "uk-gdpr", "ch-fadp", "br-lgpd", "sg-pdpa"})...)
	w.homes = append(w.homes, some(w.dice, 3, laws)...)
	slices.Sort(w.homes)
	w.homes = slices.Compact(w.homes)
}

// ask puts a flow into the scene.
func (w *world) ask(f transfer.Flow, aim Aim) *transfer.Flow {
	f.ID = fmt.Sprintf("f%02d", len(w.flows))
	w.flows = append(w.flows, &f)
	w.aims[f.ID] = aim
	return &f
}

func (w *world) document(kind transfer.InstrumentType) *transfer.Instrument {
	i := &transfer.Instrument{ID: w.nextDocument(), Type: kind}
	w.documents = append(w.documents, i)
	return i
}

// nextDocument is the id that the next document will have.
func (w *world) nextDocument() string { return fmt.Sprintf("i%02d", len(w.documents)) }

func (w *world) inventory() *transfer.Inventory {
	inv := &transfer.Inventory{
		Version: 1, Organisation: transfer.Organisation{ID: "org", Name: "Organisation"}, AsOf: today, Settings: w.settings(), Orders: w.orders,
	}
	for _, p := range w.people {
		switch p.list {
		case entities:
			inv.Entities = append(inv.Entities, p.Party)
		case vendors:
			inv.Vendors = append(inv.Vendors, p.Party)
		default:
			inv.Counterparties = append(inv.Counterparties, p.Party)
		}
	}
	for _, i := range w.documents {
		inv.Instruments = append(inv.Instruments, *i)
	}
	for _, a := range w.assessments {
		inv.Assessments = append(inv.Assessments, *a)
	}
	for _, f := range w.flows {
		inv.Flows = append(inv.Flows, *f)
	}
	return inv
}

func (w *world) settings() transfer.Settings {
	var s transfer.Settings
	if w.chance(40) {
		s.Preference = some(w.dice, w.between(1, 12), transfer.Mechanisms())
	}
	if w.chance(15) && len(s.Preference) > 1 {
		s.Preference = append(s.Preference, s.Preference[0])
	}
	s.UnmodelledLaw = one(w.dice, []string{"", "", "block", "warn", "warn"})
	return s
}

// decree adds orders on some flows and on some places, seldom enough that most answers stay the law's own.
func (w *world) decree() {
	for range w.weighed(25, 40, 25, 10) {
		f := one(w.dice, w.flows)
		at := f.At
		if at.IsZero() {
			at = today
		}
		o := transfer.Order{
			ID: fmt.Sprintf("o%d", len(w.orders)), Regime: one(w.dice, w.homes), Effect: one(w.dice, w.book.words["order_effect"]),
			From: at.AddDays(one(w.dice, []int{-400, -30, -1, 0, 1})),
		}
		if w.chance(60) {
			o.Until = later(o.From, at.AddDays(one(w.dice, []int{-1, 0, 1, 60})))
		}
		if law := w.aims[f.ID].Law; w.chance(70) && slices.Contains(w.book.laws(), law) {
			o.Regime = law
		}
		if w.chance(60) {
			o.Flows = []string{f.ID}
			if w.chance(20) {
				o.Flows = append(o.Flows, one(w.dice, w.flows).ID)
			}
		} else {
			o.Destination = w.party(f.Importer.Party).Jurisdiction
			o.From = at.AddDays(-w.between(0, 5))
			o.Until = at.AddDays(w.between(-1, 5))
			o.Until = later(o.From, o.Until)
		}
		w.orders = append(w.orders, o)
	}
}
