package casebook

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// reader is a small extractor, so that tests know what is found and can have a newer one that finds it differently. The
// real one is run by the scripts of cmd/dateline.
type reader struct {
	trigger *regexp.Regexp // of events
	names   *regexp.Regexp // of entities
}

var (
	reader1 = reader{regexp.MustCompile(`killed|exploded|warned|visited|fled`), regexp.MustCompile(`(?:Ines|Tor) [A-Z][a-z]+|Aldana(?: Ines)?`)}
	// reader2 is a newer one: other triggers in the same sentences, names with their titles.
	reader2 = reader{regexp.MustCompile(`were killed|exploded|warned|visited`), regexp.MustCompile(`(?:Mayor )?(?:Ines|Tor) [A-Z][a-z]+|Aldana(?: Ines)?`)}
)

var (
	sentences = regexp.MustCompile(`[^.\s](?:[^.\n]|\n[^.\n])*\.?`)
	days      = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
	numbers   = regexp.MustCompile(`(\d+) people`)
)

func (r reader) read(a *article.Article) (*record.Record, error) {
	rec := record.New()
	rec.Sources = []record.Source{{ID: "s1", Name: a.Name, Title: a.Title, Published: a.Published, PublishedBasis: a.PublishedBasis, SHA256: a.SHA256, Text: a.Text}}
	span := func(loc []int) record.Span { return record.Span{Start: loc[0], End: loc[1]} }
	byName := map[string]int{}
	for _, loc := range r.names.FindAllStringIndex(a.Text, -1) {
		name := a.Text[loc[0]:loc[1]]
		i, ok := byName[name]
		if name == "Aldana" && !ok {
			for j := range rec.Entities {
				if strings.HasSuffix(rec.Entities[j].Name, name) {
					i, ok = j, true
				}
			}
		}
		if !ok {
			i = len(rec.Entities)
			rec.Entities = append(rec.Entities, record.Entity{ID: record.EntityID(fmt.Sprintf("e%d", i+1)), Kind: record.Person, Name: name})
		}
		byName[name] = i
		rec.Entities[i].Mentions = append(rec.Entities[i].Mentions, record.Mention{Source: "s1", Span: span(loc), Text: name, Form: record.Name})
	}
	for _, s := range sentences.FindAllStringIndex(a.Text, -1) {
		text := a.Text[s[0]:s[1]]
		when := record.When{Basis: record.NoBasis}
		if d := days.FindStringIndex(text); d != nil {
			day, err := record.ParseDay(text[d[0]:d[1]])
			if err == nil {
				id := record.TimeID(fmt.Sprintf("t%d", len(rec.Times)+1))
				rec.Times = append(rec.Times, record.Time{ID: id, Source: "s1", Span: record.Span{Start: s[0] + d[0], End: s[0] + d[1]}, Text: text[d[0]:d[1]], Type: "DATE", Value: day.String(), From: day, To: day, Anchor: "none"})
				when = record.When{Value: day.String(), Start: record.Range{Lo: day, Hi: day}, End: record.Range{Lo: day, Hi: day}, Basis: record.Explicit, Times: []record.TimeID{id}}
			}
		}
		for _, tr := range r.trigger.FindAllStringIndex(text, -1) {
			ev := record.Event{
				ID: record.EventID(fmt.Sprintf("v%d", len(rec.Events)+1)), Class: "OTHER", Label: strings.TrimSuffix(text, "."), When: when,
				Mentions: []record.EventMention{{Source: "s1", Trigger: record.Span{Start: s[0] + tr[0], End: s[0] + tr[1]}, Sentence: span(s)}},
				Status:   record.Asserted, Polarity: record.Positive, Sources: 1, Salience: .5, Confidence: .5,
			}
			if n := numbers.FindStringSubmatchIndex(text); n != nil {
				var value float64
				fmt.Sscan(text[n[2]:n[3]], &value)
				ev.Quantities = []record.Quantity{{What: "killed", Value: value, Low: value, High: value, Unit: "person", Text: text[n[2]:n[3]], Source: "s1", Span: record.Span{Start: s[0] + n[2], End: s[0] + n[3]}}}
			}
			for _, e := range rec.Entities {
				for _, m := range e.Mentions {
					if m.Start >= s[0] && m.End <= s[1] {
						ev.Roles = append(ev.Roles, record.Role{Role: record.OtherRole, Entity: e.ID, Source: "s1", Span: m.Span})
					}
				}
			}
			rec.Events = append(rec.Events, ev)
		}
	}
	return rec, rec.Validate()
}

func day(s string) record.Day {
	d, err := record.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// post makes an article.
func post(name, published, text string) *article.Article {
	a := &article.Article{Name: name, Text: text, SHA256: digest(text), Format: "text"}
	if published != "" {
		a.Published, a.PublishedBasis = day(published), article.FromFlag
	}
	return a
}

// story is the articles of most tests.
func story() []*article.Article {
	return []*article.Article{
		post("post.txt", "2031-06-03", "A silo exploded in Karsund on 2031-06-03. At least 12 people were killed.\nMayor Ines Aldana visited the port on 2031-06-03. She was with Tor Lindqvist."),
		post("wire.txt", "2031-06-03", "A silo exploded in Karsund on 2031-06-02. Then 40 people were killed, and others fled."),
		post("herald.txt", "2031-06-12", "Inspectors warned Tor Lindqvist on 2031-05-12. Police say that 14 people were killed. Aldana Ines is another Ines Aldana."),
		post("letter.txt", "", "Our Ines Aldana visited us. Another Aldana fled."),
	}
}

// open opens a casebook and closes it at the end of the test.
func open(t testing.TB, dir string) *Casebook {
	t.Helper()
	cb, err := Open(dir, Options{Who: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cb.Close() })
	return cb
}

// filled makes a casebook of articles.
func filled(t testing.TB, articles []*article.Article) *Casebook {
	t.Helper()
	dir := t.TempDir()
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	cb := open(t, dir)
	add(t, cb, articles...)
	return cb
}

func add(t testing.TB, cb *Casebook, articles ...*article.Article) {
	t.Helper()
	for _, a := range articles {
		rec, err := reader1.read(a)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := cb.AddSource(a, rec); err != nil {
			t.Fatal(err)
		}
	}
}

func build(t testing.TB, cb *Casebook, opt BuildOptions) *Built {
	t.Helper()
	b, err := cb.Build(opt)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func bytesOf(t testing.TB, rec *record.Record) string {
	t.Helper()
	var b strings.Builder
	if err := record.Write(&b, rec); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// decide points at things in the record as it is and decides about them: "verb | what | with or value".
func decide(t testing.TB, cb *Casebook, line string) Decision {
	t.Helper()
	return decideOn(t, cb, line, "2031-06-20")
}

func decideOn(t testing.TB, cb *Casebook, line, when string) Decision {
	t.Helper()
	parts := strings.Split(line, " | ")
	d := Decision{Do: Verb(parts[0]), Author: "Ana", Time: when, Reason: "the inquest"}
	rec := build(t, cb, BuildOptions{}).Record
	var err error
	if d.About, err = MatterOf(rec, parts[1]); err != nil {
		t.Fatal(err)
	}
	if len(parts) > 2 {
		if d.Do == Merge || d.Do == Split {
			if d.With, err = MatterOf(rec, parts[2]); err != nil {
				t.Fatal(err)
			}
		} else {
			d.To = parts[2]
		}
	}
	if d, err = cb.Decide(d); err != nil {
		t.Fatal(err)
	}
	return d
}
