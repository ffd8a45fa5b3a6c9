package score

import (
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
)

// cast is the entities of a record that one of its sources mentions.
type cast struct {
	entities []entity
	index    map[record.EntityID]int
}

// entity is an entity with the names by which it is compared.
type entity struct {
	*record.Entity
	forms formSet
	named bool // it has a name, and is not only spoken of ("the police")
}

// castOf collects what one source mentions. Entities without mentions belong to the only source of a record.
func castOf(rec *record.Record, source record.SourceID) cast {
	c := cast{index: map[record.EntityID]int{}}
	for i := range rec.Entities {
		e := entity{Entity: &rec.Entities[i], forms: formSet{}}
		here := len(e.Mentions) == 0 && len(rec.Sources) == 1
		e.named = here
		for _, m := range e.Mentions {
			if m.Source != source {
				continue
			}
			here = true
			if m.Form == record.Name {
				e.named = true
				e.forms.add(m.Text)
			}
		}
		if here {
			e.forms.add(append([]string{e.Name}, e.Aliases...)...)
			c.index[e.ID] = len(c.entities)
			c.entities = append(c.entities, e)
		}
	}
	return c
}

func (c *cast) find(id record.EntityID) *entity {
	if i, ok := c.index[id]; ok {
		return &c.entities[i]
	}
	return nil
}

// told is an event of the record under test, with its triggers in one source.
type told struct {
	*record.Event
	spans []record.Span
}

// toldIn collects the events that a source tells of.
func toldIn(rec *record.Record, source record.SourceID) []told {
	var out []told
	for i := range rec.Events {
		t := told{Event: &rec.Events[i]}
		for _, m := range t.Mentions {
			if m.Source == source {
				t.spans = append(t.spans, m.Trigger)
			}
		}
		if len(t.spans) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// shown reports that a timeline shows the event: it is salient, and words give it a date.
func (t *told) shown() bool {
	if t.Salience < salient {
		return false
	}
	switch t.When.Basis {
	case record.Explicit, record.Carried, record.Inferred:
		return dated(bounds(&t.When))
	}
	return false
}

// salient is the salience from which an event stands on a timeline.
const salient = 0.5

// shared counts the characters that two spans of a text share.
func shared(text string, a, b record.Span) int {
	lo, hi := max(a.Start, b.Start), min(a.End, b.End)
	if lo >= hi {
		return 0
	}
	return utf8.RuneCountInString(text[lo:hi])
}

// touches reports that a trigger of the event overlaps one of the reference.
func (t *told) touches(text string, w *wanted) int {
	n := 0
	for _, a := range t.spans {
		for _, b := range w.spans {
			n += shared(text, a, b)
		}
	}
	return n
}
