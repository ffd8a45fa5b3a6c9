// Package sqlite writes a graph and the record behind it as an SQLite database: tables for sources, entities, events,
// nodes and edges, and an index of all words of the sentences that edges and events rest on.
//
// It stands apart from the other formats because the engine is large: programs that do not ask for a database do not
// link it. tables.sql describes the tables.
package sqlite

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"strings"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/measure"
)

//go:embed tables.sql
var tables string

//go:embed indexes.sql
var indexes string

// Write writes a database of g, which was made from rec, with its measures. It is built in memory and written as it
// stands: the same graph gives the same bytes.
func Write(w io.Writer, rec *record.Record, g *graph.Graph, m *measure.Measures) error {
	data, err := build(rec, g, m)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write SQLite: %w", err)
	}
	return nil
}

func build(rec *record.Record, g *graph.Graph, m *measure.Measures) (data []byte, err error) {
	conn, err := sqlite.OpenConn(":memory:", sqlite.OpenReadWrite|sqlite.OpenCreate)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closed := conn.Close(); err == nil {
			err = closed
		}
	}()
	// Nobody else sees the database before it is whole: there is nothing to roll back to.
	if err := sqlitex.ExecuteTransient(conn, "PRAGMA journal_mode = OFF", nil); err != nil {
		return nil, err
	}
	if err := sqlitex.ExecuteScript(conn, tables, nil); err != nil {
		return nil, err
	}
	d := &database{conn: conn, sentences: map[place]int{}, sources: map[record.SourceID]*record.Source{}}
	end, err := sqlitex.ImmediateTransaction(conn)
	if err != nil {
		return nil, err
	}
	d.record(rec)
	d.graph(g, m)
	err = d.err
	end(&err)
	if err == nil {
		err = sqlitex.ExecuteScript(conn, indexes, nil)
	}
	if err != nil {
		return nil, err
	}
	return conn.Serialize("main")
}

// place is where a sentence stands.
type place struct {
	source record.SourceID
	span   record.Span
}

// database collects the first error, so that the tables below read as tables.
type database struct {
	conn      *sqlite.Conn
	sources   map[record.SourceID]*record.Source
	sentences map[place]int // their numbers
	err       error
}

// insert runs a statement, prepared once, with values for its parameters. Empty texts, zero days and nil are NULL.
func (d *database) insert(query string, values ...any) {
	if d.err != nil {
		return
	}
	stmt, err := d.conn.Prepare(query)
	if err != nil {
		d.err = err
		return
	}
	for i, value := range values {
		switch x := value.(type) {
		case nil:
			stmt.BindNull(i + 1)
		case string:
			if x == "" {
				stmt.BindNull(i + 1)
			} else {
				stmt.BindText(i+1, x)
			}
		case record.Day:
			if x == 0 {
				stmt.BindNull(i + 1)
			} else {
				stmt.BindText(i+1, x.String())
			}
		case int:
			stmt.BindInt64(i+1, int64(x))
		case float64:
			stmt.BindFloat(i+1, x)
		case bool:
			stmt.BindBool(i+1, x)
		default:
			d.err = fmt.Errorf("value of type %T", value)
			return
		}
	}
	for more := true; more && err == nil; {
		more, err = stmt.Step()
	}
	if reset := stmt.Reset(); err == nil {
		err = reset
	}
	d.err = err
}

func (d *database) record(rec *record.Record) {
	for i := range rec.Sources {
		s := &rec.Sources[i]
		d.sources[s.ID] = s
		d.insert("INSERT INTO source VALUES (?,?,?,?,?,?,?,?,?)", string(s.ID), s.Name, s.Title, s.Publisher, s.URL, s.Published, s.Language, string(s.CopyOf), s.Text)
	}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		var latitude, longitude, country, geonames any
		if at := e.Location; at != nil {
			latitude, longitude, country, geonames = at.Latitude, at.Longitude, at.Country, at.GeoNames
		}
		d.insert("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?)", string(e.ID), e.Kind, e.Subkind, e.Name, latitude, longitude, country, geonames)
		for _, alias := range e.Aliases {
			d.insert("INSERT INTO alias VALUES (?,?)", string(e.ID), alias)
		}
		for _, m := range e.Mentions {
			d.insert("INSERT INTO mention VALUES (?,?,?,?,?,?)", string(e.ID), string(m.Source), m.Start, m.End, m.Text, m.Form)
		}
	}
	for i := range rec.Events {
		d.event(&rec.Events[i])
	}
	for _, r := range rec.Relations {
		d.insert("INSERT INTO relation VALUES (?,?,?,?,?,?,?)", string(r.ID), r.Type, string(r.From), string(r.To), string(r.Source), r.Start, r.End)
	}
}

func (d *database) event(ev *record.Event) {
	id, w := string(ev.ID), ev.When
	d.insert("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", id, ev.Class, ev.Label, ev.Status, ev.Polarity, w.Phrase(),
		w.Start.Lo, w.Start.Hi, w.End.Lo, w.End.Hi, w.Basis, w.Why, string(ev.Where), ev.Sources, ev.Salience, ev.Confidence)
	for _, r := range ev.Roles {
		d.insert("INSERT INTO role VALUES (?,?,?,?,?,?)", id, r.Role, string(r.Entity), string(r.Source), r.Start, r.End)
	}
	for _, q := range ev.Quantities {
		d.insert("INSERT INTO quantity VALUES (?,?,?,?,?,?,?)", id, q.What, q.Value, q.Low, q.High, q.Unit, q.Text)
	}
	for _, a := range ev.Attribution {
		d.insert("INSERT INTO attribution VALUES (?,?,?,?)", id, string(a.Entity), string(a.Source), a.Text)
	}
	for _, m := range ev.Mentions {
		if n := d.sentence(m.Source, m.Sentence); n != 0 {
			d.insert("INSERT INTO event_sentence VALUES (?,?)", id, n)
		}
	}
}

// sentence returns the number of a sentence, which it writes when it is first asked for; 0 if there are no such words.
func (d *database) sentence(source record.SourceID, span record.Span) int {
	key := place{source, span}
	if n, ok := d.sentences[key]; ok {
		return n
	}
	words := d.sources[source].Quote(span)
	if words == "" {
		return 0
	}
	n := len(d.sentences) + 1
	d.sentences[key] = n
	d.insert("INSERT INTO sentence VALUES (?,?,?,?,?)", n, string(source), span.Start, span.End, strings.Join(strings.Fields(words), " "))
	return n
}

func (d *database) graph(g *graph.Graph, m *measure.Measures) {
	for i := range g.Nodes {
		node, n := &g.Nodes[i], m.Nodes[i]
		entity, event := string(node.Entity.ID), ""
		if node.Event != nil {
			entity, event = "", string(node.Event.ID)
		}
		d.insert("INSERT INTO node VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", i+1, entity, event, cmp.Or(node.Entity.Name, node.Name), node.Detail, node.Actor, n.Degree, n.In, n.Out,
			n.Strength, n.PageRank, n.Betweenness, n.Rank+1, n.Community+1, n.Component+1, n.Cut)
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		d.insert("INSERT INTO edge VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", i+1, e.From+1, e.To+1, string(e.Kind), e.Role, e.Undirected(), e.Status,
			strings.Join(e.Phrases, "; "), e.Weight, e.Sources, e.Confidence, e.Salience, m.Bridges[i], e.Date, e.When.Start.Lo, e.When.Start.Hi, e.When.End.Lo, e.When.End.Hi)
		for _, ev := range e.Events {
			d.insert("INSERT INTO edge_event VALUES (?,?)", i+1, string(ev.ID))
		}
		for _, rel := range e.Relations {
			d.insert("INSERT INTO edge_relation VALUES (?,?)", i+1, string(rel.ID))
		}
		for _, s := range e.Sentences {
			if n := d.sentence(s.Source, s.Span); n != 0 {
				d.insert("INSERT INTO edge_sentence VALUES (?,?)", i+1, n)
			}
		}
	}
}
