// Package graph shows the actors of a record and what ties them, projected from its events.
//
// An event is not an edge. It has any number of parties in roles, a place, a date and a status; an edge joins two
// actors. New projects the one onto the other by rules that Options choose, and every edge keeps the events, dates,
// sentences and sources it stands for:
//
//	agent and patient or recipient   Acts, from the agent
//	agents of one event              With, no direction, if they are few or have nobody to act on
//	patients, if nobody acts         With: what happened to them, happened to them together
//	a party alone and the place      At, from the party
//	a standing relation              Standing, as the text states it
//
// With EventNodes an event is a node itself, tied by Part to everybody who has a part in it and to its place.
//
//	graph.go    the value
//	new.go      New: project, bundle, choose, word
//	filter.go   which events and relations the options let through
//	project.go  they become ties
//	bundle.go   ties of one pair, kind and status become an edge
//	around.go   which edges lie around an actor, or in the largest component
//	choose.go   which nodes and edges fit into a picture
//	phrase.go   the few words on an edge
//	words.go    the words on nodes and below the title
//	path.go     from one actor to another, never back in time
//	met.go      who met whom, and by when
//	find.go     actors by their names
//
// A Graph knows nothing of pixels or markup; package dot writes it as DOT, package graphviz draws that.
package graph

import "github.com/dateline/dateline/extract/record"

// Defaults of Options: what one screen or half a newspaper page holds with every label readable.
const (
	DefaultMaxNodes = 20
	DefaultMaxEdges = 20
)

// Options choose what becomes a node and an edge. The zero value is good for a picture.
type Options struct {
	Title    string // heading; empty = "Who was tied to whom"
	MaxNodes int    // most nodes, before all others those with the most neighbours; 0 = DefaultMaxNodes, negative = all
	MaxEdges int    // most edges, those of the most salient events; 0 = DefaultMaxEdges, negative = all

	// What events are let through. Names are compared without regard to case.
	From, To    record.Day // only events that may have happened in this period; zero = no bound
	At          record.Day // as it stood on this day: only events that may have begun, relations that sources stated by then
	Certain     bool       // of a period and At: only events that lie there wherever in their bounds they belong
	MinSalience float64    // events below this salience make no edge
	Statuses    []string   // statuses of events that make edges; empty = all but denied
	Classes     []string   // classes of events, types of relations; empty = all
	Sources     []string   // only what one of these sources reports, by id, name, title, publisher or URL; empty = all
	Actors      []string   // only events and relations in which one of these has a part, by id, name or alias; empty = all

	// What becomes of them.
	EventNodes      bool     // events are nodes, tied to their parties
	Parallel        bool     // one edge for each event and relation, rather than for those of a pair, kind and status
	Kinds           []string // kinds of entities that become nodes; empty = all
	IncludeNominals bool     // also show actors that no text calls by a name ("coalition forces")
	OmitPlaces      bool     // make no edge from a party to the place of an event
	OmitRelations   bool     // make no edge of standing relations

	// Which of the edges are kept.
	MinWeight float64  // edges below this weight are left out
	Giant     bool     // only the largest component
	Ego       []string // only what lies around these actors, by id, name or alias; empty = everything
	Hops      int      // how far from them a node may lie; 0 = 1
}

// Kind says how an edge came about.
type Kind string

// Kinds of edges, in the order in which edges of one pair are listed.
const (
	Acts     Kind = "acts"     // agent to patient or recipient
	With     Kind = "with"     // on the same side of an event; From is the one that the record lists first
	At       Kind = "at"       // a party to the place where it acted or where something happened to it
	Standing Kind = "standing" // a relation that a text states, with no event
	Part     Kind = "part"     // of an event that is a node: from an agent, instrument or other, to anybody else and its place
)

// Graph is a projection of a record. Lists are never nil. Several edges may join the same two nodes: they differ in
// kind, direction or status.
type Graph struct {
	Title    string
	Source   string // which articles it was read from; a sentence, "" if there are none
	Subtitle string // what is shown; a sentence
	Remark   string // what is left out; a sentence, "" if nothing is
	Nodes    []Node // most neighbours first
	Edges    []Edge // in order of nodes, then kind, then status
	Omitted  Omitted
}

// Node is an actor, a place or, with EventNodes, an event.
type Node struct {
	Entity    *record.Entity // of an event, one made of it: its id and label, of kind "event"
	Event     *record.Event  // nil unless the node is an event
	Name      string
	Detail    string // what it is, in a few words: "SDF, armed group"; may be empty
	Actor     bool   // it acts somewhere, or is no place to begin with
	Degree    int    // neighbours before anything was left out
	Component int    // nodes that are joined by any path before anything was left out share this; 0 is the largest
}

// Edge is a tie between two nodes, with everything it stands for.
type Edge struct {
	From, To   int // into Graph.Nodes
	Kind       Kind
	Role       string // of a Part: agent, patient, recipient, instrument, other or place; else ""
	Status     string // of the events: asserted, claimed, planned, possible, denied; asserted for relations
	Events     []*record.Event
	Relations  []*record.Relation
	Phrases    []string    // what happened, in a few words, most salient first, none twice: "negotiated withdrawal"
	When       record.When // covers the dated events
	Date       string      // When in words; "" if no event is dated
	Sentences  []Sentence  // the words it rests on
	Salience   float64     // of its most salient event; low for a relation
	Sources    int         // independent sources
	Confidence float64     // of its best event
	Weight     float64     // sum over events of confidence times independent sources; a relation counts half for each source
}

// Undirected reports that From and To could change places.
func (e Edge) Undirected() bool { return e.Kind == With }

// Sentence is a sentence of a source that reports an event or states a relation.
type Sentence struct {
	Source record.SourceID
	record.Span
	Text string // white space collapsed
}

// Omitted counts what the options left out of the graph.
type Omitted struct {
	Nodes   int // with ties, but beyond MaxNodes
	Edges   int // beyond MaxEdges, or at a node left out
	Status  int // events of another status than asked for
	Minor   int // events below MinSalience
	Unnamed int // events that tie nobody because no text names a party
	Alone   int // events with no second party and no place to tie the first to; a battle or a war is no party
	Outside int // events outside the period, or that nothing places in time when there is one
	Other   int // events and relations of other classes, sources or actors than asked for
	Light   int // edges below MinWeight
	Apart   int // edges outside the largest component or too far from Ego
	Crowded int // events with more parties than are tied to each other, see maxParties
}
