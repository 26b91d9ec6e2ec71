package oracle

import (
	"slices"
	"strings"

	"github.com/chapterv/chapterv/transfer"
)

const unmodelled = "unmodelled:"

// governing is one law over one hop.
type governing struct {
	key   string // a regime id, or unmodelled:<code>
	binds bool   // it reaches the exporter itself, by establishment or as stated
	after *carry // it follows the data over the route; nil if it does not
}

// governs lists the laws over one hop: of the exporter, of the data as stated, of orders that name the flow, of the route.
func (f *facts) governs(h *hop, at transfer.Date, carried []carry) []governing {
	list := make([]governing, 0, 4)
	put := func(key string, binds bool, after *carry) {
		i := slices.IndexFunc(list, func(g governing) bool { return g.key == key })
		if i < 0 {
			list = append(list, governing{key, binds, after})
			return
		}
		list[i].binds = list[i].binds || binds
		if list[i].after == nil {
			list[i].after = after
		}
	}
	stated := reach(h.exporter, &h.flow.Exporter)
	home := string(h.exporter.Jurisdiction)
	switch law := established(home, at); {
	case law != "":
		put(law, true, nil)
	case inCanada(home) && slices.ContainsFunc(stated, canadian):
	default:
		put(unmodelled+home, true, nil)
	}
	for _, law := range stated {
		put(named(law, at), true, nil)
	}
	for _, law := range h.flow.Regimes {
		put(named(law, at), false, nil)
	}
	for i := range f.orders {
		o := &f.orders[i]
		if o.Regime != "" && inOrder(o, at) && slices.Contains(o.Flows, h.flow.ID) {
			put(named(o.Regime, at), false, nil)
		}
	}
	for i := range carried {
		c := &carried[i]
		back := slices.ContainsFunc(list, func(g governing) bool { return g.key == c.key })
		switch {
		case !c.handed:
			put(named(c.key, at), false, c)
		case back:
			resumed := c.resumed()
			put(c.key, false, &resumed)
		}
	}
	return list
}

func keysOf(list []governing) []string {
	keys := make([]string, len(list))
	for i, g := range list {
		keys[i] = g.key
	}
	return keys
}

// named is the key of a law that somebody named: its id where it is modelled and in force on the day.
func named(law string, at transfer.Date) string {
	if isUnmodelled(law) {
		return law
	}
	if _, ok := laws[law]; !ok || !inForce[law].holds(at) {
		return unmodelled + law
	}
	return law
}

func isUnmodelled(key string) bool { return strings.HasPrefix(key, unmodelled) }

func inOrder(o *transfer.Order, at transfer.Date) bool { return dated{o.From, o.Until}.holds(at) }

// ordered reports whether an order under the law names the flow: whoever sends it is taken to be under that law.
func (f *facts) ordered(law string, flow *transfer.Flow, at transfer.Date) bool {
	return slices.ContainsFunc(f.orders, func(o transfer.Order) bool {
		return o.Regime == law && inOrder(&o, at) && slices.Contains(o.Flows, flow.ID)
	})
}

// suspended reports whether an authority or a court stopped the hop under the law: the flow by name, or all that goes there.
func (f *facts) suspended(key string, h *hop, at transfer.Date) (named, destined bool) {
	for i := range f.orders {
		o := &f.orders[i]
		if o.Regime != "" && o.Regime != key || !inOrder(o, at) {
			continue
		}
		named = named || slices.Contains(o.Flows, h.flow.ID)
		destined = destined || toDestination(string(o.Destination), string(h.importer.Jurisdiction))
	}
	return named, destined
}

// toDestination takes an order by its width: one on a State reaches what shares its place and its free zones.
func toDestination(ordered, place string) bool {
	return ordered != "" && (ordered == place || ordered == sharesPlaceOf(place) || ordered == "AE" && place == "AE-DIFC")
}
