package export

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/timeline"
)

var update = flag.Bool("update", false, "rewrite the golden files")

type writer = func(io.Writer, *record.Record, *timeline.Timeline) error

// formats are all writers, by the ends of the names of their golden files; those of the workbook are its parts.
var formats = []struct {
	name  string
	write writer
}{
	{"md", Markdown}, {"csv", CSV}, {"xlsx", XLSX}, {"ics", ICS}, {"timelinejs.json", TimelineJS}, {"vis.json", Vis},
	{"mw", Markwhen}, {"mmd", Mermaid}, {"geojson", GeoJSON}, {"jsonl", JSONL},
}

func everything(rec *record.Record) *timeline.Timeline {
	return timeline.New(rec, timeline.Options{Limit: -1, MinSalience: -1})
}

func written(t testing.TB, write writer, rec *record.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, rec, everything(rec)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, f := range formats {
		rec := harbour(t)
		got := written(t, f.write, rec)
		if again := written(t, f.write, harbour(t)); !bytes.Equal(got, again) {
			t.Errorf("%s is not the same twice", f.name)
		}
		path := filepath.Join("testdata", "harbour."+f.name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s has changed; run go test -update and read the diff", path)
		}
	}
}

func TestEDTF(t *testing.T) {
	for _, row := range []struct{ start, end, own, want, why string }{
		{"2017-05-10 2017-05-10", "=", "", "2017-05-10", "a day"},
		{"2016-06-01 2016-06-30", "=", "", "2016-06", "a month"},
		{"2016-01-01 2016-12-31", "=", "", "2016", "a year"},
		{"1880-01-01 1889-12-31", "=", "", "188X", "a decade"},
		{"1800-01-01 1899-12-31", "=", "", "18XX", "a century"},
		{"2016-06-01 2016-08-31", "=", "2016-22", "2016-22", "the record knows a season"},
		{"2017-05-04 2017-05-06", "=", "2017-05-05~", "2017-05-05~", "about a day"},
		{"2017-05-08 2017-05-14", "=", "2017-05-08/2017-05-14", "[2017-05-08..2017-05-14]", "some day of a week is no week"},
		{"2016-02-15 2016-06-15", "=", "", "[2016-02-15..2016-06-15]", "no unit of the calendar"},
		{"* 2017-01-31", "=", "", "[..2017-01-31]", "before"},
		{"2017-05-10 *", "=", "", "[2017-05-10..]", "after"},
		{"2013-01-01 2013-12-31", "2017-05-12 *", "2013/..", "2013/..", "going on, as the record has it"},
		{"2013-01-01 2013-12-31", "2017-05-12 *", "", "2013/..", "going on"},
		{"* 2017-05-12", "2017-05-12 *", "", "/..", "going on, nobody says since when"},
		{"2017-01-05 2017-01-05", "2017-02-01 2017-02-28", "", "2017-01-05/2017-02", "from a day to some day of a month"},
		{"2016-02-15 2016-06-15", "2016-06-01 2016-08-31", "", "2016/", "vaguer ends, never sharper"},
		{"1790-01-01 1812-12-31", "1815-06-18 1815-06-18", "", "/1815-06-18", "beyond a century nothing is known to a unit"},
		{"* *", "* 2017-02-01", "", "[..2017-02-01]", "only a latest end: same when"},
		{"2017-01-05 2017-01-05", "2017-01-05 2017-01-05", "2017-01-05/2017-01-05", "2017-01-05", "a day is no interval"},
		{"2019-06-01 2019-06-10", "2019-06-20 *", "2019-06-01/2019-06-10/..", "2019-06/..", "two strokes are no EDTF"},
		{"* *", "* *", "2016", "", "no date"},
	} {
		w := record.When{Start: span(t, row.start), End: span(t, row.end), EDTF: row.own}
		if row.end == "=" {
			w.End = w.Start
		}
		if row.why == "only a latest end: same when" {
			w.Start = w.End
		}
		if got := EDTF(w); got != row.want {
			t.Errorf("%s: EDTF = %q, want %q", row.why, got, row.want)
		}
	}
}

func span(t *testing.T, s string) record.Range {
	t.Helper()
	lo, hi, _ := strings.Cut(s, " ")
	d := &draft{t: t}
	clean := func(s string) string { return strings.TrimSpace(strings.Trim(s, "*=")) }
	return record.Range{Lo: d.day(clean(lo)), Hi: d.day(clean(hi))}
}

// No format turns a vague date into a day: where an event has no exact day, its date in words is there too.
func TestVagueStaysVague(t *testing.T) {
	rec := harbour(t)
	tl := everything(rec)
	for _, f := range formats {
		if f.name == "xlsx" {
			continue // TestForeign reads it
		}
		text := strings.ReplaceAll(string(written(t, f.write, rec)), "\r\n ", "")
		for _, it := range tl.Items {
			if it.Event.When.ExactDay() == 0 && !strings.Contains(text, it.Date) && (f.name != "geojson" || it.Event.Where != "") {
				t.Errorf("%s does not say %q", f.name, it.Date)
			}
		}
	}
}

// Nothing steers the direction of writing or stands for a control character, and no program address can be followed.
func TestHostileWords(t *testing.T) {
	for _, f := range formats {
		got := string(written(t, f.write, harbour(t)))
		for _, bad := range []string{"\x07", "\u202e", "<script>", "<b>", "javascript:", "\\u202e"} {
			if f.name == "csv" && bad[0] == '<' || f.name == "mw" && bad[0] == '<' || f.name == "ics" && bad[0] == '<' || f.name == "xlsx" {
				continue // plain text there
			}
			if bad == "javascript:" && f.name == "csv" {
				continue
			}
			if strings.Contains(got, bad) {
				t.Errorf("%s holds %q", f.name, bad)
			}
		}
	}
	csv := string(written(t, CSV, harbour(t)))
	if !strings.Contains(csv, "'=1+1") || !strings.Contains(csv, "'=HYPERLINK") {
		t.Error("a spreadsheet would run a formula of the CSV")
	}
}

// A UID stays when events are added, and no two are the same.
func TestIdentity(t *testing.T) {
	rec := harbour(t)
	uids := func() map[string]record.EventID {
		seen, out := map[string]int{}, map[string]record.EventID{}
		for _, e := range newBook(rec).entries(everything(rec).Items) {
			out[e.identity(seen)] = e.Event.ID
		}
		return out
	}
	before := uids()
	if len(before) != len(everything(rec).Items) {
		t.Fatalf("%d identities of %d events", len(before), len(everything(rec).Items))
	}
	rec.Events[0].Label, rec.Events[3].Salience = "Another label", 0.9
	rec.Events = append(rec.Events[:5], rec.Events[6:]...)
	for id, ev := range uids() {
		if before[id] != ev {
			t.Errorf("event %s has another identity now", ev)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, f := range formats {
		if len(written(t, f.write, record.New())) == 0 {
			switch f.name {
			case "jsonl": // no events, no lines
			default:
				t.Errorf("%s of an empty record is empty", f.name)
			}
		}
	}
}

// failing fails after some bytes, as a full disk does.
type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	rec := harbour(t)
	for _, f := range formats {
		for _, room := range []int{0, 100} {
			if err := f.write(&failing{room}, rec, everything(rec)); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s with room for %d bytes: %v", f.name, room, err)
			}
		}
	}
}

// Any text in every place of a record gives documents, without a panic.
func FuzzWriters(f *testing.F) {
	f.Add("label: #1", "Ada", "2020-06", int32(737000), int32(737030))
	f.Add("\x00\xff\u202e]]>", "=x", "", int32(0), int32(1))
	f.Fuzz(func(t *testing.T, label, name, edtf string, lo, hi int32) {
		rec := harbour(t)
		ev := &rec.Events[0]
		ev.Label, ev.Class, ev.When.EDTF, ev.When.Why = label, name, edtf, label
		ev.When.Start = record.Range{Lo: record.Day(max(0, min(lo, int32(record.MaxDay)))), Hi: record.Day(max(0, min(hi, int32(record.MaxDay))))}
		ev.When.End = ev.When.Start
		rec.Entities[0].Name, rec.Sources[0].Title, rec.Sources[0].Publisher = name, label, name
		if rec.Validate() != nil {
			return
		}
		for _, format := range formats {
			if err := format.write(io.Discard, rec, everything(rec)); err != nil {
				t.Errorf("%s: %v", format.name, err)
			}
		}
	})
}

func BenchmarkWriters(b *testing.B) {
	d := &draft{b, record.New()}
	d.source(record.Source{ID: "s1", Name: "log.txt"})
	for i := range 1000 {
		day := record.DayOf(2019, 1, 1+i%300).String()
		d.rec.Sources[0].Text += fmt.Sprintf("Entry %d: ", i)
		d.event("The gate was opened again at dawn by the keeper.", "opened", [4]string{day, day, day, day}, record.Event{Label: "Gate was opened again"})
		d.rec.Events[i].ID = record.EventID(fmt.Sprint("v", i))
	}
	rec := d.record()
	tl := everything(rec)
	for _, f := range formats {
		b.Run(f.name, func(b *testing.B) {
			b.SetBytes(int64(len(written(b, f.write, rec))))
			b.ReportAllocs()
			for b.Loop() {
				if err := f.write(io.Discard, rec, tl); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
