package plain

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var (
	reader = goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table, extension.TaskList))
	tags   = regexp.MustCompile(`<[^>]*>`)
)

// read renders Markdown and returns its text, and the names of the elements it is made of.
func read(t testing.TB, source string) (text, elements string) {
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
	want := Line(s)
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
		got, elements := read(t, place.before+Markdown(s)+place.after)
		asRead := want
		if place.elements == "" {
			asRead = "x, " + want + "; y"
			place.elements = "<ul><li><strong></strong></li></ul>"
		}
		if got != asRead || elements != place.elements {
			t.Errorf("%q after %q\nis written %q\nread as    %q in %s,\nwant       %q in %s", s, place.before, Markdown(s), got, elements, asRead, place.elements)
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
		if got := Line(row.in); got != row.want {
			t.Errorf("%s: Line(%q) = %q, want %q", row.why, row.in, got, row.want)
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

func TestLink(t *testing.T) {
	for _, row := range []struct{ in, want, why string }{
		{"https://a.example/x?y=1&z=%20#f", "https://a.example/x?y=1&z=%20#f", "an address"},
		{"http://a.example", "http://a.example", "without encryption"},
		{"", "", "none"},
		{"https://", "", "no host"},
		{"javascript:alert(1)", "", "a program"},
		{"data:text/html,x", "", "a document"},
		{"file:///etc/passwd", "", "this machine"},
		{"https://a.example/a b", "", "space"},
		{"https://a.example/>x", "", "ends the link in Markdown"},
		{"https://a.example/\u202e", "", "steers the direction"},
		{"https://a.example/\xff", "", "broken UTF-8"},
		{"https://a.example/\"onclick=", "", "quotation mark"},
	} {
		if got := Link(row.in); got != row.want {
			t.Errorf("%s: Link(%q) = %q", row.why, row.in, got)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	text := strings.Repeat("The ferry to Lunn\nstopped on Wednesday. ", 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Markdown(text)
	}
}
