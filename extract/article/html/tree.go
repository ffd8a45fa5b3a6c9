package html

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// node is an element or, with tag 0, a run of text. Nodes stand in one table in the order of the document, so that a
// subtree is a range of it: from the node to its end.
type node struct {
	tag    atom.Atom
	parent int32
	end    int32 // first node behind the subtree
	attrs  [2]int32
	text   string
}

// tree is a page. It is made of the token stream with the few rules on missing end tags that matter for text, not
// with the full algorithm of HTML 5, which is five times slower and refuses deep pages.
type tree struct {
	nodes []node
	attrs []attr
	data  []string // bodies of JSON-LD scripts
	title string   // of the title element
	cut   bool     // the page has more elements than are read
}

type attr struct{ key, value string }

// maxDepth bounds the nesting; what is deeper is read as if it stood at that depth.
const maxDepth = 400

// kept are the attributes that are looked at.
var kept = map[string]bool{
	"class": true, "id": true, "role": true, "itemprop": true, "itemtype": true, "href": true, "datetime": true, "content": true, "name": true,
	"property": true, "rel": true, "type": true, "style": true, "hidden": true, "aria-hidden": true, "lang": true, "pubdate": true, "title": true,
}

var void = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

// inline are elements that stand within a line.
var inline = map[atom.Atom]bool{
	0: true, atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Big: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true,
	atom.Label: true, atom.Mark: true, atom.Nobr: true, atom.Q: true, atom.Rt: true, atom.Rp: true, atom.Ruby: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true,
	atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Br: true, atom.Button: true, atom.Input: true, atom.Select: true,
	atom.Option: true, atom.Svg: true, atom.Picture: true, atom.Source: true,
}

// skipped are elements without text of an article, whatever stands in them.
var skipped = map[atom.Atom]bool{
	atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Map: true, atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Input: true,
	atom.Nav: true, atom.Dialog: true, atom.Menu: true, atom.Script: true, atom.Math: true, atom.Datalist: true, atom.Noframes: true, atom.Noembed: true,
}

// parse makes the tree of UTF-8 text.
func parse(data []byte) *tree {
	t := &tree{nodes: make([]node, 1, 64+len(data)/40)}
	t.read(data, 0, true)
	return t
}

// read adds the nodes of a page, or of a piece of one that stands in an attribute, below a node.
func (t *tree) read(data []byte, below int32, whole bool) {
	z := html.NewTokenizer(bytes.NewReader(data))
	z.SetMaxBuf(maxToken)
	stack := append(make([]int32, 0, 64), below) // of open nodes; 0 is the page
	pop := func(to int) {
		for i := len(stack) - 1; i >= to; i-- {
			t.nodes[stack[i]].end = int32(len(t.nodes))
		}
		stack = stack[:to]
	}
	scriptKind := "" // of the script element that is open
	inScript := false
	for {
		if len(t.nodes) > maxNodes || len(t.attrs) > maxNodes {
			t.cut = true
			pop(0)
			return
		}
		switch z.Next() {
		case html.ErrorToken:
			pop(0)
			return
		case html.TextToken:
			top := &t.nodes[stack[len(stack)-1]]
			switch {
			case inScript:
				raw := z.Text()
				if scriptKind != "" && len(raw) < maxData {
					t.data = append(t.data, string(raw))
				}
			case top.tag == atom.Style || top.tag == atom.Noscript || top.tag == atom.Textarea || top.tag == atom.Iframe:
			case top.tag == atom.Title:
				if t.title == "" && len(stack) < 5 {
					t.title = string(z.Text())
				}
			default:
				raw := z.Text()
				if len(raw) > 0 {
					t.nodes = append(t.nodes, node{parent: stack[len(stack)-1], end: int32(len(t.nodes) + 1), text: string(raw)})
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			if tag == 0 {
				tag = custom
			}
			if tag == atom.Html || tag == atom.Body {
				if len(stack) > 1 && tag == atom.Body { // what stood open in the head ends there
					pop(min(len(stack), 2))
				}
			}
			stack = implied(t, stack, tag, pop)
			n := node{tag: tag, parent: stack[len(stack)-1], attrs: [2]int32{int32(len(t.attrs)), int32(len(t.attrs))}}
			var inner []byte // of pages that a program has put together: the content as an attribute
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if string(key) == "innerhtml" && whole && len(value) < maxData {
					inner = bytes.Clone(value)
				}
				if kept[string(key)] && len(value) < 4096 || string(key) == "content" && len(value) < 1<<16 {
					t.attrs = append(t.attrs, attr{string(key), string(value)})
				}
			}
			n.attrs[1] = int32(len(t.attrs))
			n.end = int32(len(t.nodes) + 1)
			t.nodes = append(t.nodes, n)
			inScript = tag == atom.Script
			if inScript {
				scriptKind = ""
				if strings.Contains(strings.ToLower(t.attr(len(t.nodes)-1, "type")), "ld+json") {
					scriptKind = "ld+json"
				}
			}
			if void[tag] {
				break
			}
			if len(stack) >= maxDepth {
				break
			}
			stack = append(stack, int32(len(t.nodes)-1))
			if inner != nil {
				t.read(inner, int32(len(t.nodes)-1), false)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if tag == 0 {
				tag = custom
			}
			inScript = false
			if tag == atom.Body || tag == atom.Html || void[tag] {
				continue // text behind them still belongs to the page
			}
			for i := len(stack) - 1; i > 0; i-- {
				open := t.nodes[stack[i]].tag
				if open == tag {
					pop(i)
					break
				}
				if inline[tag] && !inline[open] || fence(open) && !fence(tag) {
					break
				}
			}
		}
	}
}

// custom stands for elements of no standard.
const custom = ^atom.Atom(0)

// Bounds of one token, of one block of data and of the elements of a page.
const (
	maxNodes = 1 << 20
	maxToken = 16 << 20
	maxData  = 4 << 20
)

// fence reports an element that no end tag of an element outside it may close.
func fence(tag atom.Atom) bool {
	return tag == atom.Td || tag == atom.Th || tag == atom.Table || tag == atom.Caption || tag == atom.Template
}

// implied closes what a start tag ends without an end tag of its own.
func implied(t *tree, stack []int32, tag atom.Atom, pop func(int)) []int32 {
	var ends []atom.Atom
	var within atom.Atom
	switch tag {
	case atom.Li:
		ends, within = []atom.Atom{atom.Li}, atom.Ul
	case atom.Dt, atom.Dd:
		ends, within = []atom.Atom{atom.Dt, atom.Dd}, atom.Dl
	case atom.Tr:
		ends, within = []atom.Atom{atom.Tr}, atom.Table
	case atom.Td, atom.Th:
		ends, within = []atom.Atom{atom.Td, atom.Th}, atom.Tr
	case atom.Option:
		ends = []atom.Atom{atom.Option}
	case atom.A:
		ends = []atom.Atom{atom.A}
	case atom.Body:
		return stack
	}
	for i := len(stack) - 1; i > 0; i-- {
		open := t.nodes[stack[i]].tag
		if open == atom.P && !inline[tag] && !void[tag] && tag != custom {
			pop(i)
			return implied(t, stack[:i], tag, pop)
		}
		for _, e := range ends {
			if open == e {
				pop(i)
				return stack[:i]
			}
		}
		switch {
		case open == within || open == atom.Ol && within == atom.Ul || fence(open) && !(tag == atom.Tr && open != atom.Table):
			return stack
		case ends == nil && !inline[open]:
			return stack
		case tag == atom.A && !inline[open]:
			return stack
		}
	}
	return stack
}

// attr returns the value of an attribute of a node, "" if it has none.
func (t *tree) attr(n int, key string) string {
	for _, a := range t.attrs[t.nodes[n].attrs[0]:t.nodes[n].attrs[1]] {
		if a.key == key {
			return a.value
		}
	}
	return ""
}

// has reports that a node has an attribute, with or without a value.
func (t *tree) has(n int, key string) bool {
	for _, a := range t.attrs[t.nodes[n].attrs[0]:t.nodes[n].attrs[1]] {
		if a.key == key {
			return true
		}
	}
	return false
}

// text joins the text of a subtree, blanks made single, up to a number of bytes.
func (t *tree) text(n, limit int) string {
	var b strings.Builder
	for i := n; i < int(t.nodes[n].end) && b.Len() < limit; i++ {
		if skipped[t.nodes[i].tag] {
			i = int(t.nodes[i].end) - 1
			continue
		}
		if t.nodes[i].text != "" {
			b.WriteString(t.nodes[i].text)
		} else if !inline[t.nodes[i].tag] || t.nodes[i].tag == atom.Br {
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
