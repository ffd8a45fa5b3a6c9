package kernel

import (
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
