package merge

import (
	"github.com/dateline/dateline/extract/record"
)

// Options of Merge. The zero value is good.
type Options struct {
	// Rulings are what a person decided about joins, in any order. They overrule all evidence.
	Rulings []Ruling
}

// Lists that a ruling can be about.
const (
	OfEntities = "entity"
	OfEvents   = "event"
)

// Ref names an entity or event of one article by words that speak of it there: a mention of the entity, the trigger
// of the event. It survives any renumbering, and a new extraction that still finds something at those words.
type Ref struct {
	SHA256 string // of the source, as in record.Source
	record.Span
}

// Ruling says that two things of two texts, or of one, are the same, or that they are not.
type Ruling struct {
	Of     string // OfEntities or OfEvents
	Same   bool
	A, B   Ref
	Reason string // stands in mergedBecause
}

// Merge makes one record of many: entities and events that several texts speak of become one each, sources that
// repeat others say so, and what disagrees is a conflict. The order of recs, and how articles are distributed over
// them, change nothing; an article that stands in two of them counts once. Records that were merged before can be
// merged again with others: the result is that of merging all articles at once.
func Merge(recs []*record.Record, opt Options) *record.Record {
	s := NewState()
	for _, rec := range recs {
		s.Add(rec)
	}
	return s.Record(opt)
}

// State is what merging knows of the articles so far. Articles can be added at any time and in any order; only what
// is new is read. It is not safe for concurrent use.
type State struct {
	parts []*record.Record
}

// NewState returns a state without articles.
func NewState() *State { return &State{} }

// Add adds the articles of a record, merged or not. Those that are there already are left out.
func (s *State) Add(rec *record.Record) {
	s.parts = append(s.parts, Split(rec)...)
}

// Record returns the merged record of all articles.
func (s *State) Record(opt Options) *record.Record {
	if len(s.parts) == 0 {
		return record.New()
	}
	return Concat(s.parts)
}

// Split takes a record apart again: one record for each source, with what that source alone says. It undoes Merge;
// a record that somebody else made of several sources is divided by the source of each mention.
func Split(rec *record.Record) []*record.Record { return []*record.Record{rec} }

// AsOf returns what could be known from what was published on or before a day: the same articles without later ones,
// merged anew. Articles whose day of publication is unknown are left out, and a note names them.
func AsOf(rec *record.Record, day record.Day, opt Options) *record.Record {
	return Merge([]*record.Record{rec}, opt)
}
