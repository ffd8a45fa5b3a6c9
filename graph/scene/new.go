package scene

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strings"

	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
	"github.com/dateline/dateline/graph/internal/letters"
	"github.com/dateline/dateline/graph/layout"
)

// Boxed is the number of nodes up to which each is a box with its name in it.
const Boxed = 150

// Options say how to draw. The zero value colours actors and places.
type Options struct {
	Community  []int                      // of nodes; nil = no colours of communities
	Color      func(community int) string // #rrggbb; needed with Community
	Importance func(node int) float64     // 0 to 1, for the size of dots; nil = by neighbours
	Note       string                     // a sentence on how it was drawn, below the picture
}

// Placement is where things are, in pixels.
type Placement struct {
	At     []layout.Point   // centres of nodes
	Routes [][]layout.Point // of edges: points of cubic curves, each beginning where the last one ends; nil = straight
	Labels []layout.Point   // centres of the words of edges; nil = where there is room
}

// Sheet is a graph with its words measured, ready to be laid out.
type Sheet struct {
	Sizes  []layout.Size // of nodes
	Labels []layout.Size // of the words of edges; zero if they have none
	graph  *graph.Graph
	opt    Options
	ruler  *letters.Ruler
	small  bool       // drawn in small pictures, where nodes are dots
	names  [][]string // lines of the names in boxes
	detail []string
	says   [][]string // lines of the words of edges
}

// Prepare measures what a picture has to hold.
func Prepare(g *graph.Graph, opt Options) (*Sheet, error) {
	ruler, err := letters.New()
	if err != nil {
		return nil, err
	}
	s := &Sheet{graph: g, opt: opt, ruler: ruler, Sizes: make([]layout.Size, len(g.Nodes)), Labels: make([]layout.Size, len(g.Edges))}
	if !s.boxed() {
		for i := range g.Nodes {
			r := s.radius(i)
			s.Sizes[i] = layout.Size{W: 2 * r, H: 2 * r}
		}
		return s, nil
	}
	s.names, s.detail, s.says = make([][]string, len(g.Nodes)), make([]string, len(g.Nodes)), make([][]string, len(g.Edges))
	for i := range g.Nodes {
		s.measureBox(i)
	}
	for i := range g.Edges {
		s.measureLabel(i)
	}
	return s, nil
}

// boxed reports that nodes are boxes with names.
func (s *Sheet) boxed() bool { return len(s.graph.Nodes) <= Boxed }

// Gap and Length are what layout is to be asked for.
func (s *Sheet) Gap() float64 {
	if s.boxed() {
		return 14
	}
	return 1.5
}

// Length is how long edges are to be: in a small graph so long that most of their words fit between boxes.
func (s *Sheet) Length() float64 {
	if !s.boxed() {
		return 30
	}
	boxes, words := 0.0, 0.0
	for _, b := range s.Sizes {
		boxes += b.W + b.H
	}
	for _, l := range s.Labels {
		words += l.W + l.H
	}
	n, m := float64(max(1, len(s.Sizes))), float64(max(1, len(s.Labels)))
	dense := max(1, min(1+.22*(m/n-1.2), 2.4)) // many lines leave words little room
	return (.8*boxes/n + .75*words/m) * dense
}

// margin is the room around a picture.
const margin = 18.0

// Draw draws the graph.
func (s *Sheet) Draw(p Placement) *Scene {
	out := s.begin()
	body := s.body(p)
	s.frame(out, body)
	return out
}

// begin makes a scene without shapes.
func (s *Sheet) begin() *Scene {
	title := caption.Isolate(caption.Clean(s.graph.Title))
	desc := s.description()
	sum := sha256.Sum256([]byte(title + "\n" + desc))
	return &Scene{ID: "g" + hex.EncodeToString(sum[:4]), Title: title, Desc: desc}
}

// body is shapes with the ground they cover.
type body struct {
	groups         []Group
	x0, y0, x1, y1 float64
}

func (b *body) cover(x0, y0, x1, y1 float64) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, x0), min(b.y0, y0), max(b.x1, x1), max(b.y1, y1)
}

// body draws nodes and edges.
func (s *Sheet) body(p Placement) *body {
	b := &body{x0: math.Inf(1), y0: math.Inf(1), x1: math.Inf(-1), y1: math.Inf(-1)}
	if len(p.At) == 0 {
		return &body{}
	}
	if s.boxed() {
		s.boxes(b, p)
	} else {
		s.dots(b, p)
	}
	return b
}

// frame puts title and legend around a body.
func (s *Sheet) frame(out *Scene, b *body) {
	wide := b.x1 - b.x0
	out.Width = math.Ceil(max(wide, 520) + 2*margin)
	head, y := s.header(out.Width)
	out.Groups = append(out.Groups, head)
	move := [2]float64{(out.Width-wide)/2 - b.x0, y - b.y0}
	for _, g := range b.groups {
		g.shift(move[0], move[1])
		out.Groups = append(out.Groups, g)
	}
	y += b.y1 - b.y0
	foot, y := s.legend(out.Width, y+16, usesOf(s.graph))
	out.Groups = append(out.Groups, foot...)
	out.Height = math.Ceil(y + margin)
}

// shift moves the shapes of a group.
func (g *Group) shift(dx, dy float64) {
	for i := range g.Shapes {
		s := &g.Shapes[i]
		s.X += dx
		s.Y += dy
		for k := range s.Path {
			p := &s.Path[k]
			p.X, p.X1, p.X2 = p.X+dx, p.X1+dx, p.X2+dx
			p.Y, p.Y1, p.Y2 = p.Y+dy, p.Y1+dy, p.Y2+dy
		}
	}
}

// described is the number of edges that are put into words for those who do not see them.
const described = 60

// description puts the graph into words.
func (s *Sheet) description() string {
	g := s.graph
	var b strings.Builder
	b.WriteString(strings.TrimSpace(caption.IsolateQuoted(caption.Clean(g.Source)) + " " + caption.Clean(g.Subtitle)))
	for i := range g.Edges {
		if i == described {
			fmt.Fprintf(&b, " And %d more ties.", len(g.Edges)-i)
			break
		}
		e := &g.Edges[i]
		b.WriteString(" " + s.pair(e) + ": " + strings.Join(caption.Edge(e), " ") + ".")
	}
	return b.String()
}

// pair names the two ends of an edge.
func (s *Sheet) pair(e *graph.Edge) string {
	join := " → "
	if e.Undirected() {
		join = " and "
	}
	name := func(i int) string { return caption.Isolate(caption.Cut(caption.Clean(s.graph.Nodes[i].Name), 80)) }
	return name(e.From) + join + name(e.To)
}

// tip is what an edge says to those who point at it.
func (s *Sheet) tip(e *graph.Edge) string {
	words := strings.Join(caption.Edge(e), " ")
	return strings.Join(append([]string{s.pair(e) + ": " + caption.Isolate(words)}, caption.Tip(e)...), "\n")
}

// nodeTip is what a node says.
func (s *Sheet) nodeTip(i int) string {
	n := &s.graph.Nodes[i]
	tip := caption.Isolate(caption.Clean(n.Name))
	if d := caption.Clean(n.Detail); d != "" {
		tip += "\n" + caption.Isolate(d)
	}
	if len(n.Entity.Aliases) > 0 {
		tip += "\nalso " + caption.Isolate(caption.Cut(caption.Clean(strings.Join(n.Entity.Aliases, ", ")), 300))
	}
	return tip
}

// color is that of the community of a node.
func (s *Sheet) color(i int) (Color, bool) {
	if s.opt.Community == nil || s.opt.Color == nil {
		return "", false
	}
	return Color(s.opt.Color(s.opt.Community[i])), true
}
