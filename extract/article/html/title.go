package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/dateline/dateline/extract/article/doc"
)

// title chooses the headline: what the page says of itself, the one h1 heading, the title element without the name of
// the site. It also returns the node of the heading that shows it, -1 if none does.
func (t *tree) headline(a *about, body int) (string, int) {
	var heads []int
	for i := range t.nodes {
		if t.nodes[i].tag == atom.H1 || t.nodes[i].tag != 0 && t.attr(i, "itemprop") == "headline" {
			heads = append(heads, i)
		}
	}
	var stated string
	for _, it := range a.ld {
		if stated = doc.Line(it.headline); stated != "" {
			break
		}
	}
	og := doc.Line(a.first("og:title", "twitter:title", "title", "dc.title", "headline"))
	element := doc.Line(t.title)
	if strings.EqualFold(og, doc.Line(a.first("og:site_name"))) {
		og = ""
	}
	ofSite := func(s string) bool { // the name of the site, which stands behind the title of each of its pages
		k := key(s)
		return k != "" && len(strings.Fields(s)) < 4 && len(key(element)) > len(k)+12 && strings.HasSuffix(key(element), k)
	}
	near := func(n int) bool { // a heading that says what the head says
		text := key(t.text(n, 400))
		if utf8.RuneCountInString(text) < 8 || ofSite(t.text(n, 400)) {
			return false
		}
		for _, s := range [...]string{stated, og, element} {
			if k := key(s); k != "" && (strings.Contains(k, text) || strings.Contains(text, k)) {
				return true
			}
		}
		return false
	}
	for _, n := range heads {
		if near(n) {
			return doc.Line(t.text(n, 600)), n
		}
	}
	site := doc.Line(a.first("og:site_name"))
	for _, s := range [...]string{og, stated, element} {
		if ofSite(s) {
			continue
		}
		if s = withoutSite(s, site); s != "" {
			for i := range t.nodes { // the heading may be an h2
				if t.nodes[i].tag != atom.H2 && t.nodes[i].tag != atom.H3 {
					continue
				}
				k := key(t.text(i, 400))
				if k == key(s) {
					return s, i
				}
				if len(k) >= 20 && 2*len(k) > len(key(s)) && strings.HasSuffix(key(s), k) { // the site stands before it
					return doc.Line(t.text(i, 600)), i
				}
			}
			if len(heads) == 1 && stated == "" && og == "" && body < 0 {
				break
			}
			return s, -1
		}
	}
	if len(heads) == 1 {
		return doc.Line(t.text(heads[0], 600)), heads[0]
	}
	return element, -1
}

// key is what two forms of a headline have in common: letters and digits in small letters.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// withoutSite takes the name of the site off a title: "Mill burns | The Gazette".
func withoutSite(s, site string) string {
	for _, mark := range [...]string{" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "} {
		at := strings.LastIndex(s, mark)
		if at < 0 {
			continue
		}
		head, tail := s[:at], s[at+len(mark):]
		if site != "" && (strings.EqualFold(tail, site) || strings.Contains(key(tail), key(site))) {
			return withoutSite(head, site)
		}
		if mark == " | " && len(strings.Fields(tail)) <= 4 && len(strings.Fields(head)) >= 3 {
			return withoutSite(head, site)
		}
		if site == "" && len(strings.Fields(tail)) <= 3 && len(strings.Fields(head)) >= 4 {
			return head
		}
	}
	return s
}
