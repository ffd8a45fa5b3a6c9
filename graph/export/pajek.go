package export

import (
	"bufio"
	"fmt"
	"io"
)

// Pajek writes a network of Pajek. Each edge is an arc with its weight and its kind as the label; there is no room for
// more. Labels are ASCII with numeric entities, which Pajek shows as characters. Programs tell nodes apart by their
// labels, so that of two nodes of one name the second has its identifier behind it.
func Pajek(w io.Writer, v *View) error {
	return write(w, "Pajek", func(out *bufio.Writer) {
		g := v.Graph
		fmt.Fprintf(out, "*Vertices %d\n", len(g.Nodes))
		taken := map[string]bool{}
		for i := range g.Nodes {
			label := v.name(i)
			for taken[label] {
				label += " (" + v.nodes[i] + ")"
			}
			taken[label] = true
			fmt.Fprintf(out, "%d \"%s\"\n", i+1, numeric(label, `"\&`))
		}
		out.WriteString("*Arcs\n")
		for _, e := range g.Edges {
			fmt.Fprintf(out, "%d %d %s l \"%s\"\n", e.From+1, e.To+1, plain(round(e.Weight)), numeric(string(e.Kind), `"\&`))
		}
	})
}
