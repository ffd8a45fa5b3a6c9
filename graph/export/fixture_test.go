package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/graph"
)

// hostile are names that a person, a list of sanctions or an enemy may write.
var hostile = []string{
	`Quote " and ' Ltd`, `Back\slash \" \n \u0041 \`, "Line\nfeed", "Carriage\r\nreturn and\ttab", `<b>&amp; &#65; <!-- -->`, "]]> ; } ) ]",
	"قوات سوريا الديمقراطية", "Emoji 👩‍👩‍👧 🇸🇾", "Grüße aus Łódź", "中文名字", "$code `x` #35; %% {y} |z|", "n1 --> n2", "' OR 1=1 --", "[[link]] _a_ *b*",
	"e\u0301 combining", "Same name", "Same name", "a ; b, c: d", "\U0001F600", "?",
}

// crowd is a valid record of actors with the names given, each of whom meets the next, acts on the one after, and is at
// the last, which is a place; with relations, an event of several parties, and dates of all kinds.
func crowd(t testing.TB, names []string) *record.Record {
	t.Helper()
	rec := record.New()
	var body strings.Builder
	body.WriteString("Title \"quoted\" & <odd>\n\n")
	sentence := record.Span{Start: body.Len()}
	body.WriteString("There was a meeting of many, \"it is said\", and\nmore.")
	sentence.End = body.Len()
	rec.Sources = []record.Source{
		{ID: "s1", Name: "a b\"c.txt", Title: "Title \"quoted\" & <odd>", Publisher: "The \\ Paper", URL: "https://example.org/a?b=c&d=e",
			Published: record.DayOf(2020, 3, 9), Language: "en", SHA256: strings.Repeat("0", 64), Text: body.String()},
		{ID: "s2", Name: "copy.txt", CopyOf: "s1", SHA256: strings.Repeat("1", 64), Text: body.String()},
	}
	kinds := []string{record.Person, record.Organization, record.Nationality, record.Product, record.Other, record.Organization}
	word := record.Span{Start: sentence.Start, End: sentence.Start + 5}
	for i, name := range names {
		ent := record.Entity{ID: record.EntityID(fmt.Sprint("e", i+1)), Kind: kinds[i%len(kinds)], Name: name, Aliases: []string{name + " alias"}, Mentions: []record.Mention{
			{Source: "s1", Span: word, Text: "There", Form: record.Name}}}
		if i%len(kinds) == 1 {
			ent.Subkind = "armed-group"
		}
		switch i {
		case len(names) - 1:
			ent.Kind, ent.Location = record.Place, &record.Location{GeoNames: 42, Latitude: 35.5, Longitude: -38.25, Country: "SY"}
		case len(names) - 2:
			ent.Kind = record.Facility
		}
		rec.Entities = append(rec.Entities, ent)
	}
	day := func(d int) record.Range {
		return record.Range{Lo: record.DayOf(2020, 3, d), Hi: record.DayOf(2020, 3, d)}
	}
	month := record.Range{Lo: record.DayOf(2020, 2, 1), Hi: record.DayOf(2020, 2, 29)}
	whens := []record.When{
		{Basis: record.Explicit, Start: day(3), End: day(3)}, {Basis: record.NoBasis}, {Basis: record.Explicit, Start: month, End: month},
		{Basis: record.Explicit, Start: day(1), End: record.Range{Lo: day(8).Lo}}, {Basis: record.Explicit, End: day(5), Start: record.Range{Hi: day(5).Hi}},
		{Basis: record.Explicit, Start: day(2), End: day(6)},
	}
	statuses := []string{record.Asserted, record.Claimed, record.Planned, record.Possible}
	add := func(where record.EntityID, roles ...record.Role) {
		n := len(rec.Events)
		for i := range roles {
			roles[i].Source, roles[i].Span = "s1", word
		}
		rec.Events = append(rec.Events, record.Event{
			ID: record.EventID(fmt.Sprint("v", n+1)), Class: []string{"CONSULT", "ASSAULT", "OTHER"}[n%3], Label: names[n%len(names)] + " met \"others\"", Where: where, Roles: roles,
			Mentions: []record.EventMention{{Source: record.SourceID(fmt.Sprint("s", 1+n%2)), Trigger: record.Span{Start: word.End + 7, End: word.End + 14}, Sentence: sentence}},
			When:     whens[n%len(whens)], Status: statuses[n%len(statuses)], Polarity: record.Positive, Sources: 1 + n%2, Salience: 0.5, Confidence: 0.25 + float64(n%3)/4,
		})
	}
	id := func(i int) record.EntityID { return rec.Entities[i%(len(names)-2)].ID }
	place := rec.Entities[len(names)-1].ID
	for i := range len(names) - 2 {
		add(place, record.Role{Role: record.Agent, Entity: id(i)}, record.Role{Role: record.Agent, Entity: id(i + 1)})
		add(place, record.Role{Role: record.Agent, Entity: id(i)}, record.Role{Role: record.Patient, Entity: id(i + 2)}, record.Role{Role: record.Instrument, Entity: id(i + 3)})
		add(rec.Entities[len(names)-1-i%2].ID, record.Role{Role: record.Agent, Entity: id(i)})
	}
	for i, kind := range []string{"member_of", "leads", "works_for", "spokesperson_of", "family_of", "located_in", "fights; x"} {
		rec.Relations = append(rec.Relations, record.Relation{ID: record.RelationID(fmt.Sprint("r", i+1)), Type: kind, From: rec.Entities[0].ID, To: rec.Entities[1+i%3].ID, Source: "s1", Span: sentence})
	}
	rec.Relations = append(rec.Relations, record.Relation{ID: "r9", Type: "located_in", From: rec.Entities[len(names)-2].ID, To: rec.Entities[0].ID, Source: "s1", Span: sentence},
		record.Relation{ID: "r10", Type: "part_of", From: rec.Entities[len(names)-2].ID, To: place, Source: "s1", Span: sentence})
	if err := rec.Validate(); err != nil {
		t.Fatal(err)
	}
	return rec
}

// everything are the options under which nothing is left out.
func everything() graph.Options { return graph.Options{MaxNodes: -1, MaxEdges: -1} }

// output is what a format writes.
func output(t testing.TB, f Format, v *View) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, v); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.Bytes()
}
