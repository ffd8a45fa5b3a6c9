package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// GML writes the Graph Modelling Language (Himsolt 1996): ASCII, everything else as numeric entities. Nodes are
// numbered in their order from 0; entity holds their identifier.
func GML(w io.Writer, v *View) error {
	return write(w, "GML", func(out *bufio.Writer) {
		g := v.Graph
		out.WriteString("Creator \"dateline\"\ngraph [\n  directed 1\n  multigraph 1\n")
		nodes, edges := v.nodeColumns()[1:], v.edgeColumns()
		data := func(table []column, i int) {
			for _, c := range table {
				if value := c.of(i); value != nil {
					fmt.Fprintf(out, "    %s %s\n", gmlKey(c.name), gmlValue(value))
				}
			}
		}
		for i := range g.Nodes {
			fmt.Fprintf(out, "  node [\n    id %d\n    label %s\n    entity %s\n", i, gmlValue(v.name(i)), gmlValue(v.nodes[i]))
			data(nodes, i)
			out.WriteString("  ]\n")
		}
		for i, e := range g.Edges {
			fmt.Fprintf(out, "  edge [\n    source %d\n    target %d\n    key %s\n    label %s\n", e.From, e.To, gmlValue(v.edges[i]), gmlValue(first(e.Phrases)))
			data(edges, i)
			out.WriteString("  ]\n")
		}
		out.WriteString("]\n")
	})
}

// gmlKey is a name of letters only, for which the grammar has room: edges_in becomes edgesIn.
func gmlKey(name string) string {
	words := strings.Split(name, "_")
	for i := 1; i < len(words); i++ {
		words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
	}
	return strings.Join(words, "")
}

func gmlValue(value any) string {
	switch x := value.(type) {
	case string:
		return `"` + numeric(x, `"&`) + `"`
	case bool:
		if x {
			return "1"
		}
		return "0"
	case float64:
		s := plain(x)
		if !strings.Contains(s, ".") {
			s += ".0" // a real has a point
		}
		return s
	}
	return plain(value)
}

// numeric writes all but printable ASCII, and the characters given, as numeric entities. What is no UTF-8 is U+FFFD.
func numeric(s, special string) string {
	var b strings.Builder
	for _, r := range s {
		if r < ' ' || r >= 0x7f || strings.ContainsRune(special, r) {
			if !utf8.ValidRune(r) {
				r = utf8.RuneError
			}
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
