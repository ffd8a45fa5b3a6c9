package kernel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func naive(x []uint8, rows int, w []int8, n, k int) []int32 {
	dst := make([]int32, rows*n)
	for r := range rows {
		for j := range n {
			for i := range k {
				dst[r*n+j] += int32(x[r*k+i]) * int32(w[j*k+i])
			}
		}
	}
	return dst
}

func TestMul(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		rows, n, k := rng.IntN(20), 1+rng.IntN(70), 4*(1+rng.IntN(50))
		x := make([]uint8, rows*k)
		for i := range x {
			x[i] = uint8(rng.IntN(256))
		}
		w := make([]int8, n*k)
		for i := range w {
			w[i] = int8(rng.IntN(2*MaxWeight+1) - MaxWeight)
		}
		for _, p := range Paths() {
			m, err := New(p, Pack(w, n, k), n, k)
			if err != nil {
				t.Fatal(err)
			}
			got := make([]int32, rows*n)
			Mul(got, x, rows, &m)
			if want := naive(x, rows, w, n, k); !slices.Equal(got, want) {
				t.Fatalf("%v: %d rows, %d by %d", p, rows, n, k)
			}
		}
	}
}

var shapes = []struct{ rows, n, k int }{
	{32, 384, 384}, {32, 1152, 384}, {32, 1536, 384}, {32, 384, 1536}, {128, 384, 384}, {128, 1536, 384}, {128, 384, 1536}, {32, 50, 384},
}

func BenchmarkMul(b *testing.B) {
	for _, p := range Paths() {
		for _, s := range shapes {
			b.Run(fmt.Sprintf("%v/%dx%dx%d", p, s.rows, s.n, s.k), func(b *testing.B) {
				m, err := New(p, make([]int8, packedLen(s.n, s.k)), s.n, s.k)
				if err != nil {
					b.Fatal(err)
				}
				x := make([]uint8, s.rows*s.k)
				dst := make([]int32, s.rows*s.n)
				b.ReportAllocs()
				b.SetBytes(int64(len(x) + s.n*s.k))
				for b.Loop() {
					Mul(dst, x, s.rows, &m)
				}
				b.ReportMetric(float64(2*s.rows*s.n*s.k)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GOP/s")
			})
		}
	}
}
