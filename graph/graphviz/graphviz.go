// Package graphviz draws the DOT of package dot as SVG, with Graphviz itself (github.com/goccy/go-graphviz, which
// carries it as WebAssembly).
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
	"sync"

	engine "github.com/goccy/go-graphviz"

	"github.com/dateline/dateline/graph/graphviz/internal/cachedir"
)

// init ends what the initialiser of cachedir began before that of the engine; see there why they exist.
func init() { cachedir.Leave() }

// Cold reports that this process had to compile the drawing engine, which took about a second before main began:
// the first run of this user on this machine, the first after an update, or a machine where nothing can be cached.
func Cold() bool { return cachedir.Cold() }

// Kept reports that the compiled engine lies in a private directory, so that later runs of this user find it.
func Kept() bool { return cachedir.Dir() != "" }

// drawing guards the engine, of which there is one in a process.
var drawing sync.Mutex

// SVG draws a graph written by package dot as a complete SVG document that can also stand inside an HTML page: no
// prolog, no references to anything outside, ids that begin with a hash of the source. The same source gives the
// same bytes.
//
// The source must be our own: attributes of foreign DOT can name files. The context is looked at before drawing
// begins and not after, since cancelling the engine at work would end it for the whole process. Layout time grows
// faster than the graph (100 ties with labels 0.3 s, 500 half a minute), so callers bound the graph instead.
func SVG(ctx context.Context, source []byte) ([]byte, error) {
	drawing.Lock()
	defer drawing.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("draw graph: %w", err)
	}
	raw, err := render(context.WithoutCancel(ctx), source)
	if err != nil {
		return nil, fmt.Errorf("draw graph: %w", err)
	}
	svg, err := rewrite(raw, prefix(source))
	if err != nil {
		return nil, fmt.Errorf("draw graph: read the engine's SVG: %w", err)
	}
	return svg, nil
}

// render runs the engine. A trap inside the WebAssembly becomes an error.
func render(ctx context.Context, source []byte) (raw []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			raw, err = nil, fmt.Errorf("the engine failed: %v", cause)
		}
	}()
	// The engine would run on past a zero byte.
	if bytes.IndexByte(source, 0) >= 0 {
		return nil, errors.New("the DOT holds a zero byte")
	}
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
	var out bytes.Buffer
	if err := gv.Render(ctx, g, engine.SVG, &out); err != nil {
		return nil, err
	}
	if out.Len() == 0 {
		return nil, errors.New("the engine gave no picture and no reason")
	}
	return out.Bytes(), nil
}
