// Package html reads a saved page: the text of its article without what surrounds it, its title, publisher, language
// and the candidates for its day of publication.
//
// The text is found in three steps, all over one flat table of nodes. Furniture is marked by the names of elements
// and of their classes (words.go), never when it holds most of the running text. Then the article is what the page
// itself states (JSON-LD articleBody, itemprop, usual class names), else the smallest element that holds three
// quarters of the running text. Last, lines that say "Read more" and their like are taken out (lines.go).
//
// Nothing is executed and nothing is loaded.
package html

import (
	"net/url"
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
)

// Options of Parse.
type Options struct {
	URL  string       // where the page comes from, if known: links are resolved against it, and it may show a day
	When *when.Reader // for days in words
}

// Parse reads a page in UTF-8.
func Parse(data []byte, opt Options) *doc.Doc {
	t := parse(data)
	a := t.about()
	b := &body{t: t, a: a, blocks: t.blocks(), good: make([]int32, len(t.nodes)), off: make([]bool, len(t.nodes)), head: -1}
	d := &doc.Doc{
		URL: a.address(opt.URL), Publisher: a.publisher(), Language: a.language(), Byline: a.byline(), Section: a.section(),
	}
	b.title, b.head = t.headline(a, -1)
	d.Title = b.title
	if t.cut {
		d.Left = append(d.Left, "the rest of a page of more than a million elements")
	}
	found := b.find()
	d.Blocks = tidy(found, d.Title)
	resolve(d.Blocks, opt.URL, a)
	b.dates(d, opt.When)
	return d
}

// Fragment reads a piece of HTML that is all text, such as the body of a mail or an entry of a feed: nothing of it is
// furniture but what no reader sees.
func Fragment(data []byte, base string) []doc.Block {
	t := parse(data)
	var out []doc.Block
	for _, b := range t.blocks() {
		out = append(out, b.Block)
	}
	resolve(out, base, &about{})
	return out
}

// resolve makes the targets of links absolute and drops those that lead nowhere outside the page.
func resolve(blocks []doc.Block, given string, a *about) {
	base, _ := url.Parse(given)
	for _, s := range [...]string{a.link, a.base} {
		if s == "" {
			continue
		}
		u, err := url.Parse(s)
		switch {
		case err != nil:
		case base != nil:
			base = base.ResolveReference(u)
		default:
			base = u
		}
	}
	for i := range blocks {
		kept := blocks[i].Links[:0]
		for _, l := range blocks[i].Links {
			u, err := url.Parse(strings.TrimSpace(l.Target))
			if err != nil {
				continue
			}
			if base != nil {
				u = base.ResolveReference(u)
			}
			switch u.Scheme {
			case "http", "https", "mailto", "ftp":
				l.Target = u.String()
				kept = append(kept, l)
			}
		}
		blocks[i].Links = kept
	}
}
