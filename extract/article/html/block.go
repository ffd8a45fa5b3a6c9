package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/dateline/dateline/extract/article/doc"
)

// block is a run of text that no block element interrupts.
type block struct {
	doc.Block
	node   int // the block element around it
	start  int // its first node
	last   int // and its last
	chars  int // letters and digits, those of scripts without blanks counted twice
	linked int // of them within links
}

// blocks cuts the page into runs of text.
func (t *tree) blocks() []block {
	c := cutter{t: t, out: make([]block, 0, 64)}
	c.walk(0, state{})
	c.flush()
	return c.out
}

// state is what the elements around a run of text say of it.
type state struct {
	node  int
	kind  doc.Kind
	level int
	quote bool
	link  string // target of the link around
	pre   bool
}

type cutter struct {
	t    *tree
	out  []block
	text []byte // of the run so far, blanks single
	blk  block
	open bool
	br   bool
}

func (c *cutter) flush() {
	if c.open {
		text := strings.TrimRight(string(c.text), " \n")
		if text != "" {
			c.blk.Text = text
			links := c.blk.Links[:0]
			for _, l := range c.blk.Links {
				if l.End = min(l.End, len(text)); l.Start < l.End {
					links = append(links, l)
				}
			}
			c.blk.Links = links
			c.out = append(c.out, c.blk)
		}
	}
	c.open, c.text, c.br = false, c.text[:0], false
}

func (c *cutter) walk(n int, s state) {
	t := c.t
	end := int(t.nodes[n].end)
	for i := n + 1; i < end; i = int(t.nodes[i].end) {
		nd := &t.nodes[i]
		switch {
		case nd.tag == 0:
			c.add(i, nd.text, s)
		case skipped[nd.tag] || nd.tag == atom.Title || nd.tag == atom.Head:
		case nd.tag == atom.Br:
			if s.pre {
				c.add(i, "\n", s)
			} else if c.br {
				c.flush()
			} else if c.open {
				c.br = true
			}
		case nd.tag == atom.A:
			in := s
			if in.link = strings.TrimSpace(t.attr(i, "href")); strings.HasPrefix(in.link, "#") || strings.HasPrefix(in.link, "javascript:") {
				in.link = ""
			}
			if in.link == "" {
				in.link = "#"
			}
			c.walk(i, in)
		case inline[nd.tag] && t.hovers(i):
		case inline[nd.tag]:
			c.walk(i, s)
		default:
			c.flush()
			in := s
			in.node = i
			switch nd.tag {
			case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				in.kind, in.level = doc.Heading, int(nd.tag.String()[1]-'0')
			case atom.Li, atom.Dd, atom.Dt:
				in.kind = doc.Item
			case atom.Blockquote:
				in.kind, in.quote = doc.Quote, true
			case atom.Tr:
				in.kind = doc.Row
			case atom.Pre:
				in.kind, in.pre = doc.Literal, true
			case atom.P, atom.Div:
				if in.kind == doc.Row && nd.tag == atom.Div {
					in.kind = doc.Paragraph
				}
			}
			if (nd.tag == atom.Td || nd.tag == atom.Th) && s.kind == doc.Row && !t.hasBlocks(i) {
				c.cell(i, s)
				continue
			}
			if nd.tag == atom.Td || nd.tag == atom.Th {
				in.kind = doc.Paragraph
			}
			c.walk(i, in)
			c.flush()
		}
	}
}

// hovers reports an element within a line that is seen only when a pointer rests on it, or heard only.
func (t *tree) hovers(n int) bool {
	if t.nodes[n].attrs[0] == t.nodes[n].attrs[1] {
		return false
	}
	return names(t.attr(n, "class"), func(part string) bool {
		switch part {
		case "rollover", "tooltip", "tooltiptext", "popover", "hovercard", "visuallyhidden", "screenreader", "sronly":
			return true
		}
		return false
	}) || strings.Contains(t.attr(n, "class"), "sr-only") || strings.Contains(t.attr(n, "class"), "screen-reader")
}

// hasBlocks reports that a cell of a table holds more than a line, as in pages that are laid out with tables.
func (t *tree) hasBlocks(n int) bool {
	parts := 0
	for i := n + 1; i < int(t.nodes[n].end); i++ {
		switch tag := t.nodes[i].tag; {
		case tag == atom.P || tag == atom.Div:
			if parts++; parts > 1 || len(t.nodes[i:t.nodes[i].end]) > 4 {
				return true
			}
		case !inline[tag] || tag == atom.Br:
			return true
		case tag == 0 && len(t.nodes[i].text) > 400:
			return true
		}
	}
	return false
}

// cell adds a cell to the row before it, or begins a row.
func (c *cutter) cell(n int, s state) {
	before := len(c.out)
	c.walk(n, state{node: s.node, kind: doc.Row})
	c.flush()
	for i := before; i < len(c.out) && i > 0; i++ {
		last := &c.out[i-1]
		if last.Kind != doc.Row || last.node != s.node {
			continue
		}
		shift := len(last.Text) + 3
		for _, l := range c.out[i].Links {
			last.Links = append(last.Links, doc.Link{Start: l.Start + shift, End: l.End + shift, Target: l.Target})
		}
		last.Text += " | " + c.out[i].Text
		last.chars += c.out[i].chars
		last.linked += c.out[i].linked
		c.out = append(c.out[:i], c.out[i+1:]...)
		i--
	}
}

// add appends the text of a node to the run.
func (c *cutter) add(n int, text string, s state) {
	if !c.open {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			return
		}
		kind := s.kind
		if s.quote && kind == doc.Paragraph {
			kind = doc.Quote
		}
		c.blk = block{Block: doc.Block{Kind: kind, Level: s.level}, node: s.node, start: n}
		c.open = true
	}
	c.blk.last = n
	start := len(c.text)
	if c.br && strings.TrimSpace(text) != "" {
		for len(c.text) > 0 && c.text[len(c.text)-1] == ' ' {
			c.text = c.text[:len(c.text)-1]
		}
		c.text = append(c.text, '\n')
		c.br = false
	}
	count := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r == '\n' && s.pre:
			c.text = append(c.text, '\n')
		case r == ' ' || r < ' ' || r == 0x7f || r >= 0x80 && unicode.IsSpace(r):
			if k := len(c.text); k > 0 && c.text[k-1] != ' ' && c.text[k-1] != '\n' {
				c.text = append(c.text, ' ')
			}
		case r == 0xad || r == 0x200b || r == 0xfeff || r == 0x2060 || r >= 0x80 && r < 0xa0:
		case r == utf8.RuneError:
			c.text = append(c.text, "\ufffd"...)
		default:
			c.text = append(c.text, text[i:i+size]...)
			if r > ' ' && r < utf8.RuneSelf || unicode.IsLetter(r) || unicode.IsDigit(r) {
				count++
				if r >= 0x2e80 && r < 0xff00 {
					count++
				}
			}
		}
		i += size
	}
	c.blk.chars += count
	if s.link == "" {
		return
	}
	c.blk.linked += count
	for start < len(c.text) && (c.text[start] == ' ' || c.text[start] == '\n') {
		start++
	}
	if s.link == "#" || start >= len(c.text) {
		return
	}
	end := len(strings.TrimRight(string(c.text[start:]), " ")) + start
	if k := len(c.blk.Links); k > 0 && c.blk.Links[k-1].Target == s.link && c.blk.Links[k-1].End+1 >= start {
		c.blk.Links[k-1].End = end
	} else {
		c.blk.Links = append(c.blk.Links, doc.Link{Start: start, End: end, Target: s.link})
	}
}
