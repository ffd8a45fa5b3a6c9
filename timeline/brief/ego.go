package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/timeline/scene"
)

// Measures of the picture of ties, in pixels.
const (
	egoWidth    = 760.0
	egoMost     = 10 // neighbours
	columnWidth = 236.0
	centerWidth = 150.0
	rowGap      = 16.0
	wordLines   = 2 // of what ties two actors
)

var (
	egoFace  = scene.Face{Size: 15, Bold: true}
	nameFace = scene.Face{Size: 13, Bold: true}
	wordFace = scene.Face{Size: 11.5}
)

// neighbour is an actor or place tied to the one in the middle.
type neighbour struct {
	node   int
	weight float64
	edges  []*graph.Edge
	acts   bool // it acts on the middle, and not the other way round
	name   []string
	words  []string
	y      float64
}

// Ego draws the ties of the main actor of a graph: the actor in the middle, those who act on it on the left, the others on
// the right, and on each line's end what ties them and when. Lines are dashed for what is planned, dotted for what is
// claimed or possible; an arrow points at whom something is done to. It returns nil if nobody has a tie.
func Ego(g *graph.Graph) *scene.Scene {
	middle := slices.IndexFunc(g.Nodes, func(n graph.Node) bool {
		return n.Actor && (n.Entity.Kind == record.Person || n.Entity.Kind == record.Organization)
	})
	if middle < 0 {
		middle = slices.IndexFunc(g.Nodes, func(n graph.Node) bool { return n.Actor })
	}
	if middle < 0 {
		return nil
	}
	all := neighbours(g, middle)
	if len(all) == 0 {
		return nil
	}
	left, right := sides(all)
	height := max(column(g, left), column(g, right), 60)
	center(left, height)
	center(right, height)
	who := unbracketed(line(g.Nodes[middle].Name))
	s := &scene.Scene{ID: "ego", Title: "Ties of " + who, Desc: egoWords(g, who, append(slices.Clone(left), right...)), Width: egoWidth, Height: height + 16, Landscape: true}
	mid := s.Height / 2
	lines := wrap(egoFace, who, centerWidth-20, 4)
	half := float64(len(lines))*9.5 + 10
	x0, x1 := (egoWidth-centerWidth)/2, (egoWidth+centerWidth)/2
	for i, side := range [...][]*neighbour{left, right} {
		for k, n := range side {
			// Ends are spread over the side of the box, so that each line can be followed.
			from := mid + (float64(k)+.5-float64(len(side))/2)*min(16, (2*half-12)/float64(len(side)))
			near, far := x1, egoWidth-columnWidth
			if i == 0 {
				near, far = x0, columnWidth
			}
			s.Groups = append(s.Groups, scene.Group{Role: scene.Decoration, Shapes: tieLine(n, near, from, far, n.y+8+8)})
		}
	}
	box := scene.Group{Role: scene.Heading, Shapes: []scene.Shape{{
		Kind: scene.Outline, Fill: scene.Paper, Stroke: scene.Ink, StrokeWidth: 1.5,
		Path: []scene.Segment{{Op: 'M', X: x0, Y: mid - half}, {Op: 'L', X: x1, Y: mid - half}, {Op: 'L', X: x1, Y: mid + half}, {Op: 'L', X: x0, Y: mid + half}, {Op: 'Z'}},
	}}}
	for i, l := range lines {
		box.Shapes = append(box.Shapes, scene.Shape{Kind: scene.Text, X: egoWidth / 2, Y: mid + 5 + (float64(i)-float64(len(lines)-1)/2)*19, Words: l, Face: egoFace, Anchor: scene.Middle, Fill: scene.Ink})
	}
	s.Groups = append(s.Groups, box)
	for i, side := range [...][]*neighbour{left, right} {
		for _, n := range side {
			s.Groups = append(s.Groups, n.card(i == 0))
		}
	}
	return s
}

// neighbours returns the nodes with an edge to one, heaviest first.
func neighbours(g *graph.Graph, middle int) []*neighbour {
	var all []*neighbour
	for i := range g.Edges {
		e := &g.Edges[i]
		other := e.To
		if e.To == middle {
			other = e.From
		}
		if e.From != middle && e.To != middle || other == middle {
			continue
		}
		k := slices.IndexFunc(all, func(n *neighbour) bool { return n.node == other })
		if k < 0 {
			k = len(all)
			all = append(all, &neighbour{node: other, acts: true})
		}
		all[k].edges = append(all[k].edges, e)
		all[k].weight += e.Weight
		all[k].acts = all[k].acts && e.Kind == graph.Acts && e.To == middle
	}
	slices.SortStableFunc(all, func(a, b *neighbour) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.node, b.node))
	})
	return all[:min(len(all), egoMost)]
}

// sides puts those who act on the middle on the left and evens the two sides out, in order of weight.
func sides(all []*neighbour) (left, right []*neighbour) {
	for _, n := range all {
		if n.acts {
			left = append(left, n)
		} else {
			right = append(right, n)
		}
	}
	for len(right) > len(left)+1 {
		left, right = append(left, right[len(right)-1]), right[:len(right)-1]
	}
	for len(left) > len(right)+1 {
		left, right = left[:len(left)-1], append(right, left[len(left)-1])
	}
	return left, right
}

// column sets the words of one side, stacked from 0, and returns its height.
func column(g *graph.Graph, side []*neighbour) float64 {
	y := 0.0
	for _, n := range side {
		n.name = wrap(nameFace, unbracketed(line(g.Nodes[n.node].Name)), columnWidth-10, 2)
		n.words = wrap(wordFace, tieWords(n), columnWidth-10, wordLines)
		n.y = y
		y += float64(len(n.name))*16 + float64(len(n.words))*14 + rowGap
	}
	return y
}

// center moves a side to the middle of a height.
func center(side []*neighbour, height float64) {
	if len(side) == 0 {
		return
	}
	last := side[len(side)-1]
	used := last.y + float64(len(last.name))*16 + float64(len(last.words))*14
	for _, n := range side {
		n.y += (height - used) / 2
	}
}

// tieWords says what ties a neighbour to the middle, and when: what its heaviest edge stands for.
func tieWords(n *neighbour) string {
	best := slices.MaxFunc(n.edges, func(a, b *graph.Edge) int { return cmp.Compare(a.Weight, b.Weight) })
	s := ""
	if len(best.Phrases) > 0 {
		s = line(best.Phrases[0])
	}
	if best.Status != record.Asserted {
		s = strings.TrimSpace(s + " (" + best.Status + ")")
	}
	if best.Date != "" {
		s += ", " + best.Date
	}
	if more := len(n.edges) - 1; more > 0 {
		s += "; " + count(more, "more tie")
	}
	return strings.TrimPrefix(s, ", ")
}

// tieLine draws the line from the box to a neighbour, and its arrow.
func tieLine(n *neighbour, x0, y0, x1, y1 float64) []scene.Shape {
	best := slices.MaxFunc(n.edges, func(a, b *graph.Edge) int { return cmp.Compare(a.Weight, b.Weight) })
	var dash []float64
	switch best.Status {
	case record.Planned:
		dash = []float64{6, 4}
	case record.Claimed, record.Possible, record.Denied:
		dash = []float64{1.5, 3}
	}
	mx := (x0 + x1) / 2
	shapes := []scene.Shape{{Kind: scene.Outline, Stroke: scene.Tie, StrokeWidth: 1.4, Dash: dash,
		Path: []scene.Segment{{Op: 'M', X: x0, Y: y0}, {Op: 'C', X1: mx, Y1: y0, X2: mx, Y2: y1, X: x1, Y: y1}}}}
	if best.Kind != graph.Acts {
		return shapes
	}
	tip, y, back := x1, y1, x0
	if n.acts {
		tip, y, back = x0, y0, x1
	}
	d := 7.0
	if back > tip {
		d = -7
	}
	return append(shapes, scene.Shape{Kind: scene.Outline, Fill: scene.Tie,
		Path: []scene.Segment{{Op: 'M', X: tip, Y: y}, {Op: 'L', X: tip - d, Y: y - 4}, {Op: 'L', X: tip - d, Y: y + 4}, {Op: 'Z'}}})
}

// card is the words of a neighbour.
func (n *neighbour) card(left bool) scene.Group {
	g := scene.Group{Role: scene.Card}
	for _, e := range n.edges {
		for _, ev := range e.Events {
			if !slices.Contains(g.Events, ev.ID) {
				g.Events = append(g.Events, ev.ID)
			}
		}
	}
	x, anchor := egoWidth-columnWidth+6, scene.Start
	if left {
		x, anchor = columnWidth-6, scene.End
	}
	y := n.y + 8 + 12
	for _, l := range n.name {
		g.Shapes = append(g.Shapes, scene.Shape{Kind: scene.Text, X: x, Y: y, Words: l, Face: nameFace, Anchor: anchor, Fill: scene.Ink})
		y += 16
	}
	for _, l := range n.words {
		g.Shapes = append(g.Shapes, scene.Shape{Kind: scene.Text, X: x, Y: y - 1, Words: l, Face: wordFace, Anchor: anchor, Fill: scene.Grey})
		y += 14
	}
	return g
}

// egoWords says in words what the picture shows.
func egoWords(g *graph.Graph, who string, all []*neighbour) string {
	var parts []string
	for _, n := range all {
		parts = append(parts, unbracketed(line(g.Nodes[n.node].Name))+" ("+tieWords(n)+")")
	}
	return who + " is tied to " + joined(parts) + "."
}

// wrap breaks a text into at most so many lines of a width; what is too much gives way to "…".
func wrap(face scene.Face, text string, width float64, most int) []string {
	var out []string
	for _, w := range strings.Fields(text) {
		n := len(out)
		if n > 0 && face.Width(out[n-1]+" "+w) <= width {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	if len(out) > most {
		out = out[:most]
		out[most-1] += " …"
	}
	for i, l := range out {
		ellipsis := ""
		for face.Width(l+ellipsis) > width && len(l) > 1 {
			r := []rune(strings.TrimSuffix(l, " …"))
			l, ellipsis = strings.TrimRight(string(r[:len(r)-1]), " "), " …"
		}
		out[i] = l + ellipsis
	}
	return out
}
