package html

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
)

const (
	one   = "Two grain ships left the harbour of Karlow on Thursday, the first in nine weeks, after a truce held."
	two   = "The union had closed the docks in January, and guards tried in vain to open the northern gate by force."
	three = "The next ships are due to sail within a week if the weather allows, the harbour master told reporters."
)

// paragraphs of the article, as most pages hold them.
const article = "<p>" + one + "</p><p>" + two + "</p><p>" + three + "</p>"

func TestBody(t *testing.T) {
	want := one + "\n" + two + "\n" + three
	for _, c := range []struct{ why, in, want string }{
		{"paragraphs of an article element", "<article><h1>Harbour</h1>" + article + "</article>", want},
		{"no mark at all", "<div><h1>Harbour</h1>" + article + "</div>", want},
		{"paragraphs that are line breaks", "<div>" + one + "<br><br>" + two + "<br><br>" + three + "</div>", want},
		{"without end tags", "<h1>Harbour</h1><p>" + one + "<p>" + two + "<p>" + three, want},
		{"a page laid out with tables", "<table><tr><td width=100><a href=/a>Home</a><td>" + article + "</table>", want},
		{"navigation and footer", "<nav><a href=/>Home</a></nav><main>" + article + "</main><footer><p>Copyright 2024 by the Courier, all rights reserved worldwide.</p></footer>", want},
		{"sharing buttons between paragraphs", "<div><p>" + one + "</p><div class='share-tools'><p>Share this article with your friends on all networks you know.</p></div><p>" + two + "</p><p>" + three + "</p></div>", want},
		{"lines of the page within the text", "<div><p>" + one + "</p><p>Advertisement</p><p>" + two + "</p><p>Read more</p><p>" + three + "</p><p>Sign up for our newsletter</p></div>", want},
		{"comments longer than the article", "<article>" + article + "</article><section id=comments>" + strings.Repeat("<p>I was there and saw the ships with my own eyes, it was a fine day for all of us.</p>", 9) + "</section>", want},
		{"related articles with summaries", "<article>" + article + "</article><div class=related-posts>" + strings.Repeat("<p>Another story was told at length in this paper, and people read it gladly.</p>", 2) + "</div>", want},
		{"teasers above the headline", "<div><ul><li><a href=/b>Other news</a> A long summary of another story that nobody asked for, with a full stop.</li></ul><h1>Harbour</h1>" + article + "</div>", want},
		{"a name of furniture on the whole page", "<body class='has-sidebar comments-open'><div class=share>" + article + "</div>", want},
		{"two halves with an advertisement between them", "<div class=article-body><p>" + one + "</p><p>" + two + "</p></div><div class=ad><p>Buy this now, it is cheap and good for everybody in town.</p></div><div class=article-body><p>" + three + "</p></div>", want},
		{"a paragraph that is told twice, for paper", "<article>" + article + "<div class=x><p>" + one + "</p></div></article>", want},
		{"the text as an attribute, as one framework ships it", `<h1>Harbour</h1><div innerhtml="&lt;p&gt;` + one + "&lt;/p&gt;&lt;p&gt;" + two + "&lt;/p&gt;&lt;p&gt;" + three + `&lt;/p&gt;"></div>`, want},
		{"a tooltip within a paragraph", "<article><p>" + strings.Replace(one, "Karlow", "Karlow<span class=tooltip>a town in Ostland</span>", 1) + "</p><p>" + two + "</p><p>" + three + "</p></article>", want},
		{"scripts and styles", "<article><script>var a = 'no';</script><style>p {}</style>" + article + "<noscript>Turn it on</noscript></article>", want},
		{"headings, lists and quotes stay", "<article><h1>T</h1><p>" + one + "</p><h2>Why</h2><ul><li>" + two + "</li></ul><blockquote>" + three + "</blockquote></article>", one + "\nWhy\n" + two + "\n" + three},
		{"rows of a table become lines", "<article><p>" + one + "</p><table><tr><th>Ship<th>Tonnes<tr><td>Anna<td>9,000</table><p>" + two + "</p></article>", one + "\nShip | Tonnes\nAnna | 9,000\n" + two},
		{"nothing to read", "<nav><a href=/>Home</a></nav>", ""},
	} {
		d := Parse([]byte(c.in), Options{})
		var got []string
		for _, b := range d.Blocks {
			got = append(got, b.Text)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, strings.Join(got, "\n     "), c.want)
		}
	}
}

func TestStatedBody(t *testing.T) {
	page := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour","articleBody":"` + one + " " + two + " " + three + `"}</script>` +
		"<div>" + strings.Repeat("<p>Something else of great length that stands beside the article, and is longer than it.</p>", 2) + article + "</div>"
	d := Parse([]byte(page), Options{})
	if len(d.Blocks) != 3 || d.Blocks[0].Text != one {
		t.Errorf("the text that the page itself states is not found: %v", d.Blocks)
	}
}

func TestDates(t *testing.T) {
	r := when.NewReader()
	for _, c := range []struct{ why, in, want string }{
		{"JSON-LD", `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2019-03-14T09:00:00+01:00","dateModified":"2021-01-01"}]}</script>`, "2019-03-14"},
		{"JSON-LD with line ends within strings", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"description\":\"a\nb\",\"datePublished\":\"2019-03-14\"}</script>", "2019-03-14"},
		{"meta", `<meta property="article:published_time" content="2019-03-14T09:00:00Z">`, "2019-03-14"},
		{"when it was changed is not when it was published", `<meta property="article:modified_time" content="2021-03-14T09:00:00Z">`, ""},
		{"a time element at the headline", `<h1>Harbour pact holds</h1><time datetime="2019-03-14">14 March</time>` + article, "2019-03-14"},
		{"time elements of other articles", `<aside><time datetime="2020-01-01"></time></aside><div class=related><time datetime="2020-01-02"></time></div><h1>Harbour</h1>` + article, ""},
		{"words beside the headline", `<h1>Harbour pact holds</h1><div class="post-date">14. März 2019</div>` + article, "2019-03-14"},
		{"a copyright year and a day of change", `<h1>Harbour pact holds</h1><p class=date>Updated March 20, 2019</p>` + article + `<footer>Copyright 2021</footer>`, ""},
		{"a comment's day", `<h1>Harbour pact holds</h1>` + article + `<div class=comments><time datetime="2022-01-01">x</time><span class=date>January 1, 2022</span></div>`, ""},
		{"the member's day of joining", `<h1>Harbour pact holds</h1><div class=meta>Joined May 11, 2017</div>` + article, ""},
		{"the address", `<link rel=canonical href="https://courier.example/2019/03/14/harbour">` + article, "2019-03-14"},
		{"at night in universal time, the address says the local day", `<html lang=en><meta property="article:published_time" content="2019-03-15T02:00:00Z"><link rel=canonical href="https://courier.example/2019/03/14/harbour">`, "2019-03-14"},
		{"at night in universal time, nothing says where", `<html lang=en><meta property="article:published_time" content="2019-03-15T02:00:00Z">`, ""},
		{"the same in a language of one place", `<html lang=fa><meta property="article:published_time" content="2019-03-15T02:00:00Z">`, "2019-03-15"},
		{"with an offset the day is as written", `<meta property="article:published_time" content="2019-03-14T23:30:00-05:00">`, "2019-03-14"},
	} {
		d := Parse([]byte(c.in), Options{When: r})
		got := ""
		if best, ok := d.Published(); ok {
			got = best.Day.String()
		}
		if got != c.want {
			t.Errorf("%s: got %q of %v, want %q", c.why, got, d.Dates, c.want)
		}
	}
}

func TestHead(t *testing.T) {
	d := Parse([]byte(`<html lang="en-GB"><head><title>Harbour pact holds - The Courier</title><meta property="og:site_name" content="The Courier">
<meta name=author content="Mira Tollen"><meta property="article:section" content=World><base href="https://courier.example/x/"></head>
<body><article><p>`+one+` <a href="../pact.pdf">The pact</a> <a href="javascript:go()">go</a> <a href="#top">top</a></p><p>`+two+`</p></article>`), Options{})
	if d.Title != "Harbour pact holds" || d.Publisher != "The Courier" || d.Byline != "Mira Tollen" || d.Section != "World" || d.Language != "en-GB" {
		t.Errorf("%q %q %q %q %q", d.Title, d.Publisher, d.Byline, d.Section, d.Language)
	}
	if len(d.Blocks) != 2 || len(d.Blocks[0].Links) != 1 || d.Blocks[0].Links[0].Target != "https://courier.example/pact.pdf" {
		t.Fatalf("links %+v", d.Blocks)
	}
	l := d.Blocks[0].Links[0]
	if got := d.Blocks[0].Text[l.Start:l.End]; got != "The pact" {
		t.Errorf("the link is at %q", got)
	}
}

func TestInAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/2019/03/14/x": "2019-03-14", "https://a.example/2019-3-4/x": "2019-03-04", "https://a.example/20190314/x": "2019-03-14",
		"https://a.example/x-20190314.html": "2019-03-14", "https://a.example/2019/13/14/x": "", "https://a.example/120190314/": "",
		"https://a.example/2019/03/14/2020/03/14/": "", "https://a.example/2019/03/": "", "https://a.example/?d=2019-03-14": "", "%": "",
	} {
		if got := InAddress(address).String(); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"<article><h1>T</h1>" + article + "</article>", "<table><tr><td>a<td>b</table>", "<p>a<div><p>b</i></div></p></p>", "<ul><li>a<li>b<ul><li>c",
		`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"x"}</script>`, "<time datetime=2019-01-01>", `<div innerhtml="<p>a">`,
	} {
		f.Add([]byte(seed))
	}
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return
		}
		check(t, Parse(data, Options{When: r, URL: "https://courier.example/a"}).Blocks)
		check(t, Fragment(data, ""))
	})
}

func check(t *testing.T, blocks []doc.Block) {
	for _, b := range blocks {
		if strings.TrimSpace(b.Text) == "" || !utf8.ValidString(b.Text) {
			t.Errorf("block %q", b.Text)
		}
		for _, l := range b.Links {
			if l.Start < 0 || l.End > len(b.Text) || l.Start >= l.End {
				t.Errorf("link %+v in %q", l, b.Text)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	page := []byte("<html><head><title>T</title></head><body><nav>" + strings.Repeat("<li><a href=/a>Menu entry</a></li>", 300) + "</nav><script>" +
		strings.Repeat("var a = 1;", 3000) + "</script><article><h1>T</h1>" + strings.Repeat(article, 20) + "</article></body></html>")
	r := when.NewReader()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(page, Options{When: r})
	}
}
