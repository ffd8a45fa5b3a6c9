package feed

import (
	"strings"
	"testing"

	"github.com/dateline/dateline/extract/article/when"
)

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title><language>en</language>
<item><title>Mill &amp;amp; bridge</title><link>https://courier.example/2019/03/14/mill</link><pubDate>Thu, 14 Mar 2019 23:30:00 -0500</pubDate><category>World</category>
<content:encoded><![CDATA[<p>The mill burnt.</p><p>The <a href="/b">bridge</a> fell.</p>]]></content:encoded></item>
<item><title>Short</title><description>A summary only.</description></item></channel></rss>`

func TestParse(t *testing.T) {
	for _, c := range []struct{ why, in, title, day, text, left string }{
		{"RSS with the whole article, the day as written", rss, "Mill & bridge", "2019-03-14", "The mill burnt.|The bridge fell.", ""},
		{"Atom; the day of change is not that of publication", `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title>Mill</title><published>2019-03-14T10:00:00Z</published><updated>2021-01-01T00:00:00Z</updated><content type="html">&lt;p&gt;It burnt.</content></entry></feed>`,
			"Mill", "2019-03-14", "It burnt.", ""},
		{"JSON feed", `{"version":"https://jsonfeed.org/version/1.1","title":"C","items":[{"id":"1","title":"Mill","content_html":"<p>It burnt.","date_published":"2019-03-14T10:00:00+01:00"}]}`, "Mill", "2019-03-14", "It burnt.", ""},
		{"a summary says so", `<rss version="2.0"><channel><item><title>Mill</title><description>It burnt.</description></item></channel></rss>`, "Mill", "", "It burnt.", "the rest of the article: the feed holds a summary"},
	} {
		docs, err := Parse([]byte(c.in), when.NewReader())
		if err != nil || len(docs) == 0 {
			t.Errorf("%s: %d, %v", c.why, len(docs), err)
			continue
		}
		d := docs[0]
		var got []string
		for _, b := range d.Blocks {
			got = append(got, b.Text)
		}
		best, _ := d.Published()
		if d.Title != c.title || best.Day.String() != c.day || strings.Join(got, "|") != c.text || strings.Join(d.Left, "|") != c.left {
			t.Errorf("%s: got %q, %s, %q, left %q", c.why, d.Title, best.Day, got, d.Left)
		}
	}
	if docs, _ := Parse([]byte(rss), when.NewReader()); len(docs) != 2 || docs[0].Blocks[1].Links[0].Target != "https://courier.example/b" || docs[0].Section != "World" {
		t.Errorf("the second entry, its link or section is lost: %+v", docs)
	}
	if _, err := Parse([]byte("<rss><channel><item>"), when.NewReader()); err != nil && !strings.Contains(err.Error(), "damaged") {
		t.Errorf("got %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"content_html":"<p>a"}]}`))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>a</div></title></entry></feed>`))
	r := when.NewReader()
	f.Fuzz(func(t *testing.T, data []byte) {
		docs, err := Parse(data, r)
		for _, d := range docs {
			if err != nil || d == nil {
				t.Errorf("%v with %v", d, err)
			}
		}
	})
}
