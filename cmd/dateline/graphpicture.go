package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/graphviz"
	"github.com/dateline/dateline/graph/plot"
	"github.com/dateline/dateline/graph/scene"
	"github.com/dateline/dateline/graph/svg"
)

// plotFlags adds the flags that say how a graph is drawn. What it returns reads them, once they are parsed.
func plotFlags(fs *pflag.FlagSet) func() (plot.Options, error) {
	engines := append(graphviz.Engines(), plot.Own)
	engine := fs.String("engine", "", "what lays out: `NAME` is "+strings.Join(engines, ", ")+"; by default dot for graphs that fit a page, else own")
	colours := fs.String("colour", "kind", "colour of boxes: `BY` is kind or community")
	slicing := fs.String("slices", "", "small pictures beside each other, `PERIOD` by period: year, month or how many")
	return func() (plot.Options, error) {
		switch {
		case *engine != "" && !slices.Contains(engines, *engine):
			return plot.Options{}, fmt.Errorf("graph: --engine must be %s, not %q", strings.Join(engines, ", "), *engine)
		case *colours != "kind" && *colours != "community":
			return plot.Options{}, fmt.Errorf("graph: --colour must be kind or community, not %q", *colours)
		}
		if n, err := strconv.Atoi(*slicing); *slicing != "" && *slicing != "year" && *slicing != "month" && (err != nil || n < 1) {
			return plot.Options{}, fmt.Errorf("graph: --slices must be year, month or a number, not %q", *slicing)
		}
		return plot.Options{Engine: *engine, Communities: *colours == "community", Slices: *slicing}, nil
	}
}

// draw makes a picture and hands it to a writer.
func (v *graphView) draw(write func(*scene.Scene) error) error {
	s, err := drawn(v.sys, v.graph, v.how)
	if err != nil {
		return err
	}
	return write(s)
}

// graphPicture draws a graph as SVG.
func graphPicture(sys *system, g *graph.Graph) ([]byte, error) {
	s, err := drawn(sys, g, plot.Options{})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := svg.Write(&out, s); err != nil {
		return nil, fmt.Errorf("draw the graph: %w", err)
	}
	return out.Bytes(), nil
}

// drawn makes a picture. It says what was not done as asked, why the first run of a user is slower, or every run where
// nothing can be kept.
func drawn(sys *system, g *graph.Graph, how plot.Options) (*scene.Scene, error) {
	s, warning, err := plot.New(sys.ctx, g, how)
	if err != nil {
		return nil, err
	}
	if warning != "" {
		sys.say("%s", strings.ToLower(warning[:1])+strings.TrimSuffix(warning[1:], "."))
	}
	switch {
	case graphviz.Cold() && graphviz.Kept():
		sys.say("prepared the drawing engine, which takes a second once; later runs start faster")
	case graphviz.Cold():
		sys.say("prepared the drawing engine, which takes a second; there is no private folder to keep it in for later runs")
	}
	return s, nil
}
