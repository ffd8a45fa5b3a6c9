package timeml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/record"
	"github.com/dateline/dateline/extract/timex"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const article = `Town & river: "the <bridge>"

The bridge fell on Wednesday, 10 May 2017, two weeks after talks began. Late last year it stood; in the past five
years it was guarded every Friday. The next day, at about 5:30 p.m., the père of the town spoke.
`

// source is an article with its times, as the extractor makes them.
func source(t testing.TB, text, published string) (record.Source, []record.Time) {
	t.Helper()
	src := record.Source{ID: "s1", Name: "bridge.txt", Title: "Town & river", Text: text}
	if published != "" {
		day, err := record.ParseDay(published)
		if err != nil {
			t.Fatal(err)
		}
		src.Published = day
	}
	var times []record.Time
	for i, x := range timex.Find(text, timex.Options{Published: src.Published}) {
		rt := record.Time{
			ID: id(i), Source: "s1", Span: record.Span{Start: x.Start, End: x.End}, Type: string(x.Type),
			Value: x.Value, Mod: x.Mod, From: x.From, To: x.To, Anchor: x.Anchor,
		}
		if x.AnchorOf >= 0 {
			rt.Anchor = "previous:" + string(id(x.AnchorOf))
		}
		times = append(times, rt)
	}
	return src, times
}

func id(i int) record.TimeID { return record.TimeID("x" + strings.Repeat("i", i+1)) }

func write(t testing.TB, src record.Source, times []record.Time) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, src, times); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for name, published := range map[string]string{"bridge.tml": "2017-05-12", "undated.tml": ""} {
		src, times := source(t, article, published)
		got := write(t, src, times)
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from the golden file; run with -update and read the diff", name)
		}
	}
}

// text returns the characters of TEXT without tags.
func text(t testing.TB, data []byte) string {
	t.Helper()
	var b strings.Builder
	inside := false
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, data)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inside = inside || token.Name.Local == "TEXT"
		case xml.EndElement:
			inside = inside && token.Name.Local != "TEXT"
		case xml.CharData:
			if inside {
				b.Write(token)
			}
		}
	}
}

func TestTextStaysWhole(t *testing.T) {
	for _, row := range []struct{ why, text, want string }{
		{"markup is escaped", article, article},
		{"line ends stay what they are", "On 3 May 2016\r\nhe \rleft.", "On 3 May 2016\r\nhe \rleft."},
		{"what XML cannot hold is replaced one for one", "On 3 May 2016\x00\x1b\xff he left\uFFFE.", "On 3 May 2016��� he left�."},
		{"nothing", "", ""},
	} {
		src, times := source(t, row.text, "2017-05-12")
		if got := text(t, write(t, src, times)); got != row.want {
			t.Errorf("%s: got %q, want %q", row.why, got, row.want)
		}
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	src := record.Source{ID: "s1", Name: "a", Text: "On 3 May 2016 he left."}
	span := func(start, end int) record.Span { return record.Span{Start: start, End: end} }
	got := string(write(t, src, []record.Time{
		{ID: "t9", Source: "s1", Span: span(3, 13), Type: "DATE", Value: "2016-05-03", Anchor: "none"},
		{ID: "t2", Source: "s1", Span: span(5, 8), Type: "DATE", Value: "2016-05"},
		{ID: "t3", Source: "s2", Span: span(14, 16), Type: "DATE", Value: "2016"},
		{ID: "t4", Source: "s1", Span: span(14, 99), Type: "DATE", Value: "2016"},
		{ID: "t5", Source: "s1", Span: span(14, 16), Type: "TIME", Anchor: "previous:t9"},
		{ID: "t6", Source: "s1", Span: span(17, 21), Type: "DURATION", Anchor: "previous:t4"},
	}))
	want := `<TEXT>On <TIMEX3 tid="t1" type="DATE" value="2016-05-03" functionInDocument="NONE">3 May 2016</TIMEX3> ` +
		`<TIMEX3 tid="t2" type="TIME" value="XXXX-XX-XXTXX:XX" temporalFunction="true" anchorTimeID="t1" functionInDocument="NONE">he</TIMEX3> ` +
		`<TIMEX3 tid="t3" type="DURATION" value="PXX" functionInDocument="NONE">left</TIMEX3>.</TEXT>`
	if !strings.Contains(got, want) {
		t.Errorf("overlaps, other sources and spans outside are left out, what is unknown is X:\n got %s\nwant %s", got, want)
	}
}

// TestXMLLint checks the files against the elements and attributes that TimeML 1.2.1 has.
func TestXMLLint(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	for _, name := range []string{"bridge.tml", "undated.tml"} {
		out, err := exec.Command(lint, "--noout", "--dtdvalid", "testdata/timeml.dtd", "testdata/"+name).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add(article)
	f.Add("In May\x00 <&\"]]> \xff 2016\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		src, times := source(t, s, "2017-05-12")
		src.Name, src.Title = s, s
		got := text(t, write(t, src, times))
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(s) {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	src, times := source(b, strings.Repeat(article, 50), "2017-05-12")
	b.SetBytes(int64(len(src.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, src, times); err != nil {
			b.Fatal(err)
		}
	}
}
