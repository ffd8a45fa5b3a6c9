package graphviz

import (
	"bytes"
	"fmt"
)

// source writes boxes and lines as DOT. Lines run from the node that comes first, which has more neighbours, so that
// in layers the busiest comes to stand on the left and the picture stays about as wide as a page.
func source(name string, g Graph) []byte {
	var b bytes.Buffer
	b.WriteString("digraph {\n")
	if name == "dot" {
		b.WriteString("  graph [rankdir=LR, nodesep=0.3, ranksep=0.5];\n")
	} else {
		// Lines are ours; boxes must not overlap.
		b.WriteString("  graph [overlap=false, splines=false, sep=\"+10\", start=1, K=1.6];\n")
	}
	b.WriteString("  node [shape=box, fixedsize=true, label=\" \"];\n  edge [dir=none];\n")
	for i, s := range g.Sizes {
		fmt.Fprintf(&b, "  n%d [width=%.4f, height=%.4f];\n", i, s.W/72, s.H/72)
	}
	for i, e := range g.Edges {
		fmt.Fprintf(&b, "  n%d -> n%d [id=%d", min(e[0], e[1]), max(e[0], e[1]), i)
		if name == "dot" && g.Labels != nil && g.Labels[i].W > 0 {
			fmt.Fprintf(&b, `, label=<<table border="0" cellborder="0" cellpadding="0" cellspacing="0"><tr><td fixedsize="true" width="%.0f" height="%.0f"></td></tr></table>>`,
				g.Labels[i].W, g.Labels[i].H)
		} else if name != "dot" {
			fmt.Fprintf(&b, ", len=2.4")
		}
		b.WriteString("];\n")
	}
	b.WriteString("}\n")
	return b.Bytes()
}
