package model

import (
	"unicode"

	"github.com/dateline/dateline/extract/internal/text"
)

// preferred is how many word pieces a window holds at most, unless one sentence needs more: what the network was
// trained on.
const preferred = 96

// pass reads one document: its buffers are used again for each window, so nothing is allocated per word.
type pass struct {
	m *Model
	d *text.Doc
	r *Reading

	pieces []int32 // of all words, one behind the other
	from   []int32 // word -> its first piece; one more at the end
	cache  map[string][2]int32
	rule   []bool // package text begins a sentence at the word
	para   []bool // and a paragraph

	b buffers
}

// window is a range of words; a window that goes on in the middle of a sentence has begin false.
type window struct {
	first, last int
	begin       bool
}

func newPass(m *Model, d *text.Doc, r *Reading) *pass {
	n := len(r.Words)
	p := &pass{m: m, d: d, r: r, b: buffers{attend: newAttention(m)}, from: make([]int32, n+1), cache: map[string][2]int32{}, rule: make([]bool, n), para: make([]bool, n)}
	for i, w := range r.Words {
		p.from[i] = int32(len(p.pieces))
		word := d.Source[w.Start:w.End]
		if at, ok := p.cache[word]; ok {
			p.pieces = append(p.pieces, p.pieces[at[0]:at[1]]...)
		} else {
			p.pieces = m.pieces.cut(p.pieces, fold(word))
			p.cache[word] = [2]int32{p.from[i], int32(len(p.pieces))}
		}
		s := d.SentenceOf[w.Token]
		if i == 0 || r.Words[i-1].Token != w.Token {
			p.rule[i] = int(w.Token) == d.Sentences[s].First
			p.para[i] = p.rule[i] && (s == 0 || d.Sentences[s-1].Paragraph != d.Sentences[s].Paragraph)
		}
	}
	p.from[n] = int32(len(p.pieces))
	return p
}

func (p *pass) size(first, last int) int { return int(p.from[last] - p.from[first]) }

// windows packs neighbouring sentences together, because names are better read with what stands around them. A sentence
// that no window holds is cut. Paragraphs in other scripts are passed over.
func (p *pass) windows() []window {
	var out []window
	n := len(p.r.Words)
	start := 0 // of the window that is being filled
	flush := func(to int) {
		if start < to {
			out = append(out, window{start, to, true})
		}
		start = to
	}
	for a := 0; a < n; {
		z := a + 1
		for z < n && !p.rule[z] {
			z++
		}
		switch size := p.size(a, z); {
		case p.foreign(a, z):
			flush(a)
			for i := a; i < z; i++ {
				p.r.Skip[i], p.r.Head[i], p.r.First[i] = true, int32(i)-1, i == a
			}
			p.r.Head[a] = -1
			start = z
		case size > longest-2:
			flush(a)
			for begin := true; a < z; begin = false {
				b := a + 1
				for b < z && p.size(a, b+1) <= preferred-2 {
					b++
				}
				out = append(out, window{a, b, begin})
				a = b
			}
			start = z
		case p.size(start, z) > preferred-2:
			flush(a)
		}
		a = z
	}
	flush(n)
	return out
}

// foreign reports a sentence whose letters are mostly of no Latin script.
func (p *pass) foreign(a, z int) bool {
	latin, other := 0, 0
	for _, r := range p.d.Source[p.r.Words[a].Start:p.r.Words[z-1].End] {
		if unicode.IsLetter(r) {
			if r < latinLetterTo {
				latin++
			} else {
				other++
			}
		}
	}
	return other > latin
}

// read labels the words of a window.
func (p *pass) read(w window) {
	b := &p.b
	b.grow(p.m, p.size(w.first, w.last)+2, w.last-w.first+1)
	p.embed(w)
	for i := range p.m.layers {
		b.layer(&p.m.layers[i])
	}
	b.gather(p.from[w.first:w.last], p.from[w.first])
	b.headsOf(p.m)
	p.label(w)
}

// embed fills b.x with the first vectors of the window's pieces.
func (p *pass) embed(w window) {
	m, b := p.m, &p.b
	b.piece(m, 0, m.pieces.begin, shapeNone, 0)
	at := 1
	for i := w.first; i < w.last; i++ {
		word := p.r.Words[i]
		blank := uint8(0)
		switch {
		case p.para[i]:
			blank = 2
		case i == 0 || p.r.Words[i-1].End < word.Start:
			blank = 1
		}
		shape := shapeOf(p.d.Source[word.Start:word.End])
		for _, id := range p.pieces[p.from[i]:p.from[i+1]] {
			b.piece(m, at, id, shape, blank)
			blank = 0
			at++
		}
	}
	b.piece(m, at, m.pieces.end, shapeNone, 0)
	for t := range b.t {
		m.norm.apply(b.x[t*width : (t+1)*width])
	}
}
