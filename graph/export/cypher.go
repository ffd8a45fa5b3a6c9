package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dateline/dateline/graph"
)

// cypherBatch is the number of nodes or edges of a statement: a transaction that any database holds.
const cypherBatch = 500

// Cypher writes statements that add the graph to Neo4j, each ended by a semicolon, for cypher-shell: nodes of label
// Entity and of their kind, relationships of the type of their kind. Running it twice adds nothing twice. The property
// uri tells the things of one record from those of another.
//
// No text of an article can leave its quotes: backslashes, quotes and control characters are escaped, labels, types
// and names of properties are our own words.
func Cypher(w io.Writer, v *View) error {
	return write(w, "Cypher", func(out *bufio.Writer) {
		g := v.Graph
		out.WriteString("CREATE CONSTRAINT dateline_uri IF NOT EXISTS FOR (n:Entity) REQUIRE n.uri IS UNIQUE;\n")
		nodes, edges := v.nodeColumns(), v.edgeColumns()
		cypherGroups(len(g.Nodes), func(i int) string { return nodeLabel(g.Nodes[i]) }, func(label string, group []int) {
			out.WriteString("UNWIND [")
			for k, i := range group {
				if k > 0 {
					out.WriteByte(',')
				}
				fmt.Fprintf(out, "\n  {uri: %s, properties: {record_id: %s", cypherString(v.nodeIRI(i)), cypherString(v.nodes[i]))
				cypherColumns(out, nodes, i)
				out.WriteString("}}")
			}
			fmt.Fprintf(out, "\n] AS row\nMERGE (n:Entity {uri: row.uri})\nSET n += row.properties, n:`%s`;\n", label)
		})
		cypherGroups(len(g.Edges), func(i int) string { return edgeType(&g.Edges[i]) }, func(kind string, group []int) {
			out.WriteString("UNWIND [")
			for k, i := range group {
				if k > 0 {
					out.WriteByte(',')
				}
				e := &g.Edges[i]
				fmt.Fprintf(out, "\n  {uri: %s, source: %s, target: %s, properties: {record_id: %s", cypherString(v.iri("tie", v.edges[i])),
					cypherString(v.nodeIRI(e.From)), cypherString(v.nodeIRI(e.To)), cypherString(v.edges[i]))
				cypherColumns(out, edges, i)
				out.WriteString("}}")
			}
			fmt.Fprintf(out, "\n] AS row\nMATCH (a:Entity {uri: row.source})\nMATCH (b:Entity {uri: row.target})\n"+
				"MERGE (a)-[r:`%s` {uri: row.uri}]->(b)\nSET r += row.properties;\n", kind)
		})
	})
}

// cypherGroups calls do with the indices of each kind, in the order in which kinds first appear, a batch at a time.
func cypherGroups(n int, kindOf func(i int) string, do func(kind string, group []int)) {
	var kinds []string
	groups := map[string][]int{}
	for i := range n {
		kind := kindOf(i)
		if groups[kind] == nil {
			kinds = append(kinds, kind)
		}
		groups[kind] = append(groups[kind], i)
	}
	for _, kind := range kinds {
		for group := groups[kind]; len(group) > 0; {
			batch := group[:min(cypherBatch, len(group))]
			do(kind, batch)
			group = group[len(batch):]
		}
	}
}

func cypherColumns(out *bufio.Writer, table []column, i int) {
	for _, c := range table {
		switch value := c.of(i).(type) {
		case nil:
		case string:
			fmt.Fprintf(out, ", %s: %s", c.name, cypherString(value))
		default:
			fmt.Fprintf(out, ", %s: %s", c.name, plain(value))
		}
	}
}

// nodeLabel is a label for a kind of node.
func nodeLabel(node graph.Node) string {
	kind := node.Entity.Kind
	if kind == "" {
		kind = "other"
	}
	kind = localName(kind)
	return strings.ToUpper(kind[:1]) + kind[1:]
}

// edgeType is the type of a relationship: ACTS_ON, ACTS_WITH, IS_AT, HAS_PART, or the type of a relation. It stands in
// backquotes, since it may be a word of the language.
func edgeType(e *graph.Edge) string {
	switch e.Kind {
	case graph.Acts:
		return "ACTS_ON"
	case graph.With:
		return "ACTS_WITH"
	case graph.At:
		return "IS_AT"
	case graph.Part:
		return "HAS_PART"
	}
	if len(e.Relations) > 0 {
		return strings.ToUpper(localName(e.Relations[0].Type))
	}
	return "RELATED"
}

// cypherString is a string literal.
func cypherString(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == 0:
			b.WriteRune(utf8.RuneError) // which no store takes
		case r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
