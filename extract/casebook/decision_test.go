package casebook

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// TestVerbs: each verb does what it says, and does it again when a newer extractor has read everything anew.
func TestVerbs(t *testing.T) {
	entity := func(rec *record.Record, name string) *record.Entity {
		i := slices.IndexFunc(rec.Entities, func(e record.Entity) bool { return e.Name == name })
		if i < 0 {
			return &record.Entity{}
		}
		return &rec.Entities[i]
	}
	together := func(rec *record.Record, a, b [2]string) bool {
		return slices.ContainsFunc(rec.Entities, func(e record.Entity) bool {
			has := func(at [2]string) bool {
				return slices.ContainsFunc(e.Mentions, func(m record.Mention) bool {
					src := rec.Source(m.Source)
					return src.Name == at[0] && strings.Contains(src.Text[max(0, m.Start-12):min(len(src.Text), m.End+12)], at[1])
				})
			}
			return has(a) && has(b)
		})
	}
	for _, row := range []struct {
		why, line string
		holds     func(*record.Record) bool
	}{
		{"a person gets another name", "rename | entity:Tor Lindqvist@herald.txt | T. Lindqvist",
			func(rec *record.Record) bool {
				e := entity(rec, "T. Lindqvist")
				return slices.Contains(e.Aliases, "Tor Lindqvist") && len(e.Mentions) > 0
			}},
		{"an event gets another label", "rename | event:visited@post.txt | The mayor came",
			func(rec *record.Record) bool { return eventAt(rec, "post.txt", "visited").Label == "The mayor came" }},
		{"a person is none", "re-kind | entity:Tor Lindqvist | organization",
			func(rec *record.Record) bool { return entity(rec, "Tor Lindqvist").Kind == record.Organization }},
		{"an event is of another class", "re-kind | event:visited@post.txt | CONSULT",
			func(rec *record.Record) bool { return eventAt(rec, "post.txt", "visited").Class == "CONSULT" }},
		{"an event gets another day", "re-date | event:exploded@wire.txt | 2031-06-03",
			func(rec *record.Record) bool {
				w := eventAt(rec, "wire.txt", "exploded").When
				return w.Start == record.Range{Lo: day("2031-06-03"), Hi: day("2031-06-03")} && w.Basis == record.Inferred && strings.Contains(w.Why, "Ana")
			}},
		{"an event loses its day", "re-date | event:exploded@wire.txt | none",
			func(rec *record.Record) bool { return !eventAt(rec, "wire.txt", "exploded").When.Dated() }},
		{"an expression gets another day, and what rests on it", "re-date | date:2031-06-02@wire.txt | 2031-06",
			func(rec *record.Record) bool {
				i := slices.IndexFunc(rec.Times, func(x record.Time) bool { return x.Text == "2031-06-02" })
				return rec.Times[i].To == day("2031-06-30") && eventAt(rec, "wire.txt", "exploded").When.End.Hi == day("2031-06-30")
			}},
		{"an event is claimed", "re-status | event:killed@wire.txt | claimed",
			func(rec *record.Record) bool { return eventAt(rec, "wire.txt", "killed").Status == record.Claimed }},
		{"an event is none", "reject | event:killed@wire.txt",
			func(rec *record.Record) bool { return len(eventAt(rec, "wire.txt", "killed").Mentions) == 0 }},
		{"a toll is wrong", "reject | figure:40@wire.txt",
			func(rec *record.Record) bool {
				ev := eventAt(rec, "wire.txt", "killed")
				return len(ev.Mentions) > 0 && !slices.ContainsFunc(ev.Quantities, func(q record.Quantity) bool { return q.Value == 40 })
			}},
		{"an expression is no date", "reject | date:2031-06-02@wire.txt",
			func(rec *record.Record) bool {
				return !eventAt(rec, "wire.txt", "exploded").When.Dated() && !slices.ContainsFunc(rec.Times, func(x record.Time) bool { return x.Text == "2031-06-02" })
			}},
		{"a name is no actor", "reject | entity:Tor Lindqvist@herald.txt",
			func(rec *record.Record) bool {
				ev := eventAt(rec, "herald.txt", "warned")
				return len(ev.Mentions) > 0 && len(ev.Roles) == 0
			}},
		{"a source is withdrawn", "reject | source:wire.txt",
			func(rec *record.Record) bool {
				return !slices.ContainsFunc(rec.Sources, func(s record.Source) bool { return s.Name == "wire.txt" }) && len(rec.Sources) == 3
			}},
		{"a note", "note | event:killed@wire.txt | ask the hospital",
			func(rec *record.Record) bool {
				return slices.ContainsFunc(rec.Notes, func(n record.Note) bool {
					return n.Code == NoteDecided && strings.Contains(n.Message, "ask the hospital") && strings.Contains(rec.Quote(n.Source, n.Span), "killed")
				})
			}},
		{"one text has two people of one name", "split | entity:Our Ines Aldana@letter.txt | entity:Another Aldana@letter.txt",
			func(rec *record.Record) bool {
				return !together(rec, [2]string{"letter.txt", "Our "}, [2]string{"letter.txt", "Another "})
			}},
	} {
		cb := filled(t, story())
		if row.holds(build(t, cb, BuildOptions{}).Record) {
			t.Errorf("%s: it is so before anything is decided", row.why)
		}
		decide(t, cb, row.line)
		check := func(when string) {
			t.Helper()
			b := build(t, cb, BuildOptions{})
			if !row.holds(b.Record) {
				t.Errorf("%s, %s: it is not so\n%s", row.why, when, bytesOf(t, b.Record))
			}
			if o := b.Outcomes[0]; o.State != Bites || o.Found != o.Of || o.Of == 0 {
				t.Errorf("%s, %s: %s, %d of %d, %s", row.why, when, o.State, o.Found, o.Of, o.Why)
			}
		}
		check("at once")
		if err := cb.Extract(reader2.read); err != nil {
			t.Fatal(err)
		}
		check("after a newer extractor")
	}
}

func TestLaterWins(t *testing.T) {
	cb := filled(t, story())
	decide(t, cb, "rename | entity:Tor Lindqvist@herald.txt | One")
	decide(t, cb, "rename | entity:Tor Lindqvist@herald.txt | Two")
	decide(t, cb, "reject | event:warned@herald.txt")
	decide(t, cb, "note | source:herald.txt | read it again")
	b := build(t, cb, BuildOptions{})
	if !slices.ContainsFunc(b.Record.Entities, func(e record.Entity) bool { return e.Name == "Two" }) {
		t.Error("the later name does not win")
	}
	for _, o := range b.Outcomes {
		if o.State != Bites {
			t.Errorf("%s: %s", o.Sentence(), o.State)
		}
	}
}

func TestMergeAndSplitAreRulings(t *testing.T) {
	cb := filled(t, story())
	decide(t, cb, "merge | entity:Ines Aldana@post.txt | entity:Aldana Ines@herald.txt")
	decide(t, cb, "split | event:exploded@post.txt | event:exploded@wire.txt")
	b := &builder{standing: cb.Standing(), decisions: cb.Decisions, built: build(t, cb, BuildOptions{})}
	for i := range b.built.Outcomes {
		b.built.Outcomes[i].Found, b.built.Outcomes[i].Of = 0, 0
	}
	for _, key := range cb.Keys() {
		rec, err := cb.Record(key)
		if err != nil {
			t.Fatal(err)
		}
		b.add(rec)
	}
	b.works()
	if len(b.rulings) != 2 {
		t.Fatalf("%d rulings", len(b.rulings))
	}
	for i, want := range []struct {
		of   string
		same bool
		a, b string
	}{{"event", false, "exploded", "exploded"}, {"entity", true, "Ines Aldana", "Aldana Ines"}} { // splits come first
		r := b.rulings[i]
		quote := func(sha string, s record.Span) string {
			for _, x := range b.texts {
				if x.src.SHA256 == sha {
					return x.src.Quote(s)
				}
			}
			return ""
		}
		if r.Of != want.of || r.Same != want.same || quote(r.A.SHA256, r.A.Span) != want.a || quote(r.B.SHA256, r.B.Span) != want.b || r.A.SHA256 == r.B.SHA256 {
			t.Errorf("ruling %d: %+v, %q and %q", i, r, quote(r.A.SHA256, r.A.Span), quote(r.B.SHA256, r.B.Span))
		}
	}
}

func TestStanding(t *testing.T) {
	for _, row := range []struct{ why, line, want string }{
		{"nothing undone", "a b", "11"},
		{"undone", "a b -a", "011"},
		{"the undo undone", "a b -a --a", "1101"},
		{"and that undone again", "a -a --a ---a", "0101"},
		{"decided again", "a -a a", "011"},
		{"and undone again", "a -a a -a", "0101"},
	} {
		var ds []Decision
		for _, id := range strings.Fields(row.line) {
			d := Decision{ID: id, Do: Remark}
			if of, ok := strings.CutPrefix(id, "-"); ok {
				d.Do, d.Of = Undo, of
			}
			ds = append(ds, d)
		}
		got := ""
		for _, s := range standing(ds) {
			got += map[bool]string{true: "1", false: "0"}[s]
		}
		if got != row.want {
			t.Errorf("%s: %s gives %s, want %s", row.why, row.line, got, row.want)
		}
	}
}

func TestUndo(t *testing.T) {
	cb := filled(t, story())
	before := bytesOf(t, build(t, cb, BuildOptions{}).Record)
	d := decide(t, cb, "reject | event:killed@wire.txt")
	if found, err := cb.Find(d.ID[:4]); err != nil || found.ID != d.ID {
		t.Errorf("found %v, %v", found, err)
	}
	undo := Decision{Do: Undo, Of: d.ID, Author: "Ben", Time: "2031-06-22", Reason: "it was so"}
	if _, err := cb.Decide(undo); err != nil {
		t.Fatal(err)
	}
	if got := bytesOf(t, build(t, cb, BuildOptions{}).Record); got != before {
		t.Error("after the undo the record is not what it was")
	}
	if _, err := cb.Decide(undo); err == nil || !strings.Contains(err.Error(), "does not stand") {
		t.Errorf("undone twice: %v", err)
	}
	if _, err := cb.Find("d"); err == nil {
		t.Error("the first letter of all ids names one")
	}
	if _, err := cb.Find("x"); err == nil {
		t.Error("no id begins so")
	}
	again := decide(t, cb, "reject | event:killed@wire.txt")
	if again.ID != d.ID || len(cb.Decisions) != 3 {
		t.Errorf("decided again: %s, %d decisions", again.ID, len(cb.Decisions))
	}
	if _, err := cb.Decide(again); err != nil || len(cb.Decisions) != 3 {
		t.Errorf("decided while it stands: %v, %d decisions", err, len(cb.Decisions))
	}
}

// TestNothingThere: a newer extractor finds no event at words that are still there.
func TestNothingThere(t *testing.T) {
	cb := filled(t, story())
	decide(t, cb, "re-status | event:fled@letter.txt | denied")
	decide(t, cb, "reject | source:letter.txt")
	if err := cb.Extract(reader2.read); err != nil {
		t.Fatal(err)
	}
	b := build(t, cb, BuildOptions{})
	if o := b.Outcomes[0]; o.State != Idle || o.Why != noMatch {
		t.Errorf("%s, %s", o.State, o.Why)
	}
	if !strings.Contains(bytesOf(t, b.Record), `"code": "decision-idle"`) {
		t.Error("the record does not say that a decision is idle")
	}
	if b.Rejected[0] != "letter.txt" {
		t.Errorf("rejected: %v", b.Rejected)
	}
}

func TestDecideRefuses(t *testing.T) {
	cb := filled(t, story())
	rec := build(t, cb, BuildOptions{}).Record
	ev, err := MatterOf(rec, "event:killed@wire.txt")
	if err != nil {
		t.Fatal(err)
	}
	ent, err := MatterOf(rec, "entity:Lindqvist@herald.txt")
	if err != nil {
		t.Fatal(err)
	}
	good := Decision{Do: ReStatus, About: ev, To: "denied", Author: "Ana", Time: "2031-06-20", Reason: "r"}
	for _, row := range []struct {
		why  string
		edit func(*Decision)
		want string
	}{
		{"no author", func(d *Decision) { d.Author = " " }, "no author"},
		{"no reason", func(d *Decision) { d.Reason = "" }, "no reason"},
		{"no time", func(d *Decision) { d.Time = "" }, "want YYYY-MM-DD"},
		{"a time in words", func(d *Decision) { d.Time = "yesterday" }, "want YYYY-MM-DD"},
		{"no verb", func(d *Decision) { d.Do = "" }, "none of merge, split"},
		{"no status", func(d *Decision) { d.To = "doubtful" }, `"doubtful" is none of asserted`},
		{"no value", func(d *Decision) { d.To = "" }, "takes a value"},
		{"a value too many", func(d *Decision) { d.Do = Reject }, "takes no value"},
		{"nothing named", func(d *Decision) { d.About = nil }, "nothing is named"},
		{"a status of a person", func(d *Decision) { d.About = ent }, "re-status is about event, not about entity"},
		{"a person's kind", func(d *Decision) { d.Do, d.About, d.To = ReKind, ent, "alien" }, `"alien" is none of person`},
		{"a date that is none", func(d *Decision) { d.Do, d.To = ReDate, "June" }, "is no date"},
		{"one alone", func(d *Decision) { d.Do, d.To = Merge, "" }, "takes two matters"},
		{"one too many", func(d *Decision) { d.With = ev }, "takes one matter"},
		{"a person and an event", func(d *Decision) { d.Do, d.To, d.With = Merge, "", ent }, "about two of a kind"},
		{"undo of nothing", func(d *Decision) { *d = Decision{Do: Undo, Of: "d0", Author: "A", Time: d.Time, Reason: "r"} }, "there is no decision d0"},
		{"undo with more", func(d *Decision) { d.Do = Undo }, "takes the id of a decision and nothing else"},
		{"an id where none belongs", func(d *Decision) { d.Of = "d0" }, "takes no id"},
		{"no anchor", func(d *Decision) { d.About = &Matter{Kind: AnEvent} }, "not anchored"},
		{"an anchor without words", func(d *Decision) {
			d.About = &Matter{Kind: AnEvent, Anchors: []Anchor{{Source: "a", Quote: "b", Words: "c"}}}
		}, "not in its quote"},
		{"an anchor without source", func(d *Decision) { d.About = &Matter{Kind: AnEvent, Anchors: []Anchor{{Quote: "b", Words: "b"}}} }, "names no source"},
		{"no such kind", func(d *Decision) { d.About = &Matter{Kind: "idea"} }, `kind "idea"`},
		{"no UTF-8", func(d *Decision) { d.Reason = "\xff" }, "not UTF-8"},
	} {
		d := good
		row.edit(&d)
		if _, err := cb.Decide(d); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v", row.why, err)
		}
	}
	if len(cb.Decisions) != 0 {
		t.Error("something was decided")
	}
	if _, err := cb.Decide(good); err != nil {
		t.Error(err)
	}
}

func TestParseWhen(t *testing.T) {
	for _, row := range []struct{ in, start, end, why string }{
		{"2031-06-03", "2031-06-03 2031-06-03", "2031-06-03 2031-06-03", "a day"},
		{"2031-02", "2031-02-01 2031-02-28", "2031-02-01 2031-02-28", "a month"},
		{"2031", "2031-01-01 2031-12-31", "2031-01-01 2031-12-31", "a year"},
		{"2031-06-03/2031-07", "2031-06-03 2031-06-03", "2031-07-01 2031-07-31", "lasted"},
		{"2031/..", "2031-01-01 2031-12-31", "2031-01-01 ", "goes on"},
		{"2031-06-03..2031-06-05", "2031-06-03 2031-06-05", "2031-06-03 2031-06-05", "some day between"},
		{"none", " ", " ", "no date"},
	} {
		w, err := parseWhen(row.in)
		if err != nil || w.Start.Lo.String()+" "+w.Start.Hi.String() != row.start || w.End.Lo.String()+" "+w.End.Hi.String() != row.end {
			t.Errorf("%s: %s is %v to %v, %v", row.why, row.in, w.Start, w.End, err)
		}
		rec := record.New()
		rec.Sources = []record.Source{{ID: "s", Text: "x"}}
		if w.Basis == "" {
			w.Basis = record.Inferred
		}
		rec.Events = []record.Event{{ID: "v", When: w, Mentions: []record.EventMention{{Source: "s", Trigger: record.Span{End: 1}, Sentence: record.Span{End: 1}}}, Status: record.Asserted, Polarity: record.Positive, Sources: 1}}
		if err := rec.Validate(); err != nil {
			t.Errorf("%s: %v", row.in, err)
		}
	}
	for _, s := range []string{"", "June", "2031-13", "2031-02-30", "2031-07/2031-06", "2031-07..2031-06", "../2031", "2031/", "0000", "31", "2031-6-3"} {
		if w, err := parseWhen(s); err == nil {
			t.Errorf("%q is taken for %v", s, w)
		}
	}
}

// sampleDecisions is a file with one of each.
func sampleDecisions(t testing.TB) []byte {
	cb := filled(t, story())
	decide(t, cb, "merge | entity:Ines Aldana@post.txt | entity:Aldana Ines@herald.txt")
	d := decide(t, cb, "re-date | date:2031-06-02@wire.txt | 2031-06")
	if _, err := cb.Decide(Decision{Do: Undo, Of: d.ID, Author: "B", Time: "2031-06-21T08:00:00+02:00", Reason: "<&>\u2028"}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(cb.Dir, decisionsName))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTorn cuts the file at every byte: the whole lines count, and the next decision mends it.
func TestTorn(t *testing.T) {
	data := sampleDecisions(t)
	lines := bytes.SplitAfter(data, []byte("\n"))
	for cut := range len(data) {
		ds, rest, err := decodeDecisions(data[:cut])
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		whole := bytes.Count(data[:cut], []byte("\n"))
		last := cut - len(bytes.Join(lines[:whole], nil))
		if complete := last == len(lines[whole])-1; complete && last > 0 { // all but the line end
			whole, last = whole+1, 0
		}
		if len(ds) != whole || rest != last {
			t.Fatalf("cut at %d: %d decisions and %d bytes, want %d and %d", cut, len(ds), rest, whole, last)
		}
	}
	for _, cut := range []int{len(data) - 1, len(data) - 40, len(lines[0]), len(lines[0]) + 1, 1, 0} {
		cb := filled(t, story())
		if err := cb.Close(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(cb.Dir, decisionsName)
		if err := os.WriteFile(path, data[:cut], 0o666); err != nil {
			t.Fatal(err)
		}
		cb = open(t, cb.Dir)
		_, rest, _ := decodeDecisions(data[:cut])
		if told := strings.Contains(strings.Join(cb.Findings, "\n"), "without a line end"); told != (rest > 0) {
			t.Errorf("cut at %d, %d bytes too many: found %q", cut, rest, cb.Findings)
		}
		n := len(cb.Decisions)
		decide(t, cb, "note | source:wire.txt | one")
		decide(t, cb, "note | source:wire.txt | two")
		again, err := Read(cb.Dir)
		if err != nil || len(again.Decisions) != n+2 || len(again.Findings) != 0 {
			now, _ := os.ReadFile(path)
			t.Errorf("cut at %d: %v\n%s", cut, err, now)
		}
	}
}

func TestIDs(t *testing.T) {
	for line := range bytes.Lines(sampleDecisions(t)) {
		var d Decision
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		id := d.ID
		d.seal()
		if d.ID != id {
			t.Errorf("the id of %s is not made from the rest: %s", line, d.ID)
		}
		d.Reason += "!"
		if d.seal(); d.ID == id {
			t.Error("another reason has the same id")
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	line, _, _ := bytes.Cut(sampleDecisions(b), []byte("\n"))
	data := bytes.Repeat(append(line, '\n'), 200)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := decodeDecisions(data); err != nil {
			b.Fatal(err)
		}
	}
}
