package brief

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/dateline/dateline/extract/record"
)

var (
	reader = goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table, extension.TaskList))
	tags   = regexp.MustCompile(`<[^>]*>`)
)

// plain renders Markdown and returns its text, and the names of the elements it is made of.
func plain(t testing.TB, source string) (text, elements string) {
	t.Helper()
	var b bytes.Buffer
	if err := reader.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	elements = strings.Join(tags.FindAllString(b.String(), -1), "")
	text = html.UnescapeString(tags.ReplaceAllString(b.String(), ""))
	return strings.Join(strings.Fields(text), " "), elements
}

// checkMarkdown puts a text wherever the briefing puts one and reads it back.
func checkMarkdown(t testing.TB, s string) {
	t.Helper()
	want := line(s)
	for _, place := range []struct{ before, after, elements string }{
		{"# ", "\n", "<h1></h1>"},
		{"", "\n", "<p></p>"},
		{"> ", "\n", "<blockquote><p></p></blockquote>"},
		{"- ", "\n", "<ul><li></li></ul>"},
		{"- **x**, ", "; y\n", ""},
	} {
		if want == "" {
			continue
		}
		got, elements := plain(t, place.before+markdown(s)+place.after)
		read := want
		if place.elements == "" {
			read = "x, " + want + "; y"
			place.elements = "<ul><li><strong></strong></li></ul>"
		}
		if got != read || elements != place.elements {
			t.Errorf("%q after %q\nis written %q\nread as    %q in %s,\nwant       %q in %s", s, place.before, markdown(s), got, elements, read, place.elements)
		}
	}
}

var awkward = []struct{ in, why string }{
	{"plain words", "nothing to do"},
	{"*a* _b_ **c** __d__ ***", "emphasis"},
	{"`code` ``x", "code"},
	{"[a](b) ![c](d) [e] [f]: g", "links and pictures"},
	{"<b>bold</b> <!-- x --> <https://a.example>", "HTML"},
	{"a & b &amp; &#65; &copy", "entities"},
	{"# heading", "heading"},
	{"heading #", "closed heading"},
	{"## a ##", "both"},
	{"> quote", "quotation"},
	{"- item", "bullet"},
	{"+ item", "bullet"},
	{"-5 degrees", "minus"},
	{"---", "rule"},
	{"===", "underline"},
	{"1. first", "numbered item"},
	{"1986. A year", "a sentence that begins with a year"},
	{"2017) x", "numbered item"},
	{"1234567890. x", "too long for an item"},
	{"12.5 percent", "number"},
	{"~~struck~~ ~~~", "strike-through and fence"},
	{"| a | b |", "table"},
	{"[ ] task", "task"},
	{"a\\b \\*c", "backslash"},
	{"line\nbreak  \nmore\tspace", "white space"},
	{"    indented", "code block"},
	{"\x00 \x1b \u0085 \ufffe", "control characters"},
	{"\u202eevil\u202c", "direction"},
	{"“שלום” مرحبا 🎉 é", "other scripts"},
	{"\xff\xfe", "broken UTF-8"},
	{"", "nothing"},
	{"\u00a0x\u3000", "other spaces"},
}

func TestMarkdownEscaping(t *testing.T) {
	for _, row := range awkward {
		t.Run(row.why, func(t *testing.T) { checkMarkdown(t, row.in) })
	}
}

func TestLine(t *testing.T) {
	for _, row := range []struct{ in, want, why string }{
		{" a\n\tb\r\n c ", "a b c", "white space"},
		{"a\x00b\x7fc", "a\ufffdb\ufffdc", "control characters are shown to have been there"},
		{"\u202eab\u202c \u2066c\u2069", "ab c", "directions are dropped"},
		{"a\u200fb", "a\u200fb", "a mark that turns nothing round stays"},
		{"a\xffb", "a\ufffdb", "broken UTF-8"},
		{"\u2028a\u2029", "a", "line and paragraph separators"},
	} {
		if got := line(row.in); got != row.want {
			t.Errorf("%s: line(%q) = %q, want %q", row.why, row.in, got, row.want)
		}
	}
}

// FuzzMarkdown: whatever an article says, Markdown shows it as it stands.
func FuzzMarkdown(f *testing.F) {
	for _, row := range awkward {
		f.Add(row.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 1<<12 {
			checkMarkdown(t, s)
		}
	})
}

// The emphasis that we add must be read as such, whatever is in it or around it.
func TestQuoteEmphasis(t *testing.T) {
	for _, row := range []struct {
		parts []part
		text  string
		marks int
		why   string
	}{
		{[]part{{"It ", false}, {"fell", true}, {" at last.", false}}, "It fell at last.", 1, "a word"},
		{[]part{{"“", false}, {"fell", true}, {"”", false}}, "“fell”", 1, "in quotation marks"},
		{[]part{{"re", false}, {"build", true}, {"ing", false}}, "rebuilding", 1, "inside a word"},
		{[]part{{"a", false}, {"“fell”", true}, {"b", false}}, "a“fell”b", 0, "quotation marks between letters: not marked"},
		{[]part{{"*", false}, {"fell", true}, {"*", false}}, "*fell*", 1, "stars around"},
		{[]part{{"began", true}, {" ", false}, {"talking", true}}, "began talking", 2, "two triggers"},
		{[]part{{"1986", true}, {". A year", false}}, "1986. A year", 1, "at the beginning"},
	} {
		text, elements := plain(t, "> "+markdownQuote(quote{Parts: row.parts})+"\n")
		if text != row.text || strings.Count(elements, "<strong>") != row.marks || strings.Count(elements, "<em>") != 0 {
			t.Errorf("%s: %q is read as %q in %s", row.why, markdownQuote(quote{Parts: row.parts}), text, elements)
		}
	}
}

// A whole briefing has the structure that we gave it, whatever its texts say.
func TestMarkdownStructure(t *testing.T) {
	for _, f := range fixtures {
		rec := f.make(t)
		text, elements := plain(t, string(markdownOf(t, rec)))
		for _, tag := range tags.FindAllString(elements, -1) {
			name := strings.Trim(strings.Fields(tag)[0], "</>")
			if !strings.Contains(" h1 h2 p strong em del blockquote ul li a hr ", " "+name+" ") {
				t.Errorf("%s: the Markdown has an element %s", f.name, tag)
			}
			if name == "a" && tag != "</a>" && !strings.HasPrefix(tag, `<a href="https://post.example/`) {
				t.Errorf("%s: the Markdown has a link %s", f.name, tag)
			}
		}
		if n := strings.Count(elements, "<h1>"); n != 1 {
			t.Errorf("%s: %d titles", f.name, n)
		}
		struck := 0
		for _, ev := range rec.Events {
			if ev.Status == record.Denied && !strings.HasPrefix(ev.Label, "~") {
				struck++
			}
			if !strings.Contains(text, line(ev.Label)) {
				t.Errorf("%s: the Markdown does not read %q", f.name, ev.Label)
			}
		}
		if n := strings.Count(elements, "<del>"); n != struck {
			t.Errorf("%s: %d of %d denied events are struck through", f.name, n, struck)
		}
	}
}
