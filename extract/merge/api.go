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

// OutsideDate is the code of the note on articles that AsOf left out because nobody knows when they were published.
const OutsideDate = "as-of-unknown"

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

// AsOf returns what could be known from what was published on or before a day: the same articles without later ones,
// merged anew. Articles whose day of publication is unknown are left out, and a note names them.
func AsOf(rec *record.Record, day record.Day, opt Options) *record.Record {
	s := NewState()
	var notes []record.Note
	for _, part := range Split(rec) {
		switch src := &part.Sources[0]; {
		case src.Published == 0:
			notes = append(notes, record.Note{Severity: record.Info, Code: OutsideDate, Message: src.Name + ": left out, since its day of publication is unknown"})
		case src.Published <= day:
			s.Add(part)
		}
	}
	out := s.Record(opt)
	out.Notes = append(out.Notes, notes...)
	return out
}
