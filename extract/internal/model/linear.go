package model

import "math"

// Products are written float32(x*y) before anything is added to them: Go may otherwise fuse the two on some machines, and
// labels would differ there.

// apply normalises a vector to mean 0 and variance 1, then scales and shifts it.
func (l *normal) apply(x []float32) {
	x = x[:width]
	var sum float32
	for _, v := range x {
		sum += v
	}
	mean := sum / width
	var square float32
	for i, v := range x {
		v -= mean
		x[i] = v
		square += float32(v * v)
	}
	scale := float32(1 / math.Sqrt(float64(square/width)+1e-12))
	s, b := l.scale[:width], l.bias[:width]
	for i, v := range x {
		x[i] = float32(float32(v*scale)*s[i]) + b[i]
	}
}

// quantise writes x as q so that x is about scale·(q - zero), and returns scale and zero.
func quantise(q []uint8, x []float32) (scale float32, zero int32) {
	var low, high float32
	for _, v := range x {
		low, high = min(low, v), max(high, v)
	}
	return quantiseIn(q, x, low, high)
}

// quantiseIn is quantise for values in low..high, with low <= 0 <= high.
func quantiseIn(q []uint8, x []float32, low, high float32) (scale float32, zero int32) {
	scale = (high - low) / 255
	if scale < 1e-20 {
		clear(q)
		return 0, 0
	}
	inverse := 1 / scale
	zero = int32(float32(-low*inverse) + 0.5)
	shift := float32(zero) + 0.5
	q = q[:len(x)]
	for i, v := range x {
		q[i] = uint8(min(int32(float32(v*inverse)+shift), 255))
	}
	return scale, zero
}

// floats turns a row of integer products into outputs.
func (l *linear) floats(y []float32, acc []int32, scale float32, zero int32) {
	n := l.n
	y, acc, s, sum, bias := y[:n], acc[:n], l.scale[:n], l.sum[:n], l.bias[:n]
	for i := range y {
		y[i] = float32(float32(s[i]*scale)*float32(acc[i]-zero*sum[i])) + bias[i]
	}
}

// dot is the product of two vectors whose length is a multiple of 4.
func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for i := 0; i+3 < len(a); i += 4 {
		s0 += float32(a[i] * b[i])
		s1 += float32(a[i+1] * b[i+1])
		s2 += float32(a[i+2] * b[i+2])
		s3 += float32(a[i+3] * b[i+3])
	}
	return s0 + s1 + (s2 + s3)
}

// exp is e^x for x <= 0, to about seven digits, by the same steps on every machine.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	const log2e, ln2 = 1.4426950408889634, 0.6931471805599453
	n := float32(int32(float32(x*log2e) - 0.5))
	r := x - float32(n*ln2)
	p := float32(1.0 / 720)
	p = float32(p*r) + 1.0/120
	p = float32(p*r) + 1.0/24
	p = float32(p*r) + 1.0/6
	p = float32(p*r) + 0.5
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return math.Float32frombits(uint32(int32(math.Float32bits(p)) + int32(n)<<23))
}

// chance returns the probability of label i among the scores of all (softmax).
func chance(x []float32, i int) float32 {
	top := x[best(x)]
	var sum float32
	for _, v := range x {
		sum += exp(v - top)
	}
	return exp(x[i]-top) / sum
}

// gelu is the Gaussian error linear unit (Hendrycks and Gimpel 2016), from a table with a step of 1/512: closer than the
// eight bits that its values are rounded to next.
func (c *curves) gelu(x float32) float32 {
	switch {
	case x >= geluTo:
		return x
	case x <= -geluTo:
		return 0
	}
	return c.geluAt[int32(float32((x+geluTo)*geluStep)+0.5)]
}

const (
	geluTo   = 6
	geluStep = 512
)

// share is 255·e^-x for x >= 0, from a table with a step of 1/256.
func (c *curves) share(x float32) uint8 {
	if x >= sharesTo {
		return 0
	}
	return c.shareAt[int32(float32(x*256)+0.5)]
}

const sharesTo = 7

// curves are the tables of gelu and share.
type curves struct {
	geluAt  [2*geluTo*geluStep + 1]float32
	shareAt [sharesTo*256 + 1]uint8
}

func newCurves() *curves {
	c := &curves{}
	for i := range c.geluAt {
		x := float64(i)/geluStep - geluTo
		c.geluAt[i] = float32(0.5 * x * (1 + math.Erf(x/math.Sqrt2)))
	}
	for i := range c.shareAt {
		c.shareAt[i] = uint8(math.Round(255 * math.Exp(-float64(i)/256)))
	}
	return c
}

// resize returns a slice of length n, of the same memory where it is large enough.
func resize[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n, n+n/4)
	}
	return x[:n]
}
