package brief

import (
	"fmt"
	"strings"

	"github.com/dateline/dateline/extract/record"
)

// note returns the number of the note with the evidence of an event; a new one if there is none yet.
func (b *builder) note(ev *record.Event) int {
	if n := b.noted[ev.ID]; n != 0 {
		return n
	}
	n := Note{Number: len(b.notes) + 1, Event: ev.ID, Dating: b.datingOf(ev.When)}
	if len(ev.Mentions) > 0 {
		m := ev.Telling()
		q := quotation{m.Source, m.Sentence}
		n.Quote = line(b.quote(m.Source, m.Sentence))
		n.Position = fmt.Sprintf("bytes %d–%d", m.Sentence.Start, m.Sentence.End)
		if src := b.sources[m.Source]; src != nil {
			n.Source = b.sourceName(m.Source)
			if src.Published != 0 {
				n.Source += ", " + day(src.Published)
			}
		}
		if b.quoted[q] != 0 {
			n.See, n.Quote = b.quoted[q], ""
		} else if n.Quote != "" {
			b.quoted[q] = n.Number
		}
	}
	b.notes, b.noted[ev.ID] = append(b.notes, n), n.Number
	return n.Number
}

// datingOf says when an event was, in words and days, and how that was read.
func (b *builder) datingOf(w record.When) string {
	if !w.Dated() {
		return "no date in the text"
	}
	s := w.Phrase()
	if limits := limits(w); w.ExactDay() == 0 && len(limits) > 0 {
		s += " (" + strings.Join(limits, ", ") + ")"
	}
	return s + "; " + b.dating(w)
}

// Text is a note as one line: quotation, source, position, date.
func (n Note) Text() string {
	var s strings.Builder
	switch {
	case n.See != 0:
		fmt.Fprintf(&s, "As note %d.", n.See)
	case n.Quote != "":
		s.WriteString("“" + n.Quote + "”")
	}
	if n.Source != "" && n.See == 0 {
		s.WriteString(" " + n.Source + ", " + n.Position + ".")
	}
	if n.Dating != "" {
		s.WriteString(" Date: " + n.Dating + ".")
	}
	return strings.TrimSpace(s.String())
}
