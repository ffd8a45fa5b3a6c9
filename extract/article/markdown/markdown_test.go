package markdown

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/article/when"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ why, in, title, day, want string }{
		{"YAML", "---\ntitle: \"Mill: a story\"\ndate: 2019-03-14\nauthor: Mira\n---\nIt burnt.\n", "Mill: a story", "2019-03-14", "0It burnt."},
		{"a time with an offset keeps its day", "---\ndate: 2019-03-14T23:30:00-05:00\n---\nIt burnt.\n", "", "2019-03-14", "0It burnt."},
		{"TOML", "+++\ntitle = 'Mill'\ndate = 2019-03-14\n+++\nIt burnt.\n", "Mill", "2019-03-14", "0It burnt."},
		{"the first heading is the title", "# Mill *burns*\n\nIt burnt.\n", "Mill burns", "", "0It burnt."},
		{"blocks", "# T\n\n## Why\n\n- one\n- two\n\n> quote\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n", "T", "", "1Why|2one|2two|3quote|4a | b|4c | d|5code"},
		{"entities and escapes", "Caf&eacute; \\*closed\\* &#8212; x\n", "", "", "0Café *closed* — x"},
		{"wrapped lines and hard breaks", "one\ntwo  \nthree\n", "", "", "0one two\nthree"},
		{"HTML within", "<div><p>It burnt.</p></div>\n", "", "", "0It burnt."},
		{"front matter that is none", "---\n: : [\n---\nIt burnt.\n", "", "", "0It burnt."},
		{"front matter that does not end", "---\ntitle: x\n\nIt burnt.\n", "", "", "0title: x|0It burnt."},
	} {
		d := Parse([]byte(c.in), when.NewReader())
		var got []string
		for _, b := range d.Blocks {
			got = append(got, string('0'+rune(b.Kind))+b.Text)
		}
		best, _ := d.Published()
		if d.Title != c.title || best.Day.String() != c.day || strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %q, %s, %q; want %q", c.why, d.Title, best.Day, strings.Join(got, "|"), c.want)
		}
	}
	d := Parse([]byte("The [pact](https://courier.example/p) held, see <https://courier.example/q>."), when.NewReader())
	if l := d.Blocks[0].Links; len(l) != 2 || d.Blocks[0].Text[l[0].Start:l[0].End] != "pact" || l[1].Target != "https://courier.example/q" {
		t.Errorf("links %+v", d.Blocks)
	}
}

func TestIs(t *testing.T) {
	for in, want := range map[string]bool{
		"---\ntitle: x\n---\n": true, "# Head\n\ntext": true, "A [link](https://a.example/)\n> quote\n": true, "Plain text.\n": false, "--- and more": false, "#hashtag day\n": false,
	} {
		if Is([]byte(in)) != want {
			t.Errorf("%q: not %v", in, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"---\ntitle: x\ndate: 2019-03-14\n---\n# a\n\n- b\n", "+++\nx = 1\n+++\n", "| a |\n|---|\n| [b](c) |", "---\na: &a [*a]\n---\n"} {
		f.Add([]byte(seed))
	}
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, data []byte) {
		Is(data)
		for _, b := range Parse(data, r).Blocks {
			for _, l := range b.Links {
				if l.Start < 0 || l.Start >= l.End || l.End > len(b.Text) {
					t.Errorf("link %+v in %q", l, b.Text)
				}
			}
		}
	})
}
