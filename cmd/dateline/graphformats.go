package main

import (
	"io"

	"github.com/dateline/dateline/graph/export"
	"github.com/dateline/dateline/graph/measure"
	"github.com/dateline/dateline/graph/sqlite"
)

// graphExportFormats returns the formats of a graph that other programs read.
func graphExportFormats() []graphFormat {
	var list []graphFormat
	for _, f := range export.Formats() {
		list = append(list, graphFormat{name: f.Name, all: !f.Picture, write: func(w io.Writer, v *graphView) error {
			return f.Write(w, export.New(v.rec, v.graph))
		}})
	}
	return append(list, graphFormat{name: "sqlite", all: true, write: func(w io.Writer, v *graphView) error {
		return sqlite.Write(w, v.rec, v.graph, measure.Of(v.graph, measure.Options{}))
	}})
}
