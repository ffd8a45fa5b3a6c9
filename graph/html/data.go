package html

import (
	"math"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
	"github.com/dateline/dateline/graph/internal/caption"
)

// data is the graph in tables: rows refer to rows by their place.
type data struct {
	Nodes   []node   `json:"nodes"`
	Edges   []edge   `json:"edges"`
	Reports []report `json:"reports"`
	Sources []source `json:"sources"`
}

type node struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	R      float64 `json:"r"`
	Color  string  `json:"c"`
	Kind   string  `json:"k"`
	Name   string  `json:"n"`
	Detail string  `json:"d,omitempty"`
	Also   string  `json:"a,omitempty"`
}

type edge struct {
	From    int     `json:"f"`
	To      int     `json:"t"`
	Kind    string  `json:"k"`
	Status  string  `json:"s"`
	Words   string  `json:"w"`
	Weight  float64 `json:"g"`
	Reports []int   `json:"r"`
}

// report is an event or a relation: what an edge rests on. Days count from 1970-01-01; null is not known.
type report struct {
	What   string  `json:"w"`
	When   string  `json:"d,omitempty"`
	Dated  bool    `json:"y,omitempty"`
	From   *int    `json:"f,omitempty"`
	To     *int    `json:"t,omitempty"`
	Status string  `json:"s,omitempty"`
	Says   []quote `json:"q"`
}

// quote is a sentence of a source and, where the text attributes it, to whom.
type quote struct {
	Source int      `json:"s"`
	Text   string   `json:"t"`
	By     []string `json:"b,omitempty"`
}

type source struct {
	Title     string `json:"t"`
	Publisher string `json:"p,omitempty"`
	Published string `json:"d,omitempty"`
	URL       string `json:"u,omitempty"`
}

// builder fills the tables.
type builder struct {
	rec     *record.Record
	out     data
	events  map[*record.Event]int
	rels    map[*record.Relation]int
	sources map[record.SourceID]int
}

func newData(rec *record.Record, g *graph.Graph, s Spread) data {
	b := &builder{rec: rec, events: map[*record.Event]int{}, rels: map[*record.Relation]int{}, sources: map[record.SourceID]int{}}
	b.out = data{Nodes: []node{}, Edges: []edge{}, Reports: []report{}, Sources: []source{}}
	for i := range rec.Sources {
		b.source(&rec.Sources[i])
	}
	tenth := func(x float64) float64 { return math.Round(x*10) / 10 }
	for i := range g.Nodes {
		n := &g.Nodes[i]
		b.out.Nodes = append(b.out.Nodes, node{
			X: tenth(s.At[i].X), Y: tenth(s.At[i].Y), R: tenth(max(s.Sizes[i].W, s.Sizes[i].H) / 2), Color: s.Color[i], Kind: n.Entity.Kind,
			Name: caption.Clean(n.Name), Detail: caption.Clean(n.Detail), Also: caption.Clean(strings.Join(n.Entity.Aliases, ", ")),
		})
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		row := edge{From: e.From, To: e.To, Kind: string(e.Kind), Status: e.Status, Words: strings.Join(caption.Edge(e), " "), Weight: tenth(e.Weight), Reports: []int{}}
		for _, ev := range e.Events {
			row.Reports = append(row.Reports, b.event(ev))
		}
		for _, rel := range e.Relations {
			row.Reports = append(row.Reports, b.relation(rel, e))
		}
		b.out.Edges = append(b.out.Edges, row)
	}
	return b.out
}

func (b *builder) source(src *record.Source) {
	b.sources[src.ID] = len(b.out.Sources)
	title := caption.Clean(src.Title)
	if title == "" {
		title = caption.Clean(src.Name)
	}
	row := source{Title: title, Publisher: caption.Clean(src.Publisher)}
	if src.Published != 0 {
		row.Published = src.Published.String()
	}
	if strings.HasPrefix(src.URL, "https://") || strings.HasPrefix(src.URL, "http://") {
		row.URL = src.URL
	}
	b.out.Sources = append(b.out.Sources, row)
}

func (b *builder) event(ev *record.Event) int {
	if i, ok := b.events[ev]; ok {
		return i
	}
	row := report{What: caption.Clean(ev.Label), When: ev.When.Phrase(), Dated: ev.When.Dated(), Status: ev.Status,
		From: days(ev.When.Start.Lo), To: days(ev.When.End.Hi), Says: []quote{}}
	if ev.Polarity == record.Negative {
		row.Status = record.Denied
	}
	for _, m := range ev.Mentions {
		q := b.quote(m.Source, m.Sentence)
		for _, a := range ev.Attribution {
			if a.Source == m.Source && a.Start >= m.Sentence.Start && a.End <= m.Sentence.End {
				q.By = append(q.By, caption.Clean(a.Text))
			}
		}
		if !slices.ContainsFunc(row.Says, func(o quote) bool { return o.Source == q.Source && o.Text == q.Text }) {
			row.Says = append(row.Says, q) // a sentence that mentions the event twice is one
		}
	}
	i := len(b.out.Reports)
	b.events[ev] = i
	b.out.Reports = append(b.out.Reports, row)
	return i
}

func (b *builder) relation(rel *record.Relation, e *graph.Edge) int {
	if i, ok := b.rels[rel]; ok {
		return i
	}
	span := rel.Span
	for _, s := range e.Sentences {
		if s.Source == rel.Source && s.Start <= span.Start && s.End >= span.End {
			span = s.Span
		}
	}
	row := report{What: strings.ReplaceAll(caption.Clean(rel.Type), "_", " "), Says: []quote{b.quote(rel.Source, span)}}
	i := len(b.out.Reports)
	b.rels[rel] = i
	b.out.Reports = append(b.out.Reports, row)
	return i
}

func (b *builder) quote(id record.SourceID, span record.Span) quote {
	i, ok := b.sources[id]
	if !ok {
		i = -1
	}
	return quote{Source: i, Text: caption.Clean(b.rec.Quote(id, span))}
}

// days counts from the first day of 1970; nil is a day not known.
func days(d record.Day) *int {
	if d == 0 {
		return nil
	}
	n := int(d - record.DayOf(1970, 1, 1))
	return &n
}
