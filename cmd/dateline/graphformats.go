package main

import (
	"fmt"

	"github.com/spf13/pflag"

	"github.com/dateline/dateline/graph"
)

// graphExportFormats returns the formats of a graph that other programs read.
func graphExportFormats() []graphFormat {
	return nil
}

// graphFlags adds the flags that choose what a graph shows. What it returns reads them, once they are parsed; all asks
// for every actor and tie where no flag limits them.
func graphFlags(fs *pflag.FlagSet) func(all bool) (graph.Options, error) {
	nodes := fs.Int("nodes", graph.DefaultMaxNodes, "most `ACTORS` and places to show, those with the most neighbours; 0 is all of them")
	edges := fs.Int("edges", graph.DefaultMaxEdges, "most `TIES` to show, those of the weightiest events; 0 is all of them")
	return func(all bool) (graph.Options, error) {
		limit := func(name string, n int) (int, error) {
			switch {
			case n < 0:
				return 0, fmt.Errorf("graph: --%s must be a number, or 0 for all, not %d", name, n)
			case n == 0 || all && !fs.Changed(name):
				return -1, nil
			}
			return n, nil
		}
		var opt graph.Options
		var err error
		if opt.MaxNodes, err = limit("nodes", *nodes); err != nil {
			return opt, err
		}
		opt.MaxEdges, err = limit("edges", *edges)
		return opt, err
	}
}
