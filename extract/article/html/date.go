package html

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/dateline/dateline/extract/article/doc"
	"github.com/dateline/dateline/extract/article/when"
	"github.com/dateline/dateline/extract/record"
)

// publishedMeta are the names of meta elements that state when a page was published, most telling first. Those that
// state when it was changed are not among them: no day is better than that one.
var publishedMeta = []string{
	"article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date_published", "article.published",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish_date", "publish-date", "publishdate", "published_date", "published-date",
	"published_at", "publication_date", "publication-date", "pubdate", "pub_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
	"dcterms.date", "dc.date", "article:post_date", "article_date_original", "originalpublicationdate", "ptime", "displaydate", "citation_publication_date",
	"citation_date", "rnews:datepublished", "bt:pubdate", "date", "datecreated", "created", "article:created_time", "og:pubdate", "timestamp", "creation_date",
}

// dates collects the candidates for the day of publication.
func (b *body) dates(d *doc.Doc, r *when.Reader) {
	if r == nil {
		return
	}
	for _, it := range b.a.ld {
		if f, ok := r.Stamp(it.published, d.Language); ok {
			d.AddDate(candidate(f, doc.Statement, "JSON-LD datePublished"))
			break
		}
	}
	for _, name := range publishedMeta {
		if f, ok := r.Stamp(b.a.meta[name], d.Language); ok {
			d.AddDate(candidate(f, doc.Statement, "meta "+name))
			break
		}
	}
	for _, it := range b.a.page {
		if f, ok := r.Stamp(it.published, d.Language); ok {
			d.AddDate(candidate(f, doc.Statement, "JSON-LD datePublished of the page"))
			break
		}
	}
	b.elements(d, r)
	day := InAddress(d.URL)
	d.AddDate(doc.Date{Day: day, Trust: doc.Address, From: "the address of the page"})
	b.visible(d, r)
}

func candidate(f when.Found, trust doc.Trust, from string) doc.Date {
	return doc.Date{Day: f.Day, Trust: trust, From: from, UTC: f.UTC, Night: f.Night}
}

// elements reads time elements and marked places. A time element counts where it stands beside the headline or
// the text, not in a list of other articles.
func (b *body) elements(d *doc.Doc, r *when.Reader) {
	t := b.t
	var loose []doc.Date
	for n := range t.nodes {
		nd := &t.nodes[n]
		marked := nd.tag != 0 && (t.attr(n, "itemprop") == "datePublished" || t.has(n, "pubdate"))
		if nd.tag != atom.Time && !marked {
			continue
		}
		if b.inList(n) {
			continue
		}
		value := t.attr(n, "datetime")
		if value == "" {
			value = t.attr(n, "content")
		}
		f, ok := r.Stamp(value, d.Language)
		if !ok {
			if f, ok = r.Find(t.text(n, 120), d.Language); !ok {
				continue
			}
		}
		if marked {
			d.AddDate(candidate(f, doc.Element, "itemprop datePublished"))
			return
		}
		if b.isUpdate(n) {
			continue
		}
		loose = append(loose, candidate(f, doc.Element, "a time element"))
	}
	// Several days in time elements are those of several articles, unless the first stands at the headline.
	for _, l := range loose {
		if l.Day != loose[0].Day && b.head < 0 {
			return
		}
	}
	if len(loose) > 0 {
		d.Dates = append(d.Dates, loose[0])
	}
}

// inList reports a node in what surrounds the article: other articles, comments, lists of links.
func (b *body) inList(n int) bool {
	t := b.t
	for ; n > 0; n = int(t.nodes[n].parent) {
		switch t.nodes[n].tag {
		case atom.Aside, atom.Nav, atom.Footer:
			return true
		case atom.A:
			if !b.self(t.attr(n, "href")) {
				return true
			}
		}
		bad := false
		for _, key := range [...]string{"class", "id"} {
			names(t.attr(n, key), func(part string) bool {
				bad = bad || remarks[part] || lists[part]
				return bad
			})
		}
		if bad && !(b.head > n && b.head < int(t.nodes[n].end)) {
			return true
		}
	}
	return false
}

// self reports that a link leads to the page it stands on.
func (b *body) self(href string) bool {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || len(u.Path) < 2 {
		return false
	}
	own, err := url.Parse(b.a.address(""))
	return err == nil && strings.TrimSuffix(own.Path, "/") == strings.TrimSuffix(u.Path, "/")
}

// lists are parts of names of lists of other articles.
var lists = set(`related relatedposts recommended recommendations recirc popular trending mostread latest sidebar rail widget widgets teaser teasers footer nav menu ticker carousel calendar weather`)

// isUpdate reports that a node shows when the article was changed.
func (b *body) isUpdate(n int) bool {
	t := b.t
	for k := 0; k < 2 && n > 0; k, n = k+1, int(t.nodes[n].parent) {
		if t.attr(n, "itemprop") == "dateModified" {
			return true
		}
		for _, key := range [...]string{"class", "id"} {
			if names(t.attr(n, key), func(part string) bool { return part == "updated" || part == "modified" || part == "update" }) {
				return !strings.Contains(t.attr(n, "class"), "publish")
			}
		}
	}
	return false
}

// InAddress returns the day that an address spells: /2020/03/24/, /2020-03-24, /20200324/. Zero if it spells none or
// two different ones.
func InAddress(address string) record.Day {
	u, err := url.Parse(address)
	if err != nil {
		return 0
	}
	path := u.Path
	var found record.Day
	for i := 0; i+8 <= len(path); i++ {
		if i > 0 && path[i-1] >= '0' && path[i-1] <= '9' {
			continue
		}
		day := dayAt(path[i:])
		switch {
		case day == 0:
		case found != 0 && day != found:
			return 0
		default:
			found = day
		}
	}
	return found
}

func dayAt(s string) record.Day {
	number := func(digits int) (int, bool) {
		n, k := 0, 0
		for k < len(s) && k < digits && s[k] >= '0' && s[k] <= '9' {
			n = 10*n + int(s[k]-'0')
			k++
		}
		s = s[k:]
		return n, k > 0
	}
	year, ok := number(4)
	if !ok || year < 1990 || year > 2099 || s == "" {
		return 0
	}
	sep := s[0]
	if sep == '/' || sep == '-' || sep == '_' {
		s = s[1:]
	} else if sep < '0' || sep > '9' {
		return 0
	} else {
		sep = 0
	}
	month, ok := number(2)
	if !ok || s == "" {
		return 0
	}
	if sep != 0 {
		if s[0] != sep {
			return 0
		}
		s = s[1:]
	}
	day, ok := number(2)
	if !ok || s != "" && s[0] >= '0' && s[0] <= '9' && sep == 0 || month < 1 || month > 12 || day < 1 || day > record.DaysIn(year, month) {
		return 0
	}
	return record.DayOf(year, month, day)
}

// visible looks for a day in words beside the headline: in places whose name says so, then in short lines that follow
// the headline.
func (b *body) visible(d *doc.Doc, r *when.Reader) {
	t := b.t
	for n := range t.nodes {
		nd := &t.nodes[n]
		if nd.tag == 0 || nd.attrs[0] == nd.attrs[1] || int(nd.end)-n > 60 || nd.tag == atom.Meta {
			continue
		}
		dated := false
		for _, key := range [...]string{"class", "id"} {
			names(t.attr(n, key), func(part string) bool {
				dated = dated || dateNames[part]
				return dated
			})
		}
		if !dated || b.inList(n) && t.nodes[nd.parent].tag != atom.A || b.isUpdate(n) {
			continue
		}
		text := t.text(n, 300)
		if len(text) > 200 {
			continue
		}
		if f, ok := r.Find(text, d.Language); ok && !updateBefore(text, f.Start) {
			d.AddDate(doc.Date{Day: f.Day, Trust: doc.Visible, From: "a date beside the headline"})
			return
		}
	}
	if b.head < 0 {
		return
	}
	seen := 0
	for i := range b.blocks {
		bl := &b.blocks[i]
		if bl.start < b.head || b.inList(bl.start) {
			continue
		}
		if seen++; seen > 12 || isProse(bl) && seen > 3 {
			return
		}
		if bl.Kind == doc.Item && bl.linked > 0 || bl.Kind == doc.Heading {
			continue
		}
		text := cut(bl.Text, 160)
		if i > 0 && bl.Kind == doc.Item && updateBefore(b.blocks[i-1].Text, len(b.blocks[i-1].Text)) {
			continue
		}
		if f, ok := r.Find(text, d.Language); ok && !updateBefore(text, f.Start) && (!isProse(bl) && len(bl.Text) <= 160 || clock(text[f.End:])) {
			d.AddDate(doc.Date{Day: f.Day, Trust: doc.Visible, From: "a date beside the headline"})
			return
		}
	}
}

// cut returns the beginning of a text, at most a number of bytes.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// clock reports a time of day right behind a date, as stamps have it and sentences do not.
func clock(s string) bool {
	s = strings.TrimLeft(s, " ,|T-")
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	return digits > 0 && digits < 3 && len(s) > digits+2 && s[digits] == ':' && s[digits+1] >= '0' && s[digits+1] <= '9'
}

// dateNames are parts of names of places that show the day of publication.
var dateNames = set(`date dates datetime pubdate published publish publishdate publishedat posted postdate dateline timestamp time byline bylines meta postmeta entrydate articledate created zeit fecha datum data datepublished`)

// updateBefore reports that the words before a day say that something was changed then, or that it is a year of rights.
func updateBefore(text string, at int) bool {
	head := strings.ToLower(text[max(0, at-30):at])
	for _, w := range [...]string{"updat", "modif", "edited", "©", "copyright", "actuali", "aktualis", "обновл", "mis à jour", "aggiorn", "joined", "member since", "registered"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}
