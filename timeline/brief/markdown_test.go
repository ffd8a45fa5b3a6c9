package brief

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// A reader of Markdown sees the structure that we gave it, whatever the texts say, and every note as a footnote.
func TestMarkdownStructure(t *testing.T) {
	reader := goldmark.New(goldmark.WithExtensions(extension.Footnote, extension.Strikethrough, extension.Table, extension.TaskList))
	tags := regexp.MustCompile(`<[^>]*>`)
	for _, f := range fixtures {
		rec := f.make(t)
		var b bytes.Buffer
		if err := reader.Convert(markdownOf(t, rec), &b); err != nil {
			t.Fatal(err)
		}
		for _, tag := range tags.FindAllString(b.String(), -1) {
			if name := strings.Trim(strings.Fields(tag)[0], "</>"); !strings.Contains(" h1 h2 p strong ul ol li a hr sup div ", " "+name+" ") {
				t.Errorf("%s: the Markdown has an element %s", f.name, tag)
			}
			if strings.Contains(tag, "href=") && !strings.Contains(tag, `href="#fn`) && !strings.Contains(tag, `href="https://post.example/`) {
				t.Errorf("%s: the Markdown has a link %s", f.name, tag)
			}
		}
		if n := strings.Count(b.String(), "<h1"); n != 1 {
			t.Errorf("%s: %d titles", f.name, n)
		}
		bf := briefingOf(rec, Options{})
		if n := strings.Count(b.String(), `<li id="fn:`); n != len(bf.Notes) {
			t.Errorf("%s: %d of %d notes are footnotes", f.name, n, len(bf.Notes))
		}
		text := strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(b.String(), ""))), " ")
		for _, n := range bf.Notes {
			if !strings.Contains(text, n.Text()) {
				t.Errorf("%s: the Markdown does not read %q", f.name, n.Text())
			}
		}
	}
}
