package export

import (
	"cmp"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// prefixes are the vocabularies, by the prefix that stands for them: the Simple Event Model for who took part where
// and when, PROV for where it is written, schema.org for names and places, and own terms for what these lack.
var prefixes = [...][2]string{
	{"dl", "urn:dateline:ns:"},
	{"prov", "http://www.w3.org/ns/prov#"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"schema", "https://schema.org/"},
	{"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// term is the object of a statement: a resource, by the whole IRI or a prefixed name, or a literal.
type term struct {
	iri, curie, text string
	datatype         string // prefixed name; "" for a string
}

// statement is one property of a resource. Properties of one name follow each other.
type statement struct {
	property string // prefixed name
	value    term
}

// resource is everything said of one thing.
type resource struct {
	iri   string
	types []string // prefixed names
	says  []statement
}

func (r *resource) text(property, value string) {
	if value != "" {
		r.says = append(r.says, statement{property, term{text: value}})
	}
}

func (r *resource) typed(property, value, datatype string) {
	if value != "" {
		r.says = append(r.says, statement{property, term{text: value, datatype: datatype}})
	}
}

func (r *resource) link(property, iri string) {
	r.says = append(r.says, statement{property, term{iri: iri}})
}

func (r *resource) term(property, curie string) {
	r.says = append(r.says, statement{property, term{curie: curie}})
}

// iri makes the IRI of a thing of the record.
func (v *View) iri(kind, id string) string { return v.base + ":" + kind + ":" + url.PathEscape(id) }

// localName makes the last part of a prefixed name of any words.
func localName(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, cmp.Or(s, "other"))
}

// resources yields what is said, in order: the sources, the nodes, the events, then each edge after its sentences.
//
// An edge is a reified statement (rdf:Statement), because it is a report and no fact: nobody who merges the document
// with others gets "A acted on B" as a triple, but that somebody reports it, since when, and with which status.
func (v *View) resources() iter.Seq[resource] {
	return func(yield func(resource) bool) {
		for i := range v.Record.Sources {
			if !yield(v.sourceResource(&v.Record.Sources[i])) {
				return
			}
		}
		for i := range v.Graph.Nodes {
			if v.Graph.Nodes[i].Event == nil && !yield(v.nodeResource(i)) {
				return
			}
		}
		for _, ev := range v.events() {
			if !yield(v.eventResource(ev)) {
				return
			}
		}
		quoted := map[string]bool{}
		for i := range v.Graph.Edges {
			for _, s := range v.Graph.Edges[i].Sentences {
				iri := v.sentenceIRI(s)
				if quoted[iri] {
					continue
				}
				quoted[iri] = true
				q := resource{iri: iri, types: []string{"prov:Entity"}}
				q.text("prov:value", s.Text)
				q.link("prov:wasQuotedFrom", v.iri("source", string(s.Source)))
				if !yield(q) {
					return
				}
			}
			if !yield(v.edgeResource(i)) {
				return
			}
		}
	}
}

func (v *View) sentenceIRI(s graph.Sentence) string {
	return v.iri("source", string(s.Source)) + fmt.Sprintf(":%d-%d", s.Start, s.End)
}

func (v *View) sourceResource(src *record.Source) resource {
	r := resource{iri: v.iri("source", string(src.ID)), types: []string{"prov:Entity", "schema:NewsArticle"}}
	r.text("schema:name", cmp.Or(src.Title, src.Name))
	r.text("schema:identifier", src.Name)
	r.text("schema:publisher", src.Publisher)
	r.text("schema:url", src.URL)
	r.text("schema:inLanguage", src.Language)
	r.typed("schema:datePublished", src.Published.String(), "xsd:date")
	if src.CopyOf != "" {
		r.link("prov:wasDerivedFrom", v.iri("source", string(src.CopyOf)))
	}
	return r
}

// schemaTypes are the classes of schema.org for kinds of entities.
var schemaTypes = map[string]string{
	record.Person: "schema:Person", record.Organization: "schema:Organization", record.Place: "schema:Place",
	record.Facility: "schema:Place", record.NamedEvent: "schema:Event", record.Product: "schema:Product",
}

func (v *View) nodeResource(i int) resource {
	node := v.Graph.Nodes[i]
	ent := node.Entity
	r := resource{iri: v.iri("entity", string(ent.ID)), types: []string{"sem:Place"}}
	switch {
	case ent.Kind == record.NamedEvent:
		r.types[0] = "sem:Event"
	case node.Actor:
		r.types[0] = "sem:Actor"
	}
	if t := schemaTypes[ent.Kind]; t != "" {
		r.types = append(r.types, t)
	}
	r.text("schema:name", v.name(i))
	for _, alias := range ent.Aliases {
		r.text("schema:alternateName", alias)
	}
	r.text("dl:kind", ent.Kind)
	r.text("dl:subkind", ent.Subkind)
	if at := ent.Location; at != nil {
		r.typed("schema:latitude", plain(at.Latitude), "xsd:decimal")
		r.typed("schema:longitude", plain(at.Longitude), "xsd:decimal")
		r.text("schema:addressCountry", at.Country)
		if at.GeoNames != 0 {
			r.link("schema:sameAs", fmt.Sprintf("https://sws.geonames.org/%d/", at.GeoNames))
		}
	}
	m := v.Measures.Nodes[i]
	r.typed("dl:degree", strconv.Itoa(m.Degree), "xsd:integer")
	r.typed("dl:pagerank", plain(round(m.PageRank)), "xsd:decimal")
	r.typed("dl:betweenness", plain(round(m.Betweenness)), "xsd:decimal")
	r.typed("dl:community", strconv.Itoa(m.Community+1), "xsd:integer")
	return r
}

func (v *View) eventResource(ev *record.Event) resource {
	r := resource{iri: v.iri("event", string(ev.ID)), types: []string{"sem:Event"}}
	r.text("rdfs:label", ev.Label)
	r.term("sem:eventType", "dl:"+localName(ev.Class))
	for _, role := range ev.Roles {
		r.link("dl:"+localName(role.Role), v.iri("entity", string(role.Entity)))
	}
	for _, role := range ev.Roles {
		r.link("sem:hasActor", v.iri("entity", string(role.Entity)))
	}
	if ev.Where != "" {
		r.link("sem:hasPlace", v.iri("entity", string(ev.Where)))
	}
	r.times(ev.When)
	r.text("dl:status", ev.Status)
	r.text("dl:polarity", ev.Polarity)
	r.typed("dl:confidence", plain(round(ev.Confidence)), "xsd:decimal")
	seen := map[record.SourceID]bool{}
	for _, m := range ev.Mentions {
		if !seen[m.Source] {
			seen[m.Source] = true
			r.link("prov:wasDerivedFrom", v.iri("source", string(m.Source)))
		}
	}
	return r
}

// times says what is known of when something was, in the four bounds of the Simple Event Model.
func (r *resource) times(w record.When) {
	r.typed("sem:hasEarliestBeginTimeStamp", w.Start.Lo.String(), "xsd:date")
	r.typed("sem:hasLatestBeginTimeStamp", w.Start.Hi.String(), "xsd:date")
	r.typed("sem:hasEarliestEndTimeStamp", w.End.Lo.String(), "xsd:date")
	r.typed("sem:hasLatestEndTimeStamp", w.End.Hi.String(), "xsd:date")
}

func (v *View) nodeIRI(i int) string {
	if ev := v.Graph.Nodes[i].Event; ev != nil {
		return v.iri("event", string(ev.ID))
	}
	return v.iri("entity", string(v.Graph.Nodes[i].Entity.ID))
}

func (v *View) edgeResource(i int) resource {
	e := &v.Graph.Edges[i]
	r := resource{iri: v.iri("tie", v.edges[i]), types: []string{"rdf:Statement"}}
	r.link("rdf:subject", v.nodeIRI(e.From))
	predicate := string(e.Kind)
	if len(e.Relations) > 0 {
		predicate = e.Relations[0].Type
	}
	if e.Kind == graph.Part {
		predicate = e.Role
	}
	r.term("rdf:predicate", "dl:"+localName(predicate))
	r.link("rdf:object", v.nodeIRI(e.To))
	r.text("rdfs:label", strings.Join(e.Phrases, "; "))
	r.text("dl:kind", string(e.Kind))
	r.text("dl:status", e.Status)
	r.typed("dl:weight", plain(round(e.Weight)), "xsd:decimal")
	r.typed("dl:sources", strconv.Itoa(e.Sources), "xsd:integer")
	r.typed("dl:confidence", plain(round(e.Confidence)), "xsd:decimal")
	r.times(e.When)
	for _, ev := range e.Events {
		r.link("dl:event", v.iri("event", string(ev.ID)))
	}
	for _, s := range e.Sentences {
		r.link("prov:wasDerivedFrom", v.sentenceIRI(s))
	}
	for _, id := range sourcesOf(e) {
		if v.sources[id] != nil && !slices.ContainsFunc(e.Sentences, func(s graph.Sentence) bool { return s.Source == id }) {
			r.link("prov:wasDerivedFrom", v.iri("source", string(id)))
		}
	}
	return r
}
