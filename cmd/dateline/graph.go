package main

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/dot"
	"github.com/dateline/dateline/graph/html"
	"github.com/dateline/dateline/graph/pdf"
	"github.com/dateline/dateline/graph/plot"
	"github.com/dateline/dateline/graph/png"
	"github.com/dateline/dateline/graph/scene"
	"github.com/dateline/dateline/graph/svg"
)

// graphFormat is a row of the table of formats in which a graph can be written.
type graphFormat struct {
	name string
	all  bool // shows every actor and tie unless a limit is given: files for other programs are no pictures with little room
	// write writes the graph.
	write func(w io.Writer, v *graphView) error
}

// graphView is what a format may ask for: the graph, the record it was made from, and how a picture is to be drawn.
type graphView struct {
	sys   *system
	rec   *record.Record
	graph *graph.Graph
	how   plot.Options
}

// graphFormats returns the table, the default first: the pictures of this file, then the files of graphformats.go.
func graphFormats() []graphFormat {
	return append([]graphFormat{
		{"svg", false, func(w io.Writer, v *graphView) error {
			return v.draw(func(s *scene.Scene) error { return svg.Write(w, s) })
		}},
		{"png", false, func(w io.Writer, v *graphView) error {
			return v.draw(func(s *scene.Scene) error { return png.Write(w, s, png.Options{}) })
		}},
		{"pdf", false, func(w io.Writer, v *graphView) error {
			return v.draw(func(s *scene.Scene) error { return pdf.Write(w, s) })
		}},
		{"html", true, func(w io.Writer, v *graphView) error {
			return html.Write(w, v.rec, v.graph, plot.Spread(v.graph))
		}},
		{"dot", false, func(w io.Writer, v *graphView) error { return dot.Write(w, v.graph) }},
	}, graphExportFormats()...)
}

func graphCommand() *command {
	fs := newFlags("graph")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	table := graphFormats()
	var formats []string
	for _, f := range table {
		formats = append(formats, f.name)
	}
	format := formatFlag(fs, formats)
	options, drawing := graphFlags(fs), plotFlags(fs)
	return &command{
		name: "graph", args: "RECORD|INPUT...", summary: "draw who did what to whom",
		detail: `
A RECORD is the JSON that extract writes; anything else is read as articles and extracted first. The exit status is 1
if no actors are tied to each other.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			chosen := table[slices.Index(formats, format.value)]
			opt, err := options(chosen.all)
			if err != nil {
				return err
			}
			how, err := drawing()
			if err != nil {
				return err
			}
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			if err := called(rec, opt.Actors, opt.Ego); err != nil {
				return err
			}
			g := graph.New(rec, opt)
			if len(g.Nodes) == 0 {
				return nothing("no actors with ties found in %s", strings.Join(args, ", "))
			}
			return writeOutput(sys, *output, func(w *bufio.Writer) error {
				return chosen.write(w, &graphView{sys, rec, g, how})
			})
		},
	}
}
