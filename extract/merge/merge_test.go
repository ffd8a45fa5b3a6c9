package merge

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

// sample is a record that uses every kind of reference. Ids carry a tag, as other programs may number as they like.
func sample(tag string) *record.Record {
	const text = "Ann left Karlow on Friday. Two days later she came back, the mayor said."
	span := func(words string) record.Span {
		at := strings.Index(text, words)
		return record.Span{Start: at, End: at + len(words)}
	}
	s, s2 := record.SourceID("src"+tag), record.SourceID("copy"+tag)
	friday, later := record.TimeID("fri"+tag), record.TimeID("later"+tag)
	ann, karlow := record.EntityID("ann"+tag), record.EntityID("karlow"+tag)
	left, back := record.EventID("left"+tag), record.EventID("back"+tag)
	sentence := record.Span{Start: 0, End: 26}
	return &record.Record{
		Schema:  record.Schema,
		Sources: []record.Source{{ID: s, Name: tag + ".txt", Text: text}, {ID: s2, Name: tag + "-copy.txt", CopyOf: s, Text: text}},
		Times: []record.Time{
			{ID: friday, Source: s, Span: span("Friday"), Text: "Friday", Type: "DATE", Anchor: "published"},
			{ID: later, Source: s, Span: span("Two days later"), Text: "Two days later", Type: "DATE", Anchor: "previous:" + string(friday)},
			{ID: "x" + later, Source: s, Span: span("later"), Text: "later", Type: "DATE", Anchor: "event:" + string(left)},
		},
		Entities: []record.Entity{
			{ID: ann, Kind: record.Person, Name: "Ann", Mentions: []record.Mention{{Source: s, Span: span("Ann"), Text: "Ann", Form: record.Name}}},
			{ID: karlow, Kind: record.Place, Name: "Karlow", Aliases: []string{"K"}, MergedBecause: []string{"same name"},
				Location: &record.Location{GeoNames: 7}, Mentions: []record.Mention{{Source: s2, Span: span("Karlow"), Text: "Karlow", Form: record.Name}}},
		},
		Events: []record.Event{
			{ID: left, Class: "OTHER", Mentions: []record.EventMention{{Source: s, Trigger: span("left"), Sentence: sentence}},
				When: record.When{Basis: record.Explicit, Times: []record.TimeID{friday}}, Where: karlow, Status: record.Asserted, Polarity: record.Positive, Sources: 1,
				Roles:      []record.Role{{Role: record.Agent, Entity: ann, Source: s, Span: span("Ann")}},
				Quantities: []record.Quantity{{What: "days", Value: 2, Low: 2, High: 2, Text: "Two", Source: s, Span: span("Two")}}},
			{ID: back, Class: "OTHER", Mentions: []record.EventMention{{Source: s2, Trigger: span("came"), Sentence: record.Span{Start: 27, End: len(text)}}},
				When: record.When{Basis: record.NoBasis}, Status: record.Claimed, Polarity: record.Positive, Sources: 1,
				Attribution: []record.Attribution{{Entity: ann, Source: s2, Span: span("the mayor said"), Text: "the mayor said"}}},
		},
		Relations: []record.Relation{{ID: "rel", Type: "lives_in", From: ann, To: karlow, Source: s, Span: sentence}},
		Conflicts: []record.Conflict{{Kind: "date", Events: []record.EventID{left, back}, Message: "m"}},
		Notes:     []record.Note{{Severity: record.Info, Code: "c", Source: s2, Span: sentence}, {Severity: record.Info, Code: "of no source"}},
	}
}

func bytesOf(t *testing.T, rec *record.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := record.Write(&b, rec); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestConcat(t *testing.T) {
	a, b := sample("a"), sample("b")
	before := bytesOf(t, a)
	out := Concat([]*record.Record{a, b})
	if err := out.Validate(); err != nil {
		t.Fatal(err)
	}
	text := string(bytesOf(t, out))
	for _, want := range []struct{ why, text string }{
		{"sources are numbered through", `"id": "s4"`},
		{"a copy names its own original", `"copyOf": "s3"`},
		{"anchors on other expressions follow their ids", `"anchor": "previous:t4"`},
		{"anchors on events follow their ids", `"anchor": "event:v3"`},
		{"anchors that name no id stay", `"anchor": "published"`},
		{"places follow", `"where": "e4"`},
		{"relations follow", `"from": "e3"`},
		{"relations are numbered", `"id": "r2"`},
	} {
		if !strings.Contains(text, want.text) {
			t.Errorf("%s: no %s", want.why, want.text)
		}
	}
	if len(out.Entities) != 4 {
		t.Errorf("sources must stay apart: %d entities", len(out.Entities))
	}
	for i := range out.Events {
		out.Events[i].Mentions[0].Source = "spoilt"
		out.Events[i].When.Times = append(out.Events[i].When.Times, "spoilt")
	}
	out.Entities[1].Aliases[0] = "spoilt"
	out.Entities[1].Location.GeoNames = 0
	if !bytes.Equal(before, bytesOf(t, a)) {
		t.Error("the combined record shares memory with its parts")
	}
}

func TestConcatKeepsWhatIsNumbered(t *testing.T) {
	once := Concat([]*record.Record{sample("a"), sample("b"), sample("c")})
	if again := Concat([]*record.Record{once}); !bytes.Equal(bytesOf(t, once), bytesOf(t, again)) {
		t.Error("combining one numbered record changes it")
	}
	ab := Concat([]*record.Record{sample("a"), sample("b")})
	if steps := Concat([]*record.Record{ab, sample("c")}); !bytes.Equal(bytesOf(t, once), bytesOf(t, steps)) {
		t.Error("combining in two steps differs from combining at once")
	}
}

func TestConcatOfNothing(t *testing.T) {
	if got, want := bytesOf(t, Concat(nil)), bytesOf(t, record.New()); !bytes.Equal(got, want) {
		t.Errorf("got %s", got)
	}
}

func TestConcatLeavesFaultsToValidate(t *testing.T) {
	bad := sample("a")
	bad.Events[0].Roles[0].Entity = "nobody"
	if err := Concat([]*record.Record{sample("b"), bad}).Validate(); err == nil {
		t.Error("a role of an unknown entity passes")
	}
}

func BenchmarkConcat(b *testing.B) {
	recs := make([]*record.Record, 100)
	size := 0
	for i := range recs {
		recs[i] = sample("a")
		size += len(recs[i].Sources[0].Text) * 2
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		Concat(recs)
	}
}
