// Package export writes a graph in the formats of other programs.
//
//	export.go    View; Formats
//	columns.go   what every format says of a node and of an edge, in one table
//	gexf.go      Gephi: GEXF 1.3 with spells, sizes and colours
//	graphml.go   yEd, igraph, networkx
//	gml.go       igraph, networkx, Cytoscape
//	pajek.go     Pajek
//	json.go      networkx (node-link) and Cytoscape
//	csv.go       spreadsheets: one table of nodes, one of edges
//	ranked.go    the nodes by importance
//	rdf.go       what is said in RDF: SEM for events, PROV for sources, schema.org for names
//	turtle.go    RDF as Turtle
//	jsonld.go    RDF as JSON-LD
//	ftm.go       FollowTheMoney: Datashare, OpenAleph
//	cast.go      entities without events as FollowTheMoney
//	stix.go      STIX 2.1: OpenCTI, MISP
//	cypher.go    Neo4j and others that speak Cypher
//	mermaid.go   Mermaid: Markdown pages
//
// Names are the names of the record, character for character, unless a format cannot hold a character: XML has no
// control characters, which become U+FFFD. Edges keep their order, parallel ones stay apart. Dates are bounds where a
// format has room for them and are left out where it has only room for a sharper date than the record knows. The same
// graph gives the same bytes.
package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/measure"
)

// View is a graph with what the formats say of it.
type View struct {
	Record   *record.Record
	Graph    *graph.Graph
	Measures *measure.Measures

	nodes   []string // identifiers of nodes: those of the record
	edges   []string // identifiers of edges, none equal to that of a node
	sources map[record.SourceID]*record.Source
	between []record.Range // see Dates, made when first asked for
	base    string         // begins the identifiers of everything for formats that know more than one document
}

// New measures g, which was made from rec, and names its parts.
func New(rec *record.Record, g *graph.Graph) *View {
	v := &View{
		Record: rec, Graph: g, Measures: measure.Of(g, measure.Options{}), nodes: make([]string, len(g.Nodes)),
		edges: make([]string, len(g.Edges)), sources: rec.SourceIndex(),
	}
	taken := map[string]bool{}
	for i, node := range g.Nodes {
		if node.Event == nil {
			v.nodes[i] = string(node.Entity.ID)
			taken[v.nodes[i]] = true
		}
	}
	for i, node := range g.Nodes {
		if node.Event != nil {
			id := string(node.Event.ID)
			for taken[id] {
				id = "event-" + id
			}
			v.nodes[i] = id
			taken[id] = true
		}
	}
	prefix := "tie"
	for i := 0; i < len(v.nodes); i++ {
		if strings.HasPrefix(v.nodes[i], prefix) {
			prefix, i = "edge-"+prefix, -1
		}
	}
	for i := range v.edges {
		v.edges[i] = fmt.Sprint(prefix, i+1)
	}
	hash := sha256.New()
	for i := range rec.Sources {
		fmt.Fprintf(hash, "%q %q\n", rec.Sources[i].Name, rec.Sources[i].SHA256)
	}
	v.base = "urn:dateline:" + hex.EncodeToString(hash.Sum(nil)[:6])
	return v
}

// Format is a format by the name that users give it.
type Format struct {
	Name    string
	Picture bool // shows what one screen holds, rather than everything
	Write   func(w io.Writer, v *View) error
}

// Formats lists all formats of this package.
func Formats() []Format {
	return []Format{
		{"gexf", false, GEXF}, {"graphml", false, GraphML}, {"gml", false, GML}, {"pajek", false, Pajek}, {"nodelink", false, NodeLink},
		{"cytoscape", false, Cytoscape}, {"csv", false, EdgesCSV}, {"csv-nodes", false, NodesCSV}, {"turtle", false, Turtle},
		{"jsonld", false, JSONLD}, {"ftm", false, FollowTheMoney}, {"stix", false, STIX}, {"cypher", false, Cypher}, {"mermaid", true, Mermaid},
	}
}

// write buffers what print writes, and says in an error which format it was.
func write(w io.Writer, format string, print func(out *bufio.Writer)) error {
	out := bufio.NewWriterSize(w, 1<<16)
	print(out)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", format, err)
	}
	return nil
}

// name is what a node is called, character for character; its identifier if it has no name.
func (v *View) name(node int) string {
	if name := v.Graph.Nodes[node].Entity.Name; strings.TrimSpace(name) != "" {
		return name
	}
	return v.nodes[node]
}

// events returns the events that edges rest on, each once, in order of the edges, and those that are nodes.
func (v *View) events() []*record.Event {
	var list []*record.Event
	seen := map[*record.Event]bool{}
	add := func(ev *record.Event) {
		if !seen[ev] {
			seen[ev] = true
			list = append(list, ev)
		}
	}
	for i := range v.Graph.Nodes {
		if ev := v.Graph.Nodes[i].Event; ev != nil {
			add(ev)
		}
	}
	for i := range v.Graph.Edges {
		for _, ev := range v.Graph.Edges[i].Events {
			add(ev)
		}
	}
	return list
}

// quote returns the words of a span.
func (v *View) quote(id record.SourceID, span record.Span) string { return v.sources[id].Quote(span) }

// round keeps the nine digits that a measure is sure of, so that files hold no noise of rounding.
func round(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	scale := math.Pow(10, 8-math.Floor(math.Log10(math.Abs(x))))
	if math.IsInf(scale, 0) || scale == 0 {
		return 0
	}
	return math.Round(x*scale) / scale
}
