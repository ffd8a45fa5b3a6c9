package kernel

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// naive is the sum as the definition says it.
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

// check multiplies by every path of this machine and compares with naive. What lies behind the sums must stay.
func check(t *testing.T, x []uint8, rows int, w []int8, n, k int) {
	t.Helper()
	want := naive(x, rows, w, n, k)
	packed := Pack(w, n, k)
	for _, p := range Paths() {
		m, err := New(p, packed, n, k)
		if err != nil {
			t.Fatalf("%v: %v", p, err)
		}
		const behind = -1 << 31
		got := slices.Repeat([]int32{behind}, rows*n+64)
		Mul(got, x, rows, &m)
		if i := slices.IndexFunc(got[rows*n:], func(v int32) bool { return v != behind }); i >= 0 {
			t.Fatalf("%v, %d rows by %dx%d: wrote %d sums behind the last", p, rows, n, k, i+1)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%v, %d rows by %dx%d: row %d, sum %d is %d, want %d", p, rows, n, k, i/n, i%n, got[i], want[i])
			}
		}
	}
}

func randomBytes(rng *rand.Rand, n int) []uint8 {
	x := make([]uint8, n)
	for i := range x {
		x[i] = uint8(rng.Uint32())
	}
	return x
}

func randomWeights(rng *rand.Rand, n int) []int8 {
	w := make([]int8, n)
	for i := range w {
		w[i] = int8(rng.IntN(2*MaxWeight+1) - MaxWeight)
	}
	return w
}

func TestMul(t *testing.T) {
	tests := []struct {
		n, k int
		why  string
	}{
		{16, 4, "one block, one group of four columns"},
		{1, 4, "less than a block"},
		{15, 8, "one row short of a block"},
		{17, 12, "one row beyond a block"},
		{32, 16, "two blocks, the wide tile of AVX-512"},
		{48, 20, "an odd number of blocks"},
		{47, 28, "a wide tile and a rest"},
		{63, 36, "every kind of tile"},
		{40, 380, "just below the columns that the portable path takes at once"},
		{40, 384, "just those columns"},
		{40, 388, "one group of four beyond them"},
		{5, 1536, "the longest sums of the encoder"},
	}
	rng := rand.New(rand.NewPCG(6, 1))
	for _, test := range tests {
		for rows := range 20 {
			check(t, randomBytes(rng, rows*test.k), rows, randomWeights(rng, test.n*test.k), test.n, test.k)
		}
		if t.Failed() {
			t.Fatal(test.why)
		}
	}
	for range 60 {
		rows, n, k := rng.IntN(40), 1+rng.IntN(100), 4*(1+rng.IntN(150))
		check(t, randomBytes(rng, rows*k), rows, randomWeights(rng, n*k), n, k)
	}
}

func TestMulExtremes(t *testing.T) {
	const rows, n = 9, 49
	for _, k := range []int{4, 64, 1536, MaxSide} {
		for _, v := range []uint8{0, 1, 127, 128, 255} {
			for _, c := range []int8{-MaxWeight, 0, MaxWeight} {
				// All of one sign: the largest sums there are, and in each intermediate width.
				check(t, slices.Repeat([]uint8{v}, rows*k), rows, slices.Repeat([]int8{c}, n*k), n, k)
			}
		}
		if testing.Short() && k == 1536 {
			break
		}
	}
	rng := rand.New(rand.NewPCG(6, 2))
	for range 50 {
		// Extremes mixed: neighbouring lanes of opposite signs.
		k := 4 * (1 + rng.IntN(120))
		x, w := make([]uint8, rows*k), make([]int8, n*k)
		for i := range x {
			x[i] = []uint8{0, 255}[rng.IntN(2)]
		}
		for i := range w {
			w[i] = []int8{-MaxWeight, MaxWeight}[rng.IntN(2)]
		}
		check(t, x, rows, w, n, k)
	}
}

func TestPack(t *testing.T) {
	const n, k = 18, 8
	w := make([]int8, n*k)
	for i := range w {
		w[i] = int8(i%120 - 60)
	}
	packed := Pack(w, n, k)
	if len(packed) != 2*16*k {
		t.Fatalf("%d weights, want two blocks", len(packed))
	}
	for i, got := range packed {
		// [block][group of four columns][row][column]
		row, column := i/(16*k)*16+i/4%16, i/64%(k/4)*4+i%4
		want := int8(0)
		if row < n {
			want = w[row*k+column]
		}
		if got != want {
			t.Errorf("place %d, row %d, column %d: %d, want %d", i, row, column, got, want)
		}
	}
}

func TestNewErrors(t *testing.T) {
	good := make([]int8, 16*8)
	high, low := slices.Clone(good), slices.Clone(good)
	high[5], low[127] = 64, -64
	tests := []struct {
		path   Path
		packed []int8
		n, k   int
		want   string
		why    string
	}{
		{Portable, good, 0, 8, "1 to 32768 rows", "no rows"},
		{Portable, good, -16, -8, "1 to 32768 rows", "two signs that cancel"},
		{Portable, good, 16, 6, "a multiple of 4", "columns that are no groups of four"},
		{Portable, nil, 16, 0, "4 to 32768 columns", "no columns"},
		{Portable, nil, 1 << 16, 1 << 16, "1 to 32768 rows", "a product that is zero in 32 bits"},
		{Portable, good[:127], 16, 8, "127 weights instead of 128", "truncated"},
		{Portable, good, 17, 8, "128 weights instead of 256", "a block is missing"},
		{Portable, high, 16, 8, "weight 64 is beyond 63", "eight bits would saturate on AVX2"},
		{Portable, low, 16, 8, "weight -64 is beyond 63", "the same below zero"},
		{Path(99), good, 16, 8, "cannot multiply by unknown", "a path of no machine"},
	}
	for _, test := range tests {
		_, err := New(test.path, test.packed, test.n, test.k)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.why, err, test.want)
		}
	}
}

func TestPaths(t *testing.T) {
	paths := Paths()
	t.Log("paths of this machine:", paths)
	if paths[len(paths)-1] != Portable {
		t.Errorf("the last of %v is not %v", paths, Portable)
	}
	if Best() != paths[0] {
		t.Errorf("best is %v, the first %v", Best(), paths[0])
	}
	for _, p := range paths {
		m, err := New(p, make([]int8, 16*4), 16, 4)
		if err != nil {
			t.Fatal(err)
		}
		if m.Path() != p {
			t.Errorf("a matrix for %v is multiplied by %v", p, m.Path())
		}
		x, dst := make([]uint8, 9*4), make([]int32, 9*16)
		if n := testing.AllocsPerRun(10, func() { Mul(dst, x, 9, &m) }); n != 0 {
			t.Errorf("%v allocates %v times", p, n)
		}
	}
}

func TestMulShort(t *testing.T) {
	m, err := New(Best(), make([]int8, 16*4), 16, 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		x, dst int
		why    string
	}{
		{7, 32, "activations are missing"},
		{8, 31, "there is no room for the last sum"},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("no panic although %s", test.why)
				}
			}()
			Mul(make([]int32, test.dst), make([]uint8, test.x), 2, &m)
		}()
	}
}

func FuzzMul(f *testing.F) {
	f.Add(uint8(9), uint8(33), uint8(3), []byte("\x00\xff\x80\x7f"))
	f.Add(uint8(4), uint8(16), uint8(100), []byte{255})
	f.Add(uint8(17), uint8(50), uint8(17), []byte("any bytes are activations or weights"))
	f.Fuzz(func(t *testing.T, rows, n, quads uint8, data []byte) {
		r, rowsOfW, k := int(rows%24), 1+int(n%80), 4*(1+int(quads%110))
		if len(data) == 0 {
			data = []byte{0}
		}
		// The bytes are used up to where they end, then those of a generator that they seed.
		var seed [8]byte
		copy(seed[:], data)
		rng := rand.New(rand.NewPCG(binary.LittleEndian.Uint64(seed[:]), uint64(len(data))))
		x, w := randomBytes(rng, r*k), randomWeights(rng, rowsOfW*k)
		copy(x, data)
		for i, v := range data[:min(len(data), len(w))] {
			w[len(w)-1-i] = int8(int(v)%(2*MaxWeight+1) - MaxWeight)
		}
		check(t, x, r, w, rowsOfW, k)
	})
}

func BenchmarkMul(b *testing.B) {
	for _, p := range Paths() {
		for _, s := range []struct{ rows, n, k int }{
			{32, 384, 384}, {32, 1152, 384}, {32, 1536, 384}, {32, 384, 1536},
			{128, 384, 384}, {128, 1152, 384}, {128, 1536, 384}, {128, 384, 1536}, {29, 50, 384},
		} {
			b.Run(fmt.Sprintf("%v/%dx%dx%d", p, s.rows, s.n, s.k), func(b *testing.B) {
				rng := rand.New(rand.NewPCG(6, 3))
				m, err := New(p, Pack(randomWeights(rng, s.n*s.k), s.n, s.k), s.n, s.k)
				if err != nil {
					b.Fatal(err)
				}
				x := randomBytes(rng, s.rows*s.k)
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

func BenchmarkNew(b *testing.B) {
	const n, k = 1536, 384
	packed := Pack(randomWeights(rand.New(rand.NewPCG(6, 4)), n*k), n, k)
	for _, p := range Paths() {
		b.Run(p.String(), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(packed)))
			for b.Loop() {
				if _, err := New(p, packed, n, k); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
