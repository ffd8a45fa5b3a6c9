package model

import "github.com/dateline/dateline/extract/internal/model/kernel"

// buffers is the working memory of one window: t pieces, n words and [CLS].
type buffers struct {
	t, n int

	x, y, h []float32 // t × width
	mid     []float32 // t × 3 width, or one row of wide
	q       []uint8   // what is multiplied next, 8 bits
	qs      []float32 // scale of each row of q
	qz      []int32   // and its zero
	acc     []int32   // products
	attend  *attention

	outs, state, name, split int       // columns of out, and where its parts begin
	out                      []float32 // (n) × outs
	arc, rel, score          []float32
	parent                   []int32
	back                     []uint8
	forest                   forest
}

func (b *buffers) grow(m *Model, t, n int) {
	b.t, b.n = t, n
	b.x, b.y, b.h = resize(b.x, t*width), resize(b.y, t*width), resize(b.h, n*width)
	b.mid = resize(b.mid, t*3*width)
	b.q, b.qs, b.qz = resize(b.q, t*wide), resize(b.qs, max(t, n)), resize(b.qz, max(t, n))
	b.outs = m.heads.n
	b.state = 2*arcs + 2*rels
	b.name = b.state + len(m.States)
	b.split = b.name + len(m.Names)
	b.out = resize(b.out, n*b.outs)
}

// piece writes the first vector of piece number at of the window, not yet normalised.
func (b *buffers) piece(m *Model, at int, id int32, shape, space uint8) {
	x := b.x[at*width : (at+1)*width]
	e, s := m.embed[int(id)*width:][:width], m.size[id]
	p, f, g := m.place[at*width:][:width], m.shape[int(shape)*width:][:width], m.space[int(space)*width:][:width]
	for i := range x {
		x[i] = float32(s*float32(e[i])) + p[i] + f[i] + g[i]
	}
}

// times quantises rows of x, k wide, and multiplies them with l; the products are in b.acc.
func (b *buffers) times(l *linear, x []float32, rows, k int) {
	for r := range rows {
		b.qs[r], b.qz[r] = quantise(b.q[r*k:(r+1)*k], x[r*k:(r+1)*k])
	}
	b.multiply(l, rows, k)
}

func (b *buffers) multiply(l *linear, rows, k int) {
	b.acc = resize(b.acc, rows*l.n)
	kernel.Mul(b.acc, b.q[:rows*k], rows, &l.w)
}

// layer runs one layer of the encoder over b.x (Vaswani et al. 2017, with the norms behind the sums).
func (b *buffers) layer(l *layer) {
	t := b.t
	b.times(&l.qkv, b.x, t, width)
	for r := range t {
		l.qkv.floats(b.mid[r*3*width:(r+1)*3*width], b.acc[r*3*width:(r+1)*3*width], b.qs[r], b.qz[r])
	}
	b.attend.run(b.y, b.mid, t)
	b.times(&l.out, b.y, t, width)
	b.add(&l.out, &l.norm1)
	b.times(&l.up, b.x, t, width)
	hidden := b.mid[:wide]
	for r := range t {
		// The quantised rows of width are used up by now: their place is taken by those of wide.
		l.up.floats(hidden, b.acc[r*wide:(r+1)*wide], b.qs[r], b.qz[r])
		var low, high float32
		for i, v := range hidden {
			v = b.attend.gelu(v)
			hidden[i] = v
			low, high = min(low, v), max(high, v)
		}
		b.qs[r], b.qz[r] = quantiseIn(b.q[r*wide:(r+1)*wide], hidden, low, high)
	}
	b.multiply(&l.down, t, wide)
	b.add(&l.down, &l.norm2)
}

// add adds the outputs of l to b.x and normalises.
func (b *buffers) add(l *linear, n *normal) {
	row := b.mid[:width]
	for r := range b.t {
		l.floats(row, b.acc[r*width:(r+1)*width], b.qs[r], b.qz[r])
		x := b.x[r*width : (r+1)*width]
		for i, v := range row {
			x[i] += v
		}
		n.apply(x)
	}
}

// gather copies the vectors of [CLS] and of the first piece of each word to b.h.
func (b *buffers) gather(from []int32, base int32) {
	copy(b.h[:width], b.x[:width])
	for i, f := range from {
		at := int(f-base) + 1
		copy(b.h[(i+1)*width:(i+2)*width], b.x[at*width:(at+1)*width])
	}
}

// headsOf runs the heads over b.h into b.out. The vectors of heads are scaled as the trainer scales their products.
func (b *buffers) headsOf(m *Model) {
	b.times(&m.heads, b.h, b.n, width)
	for r := range b.n {
		m.heads.floats(b.out[r*b.outs:(r+1)*b.outs], b.acc[r*b.outs:(r+1)*b.outs], b.qs[r], b.qz[r])
	}
}
