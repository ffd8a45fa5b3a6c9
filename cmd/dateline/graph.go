package main

import (
	"strings"

	"github.com/dateline/dateline/graph"
)

func graphCommand() *command {
	fs := newFlags("graph")
	published := publishedFlag(fs)
	output := outputFlag(fs)
	formats := []string{"svg", "dot"}
	format := formatFlag(fs, formats)
	return &command{
		name: "graph", args: "RECORD|INPUT...", summary: "draw who did what to whom",
		detail: `
A RECORD is the JSON that extract writes; anything else is read as articles and extracted first. The exit status is 1
if no actors are tied to each other.`,
		flags: fs, formats: formats, min: 1, max: -1,
		run: func(sys *system, args []string) error {
			rec, err := recordOf(sys, args, published.day)
			if err != nil {
				return err
			}
			g := graph.New(rec, graph.Options{})
			if len(g.Nodes) == 0 {
				return nothing("no actors with ties found in %s", strings.Join(args, ", "))
			}
			data, err := dotOf(g)
			if err == nil && format.value == "svg" {
				data, err = draw(sys, data)
			}
			if err != nil {
				return err
			}
			return writeOutput(sys, *output, put(data))
		},
	}
}
