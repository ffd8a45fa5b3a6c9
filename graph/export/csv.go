package export

import (
	"encoding/csv"
	"fmt"
	"io"
)

// NodesCSV writes a table of the nodes (RFC 4180, but lines end with LF, since with CRLF the writer of the standard
// library turns the LF of a name into one as well). A text that a spreadsheet would run as a formula has an apostrophe
// before it.
func NodesCSV(w io.Writer, v *View) error {
	return csvTable(w, v.nodeTable(), len(v.Graph.Nodes))
}

// nodeTable is what is said of a node, with its identifier.
func (v *View) nodeTable() []column {
	return append([]column{{"id", text, func(i int) any { return v.nodes[i] }}}, v.nodeColumns()...)
}

// EdgesCSV writes a table of the edges, as NodesCSV does one of the nodes.
func EdgesCSV(w io.Writer, v *View) error {
	g := v.Graph
	table := append([]column{
		{"id", text, func(i int) any { return v.edges[i] }},
		{"source", text, func(i int) any { return v.nodes[g.Edges[i].From] }},
		{"target", text, func(i int) any { return v.nodes[g.Edges[i].To] }},
		{"source_name", text, func(i int) any { return v.name(g.Edges[i].From) }},
		{"target_name", text, func(i int) any { return v.name(g.Edges[i].To) }},
	}, v.edgeColumns()...)
	return csvTable(w, table, len(g.Edges))
}

func csvTable(w io.Writer, table []column, rows int) error {
	out := csv.NewWriter(w)
	row := make([]string, len(table))
	for i, c := range table {
		row[i] = c.name
	}
	err := out.Write(row)
	for i := 0; i < rows && err == nil; i++ {
		for k, c := range table {
			value := c.of(i)
			row[k] = plain(value)
			if _, ok := value.(string); ok {
				row[k] = Cell(row[k])
			}
		}
		err = out.Write(row)
	}
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}
