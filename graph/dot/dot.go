// Package dot writes a graph as DOT, ready for Graphviz.
//
// Actors are rounded blue boxes, places square grey ones, events square white ones. A solid line is reported as fact, a dotted one is as one
// side says, a dashed one is planned or possible, a denied one ends in a bar; standing relations are grey. Kinds and
// statuses are told by shape and line as well as by colour, so the picture survives a photocopier. For programs that
// read the document rather than draw it, the attributes entity and entity_name hold the identifier and the name of a
// node as the record has them, with character references for all that is special.
//
//	dot.go      Write: the document, boxes, lines
//	header.go   the words above the picture
//	escape.go   text that can hold any character
//	measure.go  how wide text is
package dot

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
)

const (
	font       = "Helvetica Neue,Arial,Liberation Sans,sans-serif"
	nameSize   = 13
	detailSize = 10

	nameWidth   = 26  // characters of a line of a name
	tipLength   = 300 // characters of a sentence in a tooltip
	maxLabelled = 150 // edges; with labels on more, laying out takes minutes
)

const (
	ink   = "#2b5c8a" // actors and what they do
	paper = "#e8eef5"
	grey  = "#8a8a8a" // places and standing relations
	stone = "#f4f4f2"
	text  = "#1b1b1b"
	small = "#6a6a6a"
	words = "#3a3a3a"
)

// Write writes g as one digraph in UTF-8. The same graph gives the same bytes. A graph without ties makes a picture of
// its title and a sentence that says so.
func Write(w io.Writer, g *graph.Graph) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph %s {\n", quoted(g.Title))
	fmt.Fprintf(&b, "  graph [rankdir=LR, nodesep=0.3, ranksep=0.5, pad=0.25, bgcolor=white, outputorder=edgesfirst,\n")
	fmt.Fprintf(&b, "    fontname=%q, labelloc=t, labeljust=l, tooltip=%s,\n", font, quoted(description(g)))
	fmt.Fprintf(&b, "    label=<%s>];\n", header(g))
	fmt.Fprintf(&b, "  node [shape=box, style=\"rounded,filled\", color=%q, fillcolor=%q, fontname=%q, fontsize=%v, fontcolor=%q, fixedsize=true];\n",
		ink, paper, font, nameSize, text)
	fmt.Fprintf(&b, "  edge [color=%q, fontname=%q, fontsize=11, fontcolor=%q, arrowsize=0.6];\n", ink, font, words)
	for i := range g.Nodes {
		writeNode(&b, i, &g.Nodes[i])
	}
	for i := range g.Edges {
		writeEdge(&b, &g.Edges[i], len(g.Edges) <= maxLabelled)
	}
	b.WriteString("}\n")
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write DOT: %w", err)
	}
	return nil
}

// writeNode writes a box with a name and below it, small, what it names.
func writeNode(b *bytes.Buffer, i int, node *graph.Node) {
	names := caption.Wrap(clean(node.Name), nameWidth)
	if len(names) == 0 {
		names = []string{"?"}
	}
	if len(names) > 3 {
		names = append(names[:2], caption.Cut(strings.Join(names[2:], " "), nameWidth))
	}
	var inner strings.Builder
	wide, high := 0.0, 0.0
	for j, line := range names {
		line = caption.Cut(line, 2*nameWidth)
		if j > 0 {
			inner.WriteString("<br/>")
		}
		fmt.Fprintf(&inner, "<b>%s</b>", html(line))
		wide, high = max(wide, width(line, nameSize)), high+nameSize*1.2
	}
	if detail := caption.Cut(clean(node.Detail), 2*nameWidth); detail != "" {
		fmt.Fprintf(&inner, `<br/><font point-size="%v" color="%s">%s</font>`, detailSize, small, html(detail))
		if len(names) > 1 { // else the descenders of the name touch it
			inner.WriteString(strut(detailSize + 4))
		}
		wide, high = max(wide, width(detail, detailSize)), high+detailSize*1.2
	}
	fmt.Fprintf(b, "  n%d [label=<%s>, width=%s, height=%s, entity=%s, entity_name=%s", i+1, inner.String(), inches(wide+20), inches(max(high+8, 36)),
		exact(string(node.Entity.ID)), exact(node.Entity.Name))
	if node.Event != nil {
		fmt.Fprintf(b, ", class=event, style=filled, color=%q, fillcolor=white, penwidth=1", grey)
	} else if node.Actor {
		fmt.Fprintf(b, ", class=actor, penwidth=%.1f", 1.2+0.2*float64(min(max(node.Degree-1, 0), 6)))
	} else {
		fmt.Fprintf(b, ", class=place, style=filled, color=%q, fillcolor=%q, penwidth=1.2", grey, stone)
	}
	if len(node.Entity.Aliases) > 0 {
		fmt.Fprintf(b, ", tooltip=%s", quoted(caption.Cut(clean(node.Name)+", also "+strings.Join(node.Entity.Aliases, ", "), tipLength)))
	}
	b.WriteString("];\n")
}

// inches writes a length in points the way Graphviz wants sizes.
func inches(points float64) string { return fmt.Sprintf("%.2f", math.Ceil(points/72*100)/100) }

// writeEdge writes a line with its words. Graphviz lays out from left to right along the arrows, so every line is
// written from the node with more neighbours and its head turned round where needed: the busiest actor comes to
// stand at the left, and the picture stays about as wide as a page.
func writeEdge(b *bytes.Buffer, e *graph.Edge, labelled bool) {
	left, right, dir, head := e.From, e.To, "forward", "arrowhead"
	if left > right {
		left, right, dir, head = right, left, "back", "arrowtail"
	}
	if e.Kind == graph.With {
		dir = "none"
	}
	fmt.Fprintf(b, "  n%d -> n%d [class=%q, dir=%s", left+1, right+1, string(e.Kind), dir)
	if labelled {
		if lines := caption.Edge(e); len(lines) > 0 {
			fmt.Fprintf(b, ", label=%s", label(lines))
		}
	}
	if e.Kind == graph.Standing {
		fmt.Fprintf(b, ", color=%q, penwidth=1.1", grey)
	} else {
		fmt.Fprintf(b, ", penwidth=%.1f", 1.1+0.7*math.Log2(max(e.Weight, 1)))
	}
	switch e.Status {
	case record.Claimed:
		b.WriteString(", style=dotted")
	case record.Planned, record.Possible:
		b.WriteString(", style=dashed")
	case record.Denied:
		fmt.Fprintf(b, ", style=dashed, %s=tee", head)
	}
	if tip := caption.Tip(e); len(tip) > 0 {
		fmt.Fprintf(b, ", tooltip=%s", quoted(tip...))
	}
	b.WriteString("];\n")
}
