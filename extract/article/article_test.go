package article

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/record"
)

func TestText(t *testing.T) {
	const body = "\n\nFighters left the old mill on Friday.\n"
	for _, c := range []struct {
		why, name, in string
		given         string
		title, day    string
		basis         string
		notes         int
	}{
		{why: "no date anywhere: none is made up", name: "a.txt", in: "Mill Changes Hands" + body, title: "Mill Changes Hands"},
		{why: "a headline may end like a sentence when it stands apart", name: "a.txt",
			in: "Rebels Asked To Leave Mill. They Left." + body, title: "Rebels Asked To Leave Mill. They Left."},
		{why: "a short first paragraph is no headline", name: "a.txt", in: "The mill was quiet on Sunday." + body},
		{why: "a line that stands apart by itself has nothing below it", name: "a.txt", in: "Mill Changes Hands\n"},
		{why: "wire copy starts in small letters after a cut", name: "a.txt", in: "and the mill fell silent" + body},
		{why: "a line may end with a carriage return alone", name: "a.txt", in: "Mill Changes Hands\rFighters left the old mill.\n", title: "Mill Changes Hands"},
		{why: "month, day, year on a line of its own", name: "a.txt", in: "Mill Changes Hands\n\nJanuary 30, 2019" + body,
			title: "Mill Changes Hands", day: "2019-01-30", basis: FromDateline},
		{why: "day, month, year with weekday and clock", name: "a.txt", in: "Mill Changes Hands\nWednesday, 30 January 2019, 10:30 GMT" + body,
			title: "Mill Changes Hands", day: "2019-01-30", basis: FromDateline},
		{why: "ISO date with a label", name: "a.txt", in: "Mill Changes Hands\nPublished: 2019-01-30" + body,
			title: "Mill Changes Hands", day: "2019-01-30", basis: FromDateline},
		{why: "the weekday contradicts the date: prefer none", name: "a.txt", in: "Mill Changes Hands\nMonday, January 30, 2019" + body,
			title: "Mill Changes Hands"},
		{why: "no such day", name: "a.txt", in: "Mill Changes Hands\nFebruary 30, 2019" + body, title: "Mill Changes Hands"},
		{why: "all-number dates differ between countries", name: "a.txt", in: "Mill Changes Hands\n03/04/2019" + body, title: "Mill Changes Hands"},
		{why: "a year alone is no date line", name: "a.txt", in: "Mill Changes Hands\n2019" + body, title: "Mill Changes Hands"},
		{why: "a chronology has date headings, not a date line", name: "a.txt",
			in: "The mill in dates\n\nMay 1, 2019\n\nBuilt.\n\nMay 9, 2019\n\nBurnt.\n", title: "The mill in dates"},
		{why: "agency date line in brackets", name: "a.txt", in: "Mill Changes Hands\nPress desk   KARLOW, Ostland (Sept. 3, 2011) - Fighters left.\n",
			title: "Mill Changes Hands", day: "2011-09-03", basis: FromDateline},
		{why: "agency date line after a comma", name: "a.txt", in: "Mill Changes Hands\n\nKARLOW, 3 June 2014 (Ostpress) — Fighters left.\n",
			title: "Mill Changes Hands", day: "2014-06-03", basis: FromDateline},
		{why: "a date line without a year is not completed", name: "a.txt", in: "Mill Changes Hands\n\nKARLOW, Ostland (Sept. 3) - Fighters left.\n",
			title: "Mill Changes Hands"},
		{why: "the release number of the same month has the year", name: "a.txt", in: "Mill Changes Hands\nPress Desk - Ostland\u20282011-09-CA-005\u2028KARLOW, Ostland (Sept. 3) - Fighters left.\n",
			title: "Mill Changes Hands", day: "2011-09-03", basis: FromDateline},
		{why: "a number drawn in the month after", name: "a.txt", in: "Mill Changes Hands\nPress Desk 2012-01-CA-005\n KARLOW, Ostland (Dec. 30) - Fighters left.\n",
			title: "Mill Changes Hands", day: "2011-12-30", basis: FromDateline},
		{why: "the headline of a daily report has the day", name: "a.txt", in: "Sept. 3: Mill Changes Hands\nPress Desk\n2011-09-CA–005\nFighters left.\n",
			title: "Sept. 3: Mill Changes Hands", day: "2011-09-03", basis: FromDateline},
		{why: "without a number such a headline has no year", name: "a.txt", in: "Sept. 3: Mill Changes Hands\n\nFighters left.\n", title: "Sept. 3: Mill Changes Hands"},
		{why: "the number is of another season", name: "a.txt", in: "Mill Changes Hands\nPress Desk 2011-12-CA-005\nKARLOW, Ostland (Sept. 30) - Fighters left.\n", title: "Mill Changes Hands"},
		{why: "two numbers: which one?", name: "a.txt", in: "Mill Changes Hands\nPress Desk 2011-09-CA-005\nCorrects 2010-09-CA-112\nKARLOW, Ostland (Sept. 30) - Fighters left.\n", title: "Mill Changes Hands"},
		{why: "a date in running text dates the event, not the article", name: "a.txt",
			in: "Mill Changes Hands\n\nThe mill burnt on June 3, 2014 (a Tuesday).\n", title: "Mill Changes Hands"},
		{why: "a date far down is no date line", name: "a.txt",
			in: "Mill Changes Hands\n\n" + strings.Repeat("More grain.\n", 10) + "January 30, 2019\n", title: "Mill Changes Hands"},
		{why: "file name", name: "in/2005-02-17-4764.txt", in: "Mill Changes Hands" + body, title: "Mill Changes Hands", day: "2005-02-17", basis: FromFileName},
		{why: "folder names do not date files", name: "2005-02-17/a.txt", in: "Mill Changes Hands" + body, title: "Mill Changes Hands"},
		{why: "two dates in a name: which one?", name: "2005-02-17_2005-02-19.txt", in: "Mill Changes Hands" + body, title: "Mill Changes Hands"},
		{why: "the text knows better than the name, which may be the day of saving", name: "2019-02-02.txt",
			in: "Mill Changes Hands\nJanuary 30, 2019" + body, title: "Mill Changes Hands", day: "2019-01-30", basis: FromDateline, notes: 1},
		{why: "the flag wins over guesses and says so", name: "2019-02-02.txt", given: "2019-01-31",
			in: "Mill Changes Hands\nJanuary 30, 2019" + body, title: "Mill Changes Hands", day: "2019-01-31", basis: FromFlag, notes: 2},
		{why: "nothing to say when all agree", name: "2019-01-30.txt", given: "2019-01-30",
			in: "Mill Changes Hands\nJanuary 30, 2019" + body, title: "Mill Changes Hands", day: "2019-01-30", basis: FromFlag},
	} {
		given, _ := record.ParseDay(c.given)
		a, err := Text(c.name, []byte(c.in), Options{Published: given})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if a.Title != c.title || a.Published.String() != c.day || a.PublishedBasis != c.basis || len(a.Notes) != c.notes {
			t.Errorf("%s:\n got title %q, day %q (%s), notes %v\nwant title %q, day %q (%s), %d notes",
				c.why, a.Title, a.Published, a.PublishedBasis, a.Notes, c.title, c.day, c.basis, c.notes)
		}
		if a.Text != c.in {
			t.Errorf("%s: the text changed", c.why)
		}
		for _, n := range a.Notes {
			if n.Span != (record.Span{}) && !strings.HasPrefix(a.Text[n.Start:n.End], "January") {
				t.Errorf("%s: note points at %q", c.why, a.Text[n.Start:n.End])
			}
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ why, in, text, err string }{
		{why: "bytes stay as they are, line ends too", in: "One.\r\n\r\nTwo — “2”.\r\n", text: "One.\r\n\r\nTwo — “2”.\r\n"},
		{why: "empty is text", in: "", text: ""},
		{why: "UTF-8 byte order mark", in: "\xef\xbb\xbfMill", text: "Mill"},
		{why: "UTF-16, little end first, with a pair", in: "\xff\xfeM\x00\x3d\xd8\x00\xde", text: "M😀"},
		{why: "UTF-16, big end first", in: "\xfe\xff\x00M\x20\x14", text: "M—"},
		{why: "half a pair", in: "\xff\xfe\x3d\xd8M\x00", err: "not UTF-16: half a character at byte 2"},
		{why: "half a unit", in: "\xff\xfeM\x00M", err: "odd number of bytes"},
		{why: "UTF-16 of a zero", in: "\xfe\xff\x00\x00", err: "zero byte"},
		{why: "bytes of no encoding", in: "Mill\x00\xe9\x01\x02", err: "not text"},
		{why: "a real replacement character is text", in: "caf\uFFFD", text: "caf\uFFFD"},
		{why: "zero byte", in: "Mill\x00", err: "not text: a zero byte at byte 4"},
		{why: "control characters", in: "\x01\x02\x03\x04 mill", err: "not text: 4 control characters in 9 bytes, the first at byte 0"},
		{why: "one stray control character in a page", in: strings.Repeat("grain ", 20) + "\x1b", text: strings.Repeat("grain ", 20) + "\x1b"},
		{why: "letters of old Windows", in: "The mill caf\xe9 \x96 closed", text: "The mill café – closed"},
		{why: "Russian, told by how often letters occur", in: koi8, text: "Мельница сгорела в пятницу вечером, и зерно пропало. Жители города ждут новостей о том, кто поджёг её."},
		{why: "UTF-32 with a mark", in: "\xff\xfe\x00\x00M\x00\x00\x00", text: "M"},
		{why: "too long", in: strings.Repeat("x", MaxBytes+1), err: "longer than 8 MB"},
	} {
		got, _, err := decode([]byte(c.in), MaxBytes)
		if got != c.text || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: got %.40q, %v; want %.40q, %s", c.why, got, err, c.text, c.err)
		}
	}
}

// koi8 is a sentence in KOI8-R.
const koi8 = "\xed\xc5\xcc\xd8\xce\xc9\xc3\xc1 \xd3\xc7\xcf\xd2\xc5\xcc\xc1 \xd7 \xd0\xd1\xd4\xce\xc9\xc3\xd5 \xd7\xc5\xde\xc5\xd2\xcf\xcd, \xc9 \xda\xc5\xd2\xce\xcf \xd0\xd2\xcf\xd0\xc1\xcc\xcf. " +
	"\xf6\xc9\xd4\xc5\xcc\xc9 \xc7\xcf\xd2\xcf\xc4\xc1 \xd6\xc4\xd5\xd4 \xce\xcf\xd7\xcf\xd3\xd4\xc5\xca \xcf \xd4\xcf\xcd, \xcb\xd4\xcf \xd0\xcf\xc4\xd6\xa3\xc7 \xc5\xa3."

func TestLines(t *testing.T) {
	for _, c := range []struct {
		why, in string
		want    []string // name|title|published basis|text, or the beginning of "error: ..."
	}{
		{"all fields; an unknown one is ignored",
			`{"name":"mill.txt","title":"Mill Burns","url":"u","publisher":"p","published":"2019-01-30","text":"Grain was lost.","mood":3}`,
			[]string{"mill.txt|Mill Burns|2019-01-30 metadata|Mill Burns\n\nGrain was lost."}},
		{"the title is not said twice", `{"title":"Mill Burns","text":"Mill Burns\n\nGrain was lost."}`, []string{"f:1|Mill Burns|2020-01-01 flag|Mill Burns\n\nGrain was lost."}},
		{"metadata wins over the flag, which is a default", `{"published":"2019-01-30T23:30:00-08:00","text":"Grain."}`, []string{"f:1||2019-01-30 metadata|Grain."}},
		{"blank lines are passed over but counted", "\n  \n{\"text\":\"Grain.\"}\n\n", []string{"f:3||2020-01-01 flag|Grain."}},
		{"a bad line does not end the file", "{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"b\"}",
			[]string{"f:1||2020-01-01 flag|a", "error: line 2: not JSON at byte 8", "f:3||2020-01-01 flag|b"}},
		{"CRLF line ends", "{\"text\":\"a\"}\r\n{\"text\":\"b\"}\r\n", []string{"f:1||2020-01-01 flag|a", "f:2||2020-01-01 flag|b"}},
		{"byte order mark", "\xef\xbb\xbf{\"text\":\"a\"}", []string{"f:1||2020-01-01 flag|a"}},
		{"no text", `{"title":"Mill Burns"}`, []string{"error: line 1: the field text is missing or empty"}},
		{"a page in a line", `{"title":"Mill","html":"<html lang=en><body><article><h1>Mill</h1><p>The mill on the river burnt down on Friday, and the grain was lost.</p></article>"}`,
			[]string{"f:1|Mill|2020-01-01 flag|Mill\n\nThe mill on the river burnt down on Friday, and the grain was lost."}},
		{"a list is no article", `["a"]`, []string{"error: line 1: a line must be a JSON object, not array"}},
		{"a number is no text", `{"text":7}`, []string{"error: line 1: the field text must be a string, not number"}},
		{"an impossible day", `{"text":"a","published":"2019-02-30"}`, []string{"error: line 1: the field published is no day"}},
		{"a vague day", `{"text":"a","published":"last May"}`, []string{"error: line 1: the field published is no day"}},
		{"bytes outside UTF-8 are not replaced silently", "{\"text\":\"caf\xe9\"}", []string{"error: line 1: not UTF-8: byte 0xe9 at byte 12"}},
		{"an escaped zero byte", `{"text":"a\u0000"}`, []string{"error: line 1: the field text: not text: a zero byte"}},
		{"metadata fits on a line", `{"name":"a\u0001\nb","title":" Mill\nBurns ","text":"Grain."}`, []string{"a b|Mill Burns|2020-01-01 flag|Mill Burns\n\nGrain."}},
		{"a title gives no second headline", `{"text":"Mill Burns\n\nGrain was lost."}`, []string{"f:1|Mill Burns|2020-01-01 flag|Mill Burns\n\nGrain was lost."}},
	} {
		given, _ := record.ParseDay("2020-01-01")
		var got []string
		for a, err := range Lines("f", strings.NewReader(c.in), Options{Published: given}) {
			if err != nil {
				got = append(got, "error: "+err.Error())
			} else {
				got = append(got, a.Name+"|"+a.Title+"|"+a.Published.String()+" "+a.PublishedBasis+"|"+a.Text)
			}
		}
		same := len(got) == len(c.want)
		for i := 0; same && i < len(got); i++ {
			same = got[i] == c.want[i] || strings.HasPrefix(c.want[i], "error: ") && strings.HasPrefix(got[i], c.want[i])
		}
		if !same {
			t.Errorf("%s:\n got %q\nwant %q", c.why, got, c.want)
		}
	}
}

func TestLinesStopsAtLongLine(t *testing.T) {
	long := `{"text":"a"}` + "\n" + `{"text":"` + strings.Repeat("x", MaxBytes) + `"}`
	var got []string
	for a, err := range Lines("f", strings.NewReader(long), Options{}) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, a.Name)
		}
	}
	if want := "f:1; line 2: the line is longer than 8 MB, the most that is read as one article; raise it with --max-size"; strings.Join(got, "; ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, "; "), want)
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"Mill Changes Hands\n\nJanuary 30, 2019\n\nFighters left.\n", "\xff\xfeM\x00", "\xef\xbb\xbfMill\r\n",
		"KARLOW, Ostland (Sept. 3, 2011) - Fighters left.", "Published: Wednesday, 30 January 2019, 10:30 GMT\n\n", "\x00\x01", "caf\xe9",
	} {
		f.Add("2019-02-03.txt", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		a, err := Text(name, data, Options{})
		if err != nil {
			return
		}
		sound(t, a)
	})
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"name":"a","title":"Mill Burns","published":"2019-01-30","text":"Grain was lost."}` + "\n\n{}\n[1]"))
	f.Add([]byte("{\"text\":\"\\ud800\\u0000\"}\r\n\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range Lines("f", strings.NewReader(string(data)), Options{}) {
			if err == nil {
				sound(t, a)
			}
		}
	})
}

// sound checks what every article promises, by putting it into a record.
func sound(t *testing.T, a *Article) {
	t.Helper()
	rec := record.New()
	rec.Sources = append(rec.Sources, record.Source{ID: "s1", Text: a.Text})
	for _, n := range a.Notes {
		n.Source = "s1"
		rec.Notes = append(rec.Notes, n)
	}
	if err := rec.Validate(); err != nil {
		t.Error(err)
	}
	if (a.Published == 0) != (a.PublishedBasis == "") {
		t.Errorf("day %v with basis %q", a.Published, a.PublishedBasis)
	}
	if strings.ContainsAny(a.Title, "\r\n") || len(a.SHA256) != 64 {
		t.Errorf("title %q, sha256 %q", a.Title, a.SHA256)
	}
}

func BenchmarkText(b *testing.B) {
	data := []byte("Mill Changes Hands\n\nJanuary 30, 2019\n\n" + strings.Repeat("Fighters left the old mill on Friday, an officer said.\n\n", 80))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Text("a.txt", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
