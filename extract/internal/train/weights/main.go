// Command weights dumps, as JSON lines, what the event pass finds in annotated articles: the record, the features of
// its events, every way to date each candidate, everybody whom its sentence names. fit.py beside it runs this program,
// compares with the annotation and writes the tables of extract/internal/event/en.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dateline/dateline/extract"
	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/internal/entity"
	"github.com/dateline/dateline/extract/internal/event"
	"github.com/dateline/dateline/extract/internal/syntax"
	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

// line is one article: its record and, in the order of its events, their features.
type line struct {
	Name     string         `json:"name"`
	Record   *record.Record `json:"record"`
	Features [][]string     `json:"features"`

	Alternatives []event.Choices    `json:"alternatives"` // of every candidate, before any is chosen
	Attendances  []event.Attendance `json:"attendances"`  // of every candidate, as the rules left it
}

func main() {
	gold := flag.String("gold", "", "folder with meta.json, docs and gold")
	flag.Parse()
	if err := dump(*gold); err != nil {
		fmt.Fprintln(os.Stderr, "weights:", err)
		os.Exit(2)
	}
}

func dump(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, "meta.json"))
	if err != nil {
		return err
	}
	var meta []struct{ ID, Published string }
	if err := json.Unmarshal(data, &meta); err != nil {
		return fmt.Errorf("read meta.json: %w", err)
	}
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	for _, m := range meta {
		l, err := read(dir, m.ID, m.Published)
		if err != nil {
			return fmt.Errorf("%s: %w", m.ID, err)
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return out.Flush()
}

func read(dir, id, published string) (*line, error) {
	day, err := record.ParseDay(published)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "docs", id+".txt"))
	if err != nil {
		return nil, err
	}
	a, err := article.Text(id+".txt", data, article.Options{Published: day})
	if err != nil {
		return nil, err
	}
	rec, err := extract.Extract(a, extract.Options{})
	if err != nil {
		return nil, err
	}
	syn, err := syntax.Read(a.Text)
	if err != nil {
		return nil, err
	}
	times := timex.Find(a.Text, timex.Options{Published: a.Published, Direction: extract.Directions(syn)})
	cast, opt := entity.Find(syn, times), event.Options{Published: a.Published, Untenable: true}
	// The weights judge dates; the dates they were given up for must be seen as well.
	rec.Events, _ = event.Find(syn, times, cast, opt)
	for i := range rec.Events {
		for j := range rec.Events[i].Mentions {
			rec.Events[i].Mentions[j].Source = rec.Sources[0].ID
		}
	}
	features := event.Features(syn, times, cast, opt)
	if len(features) != len(rec.Events) {
		return nil, fmt.Errorf("%d feature rows for %d events", len(features), len(rec.Events))
	}
	return &line{Name: a.Name, Record: rec, Features: features, Alternatives: event.Alternatives(syn, times, cast, opt),
		Attendances: event.Attendances(syn, times, cast, opt)}, nil
}
