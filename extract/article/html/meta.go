package html

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/dateline/dateline/extract/article/doc"
)

// about is what the head of a page says.
type about struct {
	meta map[string]string // names in small letters; the first of a name counts
	lang string
	base string
	link string // rel=canonical
	ld   []item // articles of JSON-LD
	page []item // other items of JSON-LD with a day of publication
}

// item is the part of a JSON-LD object that is used.
type item struct {
	headline, body, published, modified, created, section, language, address, publisher, author string
}

func (t *tree) about() *about {
	a := &about{meta: map[string]string{}}
	for i := range t.nodes {
		switch t.nodes[i].tag {
		case atom.Html:
			if a.lang == "" {
				a.lang = t.attr(i, "lang")
			}
		case atom.Meta:
			value := strings.TrimSpace(t.attr(i, "content"))
			for _, key := range [...]string{"property", "name", "itemprop"} {
				name := strings.ToLower(strings.TrimSpace(t.attr(i, key)))
				if name != "" && value != "" && a.meta[name] == "" {
					a.meta[name] = value
				}
			}
		case atom.Base:
			if a.base == "" {
				a.base = t.attr(i, "href")
			}
		case atom.Link:
			if a.link == "" && strings.EqualFold(t.attr(i, "rel"), "canonical") {
				a.link = t.attr(i, "href")
			}
		}
	}
	for _, data := range t.data {
		a.readData(data)
	}
	return a
}

// readData reads a JSON-LD script. What is not JSON is mended where the mistake is a common one, else passed over.
func (a *about) readData(data string) {
	data = strings.TrimSpace(data)
	data = strings.TrimSuffix(strings.TrimPrefix(data, "<!--"), "-->")
	data = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(data), "//<![CDATA["), "//]]>")
	var value any
	if json.Unmarshal([]byte(data), &value) != nil {
		// Line ends within strings are the most common mistake.
		mended := strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, data)
		if json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimSpace(mended), ";")), &value) != nil {
			return
		}
	}
	a.collect(value, 0)
}

// collect finds articles anywhere in a JSON-LD value.
func (a *about) collect(value any, depth int) {
	if depth > 6 || len(a.ld)+len(a.page) > 50 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, x := range v {
			a.collect(x, depth+1)
		}
	case map[string]any:
		kind := strings.ToLower(words(v["@type"]))
		it := item{
			headline: words(v["headline"]), body: words(v["articleBody"]), published: words(v["datePublished"]), modified: words(v["dateModified"]),
			created: words(v["dateCreated"]), section: words(v["articleSection"]), language: words(v["inLanguage"]),
			publisher: named(v["publisher"]), author: named(v["author"]),
		}
		it.address, _ = v["url"].(string)
		if it.headline == "" {
			it.headline = words(v["name"])
		}
		switch {
		case strings.Contains(kind, "article") || strings.Contains(kind, "posting") || strings.Contains(kind, "report"):
			a.ld = append(a.ld, it)
		case it.published != "" && (strings.Contains(kind, "webpage") || strings.Contains(kind, "itempage") || strings.Contains(kind, "review") ||
			strings.Contains(kind, "discussion") || strings.Contains(kind, "videoobject") && len(a.page) == 0):
			a.page = append(a.page, it)
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "liveBlogUpdate"} {
			if next := v[key]; next != nil && key != "liveBlogUpdate" {
				a.collect(next, depth+1)
			}
		}
	}
}

// words makes text of a JSON value: a string, or the strings of a list.
func words(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case []any:
		var all []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return s
		}
	}
	return ""
}

// named returns the name of a person or an organisation, or of several.
func named(v any) string {
	switch v := v.(type) {
	case string:
		return doc.Line(v)
	case map[string]any:
		return doc.Line(words(v["name"]))
	case []any:
		var all []string
		for _, x := range v {
			if s := named(x); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// first returns the first meta value of several names.
func (a *about) first(names ...string) string {
	for _, n := range names {
		if v := a.meta[n]; v != "" {
			return html.UnescapeString(v)
		}
	}
	return ""
}

// address is the page's own address, absolute, without a fragment; "" if it gives none.
func (a *about) address(given string) string {
	for _, s := range [...]string{a.link, a.meta["og:url"]} {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || s == "" {
			continue
		}
		if base, err := url.Parse(given); err == nil && given != "" {
			u = base.ResolveReference(u)
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			u.Fragment = ""
			return u.String()
		}
	}
	return given
}

// publisher names who published the page.
func (a *about) publisher() string {
	for _, it := range a.ld {
		if it.publisher != "" {
			return it.publisher
		}
	}
	return doc.Line(a.first("og:site_name", "publisher", "dc.publisher", "application-name"))
}

// byline names the authors.
func (a *about) byline() string {
	for _, it := range a.ld {
		if it.author != "" {
			return it.author
		}
	}
	by := doc.Line(a.first("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"))
	if strings.HasPrefix(by, "http") {
		return ""
	}
	return by
}

func (a *about) section() string {
	for _, it := range a.ld {
		if it.section != "" {
			return doc.Line(it.section)
		}
	}
	return doc.Line(a.first("article:section", "section", "parsely-section"))
}

func (a *about) language() string {
	lang := a.lang
	if lang == "" {
		lang = a.first("og:locale", "language", "content-language", "dc.language")
	}
	for _, it := range a.ld {
		if lang == "" {
			lang = it.language
		}
	}
	lang = strings.ReplaceAll(strings.TrimSpace(lang), "_", "-")
	if len(lang) > 12 || strings.ContainsAny(lang, " ,;") {
		return ""
	}
	return lang
}
