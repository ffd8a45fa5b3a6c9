// Package plot lays out a graph, with Graphviz or with our own layout, and draws it as a scene.
package plot

import (
	"context"
	"errors"
	"fmt"

	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/graphviz"
	"github.com/dateline/dateline/graph/html"
	"github.com/dateline/dateline/graph/layout"
	"github.com/dateline/dateline/graph/measure"
	"github.com/dateline/dateline/graph/scene"
)

// Own is the name of our own layout, beside those of graphviz.Engines.
const Own = "own"

// Options say how a picture is made. The zero value lets the size of the graph decide.
type Options struct {
	Engine      string // Own or one of graphviz.Engines; empty = dot for graphs that fit a page, else Own
	Communities bool   // colours by community also where nodes are boxes; dots always have them
	Slices      string // year, month or a number of slices beside each other; empty = all in one
}

// Size up to which dot is asked without being told to. Layers of larger graphs are higher than a page, and the lines of
// denser ones go round half the picture.
const (
	layeredNodes = 60
	layeredEdges = 90
	layeredLines = 3 // edges to a node
)

// Engine is the one that draws a graph where none is asked for.
func Engine(g *graph.Graph) string {
	if len(g.Nodes) <= layeredNodes && len(g.Edges) <= min(layeredEdges, layeredLines*len(g.Nodes)) {
		return "dot"
	}
	return Own
}

// New makes a picture of a graph. Where Graphviz fails or takes too long, our own layout draws and the picture says so;
// warning is that sentence, "" if all went well. The only error is that of a context that has ended.
func New(ctx context.Context, g *graph.Graph, opt Options) (s *scene.Scene, warning string, err error) {
	sheet, err := prepare(g, opt, "")
	if err != nil {
		return nil, "", err
	}
	if opt.Slices != "" {
		s, err = sheet.Slices(Place(g, sheet), opt.Slices)
		return s, "", err
	}
	engine := opt.Engine
	if engine == "" {
		engine = Engine(g)
	}
	if engine == Own || len(g.Nodes) == 0 {
		return sheet.Draw(Place(g, sheet)), "", nil
	}
	p, err := graphviz.Place(ctx, engine, graphviz.Graph{Sizes: sheet.Sizes, Edges: ends(g), Labels: sheet.Labels})
	switch {
	case ctx.Err() != nil:
		return nil, "", fmt.Errorf("draw the graph: %w", ctx.Err())
	case errors.Is(err, graphviz.ErrTooLarge):
		warning = fmt.Sprintf("Laid out by our own layout: a graph of more than %d nodes or %d ties is too large for Graphviz (%s).", graphviz.MostNodes, graphviz.MostEdges, engine)
	case errors.Is(err, graphviz.ErrTooSlow):
		warning = fmt.Sprintf("Laid out by our own layout: Graphviz (%s) took too long.", engine)
	case err != nil:
		warning = fmt.Sprintf("Laid out by our own layout: Graphviz (%s) failed.", engine)
	default:
		return sheet.Draw(p), "", nil
	}
	if sheet, err = prepare(g, opt, warning); err != nil {
		return nil, "", err
	}
	return sheet.Draw(Place(g, sheet)), warning, nil
}

// prepare measures the words of a graph and finds its communities.
func prepare(g *graph.Graph, opt Options, note string) (*scene.Sheet, error) {
	how := scene.Options{Note: note}
	if len(g.Nodes) > scene.Boxed || opt.Communities {
		m := measure.Of(g, measure.Options{SkipBetweenness: true})
		how.Community = make([]int, len(g.Nodes))
		for i := range how.Community {
			how.Community[i] = m.Nodes[i].Community
		}
		how.Color, how.Importance = measure.Color, m.Size
	}
	return scene.Prepare(g, how)
}

// Place lays out a graph with our own layout.
func Place(g *graph.Graph, sheet *scene.Sheet) scene.Placement {
	return scene.Placement{At: layout.Place(layout.Graph{Sizes: sheet.Sizes, Edges: ends(g)}, layout.Options{Length: sheet.Length(), Gap: sheet.Gap()})}
}

func ends(g *graph.Graph) [][2]int {
	edges := make([][2]int, len(g.Edges))
	for i := range g.Edges {
		edges[i] = [2]int{g.Edges[i].From, g.Edges[i].To}
	}
	return edges
}

// Spread lays out a graph for a page to look around in: every node a dot, coloured by community where there are many,
// else by whether it acts.
func Spread(g *graph.Graph) html.Spread {
	const least, most = 4.0, 15.0
	m := measure.Of(g, measure.Options{SkipBetweenness: true})
	s := html.Spread{Sizes: make([]layout.Size, len(g.Nodes)), Color: make([]string, len(g.Nodes))}
	for i := range g.Nodes {
		r := least + (most-least)*m.Size(i)
		s.Sizes[i] = layout.Size{W: 2 * r, H: 2 * r}
		s.Color[i] = "#2b5c8a"
		if !g.Nodes[i].Actor {
			s.Color[i] = "#808080"
		}
		if len(g.Nodes) > scene.Boxed {
			s.Color[i] = measure.Color(m.Nodes[i].Community)
		}
	}
	length := 110.0
	if len(g.Nodes) > scene.Boxed {
		length = 45
	}
	s.At = layout.Place(layout.Graph{Sizes: s.Sizes, Edges: ends(g)}, layout.Options{Length: length, Gap: 4})
	return s
}
