package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// maxText bounds the bytes of article text that a page repeats; beyond it the page would be a burden to open.
const maxText = 256 << 10

// paragraph is a paragraph of an article, cut where a mark begins or ends.
type paragraph []piece

// piece is a run of text: plain, an expression of time, or the trigger of an event.
type piece struct {
	Text   string
	Time   bool
	Event  record.EventID // the event that the text triggers, or ""
	Reader string         // what the text was read as
}

// mark is a span of a text that is shown marked.
type mark struct {
	record.Span
	piece
}

// texts returns the paragraphs of every source, nil for all if they are too much for one page.
func texts(rec *record.Record) map[record.SourceID][]paragraph {
	size := 0
	for i := range rec.Sources {
		size += len(rec.Sources[i].Text)
	}
	if size > maxText {
		return nil
	}
	marks := marksOf(rec)
	out := make(map[record.SourceID][]paragraph, len(rec.Sources))
	for i := range rec.Sources {
		out[rec.Sources[i].ID] = paragraphs(rec.Sources[i].Text, marks[rec.Sources[i].ID])
	}
	return out
}

// marksOf returns the marks of each source in order, none overlapping. Where a date and a trigger meet, the trigger
// wins, since it is what leads back to the events.
func marksOf(rec *record.Record) map[record.SourceID][]mark {
	marks := map[record.SourceID][]mark{}
	for i := range rec.Events {
		ev := &rec.Events[i]
		for _, m := range ev.Mentions {
			read := line(ev.Label)
			if date := ev.When.Phrase(); date != "" {
				read = date + ": " + read
			}
			marks[m.Source] = append(marks[m.Source], mark{m.Trigger, piece{Event: ev.ID, Reader: read}})
		}
	}
	for i := range rec.Times {
		t := &rec.Times[i]
		read := t.Phrase()
		if read == "" {
			read = cmp.Or(t.Value, "no calendar date")
		}
		if why := line(t.Why); why != "" {
			read += " (" + why + ")"
		}
		marks[t.Source] = append(marks[t.Source], mark{t.Span, piece{Time: true, Reader: line(read)}})
	}
	for id, list := range marks {
		slices.SortStableFunc(list, func(a, b mark) int { return cmp.Compare(a.Start, b.Start) })
		marks[id] = apart(list)
	}
	return marks
}

// apart drops marks that overlap another: of a date and a trigger the date, otherwise the later one.
func apart(list []mark) []mark {
	kept := list[:0]
	for _, m := range list {
		if n := len(kept); n > 0 && m.Start < kept[n-1].End {
			if kept[n-1].Time && !m.Time {
				kept[n-1] = m
			}
			continue
		}
		kept = append(kept, m)
	}
	return kept
}

// paragraphs cuts a text into paragraphs, and these at their marks.
func paragraphs(text string, marks []mark) []paragraph {
	var out []paragraph
	next := 0
	for _, span := range blocks(text) {
		var p paragraph
		at := span.Start
		for ; next < len(marks) && marks[next].Start < span.End; next++ {
			m := marks[next]
			if m.Start < at {
				continue // it began in an earlier paragraph
			}
			stop := min(m.End, span.End)
			p = p.plain(text[at:m.Start])
			m.Text = plain.Clean(text[m.Start:stop])
			p = append(p, m.piece)
			at = stop
		}
		out = append(out, p.plain(text[at:span.End]))
	}
	return out
}

// blocks returns the paragraphs of a text: what blank lines divide, or if it has none, its lines.
func blocks(text string) []record.Span {
	var lines []record.Span
	blank := false
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if strings.TrimSpace(text[start:end]) == "" {
			end = start
		}
		lines = append(lines, record.Span{Start: start, End: end})
		blank = blank || start == end
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			start += i + 1
		} else {
			break
		}
	}
	var out []record.Span
	joined := false
	for _, l := range lines {
		switch {
		case l.Start == l.End:
			joined = false
		case joined && blank:
			out[len(out)-1].End = l.End
		default:
			out = append(out, l)
			joined = true
		}
	}
	return out
}

func (p paragraph) plain(text string) paragraph {
	if text == "" {
		return p
	}
	return append(p, piece{Text: plain.Clean(text)})
}
