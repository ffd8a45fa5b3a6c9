package export

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/measure"
)

// GEXF writes GEXF 1.3 for Gephi, nodes sized by PageRank and coloured by community. All edges are directed, since
// readers refuse a mixture; those without a direction say so in their data (undirected). An edge has a spell for each dated event, from the first day to the last on
// which it may have been; a node without a spell, some tie of which has no date, is always there.
func GEXF(w io.Writer, v *View) error {
	return write(w, "GEXF", func(out *bufio.Writer) {
		g := v.Graph
		out.WriteString(xml.Header + `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">` + "\n")
		fmt.Fprintf(out, "<meta><creator>dateline</creator><description>%s</description></meta>\n", escaped(g.Title+". "+g.Source+" "+g.Subtitle))
		out.WriteString(`<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">` + "\n")
		nodes, edges := v.nodeColumns()[1:], v.edgeColumns()
		declare(out, "node", nodes)
		declare(out, "edge", edges)
		spans := v.spans()
		fmt.Fprintf(out, "<nodes count=\"%d\">\n", len(g.Nodes))
		for i := range g.Nodes {
			fmt.Fprintf(out, `<node id="%s" label="%s">`, escaped(v.nodes[i]), escaped(v.name(i)))
			values(out, nodes, i)
			if spans[i].Lo != 0 {
				fmt.Fprintf(out, `<spells><spell start="%s" end="%s"/></spells>`, spans[i].Lo, spans[i].Hi)
			}
			r, g, b := channels(measure.Color(v.Measures.Nodes[i].Community))
			fmt.Fprintf(out, `<viz:color r="%d" g="%d" b="%d"/><viz:size value="%.2f"/>`, r, g, b, 4+36*v.Measures.Size(i))
			out.WriteString("</node>\n")
		}
		fmt.Fprintf(out, "</nodes>\n<edges count=\"%d\">\n", len(g.Edges))
		for i := range g.Edges {
			e := &g.Edges[i]
			fmt.Fprintf(out, `<edge id="%s" source="%s" target="%s" weight="%s" label="%s">`, escaped(v.edges[i]), escaped(v.nodes[e.From]),
				escaped(v.nodes[e.To]), plain(round(e.Weight)), escaped(first(e.Phrases)))
			values(out, edges, i)
			if list := spells(e); len(list) > 0 {
				out.WriteString("<spells>")
				for _, s := range list {
					fmt.Fprintf(out, "<spell%s%s/>", attribute("start", s.Lo), attribute("end", s.Hi))
				}
				out.WriteString("</spells>")
			}
			out.WriteString("</edge>\n")
		}
		out.WriteString("</edges>\n</graph>\n</gexf>\n")
	})
}

// declare lists the attributes of nodes or edges.
func declare(out *bufio.Writer, class string, table []column) {
	fmt.Fprintf(out, "<attributes class=\"%s\">\n", class)
	for _, c := range table {
		kind := [...]string{text: "string", integer: "integer", number: "double", boolean: "boolean", day: "string"}[c.kind]
		fmt.Fprintf(out, "<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", c.name, c.name, kind)
	}
	out.WriteString("</attributes>\n")
}

func values(out *bufio.Writer, table []column, i int) {
	out.WriteString("<attvalues>")
	for _, c := range table {
		if value := c.of(i); value != nil {
			fmt.Fprintf(out, `<attvalue for="%s" value="%s"/>`, c.name, escaped(plain(value)))
		}
	}
	out.WriteString("</attvalues>")
}

// attribute is a day as an attribute, nothing if it is not known.
func attribute(name string, day record.Day) string {
	if day == 0 {
		return ""
	}
	return fmt.Sprintf(` %s="%s"`, name, day)
}

// spells are the times in which events of an edge may have been, each once, in order.
func spells(e *graph.Edge) []record.Range {
	var list []record.Range
	for _, ev := range e.Events {
		if ev.When.Start.Lo != 0 || ev.When.End.Hi != 0 {
			list = append(list, record.Range{Lo: ev.When.Start.Lo, Hi: ev.When.End.Hi})
		}
	}
	slices.SortFunc(list, func(a, b record.Range) int { return cmp.Or(cmp.Compare(a.Lo, b.Lo), cmp.Compare(a.Hi, b.Hi)) })
	return slices.Compact(list)
}

// channels splits #rrggbb.
func channels(color string) (r, g, b uint64) {
	n, _ := strconv.ParseUint(color[1:], 16, 32)
	return n >> 16, n >> 8 & 0xff, n & 0xff
}

// escaped is text inside an element or an attribute of XML. What XML cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b writer
	_ = xml.EscapeText(&b, []byte(s)) // memory takes everything
	return string(b)
}

type writer []byte

func (w *writer) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}

// plain is a value of a column without any quotes. Bytes that are no UTF-8 become U+FFFD.
func plain(value any) string {
	switch x := value.(type) {
	case string:
		return strings.ToValidUTF8(x, "\ufffd")
	case int:
		return strconv.Itoa(x)
	case bool:
		return strconv.FormatBool(x)
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return "0"
		}
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return ""
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
