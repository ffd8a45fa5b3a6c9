package casebook

import (
	"os"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/article"
	"github.com/dateline/dateline/extract/record"
)

// TestAnchors reads texts again that were changed, and says what becomes of decisions on them.
func TestAnchors(t *testing.T) {
	const text = "He fled on Monday. She fled on Friday.\n\nIn the end, Tor Lindqvist\nfled."
	for _, row := range []struct {
		why, line, text string
		state           State
		reason          string
	}{
		{"the same text", "re-status | v3 | denied", text, Bites, ""},
		{"lines broken elsewhere", "re-status | v3 | denied", strings.ReplaceAll(text, "Lindqvist\nfled", "\nLindqvist  fled"), Bites, ""},
		{"other words around", "re-status | v3 | denied", "New first words, and he fled.\n\n" + text, Bites, ""},
		{"the sentence rewritten", "re-status | v3 | denied", strings.ReplaceAll(text, "In the end", "At last"), Idle, noQuote},
		{"the passage rewritten, the name still there", "re-kind | entity:Tor Lindqvist@a.txt | organization", "Tor Lindqvist has gone.", Bites, ""},
		{"the name gone", "re-kind | entity:Tor Lindqvist@a.txt | organization", "He has gone.", Idle, noQuote},
		{"the date gone", "re-status | v1 | denied", "He fled.", Idle, noQuote},
	} {
		old := post("a.txt", "", text)
		cb := filled(t, []*article.Article{old})
		decide(t, cb, row.line)
		// A newer version of the same source, in place of the old one.
		if err := os.Remove(cb.path(sourcesName, KeyOf(old), ".json")); err != nil {
			t.Fatal(err)
		}
		if err := cb.Close(); err != nil {
			t.Fatal(err)
		}
		cb = open(t, cb.Dir)
		add(t, cb, post("a.txt", "", row.text))
		o := build(t, cb, BuildOptions{}).Outcomes[0]
		if o.State != row.state || o.Why != row.reason {
			t.Errorf("%s: %s, %s", row.why, o.State, o.Why)
		}
	}
}

// TestOccurrence: of two sentences alike the one that was meant is changed.
func TestOccurrence(t *testing.T) {
	cb := filled(t, []*article.Article{post("a.txt", "", "They fled. They fled. They fled and fled again.")})
	for i, id := range []string{"v2", "v4"} {
		decide(t, cb, "re-status | "+id+" | denied")
		a := cb.Decisions[i].About.Anchors[0]
		if want := [][2]int{{1, 0}, {0, 1}}[i]; a.Of != want[0] || a.Nth != want[1] {
			t.Errorf("%s is anchored as %+v", id, a)
		}
	}
	for i, ev := range build(t, cb, BuildOptions{}).Record.Events {
		if want := i == 1 || i == 3; (ev.Status == record.Denied) != want {
			t.Errorf("event %d is %s", i+1, ev.Status)
		}
	}
}

func TestMatterOf(t *testing.T) {
	rec := build(t, filled(t, story()), BuildOptions{}).Record
	for _, row := range []struct{ pointer, want, why string }{
		{"event:killed@wire.txt", "Then 40 people were killed", "an event by its word"},
		{"event:40 people were killed", "Then 40 people were killed", "words of one source alone"},
		{"entity:Lindqvist@herald.txt", "Tor Lindqvist", "a part of a name"},
		{"figure:40", "40 killed", "a figure"},
		{"date:2031-06-02", "2031-06-02", "a date"},
		{"source:wire.txt", "wire.txt", "a source"},
		{"t1", "2031-0", "an id"},
	} {
		m, err := MatterOf(rec, row.pointer)
		if err != nil || !strings.Contains(m.Name, row.want) || len(m.Anchors) == 0 {
			t.Errorf("%s: %s is %+v, %v", row.why, row.pointer, m, err)
		}
	}
	for _, row := range []struct{ pointer, want, why string }{
		{"v99", "no such id", "an id that is not there"},
		{"event:killed", "may be meant", "three sources have it"},
		{"event:sang", "no event is found at these words", "nobody sang"},
		{"event:killed@gone.txt", `no source is called "gone.txt"`, "no such source"},
		{"t1@letter.txt", "that source does not speak of it", "another source"},
		{"source:gone.txt", "no source is called", "no such source"},
		{"", "no such id", "nothing"},
	} {
		if m, err := MatterOf(rec, row.pointer); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %s is %+v, %v", row.why, row.pointer, m, err)
		}
	}
}
