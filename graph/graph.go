// Package graph shows the actors of a record and what ties them, projected from its events.
//
// An event is not an edge. It has any number of parties in roles, a place, a date and a status; an edge joins two
// actors. New projects the one onto the other by rules that Options choose, and every edge keeps the events, dates,
// sentences and sources it stands for:
//
//	agent and patient or recipient   Acts, from the agent
//	agents of one event              With, no direction, if they are few or have nobody to act on
//	a party alone and the place      At, from the party
//	a standing relation              Standing, as the text states it
//
//	graph.go    the value
//	new.go      New: project, bundle, choose, word
//	project.go  events and relations become ties
//	bundle.go   ties of one pair, kind and status become an edge
//	choose.go   which nodes and edges fit into a picture
//	phrase.go   the few words on an edge
//	words.go    the words on nodes and below the title
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
	Title           string   // heading; empty = "Who was tied to whom"
	MaxNodes        int      // most nodes, before all others those with the most neighbours; 0 = DefaultMaxNodes, negative = all
	MaxEdges        int      // most edges, those of the most salient events; 0 = DefaultMaxEdges, negative = all
	MinSalience     float64  // events below this salience make no edge
	Statuses        []string // statuses of events that make edges; empty = all but denied
	IncludeNominals bool     // also show actors that no text calls by a name ("coalition forces")
	OmitPlaces      bool     // make no edge from a party to the place of an event
	OmitRelations   bool     // make no edge of standing relations
}

// Kind says how an edge came about.
type Kind string

// Kinds of edges, in the order in which edges of one pair are listed.
const (
	Acts     Kind = "acts"     // agent to patient or recipient
	With     Kind = "with"     // agents of the same event; From is the one that the record lists first
	At       Kind = "at"       // a party to the place where it acted or where something happened to it
	Standing Kind = "standing" // a relation that a text states, with no event
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

// Node is an actor or a place.
type Node struct {
	Entity    *record.Entity
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
	Weight     float64     // sum over events of confidence times independent sources
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
	Crowded int // events with more parties than are tied to each other, see maxParties
}
