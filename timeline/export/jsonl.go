package export

import (
	"encoding/json"
	"io"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
	"github.com/dateline/dateline/timeline/internal/plain"
)

// jsonLine is one event with the names and words that the record refers to by id.
type jsonLine struct {
	ID         record.EventID `json:"id"`
	Date       string         `json:"date,omitempty"`
	EDTF       string         `json:"edtf,omitempty"`
	Start      record.Range   `json:"start,omitzero"`
	End        record.Range   `json:"end,omitzero"`
	Basis      string         `json:"basis"`
	Why        string         `json:"why,omitempty"`
	Label      string         `json:"label"`
	Class      string         `json:"class"`
	Status     string         `json:"status"`
	Polarity   string         `json:"polarity"`
	Remark     string         `json:"remark,omitempty"`
	Roles      []jsonRole     `json:"roles,omitempty"`
	Place      *jsonPlace     `json:"place,omitempty"`
	SaidBy     []string       `json:"saidBy,omitempty"`
	Figures    []string       `json:"figures,omitempty"`
	Sentence   string         `json:"sentence,omitempty"`
	Source     *jsonSource    `json:"source,omitempty"`
	Sources    int            `json:"sources"`
	Salience   float64        `json:"salience"`
	Confidence float64        `json:"confidence"`
}

type jsonRole struct {
	Role string `json:"role"`
	Name string `json:"name"`
	Kind string `json:"kind"`
}

type jsonPlace struct {
	Name string `json:"name"`
	*record.Location
}

type jsonSource struct {
	Name      string     `json:"name"`
	URL       string     `json:"url,omitempty"`
	Published record.Day `json:"published,omitzero"`
	Start     int        `json:"start"` // bytes of the sentence in the text of the record
	End       int        `json:"end"`
}

// JSONL writes one event a line (a JSON object each), dated ones in order of time and those without a date after them.
// Dates keep all that the record knows: start and end are its ranges [earliest, latest], null where unbounded.
func JSONL(w io.Writer, rec *record.Record, tl *timeline.Timeline) error {
	enc, b := json.NewEncoder(w), newBook(rec)
	items := all(tl)
	for i := range items {
		e := b.entry(&items[i])
		ev := e.Event
		l := jsonLine{
			ID: ev.ID, Date: e.Date, EDTF: e.edtf, Start: ev.When.Start, End: ev.When.End, Basis: ev.When.Basis, Why: e.why, Label: e.label,
			Class: ev.Class, Status: ev.Status, Polarity: ev.Polarity, Remark: e.remark, SaidBy: e.saidBy, Figures: e.figures, Sentence: e.sentence,
			Sources: ev.Sources, Salience: ev.Salience, Confidence: ev.Confidence,
		}
		for _, r := range ev.Roles {
			if at, ok := b.entities[r.Entity]; ok {
				l.Roles = append(l.Roles, jsonRole{r.Role, b.name(r.Entity), rec.Entities[at].Kind})
			}
		}
		if e.place != nil {
			l.Place = &jsonPlace{e.placeName(), e.place.Location}
		}
		if e.first != nil {
			l.Source = &jsonSource{sourceName(e.first), plain.Link(e.first.URL), e.first.Published, e.at.Start, e.at.End}
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}
