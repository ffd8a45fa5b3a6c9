package score

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestDecodeGold holds what is said of bad gold, and where.
func TestDecodeGold(t *testing.T) {
	event := func(fields string) string {
		return `{"id":"a","published":"2017-05-12","events":[{"id":"g1","mentions":[{"quote":"it fell","trigger":"fell"}],"when":{"value":"2013"},"status":"asserted","need":"must"` + fields + `}]}`
	}
	for _, c := range []struct{ why, data, says string }{
		{"the least there can be", event(""), ""},
		{"later fields do not matter", event(`,"remark":[1]`), ""},
		{"no JSON", "{\n\"id\": nobody}", "not gold: line 2, column 8: invalid character"},
		{"cut off", `{"id":"a"`, "not gold: line 1, column 9: unexpected end"},
		{"a field of another type", "{\"id\":\"a\",\n\"events\":3}", "not gold: line 2, column"},
		{"a day that is none", `{"published":"2017-02-30","events":[]}`, "not a day YYYY-MM-DD"},
		{"no day of publication", `{"id":"a","events":[]}`, "published is missing"},
		{"another kind of document", `{"published":"2017-05-12"}`, "events is missing"},
		{"the same id twice", `{"published":"2017-05-12","events":[{"id":"x","mentions":[{"quote":"b","trigger":"b"}],"when":{"value":"2013"},"status":"asserted"},{"id":"x"}]}`, `events[1] (x): the id "x" is empty or stands twice`},
		{"no mention", event(`,"mentions":[]`), "events[0] (g1): no mentions"},
		{"a trigger outside its quote", event(`,"mentions":[{"quote":"it fell","trigger":"rose"}]`), `mentions[0]: the trigger "rose" does not stand in the quote "it fell"`},
		{"an alternative outside it", event(`,"mentions":[{"quote":"it fell","trigger":"fell","alt":["rose"]}]`), `the trigger "rose"`},
		{"a quote of nothing", event(`,"mentions":[{"quote":"","trigger":""}]`), "mentions[0]: quote and trigger must be given"},
		{"a date that is none", event(`,"when":{"value":"last summer"}`), `when.value "last summer" is no calendar value`},
		{"an end that is none", event(`,"when":{"value":"2013","until":"P2M"}`), `when.until "P2M" is no calendar value`},
		{"an unknown modifier", event(`,"when":{"value":"2013","mod":"EARLY"}`), `when.mod is "EARLY", want START | MID`},
		{"an unknown status", event(`,"status":"maybe"`), `events[0] (g1): status is "maybe", want asserted | claimed`},
		{"an unknown need", event(`,"need":"should"`), `need is "should", want must | may`},
		{"an unknown role", event(`,"actors":[{"name":"Ann","role":"hero"}]`), `role of Ann is "hero"`},
		{"an actor without a name", event(`,"actors":[{"role":"agent"}]`), "an actor has no name"},
		{"an unknown kind", `{"published":"2017-05-12","events":[],"actors":[{"name":"Ann","kind":"hero"}]}`, `actors[0] (Ann): kind is "hero"`},
		{"an actor twice", `{"published":"2017-05-12","events":[],"actors":[{"name":"Ann","kind":"person"},{"name":"Ann","kind":"person"}]}`, `actors[1]: the name "Ann"`},
		{"half a tie", `{"published":"2017-05-12","events":[],"relations":[{"from":"Ann"}]}`, "relations[0]: from, type and to must be given"},
	} {
		_, err := DecodeGold([]byte(c.data))
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s: %v", c.why, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s: says %v, want %q", c.why, err, c.says)
		}
	}
}

// TestReference holds how quotes are found in a text.
func TestReference(t *testing.T) {
	gold := func(mentions string) *Gold {
		g, err := DecodeGold([]byte(`{"id":"a","published":"2017-05-12","events":[{"id":"g1","mentions":[` + mentions + `],"when":{"value":"2013","quote":"2013"},"status":"asserted","need":"must"}]}`))
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	text := "In 2013 the wall fell.\n\nIt fell  in\u00a0part, befell others, and fell again."
	for _, c := range []struct {
		why, mentions string
		words         string // the triggers, in order
		expression    string
		says          string
	}{
		{"a word of its own before one inside another", `{"quote":"befell others, and fell","trigger":"fell"}`, "fell", "2013", ""},
		{"part of a word if need be", `{"quote":"befell others","trigger":"fell"}`, "fell", "2013", ""},
		{"blanks that readers set anew", `{"quote":"fell in part","trigger":"part"}`, "part", "2013", ""},
		{"the expression in the quote", `{"quote":"In 2013 the wall fell","trigger":"fell","alt":["wall"]}`, "fell wall", "2013", ""},
		{"a quote that stands twice", `{"quote":"fell","trigger":"fell"}`, "fell", "2013", `mentions[0]: "fell" stands 4 times in the text`},
		{"one of two that does not stand there", `{"quote":"the wall fell","trigger":"fell"},{"quote":"the roof fell","trigger":"fell"}`, "fell", "2013", `mentions[1]: "the roof fell" stands nowhere in the text`},
	} {
		ref, doubts, err := gold(c.mentions).Reference(text)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var words, expressions []string
		for _, s := range ref.events[0].spans {
			words = append(words, text[s.Start:s.End])
		}
		for _, s := range ref.events[0].expressions {
			expressions = append(expressions, text[s.Start:s.End])
		}
		if strings.Join(words, " ") != c.words || strings.Join(expressions, " ") != c.expression || !strings.Contains(strings.Join(doubts, "\n"), c.says) || c.says == "" && len(doubts) > 0 {
			t.Errorf("%s: triggers %q, expressions %q, doubts %q", c.why, words, expressions, doubts)
		}
	}
	if _, _, err := gold(`{"quote":"the roof fell","trigger":"fell"}`).Reference(text); err == nil || !strings.Contains(err.Error(), "nothing that the gold quotes") {
		t.Errorf("another text: %v", err)
	}
}

// FuzzGold reads any bytes as gold and lays it over any text, beside a record of that text.
func FuzzGold(f *testing.F) {
	f.Add([]byte(content(f, "mill.json")), content(f, "mill.txt"))
	f.Add([]byte(`{"id":"a","published":"2017-05-12","events":[{"id":"g","mentions":[{"quote":"fell","trigger":"fell"}],"when":{"value":"000","mod":"APPROX","until":"9999-WI"},"status":"denied"}]}`), "it fell fell\u00a0fell")
	f.Add([]byte(`{"published":"0001-01-01","events":[{"id":"g","mentions":[{"quote":"a  b","trigger":" "}],"when":{"value":"0001","mod":"BEFORE","quote":" "},"status":"planned"}],"actors":[{"name":"x","kind":"other"}]}`), "a\nb")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		g, err := DecodeGold(data)
		if err != nil {
			return
		}
		ref, _, err := g.Reference(text)
		if err != nil {
			return
		}
		rec := record.New()
		rec.Sources = []record.Source{{ID: "s1", Text: text}}
		for i := range ref.events {
			w := &ref.events[i]
			for _, s := range append(w.spans, w.expressions...) {
				if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
					t.Fatalf("%s: a span %v of a text of %d bytes", w.id, s, len(text))
				}
			}
			if len(w.spans) > 0 {
				rec.Events = append(rec.Events, record.Event{ID: "v", Salience: 1, When: record.When{Basis: record.Explicit, Start: w.when.start, End: w.when.end},
					Mentions: []record.EventMention{{Source: "s1", Trigger: w.spans[0], Sentence: w.spans[0]}}})
			}
		}
		result := Compare(rec, "s1", ref)
		n := result.Tally.counts
		if n[mustStrict] > n[mustNear] || n[mustNear] > n[mustFound] || n[mustFound] > n[must] || n[matchedNear] > n[matched] || n[shownRight] > n[shown] {
			t.Fatalf("counts out of order: %v", n)
		}
	})
}
