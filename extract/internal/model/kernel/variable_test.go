package kernel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestVariable(t *testing.T) {
	tests := []struct {
		n, k int
		why  string
	}{
		{16, 32, "keys: a block of words, one head"},
		{37, 32, "no multiple of a block"},
		{32, 37, "values: no multiple of four columns"},
		{32, 36, "fewer weights than before"},
		{1, 1, "the smallest"},
		{160, 32, "more than before"},
	}
	rng := rand.New(rand.NewPCG(6, 7))
	for _, p := range Paths() {
		v, err := NewVariable(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, test := range tests {
			const rows = 11
			// The matrix is a part of a wider one, as it stands and turned.
			stride := max(test.n, test.k) + 5
			src := randomWeights(rng, stride*stride)
			for _, turned := range []bool{false, true} {
				rowStep, columnStep := stride, 1
				if turned {
					rowStep, columnStep = 1, stride
				}
				v.Fill(src[3:], test.n, test.k, rowStep, columnStep)
				w := make([]int8, v.N*v.K)
				for row := range test.n {
					for column := range test.k {
						w[row*v.K+column] = src[3+row*rowStep+column*columnStep]
					}
				}
				x := randomBytes(rng, rows*v.K)
				got := make([]int32, rows*v.N)
				Mul(got, x, rows, &v.Matrix)
				if !slices.Equal(got, naive(x, rows, w, v.N, v.K)) {
					t.Errorf("%v, %dx%d, turned %v: wrong sums (%s)", p, test.n, test.k, turned, test.why)
				}
			}
		}
		src := randomWeights(rng, 160*32)
		if n := testing.AllocsPerRun(5, func() { v.Fill(src, 40, 32, 32, 1) }); n != 0 {
			t.Errorf("%v: filling a matrix that was larger allocates %v times", p, n)
		}
	}
}

func TestVariableErrors(t *testing.T) {
	if _, err := NewVariable(Path(99)); err == nil {
		t.Error("a path of no machine is taken")
	}
	for _, test := range []struct {
		src  []int8
		n, k int
		why  string
	}{
		{make([]int8, 7), 2, 4, "weights are missing"},
		{make([]int8, 8), 0, 4, "no rows"},
		{make([]int8, 8), 2, 0, "no columns"},
		{[]int8{0, 0, 0, 64}, 1, 4, "a weight of eight bits"},
		{[]int8{-64, 0, 0, 0}, 1, 4, "the same below zero"},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("no panic although %s", test.why)
				}
			}()
			v, err := NewVariable(Best())
			if err != nil {
				t.Fatal(err)
			}
			v.Fill(test.src, test.n, test.k, test.k, 1)
		}()
	}
}

// One head of attention: the products of all words by their keys, then of their weights by the values.
func BenchmarkVariable(b *testing.B) {
	for _, p := range Paths() {
		for _, words := range []int{32, 128} {
			b.Run(fmt.Sprintf("%v/%d", p, words), func(b *testing.B) {
				const head, hidden = 32, 384
				rng := rand.New(rand.NewPCG(6, 8))
				src := randomWeights(rng, words*hidden)
				x := randomBytes(rng, words*max(words, head))
				dst := make([]int32, words*max(words, head))
				v, err := NewVariable(p)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				b.SetBytes(2 * int64(words*head))
				for b.Loop() {
					v.Fill(src, words, head, hidden, 1)
					Mul(dst, x, words, &v.Matrix)
					v.Fill(src, head, words, 1, hidden)
					Mul(dst, x, words, &v.Matrix)
				}
				b.ReportMetric(float64(2*2*words*words*head)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GOP/s")
			})
		}
	}
}
