package export

import (
	"bufio"
	"encoding/json"
	"io"
)

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	key   string
	value any
}

// add appends a member unless its value is unknown: nil, an empty text or list.
func (o *object) add(key string, value any) {
	switch x := value.(type) {
	case nil:
		return
	case string:
		if x == "" {
			return
		}
	case []string:
		if len(x) == 0 {
			return
		}
	}
	*o = append(*o, member{key, value})
}

// columns appends what a table says of a node or an edge.
func (o *object) columns(table []column, i int) {
	for _, c := range table {
		o.add(c.name, c.of(i))
	}
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) { return appendJSON(nil, o), nil }

// appendJSON appends a value. The standard encoder would go over every object three times.
func appendJSON(b []byte, value any) []byte {
	switch x := value.(type) {
	case object:
		b = append(b, '{')
		for i, m := range x {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendJSON(b, m.key), ':')
			b = appendJSON(b, m.value)
		}
		return append(b, '}')
	case []any:
		b = append(b, '[')
		for i, item := range x {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSON(b, item)
		}
		return append(b, ']')
	}
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // texts, numbers and lists of texts are all there is
	}
	return append(b, data...)
}

// list writes the items of a JSON array, a line each.
func list(out *bufio.Writer, n int, item func(i int) object) {
	var b []byte
	for i := range n {
		if i > 0 {
			out.WriteByte(',')
		}
		b = appendJSON(append(b[:0], '\n'), item(i))
		out.Write(b)
	}
	out.WriteByte('\n')
}

// NodeLink writes the JSON that networkx calls node-link, and d3 examples use.
func NodeLink(w io.Writer, v *View) error {
	return write(w, "node-link JSON", func(out *bufio.Writer) {
		g := v.Graph
		nodes, edges := v.nodeColumns(), v.edgeColumns()
		about := object{{"title", g.Title}, {"source", g.Source}, {"subtitle", g.Subtitle}, {"remark", g.Remark}}
		out.Write(appendJSON([]byte(`{"directed":true,"multigraph":true,"graph":`), about))
		out.WriteString(`,"nodes":[`)
		list(out, len(g.Nodes), func(i int) object {
			o := object{{"id", v.nodes[i]}}
			o.columns(nodes, i)
			return o
		})
		out.WriteString(`],"edges":[`)
		list(out, len(g.Edges), func(i int) object {
			o := object{{"source", v.nodes[g.Edges[i].From]}, {"target", v.nodes[g.Edges[i].To]}, {"key", v.edges[i]}}
			o.columns(edges, i)
			return o
		})
		out.WriteString("]}\n")
	})
}

// Cytoscape writes the elements JSON of Cytoscape and Cytoscape.js.
func Cytoscape(w io.Writer, v *View) error {
	return write(w, "Cytoscape JSON", func(out *bufio.Writer) {
		g := v.Graph
		nodes, edges := v.nodeColumns(), v.edgeColumns()
		about := object{{"name", g.Title}, {"source", g.Source}, {"subtitle", g.Subtitle}, {"remark", g.Remark}}
		out.Write(appendJSON([]byte(`{"format_version":"1.0","generated_by":"dateline","directed":true,"multigraph":true,"data":`), about))
		out.WriteString(`,"elements":{"nodes":[`)
		list(out, len(g.Nodes), func(i int) object {
			o := object{{"id", v.nodes[i]}, {"value", v.nodes[i]}}
			o.columns(nodes, i)
			return object{{"data", o}}
		})
		out.WriteString(`],"edges":[`)
		list(out, len(g.Edges), func(i int) object {
			o := object{{"id", v.edges[i]}, {"key", v.edges[i]}, {"source", v.nodes[g.Edges[i].From]}, {"target", v.nodes[g.Edges[i].To]}}
			for _, c := range edges {
				key := c.name
				if key == "kind" {
					key = "interaction" // as Cytoscape calls the kind of an edge
				}
				o.add(key, c.of(i))
			}
			return object{{"data", o}}
		})
		out.WriteString("]}}\n")
	})
}
