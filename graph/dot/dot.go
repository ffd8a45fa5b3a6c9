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
)

const (
	font       = "Helvetica Neue,Arial,Liberation Sans,sans-serif"
	nameSize   = 13
	detailSize = 10

	nameWidth   = 26  // characters of a line of a name
	labelWidth  = 24  // characters of a line of an edge's label
	dateWidth   = 32  // characters of its last line, which says when
	tipLength   = 300 // characters of a sentence in a tooltip
	tipLines    = 4   // sentences of a tooltip
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
	names := wrap(clean(node.Name), nameWidth)
	if len(names) == 0 {
		names = []string{"?"}
	}
	if len(names) > 3 {
		names = append(names[:2], cut(strings.Join(names[2:], " "), nameWidth))
	}
	var inner strings.Builder
	wide, high := 0.0, 0.0
	for j, line := range names {
		line = cut(line, 2*nameWidth)
		if j > 0 {
			inner.WriteString("<br/>")
		}
		fmt.Fprintf(&inner, "<b>%s</b>", html(line))
		wide, high = max(wide, width(line, nameSize)), high+nameSize*1.2
	}
	if detail := cut(clean(node.Detail), 2*nameWidth); detail != "" {
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
		fmt.Fprintf(b, ", tooltip=%s", quoted(cut(clean(node.Name)+", also "+strings.Join(node.Entity.Aliases, ", "), tipLength)))
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
		if lines := edgeLabel(e); len(lines) > 0 {
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
	if tip := edgeTip(e); len(tip) > 0 {
		fmt.Fprintf(b, ", tooltip=%s", quoted(tip...))
	}
	b.WriteString("];\n")
}

// edgeLabel says what happened and, on the last line, when.
func edgeLabel(e *graph.Edge) []string {
	what := ""
	switch {
	case len(e.Phrases) > 1 && (e.Kind == graph.Standing || len(e.Phrases[0])+len(e.Phrases[1]) < labelWidth+labelWidth/2):
		what = e.Phrases[0] + ", " + e.Phrases[1]
	case len(e.Phrases) > 0:
		what = e.Phrases[0]
	}
	lines := wrap(clean(what), labelWidth)
	var when []string
	if len(e.Events) > 1 {
		when = append(when, fmt.Sprintf("%d events", len(e.Events)))
	}
	if e.Date != "" {
		when = append(when, e.Date)
	}
	last := strings.Join(when, ", ")
	if !saysStatus(what, e.Status) {
		last = strings.TrimSpace(last + " (" + e.Status + ")")
	}
	lines = append(lines, wrap(clean(last), dateWidth)...)
	for i := range lines {
		lines[i] = cut(lines[i], 2*labelWidth) // words without spaces
	}
	return lines
}

// saysStatus reports that the words tell the status by themselves: a fact needs no word, and "will meet", "may
// leave" and "to capture" are enough, for the line is dashed besides.
func saysStatus(what, status string) bool {
	switch status {
	case record.Asserted:
		return true
	case record.Planned, record.Possible:
	default:
		return false
	}
	if strings.HasPrefix(what, "to ") {
		return true
	}
	for word := range strings.FieldsSeq(strings.ToLower(what)) {
		switch word {
		case "will", "would", "shall", "should", "may", "might", "could", "possible", "possibly", "likely":
			return true
		}
		for _, stem := range [...]string{"plan", "intend", "expect", "hope", "aim", "want", "vow", "promis", "propos"} {
			if strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}

// edgeTip quotes what the edge rests on.
func edgeTip(e *graph.Edge) []string {
	var lines []string
	for i, s := range e.Sentences {
		if i == tipLines {
			lines = append(lines, fmt.Sprintf("… and %d more", len(e.Sentences)-i))
			break
		}
		lines = append(lines, cut(s.Text, tipLength))
	}
	return lines
}
