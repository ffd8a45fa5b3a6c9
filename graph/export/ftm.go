package export

import (
	"bufio"
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// FollowTheMoney writes entities of FollowTheMoney, one JSON object a line, as Datashare and OpenAleph read them:
// articles, people, organizations, addresses for places; events; and for each edge an interest between two of them
// (Membership, Employment, Directorship, Representation or Family where the relation is one, else UnknownLink), with
// its dates, and the article that says so as proof.
//
// A date there is a day, a month or a year: it is given where the bounds of the record make one of these, and left out
// otherwise. What the record knows stands in words in the summary.
func FollowTheMoney(w io.Writer, v *View) error {
	return write(w, "FollowTheMoney", func(out *bufio.Writer) {
		put := func(id, schema string, p properties) {
			out.Write(append(appendJSON(nil, object{{"id", id}, {"schema", schema}, {"properties", object(p)}}), '\n'))
		}
		for i := range v.Record.Sources {
			src := &v.Record.Sources[i]
			var p properties
			p.add("title", src.Title)
			p.add("fileName", src.Name)
			p.add("publisher", src.Publisher)
			p.add("sourceUrl", src.URL)
			p.add("publishedAt", src.Published.String())
			p.add("bodyText", src.Text)
			put(v.ftmID("source", string(src.ID)), "Article", p)
		}
		schema := map[string]string{} // of the nodes, by identifier
		places := map[record.EntityID]int{}
		for i, node := range v.Graph.Nodes {
			id := v.nodeFTM(i)
			schema[id] = ftmSchema(node)
			if node.Event != nil {
				continue // events follow
			}
			places[node.Entity.ID] = i
			var p properties
			p.add("name", v.name(i))
			p.add("alias", node.Entity.Aliases...)
			switch schema[id] {
			case "Address":
				p.add("full", v.name(i))
				if at := node.Entity.Location; at != nil {
					p.add("latitude", plain(at.Latitude))
					p.add("longitude", plain(at.Longitude))
					p.add("country", strings.ToLower(at.Country))
				}
			default:
				p.add("summary", node.Detail)
			}
			put(id, schema[id], p)
		}
		for _, ev := range v.events() {
			v.ftmEvent(ev, places, schema, put)
		}
		for i := range v.Graph.Edges {
			v.ftmEdge(i, schema, put)
		}
	})
}

// properties are lists of texts by name.
type properties object

func (p *properties) add(name string, values ...string) {
	var kept []string
	for _, value := range values {
		if value != "" && !slices.Contains(kept, value) {
			kept = append(kept, value)
		}
	}
	(*object)(p).add(name, kept)
}

// ftmID is the same for the same thing of the same articles.
func (v *View) ftmID(kind, id string) string {
	sum := sha1.Sum([]byte(v.base + "\x00" + kind + "\x00" + id))
	return hex.EncodeToString(sum[:])
}

func (v *View) nodeFTM(i int) string {
	if ev := v.Graph.Nodes[i].Event; ev != nil {
		return v.ftmID("event", string(ev.ID))
	}
	return v.ftmID("entity", string(v.Graph.Nodes[i].Entity.ID))
}

// ftmSchema is the schema of a node.
func ftmSchema(node graph.Node) string {
	switch node.Entity.Kind {
	case record.Person:
		return "Person"
	case record.Organization:
		switch node.Entity.Subkind {
		case "government", "ministry", "military", "police", "court", "parliament":
			return "PublicBody"
		}
		return "Organization"
	case record.Place:
		if node.Actor {
			return "PublicBody" // a state or a city that does something
		}
		return "Address"
	case record.Facility:
		return "Address"
	case record.NamedEvent:
		return "Event"
	case record.Product:
		return "Asset"
	}
	return "LegalEntity"
}

// legal reports a schema of those who can have a part in events and interests.
func legal(schema string) bool {
	return schema == "Person" || schema == "Organization" || schema == "PublicBody" || schema == "LegalEntity"
}

func (v *View) ftmEvent(ev *record.Event, places map[record.EntityID]int, schema map[string]string, put func(id, schema string, p properties)) {
	var p properties
	p.add("name", cmp.Or(strings.TrimSpace(ev.Label), string(ev.ID)))
	var organizers, involved []string
	for _, role := range ev.Roles {
		id := v.ftmID("entity", string(role.Entity))
		switch {
		case !legal(schema[id]):
		case role.Role == record.Agent:
			organizers = append(organizers, id)
		default:
			involved = append(involved, id)
		}
	}
	p.add("organizer", organizers...)
	p.add("involved", involved...)
	if i, ok := places[ev.Where]; ok {
		p.add("location", v.name(i))
	}
	p.dates(ev.When)
	p.add("summary", statusWords(ev.Status, ev.When.Phrase()))
	var sentences, proof []string
	for _, m := range ev.Mentions {
		sentences = append(sentences, strings.Join(strings.Fields(v.quote(m.Source, m.Sentence)), " "))
		proof = append(proof, v.ftmID("source", string(m.Source)))
	}
	p.add("description", sentences...)
	p.add("proof", proof...)
	put(v.ftmID("event", string(ev.ID)), "Event", p)
}

// statusWords says what the record knows beyond an exact date: "planned, in summer 2016".
func statusWords(status, date string) string {
	if date == "" {
		return status
	}
	return status + ", " + date
}

// dates adds those dates that are as exact as FollowTheMoney wants them.
func (p *properties) dates(w record.When) {
	p.add("startDate", partialDate(w.Start))
	p.add("endDate", partialDate(w.End))
}

// partialDate is a range of days as a day, a month or a year; "" if it is none of these.
func partialDate(r record.Range) string {
	if !r.Bounded() {
		return ""
	}
	y, m, d := r.Lo.Date()
	switch {
	case r.Lo == r.Hi:
		return r.Lo.String()
	case d == 1 && r.Hi == record.DayOf(y, m, record.DaysIn(y, m)):
		return fmt.Sprintf("%04d-%02d", y, m)
	case d == 1 && m == 1 && r.Hi == record.DayOf(y, 12, 31):
		return fmt.Sprintf("%04d", y)
	}
	return ""
}

// interests are the schemata of relations, with the properties of their two ends and what these must be.
var interests = map[string]struct {
	schema, from, to string
	fromIs, toIs     func(schema string) bool
}{
	"member_of":       {"Membership", "member", "organization", legal, organized},
	"part_of":         {"Membership", "member", "organization", legal, organized},
	"works_for":       {"Employment", "employee", "employer", personal, organized},
	"leads":           {"Directorship", "director", "organization", legal, organized},
	"spokesperson_of": {"Representation", "agent", "client", legal, legal},
	"family_of":       {"Family", "person", "relative", personal, personal},
}

func personal(schema string) bool  { return schema == "Person" }
func organized(schema string) bool { return schema == "Organization" || schema == "PublicBody" }

func (v *View) ftmEdge(i int, schemata map[string]string, put func(id, schema string, p properties)) {
	e := &v.Graph.Edges[i]
	from, to := v.nodeFTM(e.From), v.nodeFTM(e.To)
	schema, subject, object := "UnknownLink", "subject", "object"
	if len(e.Relations) > 0 {
		is, ok := interests[e.Relations[0].Type]
		if ok && is.fromIs(schemata[from]) && is.toIs(schemata[to]) {
			schema, subject, object = is.schema, is.from, is.to
		}
	}
	var p properties
	p.add(subject, from)
	p.add(object, to)
	what := "role"
	if schema == "Family" {
		what = "relationship"
	}
	p.add(what, e.Phrases...)
	if len(e.Events) == 1 {
		p.dates(e.When)
	}
	p.add("summary", statusWords(e.Status, e.Date))
	var sentences, proof, urls, publishers []string
	for _, s := range e.Sentences {
		sentences = append(sentences, s.Text)
	}
	for _, id := range sourcesOf(e) {
		if src := v.sources[id]; src != nil {
			proof = append(proof, v.ftmID("source", string(id)))
			urls, publishers = append(urls, src.URL), append(publishers, src.Publisher)
		}
	}
	p.add("description", sentences...)
	p.add("proof", proof...)
	p.add("sourceUrl", urls...)
	p.add("publisher", publishers...)
	put(v.ftmID("tie", v.edges[i]), schema, p)
}
