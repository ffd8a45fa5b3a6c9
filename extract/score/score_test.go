package score

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func content(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// mill returns the gold of the example, and a record of it that makes each mistake once.
func mill(t testing.TB) (*Gold, *record.Record) {
	t.Helper()
	g, err := DecodeGold([]byte(content(t, "mill.json")))
	if err != nil {
		t.Fatal(err)
	}
	text := content(t, "mill.txt")
	span := func(words string) record.Span {
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		return record.Span{Start: at, End: at + len(words)}
	}
	rec := record.New()
	rec.Sources = []record.Source{{ID: "s1", Name: "articles/mill.txt", Published: record.DayOf(2017, 5, 12), PublishedBasis: "flag", Text: text}}
	entity := func(kind, name string, form string) record.EntityID {
		id := record.EntityID(fmt.Sprintf("e%d", len(rec.Entities)+1))
		rec.Entities = append(rec.Entities, record.Entity{ID: id, Kind: kind, Name: name, Mentions: []record.Mention{{Source: "s1", Span: span(name), Text: name, Form: form}}})
		return id
	}
	orla, brennick := entity(record.Organization, "Orla mill", record.Name), entity(record.Place, "Brennick", record.Name)
	entity(record.Person, "Ada", record.Name)
	workers := entity(record.Person, "Workers", record.Nominal)
	times := map[string]record.TimeID{}
	for _, words := range []string{"Monday", "March", "1987", "May 2018"} {
		times[words] = record.TimeID(fmt.Sprintf("t%d", len(times)+1))
		rec.Times = append(rec.Times, record.Time{ID: times[words], Source: "s1", Span: span(words), Text: words, Type: "DATE"})
	}
	event := func(trigger, words, days, status string, salience, confidence float64, roles ...record.Role) {
		w := record.When{Basis: record.NoBasis}
		if days != "" {
			w = record.When{Start: rangeOf(t, days), End: rangeOf(t, days), Basis: record.Explicit, Times: []record.TimeID{times[words]}}
		}
		at := span(trigger)
		for i := range roles {
			roles[i].Source, roles[i].Span = "s1", span("Orla mill")
		}
		rec.Events = append(rec.Events, record.Event{ID: record.EventID(fmt.Sprintf("v%d", len(rec.Events)+1)), Class: "OTHER", Label: trigger, When: w, Roles: roles, Status: status,
			Polarity: record.Positive, Sources: 1, Salience: salience, Confidence: confidence, Mentions: []record.EventMention{{Source: "s1", Trigger: at, Sentence: at}}})
	}
	event("closed", "Monday", "2017-05-08", record.Asserted, 0.9, 0.9, record.Role{Role: record.Patient, Entity: orla})
	event("sold", "March", "2017-01-01 2017-12-31", record.Asserted, 0.8, 0.55, record.Role{Role: record.Agent, Entity: orla}, record.Role{Role: record.Patient, Entity: brennick})
	event("promised", "", "", record.Asserted, 0.2, 0.3, record.Role{Role: record.Patient, Entity: workers})
	event("open", "Monday", "2017-05-08", record.Possible, 0.7, 0.65)
	event("say", "Monday", "2017-05-08", record.Asserted, 0.6, 0.4)
	event("closes", "Monday", "2017-05-08", record.Asserted, 0.6, 0.8)
	event("built", "1987", "1987-01-01 1987-12-31", record.Asserted, 0.4, 0.5) // below the timeline: nobody counts it
	rec.Relations = []record.Relation{{ID: "r1", Type: "part_of", From: orla, To: brennick, Source: "s1", Span: span("Orla mill in the town of Brennick")}}
	if err := rec.Validate(); err != nil {
		t.Fatal(err)
	}
	return g, rec
}

func compareMill(t testing.TB) Result {
	t.Helper()
	g, rec := mill(t)
	ref, doubts, err := g.Reference(rec.Sources[0].Text)
	if err != nil || len(doubts) > 0 {
		t.Fatal(err, doubts)
	}
	return Compare(rec, "s1", ref)
}

// TestFigures holds the measures of the example, worked out by hand.
func TestFigures(t *testing.T) {
	result := compareMill(t)
	want := []struct{ name, value, why string }{
		{"dated_event_f1", "30.77", "2 x 40 x 25 / (40 + 25)"},
		{"trigger_recall_must", "75.00", "of g1, g2, g4, g5 only g4 (burned) is missing"},
		{"date_recall_must_strict", "25.00", "g1 alone"},
		{"date_recall_must_relaxed", "25.00", "the year of g2 is twelve times its month"},
		{"precision_timeline", "40.00", "v1 and v6 of v1, v2, v4, v5, v6"},
		{"not_duplicate", "75.00", "v1, v2, v4 of these and v6"},
		{"date_accuracy_strict", "25.00", "g1 of g1, g2, g3, g5"},
		{"date_accuracy_relaxed", "25.00", "the same"},
		{"actor_f1", "57.14", "2 of 3 told, 2 of 4 wanted: the mill and Brennick; the workers have no name"},
		{"role_accuracy", "50.00", "Brennick is no patient of g2"},
		{"place_accuracy", "0.00", "g5 has one, v4 none"},
		{"status_accuracy", "75.00", "g3 is a claim; what is possible counts as planned"},
		{"status_recall_not_asserted", "50.00", "g5 of g3, g5"},
		{"entity_f1", "66.67", "the mill and Brennick of three told (the workers have no name), of three wanted"},
		{"alias_clustering", "0.00", "Brennick lacks “town of Brennick”; the mill has one form, without its article"},
		{"alias_coverage", "50.00", "one form of two"},
		{"kind_accuracy", "50.00", "the mill is no organization"},
		{"relation_recall", "0.00", "part_of is not located_in"},
		{"relation_recall_any_type", "50.00", "but a tie"},
		{"calibration_error", "38.00", "(|0.9-1| + |0.8-1| + 0.65 + 0.55 + 0.4) / 5"},
	}
	figures := result.Tally.Figures()
	if len(figures) != len(want) {
		t.Fatalf("%d figures, want %d", len(figures), len(want))
	}
	for i, f := range figures {
		if got := fmt.Sprintf("%.2f", f.Value); f.Name != want[i].name || got != want[i].value || !f.Measured() {
			t.Errorf("%s is %s, want %s %s: %s", f.Name, got, want[i].name, want[i].value, want[i].why)
		}
	}
}

// TestErrors holds the causes of the example's errors.
func TestErrors(t *testing.T) {
	result := compareMill(t)
	want := []string{
		"duplicate g1 v6 want= got=Mon 8 May 2017",
		"wrong arithmetic g2 v2 want=2017-03 got=2017 from “March”",
		"missed actor g2 v2 want=Ada Brandt as agent got=",
		"wrong role g2 v2 want=Brennick as other got=as patient",
		"wrong actor g2 v2 want= got=Orla mill as agent",
		"spurious  v5 want= got=Mon 8 May 2017",
		"no date given g3 v3 want=2016 got=no date",
		"wrong status g3 v3 want=claimed got=asserted",
		"trigger missed g4  want=1987 got=",
		"wrong expression g5 v4 want=2018-05 got=Mon 8 May 2017 from “Monday”",
		"missed actor g5 v4 want=Brennick as agent got=",
		"wrong place g5 v4 want=Brennick got=",
	}
	var got []string
	for _, e := range result.Errors {
		got = append(got, fmt.Sprintf("%s %s %s want=%s got=%s", e.Cause, e.Gold, e.Event, e.Want, e.Got))
		if e.Sentence == "" {
			t.Errorf("%s %s: no sentence", e.Cause, e.Gold)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
	for _, c := range ByCause(result.Errors) {
		if c.Cause.Help() == "" || c.Cause.String() == "" {
			t.Errorf("cause %d has no name or help", c.Cause)
		}
	}
}

// TestMerged: one event of the record that stands for two of the gold is one found and one merged.
func TestMerged(t *testing.T) {
	g, rec := mill(t)
	text := rec.Sources[0].Text
	burned := strings.Index(text, "burned")
	rec.Events[0].Mentions = append(rec.Events[0].Mentions, record.EventMention{Source: "s1", Trigger: record.Span{Start: burned, End: burned + 6}, Sentence: record.Span{Start: burned, End: burned + 6}})
	ref, _, err := g.Reference(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range Compare(rec, "s1", ref).Errors {
		if e.Gold == "g4" {
			if e.Cause != Merged || e.Got != "closed" {
				t.Errorf("g4: %s, %q", e.Cause, e.Got)
			}
			return
		}
	}
	t.Error("nothing is said of g4")
}

// TestCauses checks that the causes account for what the measures lost.
func TestCauses(t *testing.T) {
	result := compareMill(t)
	count := map[Cause]int{}
	for _, c := range ByCause(result.Errors) {
		count[c.Cause] = c.Must
	}
	n := result.Tally.counts
	lost := count[MissedTrigger] + count[Merged] + count[NoDate] + count[WrongExpression] + count[WrongArithmetic]
	if lost != n[must]-n[mustStrict] {
		t.Errorf("%d causes for %d events without exactly the right date", lost, n[must]-n[mustStrict])
	}
}

// TestItself compares the record with itself, and with nothing.
func TestItself(t *testing.T) {
	_, rec := mill(t)
	text := rec.Sources[0].Text
	blank := strings.ReplaceAll(text, " ", "\u00a0\n")
	for _, c := range []struct{ why, text string }{{"the same text", text}, {"other blanks", blank}} {
		other := *rec
		if c.text != text {
			other = moved(t, rec, c.text)
		}
		ref, err := RecordReference(&other, "s1", text, MustSalience)
		if err != nil {
			t.Fatal(err)
		}
		result := Compare(rec, "s1", ref)
		for _, f := range result.Tally.Figures() {
			if f.Name == "calibration_error" || f.Name == "not_duplicate" || f.Name == "place_accuracy" {
				continue // not of the dates, or not in the example
			}
			if f.Measured() && f.Value != 100 {
				t.Errorf("%s: %s is %.2f (%s)", c.why, f.Name, f.Value, f.Detail)
			}
		}
	}
	ref, err := RecordReference(rec, "s1", text, MustSalience)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range func() []Figure { r := Compare(record.New(), "", ref); return r.Tally.Figures() }() {
		if f.Measured() && f.Value != 0 {
			t.Errorf("of nothing: %s is %.2f", f.Name, f.Value)
		}
	}
	if _, err := RecordReference(rec, "s1", "Another text.", MustSalience); err == nil || !strings.Contains(err.Error(), "first at byte 0 of the gold: “Orla mill closes") {
		t.Errorf("another text: %v", err)
	}
	if _, err := RecordReference(rec, "s1", text+"More.", MustSalience); err == nil || !strings.Contains(err.Error(), "goes on") {
		t.Errorf("a longer text: %v", err)
	}
	if _, err := RecordReference(rec, "s2", text, MustSalience); err == nil {
		t.Error("no such source")
	}
}

// moved lays a record over the same words with other blanks.
func moved(t *testing.T, rec *record.Record, text string) record.Record {
	t.Helper()
	move, err := mover(rec.Sources[0].Text, text)
	if err != nil {
		t.Fatal(err)
	}
	var copied bytes.Buffer
	if err := record.Write(&copied, rec); err != nil {
		t.Fatal(err)
	}
	other, err := record.Read(&copied)
	if err != nil {
		t.Fatal(err)
	}
	other.Sources[0].Text = text
	for i := range other.Entities {
		for j := range other.Entities[i].Mentions {
			m := &other.Entities[i].Mentions[j]
			m.Span = move(m.Span)
		}
	}
	for i := range other.Times {
		other.Times[i].Span = move(other.Times[i].Span)
	}
	for i := range other.Events {
		for j := range other.Events[i].Mentions {
			m := &other.Events[i].Mentions[j]
			m.Trigger, m.Sentence = move(m.Trigger), move(m.Sentence)
		}
	}
	return *other
}

// TestAdd checks that a sum is what its parts are.
func TestAdd(t *testing.T) {
	result := compareMill(t)
	once := result.Tally.Figures()
	n := len(result.Errors)
	result.Add(compareMill(t))
	for i, f := range result.Tally.Figures() {
		if fmt.Sprintf("%.9f", f.Value) != fmt.Sprintf("%.9f", once[i].Value) {
			t.Errorf("%s is %g twice and %g once", f.Name, f.Value, once[i].Value)
		}
	}
	if len(result.Errors) != 2*n {
		t.Errorf("%d errors, want %d", len(result.Errors), 2*n)
	}
}

func BenchmarkCompare(b *testing.B) {
	g, rec := mill(b)
	text := rec.Sources[0].Text
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		ref, _, err := g.Reference(text)
		if err != nil {
			b.Fatal(err)
		}
		if r := Compare(rec, "s1", ref); len(r.Errors) == 0 {
			b.Fatal("no errors")
		}
	}
}
