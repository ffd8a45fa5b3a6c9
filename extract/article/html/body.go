package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/dateline/dateline/extract/article/doc"
)

// body finds the blocks of the article.
type body struct {
	t      *tree
	a      *about
	blocks []block
	good   []int32 // characters of running text in the subtree of each node
	off    []bool  // this subtree is furniture
	head   int     // the node of the headline, -1
	title  string
}

// isProse reports running text: long enough, mostly outside links, and with the end of a sentence or really long.
func isProse(b *block) bool {
	if b.Kind == doc.Heading || b.Kind == doc.Row || b.chars < 32 || 5*b.linked > 2*b.chars {
		return false
	}
	return b.chars > 100 || endsSentence(b.Text)
}

func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return strings.ContainsRune("\"'”’»)]」 ", r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;।。！？؟۔", r)
}

func (b *body) measure() {
	t := b.t
	for i := range b.good {
		b.good[i] = 0
	}
	for i := range b.blocks {
		if isProse(&b.blocks[i]) && !b.out(&b.blocks[i]) {
			b.good[b.blocks[i].node] += int32(b.blocks[i].chars)
		}
	}
	for i := len(t.nodes) - 1; i > 0; i-- {
		b.good[t.nodes[i].parent] += b.good[i]
	}
}

// out reports that a block lies in furniture. An element within a line counts only if it holds the whole block.
func (b *body) out(bl *block) bool {
	t := b.t
	for n := bl.start; n > 0; n = int(t.nodes[n].parent) {
		if b.off[n] && (n <= bl.node || int(t.nodes[n].end) > bl.last) {
			return true
		}
	}
	return false
}

// strip marks the furniture of the page.
func (b *body) strip() {
	t := b.t
	total := int(b.good[0])
	for n := 1; n < len(t.nodes); n++ {
		nd := &t.nodes[n]
		if nd.tag == 0 {
			continue
		}
		if b.off[nd.parent] {
			b.off[n] = true
			continue
		}
		if nd.tag == atom.Html || nd.tag == atom.Body || nd.tag == atom.Main || inline[nd.tag] && int(nd.end)-n < 2 {
			continue
		}
		why := b.isFurniture(n)
		if why == plain {
			continue
		}
		holds := int(b.good[n])
		headed := b.head >= n && b.head < int(nd.end)
		switch {
		case why == remark && !headed:
			b.off[n] = true
		case headed && holds > 0, 5*holds > 2*total, why == around && b.embeds(n):
		default:
			b.off[n] = true
		}
	}
}

// embeds reports that an element holds a quoted post of a social network, which articles show as evidence.
func (b *body) embeds(n int) bool {
	t := b.t
	if int(t.nodes[n].end)-n > 200 {
		return false
	}
	for i := n; i < int(t.nodes[n].end); i++ {
		if t.nodes[i].tag == atom.Blockquote && strings.Contains(t.attr(i, "class"), "twitter") {
			return true
		}
	}
	return false
}

// What the names of an element say.
type verdict uint8

const (
	plain verdict = iota
	around
	remark
)

func (b *body) isFurniture(n int) verdict {
	t := b.t
	nd := &t.nodes[n]
	switch nd.tag {
	case atom.Footer, atom.Aside, atom.Form, atom.Figcaption, atom.Nav, atom.Figure:
		return around
	}
	found := plain
	for _, a := range t.attrs[nd.attrs[0]:nd.attrs[1]] {
		switch a.key {
		case "class", "id":
			if isWrap(a.value) {
				return plain
			}
			names(a.value, func(part string) bool {
				if remarks[part] {
					found = remark
					return true
				}
				if furniture[part] {
					found = around
				}
				return false
			})
		case "role":
			switch a.value {
			case "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alert", "menu", "toolbar":
				found = max(found, around)
			}
		case "hidden":
			found = max(found, around)
		case "aria-hidden":
			if a.value == "true" {
				found = max(found, around)
			}
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.value), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				found = max(found, around)
			}
		case "itemprop":
			switch a.value {
			case "articleBody":
				return plain
			case "author", "datePublished", "dateModified", "publisher", "image", "comment", "breadcrumb":
				found = max(found, around)
			}
		}
	}
	if found == remark && nd.tag == atom.Article {
		return around
	}
	return found
}

// isWrap reports that one of the names is that of the text of an article.
func isWrap(value string) bool {
	for name := range strings.FieldsSeq(value) {
		if wraps[strings.ToLower(name)] {
			return true
		}
	}
	return false
}

// find returns the blocks of the article.
func (b *body) find() []block {
	b.measure()
	b.strip()
	b.measure()
	if stated := b.stated(); stated != nil {
		return stated
	}
	root := b.root()
	// What stands above the headline is no part of the article, unless most of the text does.
	headed := b.head > root && b.head < int(b.t.nodes[root].end)
	above, below := 0, 0
	for i := range b.blocks {
		bl := &b.blocks[i]
		if headed && isProse(bl) && bl.start >= root && bl.start < int(b.t.nodes[root].end) && !b.out(bl) {
			if bl.start < b.head {
				above += bl.chars
			} else {
				below += bl.chars
			}
		}
	}
	var out []block
	for i := range b.blocks {
		bl := &b.blocks[i]
		if bl.start < root || bl.start >= int(b.t.nodes[root].end) || b.out(bl) {
			continue
		}
		if headed && bl.start < int(b.t.nodes[b.head].end) && (!isProse(bl) || below >= min(300, above)) {
			continue
		}
		out = append(out, *bl)
	}
	return out
}

// root chooses the element that holds the article.
func (b *body) root() int {
	t := b.t
	total := int(b.good[0])
	best := -1
	for n := 1; n < len(t.nodes); n++ {
		if t.nodes[n].tag == 0 || b.off[n] || 10*int(b.good[n]) < 3*total || b.good[n] == 0 {
			continue
		}
		hint := t.attr(n, "itemprop") == "articleBody" || isWrap(t.attr(n, "class")) || isWrap(t.attr(n, "id"))
		if hint && (best < 0 || b.good[n] > b.good[best]) {
			best = n
		}
	}
	if best >= 0 {
		// An article may be cut into several such elements, with advertisements between them.
		for up := int(t.nodes[best].parent); ; up = int(t.nodes[up].parent) {
			if b.good[up] > b.good[best] && b.marked(up, best) {
				return up
			}
			if up == 0 {
				break
			}
		}
		return best
	}
	n := 0
	for {
		next := -1
		for i := n + 1; i < int(t.nodes[n].end); i = int(t.nodes[i].end) {
			if t.nodes[i].tag != 0 && !inline[t.nodes[i].tag] && !b.off[i] && (next < 0 || b.good[i] > b.good[next]) {
				next = i
			}
		}
		if next < 0 || t.nodes[next].tag == atom.P || 4*int(b.good[next]) < 3*int(b.good[n]) {
			return n
		}
		n = next
	}
}

// marked reports that nearly all running text below an element stands in elements with the same names as one of them.
func (b *body) marked(up, like int) bool {
	t := b.t
	class := t.attr(like, "class")
	if class == "" {
		return false
	}
	var sum int32
	for n := up + 1; n < int(t.nodes[up].end); n++ {
		if t.nodes[n].tag != 0 && t.attr(n, "class") == class {
			sum += b.good[n]
			n = int(t.nodes[n].end) - 1
		}
	}
	return 10*sum > 9*b.good[up] && 10*b.good[up] > 11*b.good[like]
}

// stated uses the text of the article that some pages give to search engines: the blocks that repeat it are the
// article, wherever they stand.
func (b *body) stated() []block {
	var text string
	for _, it := range b.a.ld {
		if len(it.body) > len(text) {
			text = it.body
		}
	}
	if utf8.RuneCountInString(text) < 250 {
		return nil
	}
	want := key(text)
	from, to, sure := -1, -1, 0
	told := make([]bool, len(b.blocks))
	for i := range b.blocks {
		bl := &b.blocks[i]
		k := key(bl.Text)
		if len(k) < 20 || !strings.Contains(want, sample(k)) || b.out(bl) {
			continue
		}
		told[i] = true
		if isProse(bl) {
			sure += len(k)
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	if 10*sure < 7*len(want) || 10*sure > 15*len(want) {
		return nil
	}
	if told := b.prose(from, to); 2*told < int(b.good[b.root()]) { // only the beginning is given away
		return nil
	}
	var out []block
	for i := from; i <= to; i++ {
		bl := &b.blocks[i]
		if told[i] || !b.out(bl) && !isProse(bl) && bl.linked*2 < bl.chars && (bl.Kind != doc.Paragraph || strings.Contains(want, key(bl.Text))) {
			out = append(out, *bl)
		}
	}
	return out
}

// prose counts the characters of running text in blocks.
func (b *body) prose(from, to int) int {
	n := 0
	for i := from; i <= to; i++ {
		if isProse(&b.blocks[i]) {
			n += b.blocks[i].chars
		}
	}
	return n
}

// sample is the part of a text by which it is recognised.
func sample(k string) string {
	const most = 60
	if len(k) <= most {
		return k
	}
	at := len(k)/2 - most/2
	for at > 0 && !utf8.RuneStart(k[at]) {
		at--
	}
	end := at + most
	for end < len(k) && !utf8.RuneStart(k[end]) {
		end++
	}
	return k[at:end]
}
