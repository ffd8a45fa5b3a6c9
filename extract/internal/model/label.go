package model

import (
	"math"

	"github.com/dateline/dateline/extract/internal/model/kernel"
)

// follow tells which name label may follow which: I-person only B-person or I-person.
func follow(names []string) []bool {
	n := len(names)
	out := make([]bool, n*n)
	for a, x := range names {
		for b, y := range names {
			out[a*n+b] = len(y) < 2 || y[0] != 'I' || len(x) > 1 && x[2:] == y[2:]
		}
	}
	return out
}

// outside is the label of words in no name, the first of Model.Names.
const outside = 0

// ruled is how much the rules of package text weigh against the network in the question of where a sentence begins,
// in log odds.
const ruled = 2

// label writes the labels of a window's words from the outputs of the heads: sentences, tags, trees, names.
func (p *pass) label(w window) {
	b, r := &p.b, p.r
	n := w.last - w.first
	for i := range n {
		at := w.first + i
		row := b.out[(i+1)*b.outs : (i+2)*b.outs]
		state, name, split := row[b.state:b.name], row[b.name:b.split], row[b.split]
		r.State[at] = uint8(best(state))
		r.Tag[at] = chance(state, best(state))
		r.Out[at] = chance(name, outside)
		odds := split - ruled
		if p.rule[at] {
			odds = split + ruled
		}
		inside := at > 0 && r.Words[at-1].Token == r.Words[at].Token
		r.First[at] = i == 0 && w.begin || i > 0 && (p.para[at] || odds > 0 && !inside)
	}
	for a := 0; a < n; {
		z := a + 1
		for z < n && !r.First[w.first+z] {
			z++
		}
		p.tree(w.first, a, z)
		p.names(w.first, a, z)
		a = z
	}
	if !w.begin {
		p.join(w)
	}
}

// join hangs the tree of a window that goes on in the middle of a sentence on the part before it.
func (p *pass) join(w window) {
	root := int32(w.first - 1)
	for p.r.Head[root] >= 0 {
		root = p.r.Head[root]
	}
	for i := w.first; i < w.last && (i == w.first || !p.r.First[i]); i++ {
		if p.r.Head[i] < 0 {
			p.r.Head[i] = root
			if rel := indexOf(p.m.Rels, "parataxis"); rel >= 0 {
				p.r.Rel[i] = uint8(rel)
			}
		}
	}
}

func indexOf(list []string, x string) int {
	for i, y := range list {
		if x == y {
			return i
		}
	}
	return -1
}

// names finds the best sequence of name labels that may follow each other (Viterbi).
func (p *pass) names(base, a, z int) {
	m, b := p.m, &p.b
	k := len(m.Names)
	b.score = resize(b.score, k*2)
	b.back = resize(b.back, (z-a)*k)
	now, next := b.score[:k], b.score[k:]
	for i := a; i < z; i++ {
		name := b.out[(i+1)*b.outs+b.name:][:k]
		for y := range k {
			top, from := float32(math.Inf(-1)), 0
			if i == a {
				if m.follow[y] { // as after "O", the first label
					top = 0
				}
			} else {
				for x := range k {
					if m.follow[x*k+y] && now[x] > top {
						top, from = now[x], x
					}
				}
			}
			next[y] = top + name[y]
			b.back[(i-a)*k+y] = uint8(from)
		}
		now, next = next, now
	}
	y := best(now)
	for i := z - 1; i >= a; i-- {
		p.r.Name[base+i] = uint8(y)
		p.r.Sure[base+i] = chance(b.out[(i+1)*b.outs+b.name:][:k], y)
		y = int(b.back[(i-a)*k+y])
	}
}

// tree finds the heads of a sentence, words a..z-1 of the window, and names the relations.
func (p *pass) tree(base, a, z int) {
	b := &p.b
	n := z - a
	b.arc = resize(b.arc, n*(n+1))
	b.parent = resize(b.parent, n)
	for i := range n {
		dep := b.out[(a+i+1)*b.outs:][:arcs]
		row := b.arc[i*(n+1) : (i+1)*(n+1)]
		row[0] = dot(dep, b.out[arcs:2*arcs])
		for j := range n {
			row[j+1] = dot(dep, b.out[(a+j+1)*b.outs+arcs:][:arcs])
		}
	}
	spanning(b.arc, n, b.parent, &b.forest)
	b.q = resize(b.q, n*rels)
	b.qs = resize(b.qs, n)
	b.qz = resize(b.qz, n)
	b.acc = resize(b.acc, n*len(p.m.Rels))
	for i := range n {
		head := 0
		if b.parent[i] > 0 {
			head = a + int(b.parent[i])
			p.r.Head[base+a+i] = int32(base+a) + b.parent[i] - 1
		} else {
			p.r.Head[base+a+i] = -1
		}
		dep := b.out[(a+i+1)*b.outs+2*arcs:][:rels]
		top := b.out[head*b.outs+2*arcs+rels:][:rels]
		b.rel = resize(b.rel, rels)
		for k := range rels {
			b.rel[k] = max(0, dep[k]+top[k])
		}
		b.qs[i], b.qz[i] = quantise(b.q[i*rels:(i+1)*rels], b.rel)
	}
	l := &p.m.rel
	kernel.Mul(b.acc, b.q[:n*rels], n, &l.w)
	b.rel = resize(b.rel, l.n)
	for i := range n {
		l.floats(b.rel, b.acc[i*l.n:(i+1)*l.n], b.qs[i], b.qz[i])
		if b.parent[i] > 0 && p.m.root >= 0 {
			b.rel[p.m.root] = float32(math.Inf(-1))
		}
		p.r.Rel[base+a+i] = uint8(best(b.rel))
	}
}

// best returns the index of the greatest value, the first among equals.
func best(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}
