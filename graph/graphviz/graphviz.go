// Package graphviz asks Graphviz itself (github.com/goccy/go-graphviz, which carries it as WebAssembly) where the nodes
// of a small graph go. It knows boxes, lines and the room that words take, no names: what it is given is measured by
// others, what it gives back is numbers, and nothing that somebody wrote comes near its parser.
//
//	graphviz.go  Place: one instance, one lock, limits on size and time
//	source.go    DOT of boxes
//	answer.go    places out of Graphviz' JSON
//
// Linking this package costs every process the start of the engine, in a package initialiser that cannot be put off:
// about a second on the first run of a user, some 20 ms after that. Package cachedir keeps the compiled engine in a
// private directory; Cold tells whether this run had to pay.
package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	engine "github.com/goccy/go-graphviz"

	"github.com/dateline/dateline/graph/graphviz/internal/cachedir"
	"github.com/dateline/dateline/graph/layout"
	"github.com/dateline/dateline/graph/scene"
)

// init ends what the initialiser of cachedir began before that of the engine; see there why they exist.
func init() { cachedir.Leave() }

// Cold reports that this process had to compile the drawing engine, which took about a second before main began:
// the first run of this user on this machine, the first after an update, or a machine where nothing can be cached.
func Cold() bool { return cachedir.Cold() }

// Kept reports that the compiled engine lies in a private directory, so that later runs of this user find it.
func Kept() bool { return cachedir.Dir() != "" }

// Engines are the names of the ways to lay out: in layers (dot), by stress (neato), by forces (fdp, sfdp), on a circle,
// on rings.
func Engines() []string { return []string{"dot", "neato", "fdp", "sfdp", "circo", "twopi"} }

// Limits. The engine is fast on what fits a page: beyond, layers with words on the lines take minutes (500 nodes 25 s),
// forces 19 s for 1,000 nodes.
const (
	MostNodes = 150
	MostEdges = 400
	Patience  = 8 * time.Second
)

// Errors of Place.
var (
	ErrTooLarge = errors.New("the graph is too large for Graphviz")
	ErrTooSlow  = errors.New("the layout by Graphviz took too long")
)

// Graph is what is to be laid out, in pixels.
type Graph struct {
	Sizes  []layout.Size
	Edges  [][2]int      // indices into Sizes
	Labels []layout.Size // of the words of edges; zero if they have none. Only dot makes room for them
}

// instance is held by the one who uses the engine, of which there is one in a process and which is not safe for
// concurrent use.
var instance = make(chan struct{}, 1)

// Place lays out a graph with one of Engines. The same graph gives the same places. The engine cannot be stopped
// without ending it for the whole process, so one that takes longer than Patience is left to itself, and whoever
// comes before it has ended gets ErrTooSlow as well.
func Place(ctx context.Context, name string, g Graph) (scene.Placement, error) {
	if len(g.Sizes) > MostNodes || len(g.Edges) > MostEdges {
		return scene.Placement{}, fmt.Errorf("%w: %d nodes and %d edges, at most %d and %d", ErrTooLarge, len(g.Sizes), len(g.Edges), MostNodes, MostEdges)
	}
	return place(ctx, name, g, Patience)
}

func place(ctx context.Context, name string, g Graph, patience time.Duration) (scene.Placement, error) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case instance <- struct{}{}:
	case <-timer.C:
		return scene.Placement{}, ErrTooSlow
	case <-ctx.Done():
		return scene.Placement{}, fmt.Errorf("lay out with Graphviz: %w", ctx.Err())
	}
	type answer struct {
		raw []byte
		err error
	}
	done := make(chan answer, 1)
	go func() {
		defer func() { <-instance }()
		raw, err := render(context.WithoutCancel(ctx), name, source(name, g))
		done <- answer{raw, err}
	}()
	select {
	case a := <-done:
		if a.err != nil {
			return scene.Placement{}, fmt.Errorf("lay out with Graphviz: %w", a.err)
		}
		p, err := places(a.raw, g, name == "dot")
		if err != nil {
			return scene.Placement{}, fmt.Errorf("read the answer of Graphviz: %w", err)
		}
		return p, nil
	case <-timer.C:
		return scene.Placement{}, ErrTooSlow
	case <-ctx.Done():
		return scene.Placement{}, fmt.Errorf("lay out with Graphviz: %w", ctx.Err())
	}
}

// render runs the engine. A trap inside the WebAssembly becomes an error.
func render(ctx context.Context, name string, source []byte) (raw []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			raw, err = nil, fmt.Errorf("the engine failed: %v", cause)
		}
	}()
	g, err := engine.ParseBytes(source)
	if err != nil {
		return nil, fmt.Errorf("parse DOT: %w", err)
	}
	if g == nil {
		return nil, errors.New("parse DOT: no graph in it")
	}
	defer g.Close()
	gv, err := engine.New(ctx)
	if err != nil {
		return nil, err
	}
	defer gv.Close()
	gv.SetLayout(engine.Layout(name))
	var out bytes.Buffer
	if err := gv.Render(ctx, g, "json0", &out); err != nil {
		return nil, err
	}
	if out.Len() == 0 {
		return nil, errors.New("the engine gave no picture and no reason")
	}
	return out.Bytes(), nil
}
