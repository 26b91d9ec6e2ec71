package publish

import (
	"fmt"
	"math"
)

// picture is the drawing of bands.
type picture struct {
	Height int
	Nodes  []drawnNode
	Bands  []drawnBand
	In     []flowRow
	Out    []flowRow
	Total  int
}

type drawnNode struct {
	X, Y, H, TextX, TextY string
	Anchor, Class, Label  string
	N                     int
}

type drawnBand struct{ Path, Class, Title string }

type flowRow struct {
	From, To string
	N        int
}

const (
	picturePlaces = 14    // origins and destinations that stand by themselves
	pictureScale  = 360.0 // height of all bands together
	nodeSlot      = 20.0  // least distance of two labels
	nodeGap       = 6.0
	nodeWidth     = 9.0
	leftX         = 190.0
	middleX       = 450.0
	rightX        = 801.0
)

// stack is a column of nodes: where each begins, how high it is, and how far its bands have filled it on either side.
type stack struct {
	top, height, left, right []float64
	total                    float64
}

func newStack(counts []int, scale float64) *stack {
	s := &stack{left: make([]float64, len(counts)), right: make([]float64, len(counts))}
	y := 0.0
	for _, n := range counts {
		h := math.Max(float64(n)*scale, 1)
		slot := math.Max(h, nodeSlot)
		s.top = append(s.top, y+(slot-h)/2)
		s.height = append(s.height, h)
		y += slot + nodeGap
	}
	s.total = y
	return s
}

func (s *stack) centre(height float64) {
	for i := range s.top {
		s.top[i] += (height - s.total) / 2
	}
}

func newPicture(b *bands) *picture {
	if b.total == 0 {
		return nil
	}
	scale := pictureScale / float64(b.total)
	origins := newStack(sums(b.in, 0, len(b.origins)), scale)
	middle := newStack(sums(b.in, 1, len(b.ways)), scale)
	destinations := newStack(sums(b.out, 1, len(b.destinations)), scale)
	height := math.Max(origins.total, math.Max(middle.total, destinations.total))
	for _, s := range []*stack{origins, middle, destinations} {
		s.centre(height)
	}
	p := &picture{Height: int(math.Ceil(height)), Total: b.total}
	for _, pair := range pairs(b.in) {
		p.band(origins, middle, leftX+nodeWidth, middleX, pair, b.in[pair], scale, b.ways[pair[1]], b.origins[pair[0]].name, b.ways[pair[1]].name())
		p.In = append(p.In, flowRow{b.origins[pair[0]].name, b.ways[pair[1]].name(), b.in[pair]})
	}
	for _, pair := range pairs(b.out) {
		p.band(middle, destinations, middleX+nodeWidth, rightX, pair, b.out[pair], scale, b.ways[pair[0]], b.ways[pair[0]].name(), b.destinations[pair[1]].name)
		p.Out = append(p.Out, flowRow{b.ways[pair[0]].name(), b.destinations[pair[1]].name, b.out[pair]})
	}
	for i, o := range b.origins {
		p.node(origins, i, leftX, leftX-8, "end", "", o.name, sums(b.in, 0, len(b.origins))[i])
	}
	for i, w := range b.ways {
		p.node(middle, i, middleX, middleX+nodeWidth+6, "start", wayClass(w), w.name(), sums(b.in, 1, len(b.ways))[i])
	}
	for i, d := range b.destinations {
		p.node(destinations, i, rightX, rightX+nodeWidth+8, "start", "", d.name, sums(b.out, 1, len(b.destinations))[i])
	}
	return p
}

func sums(counts map[[2]int]int, side, n int) []int {
	list := make([]int, n)
	for pair, c := range counts {
		list[pair[side]] += c
	}
	return list
}

func wayClass(w way) string {
	switch w {
	case wayBlocked:
		return "b"
	case wayExempt:
		return "n"
	default:
		return "a"
	}
}

func (p *picture) band(from, to *stack, x0, x1 float64, pair [2]int, n int, scale float64, w way, origin, destination string) {
	width := math.Max(float64(n)*scale, 0.6)
	y0 := from.top[pair[0]] + from.right[pair[0]]
	y1 := to.top[pair[1]] + to.left[pair[1]]
	from.right[pair[0]] += float64(n) * scale
	to.left[pair[1]] += float64(n) * scale
	middle := (x0 + x1) / 2
	p.Bands = append(p.Bands, drawnBand{
		Path: fmt.Sprintf("M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ",
			x0, y0, middle, y0, middle, y1, x1, y1, y1+width, middle, y1+width, middle, y0+width, x0, y0+width),
		Class: wayClass(w), Title: fmt.Sprintf("%s → %s: %d", origin, destination, n),
	})
}

func (p *picture) node(s *stack, i int, x, textX float64, anchor, class, label string, n int) {
	number := func(v float64) string { return fmt.Sprintf("%.1f", v) }
	p.Nodes = append(p.Nodes, drawnNode{
		X: number(x), Y: number(s.top[i]), H: number(s.height[i]), TextX: number(textX), TextY: number(s.top[i] + s.height[i]/2 + 4),
		Anchor: anchor, Class: class, Label: short(label, 36), N: n,
	})
}
