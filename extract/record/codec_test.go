package record

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func encoded(t testing.TB, rec *Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, rec); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The golden file is the schema as other programs see it: a change in it is a change of the interface.
func TestGolden(t *testing.T) {
	got := encoded(t, sample())
	const golden = "testdata/sample.json"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("record.Write differs from %s; if that is meant, run go test -update and read the diff\n%s", golden, got)
	}
	rec, err := Read(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(rec, sample()) {
		t.Errorf("reading %s does not give the record that was written", golden)
	}
}

// The sample fills every field, so that the round trip proves something about each.
func TestSampleIsComplete(t *testing.T) {
	empty := map[string]bool{}
	filled := map[string]bool{}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		filled[path] = filled[path] || !v.IsZero()
		switch {
		case path == ".Events.Reports": // events again, whose fields are proven by those above
		case v.Kind() == reflect.Pointer && !v.IsNil():
			walk(path, v.Elem())
		case v.Kind() == reflect.Slice && v.Len() > 0:
			for i := range v.Len() {
				walk(path, v.Index(i))
			}
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				walk(path+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case v.IsZero():
			empty[path] = true
		}
	}
	walk("", reflect.ValueOf(*sample()))
	for path := range empty {
		if !filled[path] {
			t.Errorf("sample() leaves %s empty everywhere", path)
		}
	}
}

func TestWriteLine(t *testing.T) {
	var b bytes.Buffer
	if err := WriteLine(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b.Bytes(), []byte("\n")); n != 1 || !bytes.HasSuffix(b.Bytes(), []byte("\n")) {
		t.Errorf("one record has %d line ends", n)
	}
	rec, err := Decode(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(encoded(t, rec), encoded(t, sample())) {
		t.Error("one line and many lines hold different records")
	}
}

func TestDecodeFillsDefaults(t *testing.T) {
	in := `{"schema":"dateline.record/1","sources":[{"id":"s","name":"n","sha256":"","text":"it rained"}],
		"events":[{"id":"v","class":"OTHER","label":"rain","mentions":[{"source":"s","trigger":{"start":3,"end":9},"sentence":{"start":0,"end":9}}],
		"when":{"basis":"none","start":null},"status":"asserted"}],
		"entities":[{"id":"e","kind":"place","name":"here","mentions":null}],"conflicts":[{"kind":"date"}],"later":{"field":[1,2]}}`
	rec, err := Decode([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if ev := rec.Events[0]; ev.Polarity != Positive || ev.Sources != 1 {
		t.Errorf("polarity %q, sources %d: want positive, 1", ev.Polarity, ev.Sources)
	}
	if out := encoded(t, rec); bytes.Contains(out, []byte("null")) {
		t.Errorf("an absent list is written as null:\n%s", out)
	}
}

func TestDecodeNullLists(t *testing.T) {
	in := `{"schema":"dateline.record/1","sources":null,"times":null,"entities":null,"events":null,"relations":null,"conflicts":null,"notes":null}`
	rec, err := Decode([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(rec, New()) {
		t.Errorf("lists that are null are read as %+v", rec)
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, row := range []struct{ in, want, why string }{
		{``, "unexpected end", "empty file"},
		{`{}`, `schema is ""`, "JSON, but not ours"},
		{`null`, `schema is ""`, "JSON, but not ours"},
		{`{"schema":"dateline.record/2"}`, `schema is "dateline.record/2"`, "a later version"},
		{"{\n  \"schema\": \"dateline.record/1\",\n  \"sources\": 7\n}", "line 3, column", "wrong type: line and column"},
		{"{\n\"schema\" \"x\"}", "line 2, column 10", "broken JSON: line and column"},
		{`{"schema":"dateline.record/1"} x`, "invalid character 'x'", "something follows the record"},
		{`{"schema":"dateline.record/1","sources":[{"id":"s","published":"2017-02-29"}]}`, `not a day YYYY-MM-DD: "2017-02-29"`, "no such day"},
		{`{"schema":"dateline.record/1","sources":[{"id":"s","published":"0000-01-01"}]}`, "not a day", "year 0"},
		{`{"schema":"dateline.record/1","sources":[{"id":"s","published":20170512}]}`, "must be a string YYYY-MM-DD", "a number"},
		{`{"schema":"dateline.record/1","events":[{"when":{"start":["2017-01-01"]}}]}`, "must have two bounds, not 1", "half a range"},
		{`{"schema":"dateline.record/1","events":[{"when":{"start":"2017"}}]}`, "not a record", "a range that is no list"},
	} {
		_, err := Decode([]byte(row.in))
		if err == nil {
			t.Errorf("%s: accepted %s", row.why, row.in)
		} else if !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: error %q does not say %q", row.why, err, row.want)
		}
	}
}

func TestReadPassesErrorsOn(t *testing.T) {
	if _, err := Read(broken{}); err != os.ErrClosed {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, os.ErrClosed }

func TestLookups(t *testing.T) {
	rec := sample()
	for _, row := range []struct {
		id   SourceID
		span Span
		want string
		why  string
	}{
		{"s1", Span{0, 4}, "Mill", "words"},
		{"s2", Span{0, 11}, "Mill burns.", "up to the last byte"},
		{"s2", Span{0, 12}, "", "past the end"},
		{"s2", Span{-1, 4}, "", "before the beginning"},
		{"s2", Span{4, 4}, "", "nothing"},
		{"s2", Span{5, 4}, "", "backwards"},
		{"s9", Span{0, 4}, "", "no such source"},
	} {
		if got := rec.Quote(row.id, row.span); got != row.want {
			t.Errorf("%s: Quote(%s, %v) = %q, want %q", row.why, row.id, row.span, got, row.want)
		}
	}
	if i, ok := rec.EntityIndex()["e3"]; !ok || rec.Entities[i].Name != "Ilse Brandt" {
		t.Errorf("e3 is found at %d, %v", i, ok)
	}
}

// FuzzRead: no bytes make the reader panic, and what it accepts it writes, reads and writes again identically.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"schema":"dateline.record/1"}`))
	f.Add([]byte(`{"schema":"dateline.record/1","sources":[{"id":"s","text":"a\u2028\ud800<"}],"notes":[{"severity":"info","source":"s","start":0,"end":1}]}`))
	f.Add([]byte(`{"schema":"dateline.record/1","sources":[{"id":"s","text":"é"}],"times":[{"id":"t","source":"s","start":0,"end":1,"type":"DATE"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, err := Decode(data)
		if err != nil {
			return
		}
		for _, ev := range rec.Events {
			ev.When.Phrase()
		}
		for _, tm := range rec.Times {
			tm.Phrase()
		}
		once := encoded(t, rec)
		again, err := Decode(once)
		if err != nil {
			t.Fatalf("what was accepted is rejected when written: %v\n%s", err, once)
		}
		if twice := encoded(t, again); !bytes.Equal(once, twice) {
			t.Fatalf("written twice:\n%s\n%s", once, twice)
		}
	})
}

// big is the sample with its lists repeated, about the size of the record of a long article.
func big() *Record {
	rec := sample()
	for i := range 60 {
		suffix := strings.Repeat("x", i+1)
		part := sample()
		for _, t := range part.Times {
			t.ID += TimeID(suffix)
			rec.Times = append(rec.Times, t)
		}
		for _, e := range part.Entities {
			e.ID += EntityID(suffix)
			rec.Entities = append(rec.Entities, e)
		}
		for _, ev := range part.Events {
			ev.ID += EventID(suffix)
			rec.Events = append(rec.Events, ev)
		}
	}
	return rec
}

func BenchmarkDecode(b *testing.B) {
	data := encoded(b, big())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	rec := big()
	b.SetBytes(int64(len(encoded(b, rec))))
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := Write(&out, rec); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	rec := big()
	b.SetBytes(int64(len(encoded(b, rec))))
	b.ReportAllocs()
	for b.Loop() {
		if err := rec.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPhrase(b *testing.B) {
	rec := big()
	b.ReportAllocs()
	for b.Loop() {
		for i := range rec.Events {
			rec.Events[i].When.Phrase()
		}
	}
}
