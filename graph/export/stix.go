package export

import (
	"bufio"
	"cmp"
	"crypto/sha1"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// STIX writes a bundle of STIX 2.1: identities, locations where coordinates are known, a relationship for each edge,
// and a report for each article that refers to what it says.
//
// STIX has no vague dates: start_time and stop_time stand only where the day is exact, everything else in the
// description, with the sentences. Created and modified are the day of the newest article, since no clock is read; 1970
// if none has a date. Places without coordinates are identities of class "unspecified", as locations must have them.
func STIX(w io.Writer, v *View) error {
	return write(w, "STIX", func(out *bufio.Writer) {
		s := &stix{View: v, out: out, created: v.newest(), used: map[record.SourceID][]string{}}
		fmt.Fprintf(out, `{"type":"bundle","id":%s,"objects":[`, appendJSON(nil, s.id("bundle", "bundle", "")))
		for i := range v.Graph.Nodes {
			s.node(i)
		}
		for i := range v.Graph.Edges {
			s.edge(i)
		}
		for i := range v.Record.Sources {
			s.report(&v.Record.Sources[i])
		}
		out.WriteString("\n]}\n")
	})
}

// stix writes the objects of a bundle.
type stix struct {
	*View
	out     *bufio.Writer
	created string
	used    map[record.SourceID][]string // objects that an article speaks of
	any     bool                         // an object has been written
}

// newest is the last day of publication, as a time.
func (v *View) newest() string {
	var last record.Day
	for _, src := range v.Record.Sources {
		last = max(last, src.Published)
	}
	return stixTime(cmp.Or(last, record.DayOf(1970, 1, 1)))
}

func stixTime(day record.Day) string { return day.String() + "T00:00:00.000Z" }

// stixSpace is the name space of our identifiers, which are version 5 of RFC 9562: the same thing has the same one.
var stixSpace = [16]byte{0x0e, 0x1d, 0x5c, 0x39, 0x8b, 0x77, 0x4d, 0x0f, 0x9c, 0x5a, 0x11, 0x6d, 0x3f, 0x2a, 0x90, 0x47}

func (s *stix) id(kind, thing, id string) string {
	sum := sha1.Sum([]byte(string(stixSpace[:]) + s.base + "\x00" + thing + "\x00" + id))
	u := sum[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("%s--%x-%x-%x-%x-%x", kind, u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// put writes an object with what all have in common.
func (s *stix) put(kind, id string, o object) {
	if s.any {
		s.out.WriteByte(',')
	}
	s.any = true
	all := object{{"type", kind}, {"spec_version", "2.1"}, {"id", id}, {"created", s.created}, {"modified", s.created}}
	s.out.WriteByte('\n')
	s.out.Write(appendJSON(nil, append(all, o...)))
}

// nodeID returns the type and the identifier of a node.
func (s *stix) nodeID(i int) (kind, id string) {
	node := s.Graph.Nodes[i]
	kind = "identity"
	if node.Event == nil && node.Entity.Location != nil {
		kind = "location"
	}
	return kind, s.id(kind, "node", s.nodes[i])
}

func (s *stix) node(i int) {
	node := s.Graph.Nodes[i]
	kind, id := s.nodeID(i)
	var o object
	o.add("name", s.name(i))
	o.add("description", node.Detail)
	var labels []string
	for _, label := range [...]string{node.Entity.Kind, node.Entity.Subkind} {
		if label != "" && !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	o.add("labels", labels)
	if kind == "location" {
		at := node.Entity.Location
		o.add("latitude", at.Latitude)
		o.add("longitude", at.Longitude)
		o.add("country", at.Country)
	} else {
		class := map[string]string{record.Person: "individual", record.Organization: "organization", record.Nationality: "group"}[node.Entity.Kind]
		o.add("identity_class", cmp.Or(class, "unspecified"))
	}
	s.put(kind, id, o)
}

func (s *stix) edge(i int) {
	e := &s.Graph.Edges[i]
	_, from := s.nodeID(e.From)
	_, to := s.nodeID(e.To)
	id := s.id("relationship", "tie", s.edges[i])
	o := object{{"relationship_type", relationshipType(e)}, {"source_ref", from}, {"target_ref", to}}
	lines := []string{strings.Join(e.Phrases, "; ") + " (" + statusWords(e.Status, e.Date) + ")"}
	for _, sentence := range e.Sentences {
		lines = append(lines, sentence.Text)
	}
	o.add("description", strings.TrimSpace(strings.Join(lines, "\n")))
	if start := e.When.Start; start.Lo != 0 && start.Lo == start.Hi {
		o.add("start_time", stixTime(start.Lo))
		if end := e.When.End; end.Lo == end.Hi && end.Hi >= start.Lo && end.Hi < record.MaxDay {
			o.add("stop_time", stixTime(end.Hi+1)) // the first moment after
		}
	}
	if e.Confidence > 0 {
		o.add("confidence", int(e.Confidence*100+0.5))
	}
	var references []any
	for _, source := range sourcesOf(e) {
		s.used[source] = append(s.used[source], from, to, id)
		if src := s.sources[source]; src != nil {
			r := object{{"source_name", cmp.Or(src.Publisher, src.Name, "article")}}
			r.add("description", cmp.Or(src.Title, src.Name, string(src.ID)))
			r.add("url", src.URL)
			references = append(references, r)
		}
	}
	if len(references) > 0 {
		o.add("external_references", references)
	}
	s.put("relationship", id, o)
}

// relationshipType is the kind of an edge in the letters that STIX allows.
func relationshipType(e *graph.Edge) string {
	switch e.Kind {
	case graph.Acts:
		return "acts-on"
	case graph.With:
		return "acts-with"
	case graph.At:
		return "located-at"
	case graph.Part:
		return "has-" + hyphened(e.Role)
	}
	if len(e.Relations) > 0 {
		return hyphened(e.Relations[0].Type)
	}
	return "related-to"
}

func hyphened(s string) string {
	s = strings.Trim(strings.ReplaceAll(strings.ToLower(localName(s)), "_", "-"), "-")
	return cmp.Or(s, "related-to")
}

func (s *stix) report(src *record.Source) {
	refs := s.used[src.ID]
	if len(refs) == 0 {
		return // a report must refer to something
	}
	slices.Sort(refs)
	refs = slices.Compact(refs)
	published := s.created
	if src.Published != 0 {
		published = stixTime(src.Published)
	}
	o := object{{"name", cmp.Or(strings.TrimSpace(src.Title), src.Name, string(src.ID))}}
	o.add("published", published)
	o.add("lang", src.Language)
	o.add("object_refs", refs)
	if src.URL != "" {
		o.add("external_references", []any{object{{"source_name", cmp.Or(src.Publisher, src.Name)}, {"url", src.URL}}})
	}
	s.put("report", s.id("report", "source", string(src.ID)), o)
}
