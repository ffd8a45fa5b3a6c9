package model

import (
	"math"

	"github.com/dateline/dateline/extract/internal/model/kernel"
)

// attention is self-attention in integers: queries and probabilities in 8 bits, keys and values in 7, each vector of a
// head with a scale of its own.
type attention struct {
	*curves
	keys, values *kernel.Variable

	q, p       []uint8
	k, v       []int8
	qs, ks, vs []float32
	qz, ks2    []int32 // zeros of the queries; sums of the keys
	acc        []int32
	row        []float32
}

func newAttention(m *Model) *attention {
	keys, err := kernel.NewVariable(m.path)
	if err != nil {
		panic(err) // the model was opened with this path
	}
	values, _ := kernel.NewVariable(m.path)
	return &attention{curves: m.curves, keys: keys, values: values}
}

// run mixes the values of all t pieces, for each piece by its query: y gets t × width from qkv, t × 3 width.
func (a *attention) run(y, qkv []float32, t int) {
	a.quantise(qkv, t)
	scale := float32(1 / math.Sqrt(headSize))
	a.acc = resize(a.acc, t*max(t, headSize))
	a.row = resize(a.row, t)
	columns := (t + 3) / 4 * 4
	a.p = resize(a.p, t*columns)
	clear(a.p)
	for h := range heads {
		a.keys.Fill(a.k[h*headSize:], t, headSize, width, 1)
		acc := a.acc[:t*t]
		kernel.Mul(acc, a.q[h*t*headSize:(h+1)*t*headSize], t, &a.keys.Matrix)
		ks, sums := a.ks[h*t:(h+1)*t], a.ks2[h*t:(h+1)*t]
		for i := range t {
			qs, qz := a.qs[h*t+i]*scale, a.qz[h*t+i]
			top := float32(math.Inf(-1))
			row, in := a.row[:t], acc[i*t:(i+1)*t]
			for j := range row {
				row[j] = float32(qs*ks[j]) * float32(in[j]-qz*sums[j])
				top = max(top, row[j])
			}
			out := a.p[i*columns : i*columns+t]
			var sum int32
			for j, v := range row {
				out[j] = a.share(top - v)
				sum += int32(out[j])
			}
			a.qs[h*t+i] = 1 / float32(sum) // at least one share is 255
		}
		a.values.Fill(a.v[h*headSize:], headSize, t, 1, width)
		acc = a.acc[:t*headSize]
		kernel.Mul(acc, a.p, t, &a.values.Matrix)
		vs := a.vs[h*headSize : (h+1)*headSize]
		for i := range t {
			part := a.qs[h*t+i]
			out, in := y[i*width+h*headSize:][:headSize], acc[i*headSize:(i+1)*headSize]
			for d := range out {
				out[d] = float32(float32(vs[d]*part) * float32(in[d]))
			}
		}
	}
}

// quantise rounds queries and keys by piece and head, values by dimension.
func (a *attention) quantise(qkv []float32, t int) {
	a.q, a.k, a.v = resize(a.q, t*width), resize(a.k, t*width), resize(a.v, t*width)
	a.qs, a.qz, a.ks, a.ks2, a.vs = resize(a.qs, t*heads), resize(a.qz, t*heads), resize(a.ks, t*heads), resize(a.ks2, t*heads), resize(a.vs, width)
	clear(a.vs)
	for i := range t {
		row := qkv[i*3*width : (i+1)*3*width]
		for h := range heads {
			at := h*t + i
			a.qs[at], a.qz[at] = quantise(a.q[at*headSize:(at+1)*headSize], row[h*headSize:(h+1)*headSize])
			key := row[width+h*headSize:][:headSize]
			var top float32
			for _, v := range key {
				top = max(top, v, -v)
			}
			a.ks[at] = top / kernel.MaxWeight
			inverse := float32(0)
			if top > 0 {
				inverse = kernel.MaxWeight / top
			}
			a.ks2[at] = round(a.k[i*width+h*headSize:][:headSize], key, inverse)
		}
		for d, v := range row[2*width:] {
			a.vs[d] = max(a.vs[d], v, -v)
		}
	}
	a.row = resize(a.row, width)
	for d, top := range a.vs {
		a.row[d] = 0
		if top > 0 {
			a.row[d] = kernel.MaxWeight / top
		}
		a.vs[d] = top / kernel.MaxWeight
	}
	for i := range t {
		value := qkv[i*3*width+2*width:][:width]
		out := a.v[i*width : (i+1)*width]
		inverse := a.row[:width]
		for d, v := range value {
			out[d] = int8(int32(float32(v*inverse[d])+float32(kernel.MaxWeight+0.5)) - kernel.MaxWeight)
		}
	}
}

// round writes x·inverse as whole numbers, -63..63, and returns their sum.
func round(out []int8, x []float32, inverse float32) int32 {
	var sum int32
	for i, v := range x {
		n := int32(float32(v*inverse)+float32(kernel.MaxWeight+0.5)) - kernel.MaxWeight
		out[i] = int8(n)
		sum += n
	}
	return sum
}
