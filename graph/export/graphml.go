package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
)

// GraphML writes GraphML. All edges are directed, since readers refuse a mixture; those without a direction say so in
// their data (undirected).
func GraphML(w io.Writer, v *View) error {
	return write(w, "GraphML", func(out *bufio.Writer) {
		g := v.Graph
		out.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
			`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
		nodes, edges := v.nodeColumns(), v.edgeColumns()
		for _, part := range [...]struct {
			of    string
			table []column
		}{{"node", nodes}, {"edge", edges}} {
			for _, c := range part.table {
				kind := [...]string{text: "string", integer: "long", number: "double", boolean: "boolean", day: "string"}[c.kind]
				fmt.Fprintf(out, "<key id=\"%s-%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", part.of, c.name, part.of, c.name, kind)
			}
		}
		out.WriteString("<graph edgedefault=\"directed\">\n")
		data := func(of string, table []column, i int) {
			for _, c := range table {
				if value := c.of(i); value != nil {
					fmt.Fprintf(out, `<data key="%s-%s">%s</data>`, of, c.name, escaped(plain(value)))
				}
			}
		}
		for i := range g.Nodes {
			fmt.Fprintf(out, `<node id="%s">`, escaped(v.nodes[i]))
			data("node", nodes, i)
			out.WriteString("</node>\n")
		}
		for i, e := range g.Edges {
			fmt.Fprintf(out, `<edge id="%s" source="%s" target="%s">`, escaped(v.edges[i]), escaped(v.nodes[e.From]), escaped(v.nodes[e.To]))
			data("edge", edges, i)
			out.WriteString("</edge>\n")
		}
		out.WriteString("</graph>\n</graphml>\n")
	})
}
