package kernel

import (
	"math/rand/v2"
	"slices"
	"syscall"
	"testing"
	"unsafe"
)

// atEnd returns n bytes that end where a page begins that may not be touched.
func atEnd(t *testing.T, n int) []byte {
	t.Helper()
	page := syscall.Getpagesize()
	size := (n + page - 1) / page * page
	area, err := syscall.Mmap(-1, 0, size+page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Munmap(area); err != nil {
			t.Error(err)
		}
	})
	if err := syscall.Mprotect(area[size:], syscall.PROT_NONE); err != nil {
		t.Fatal(err)
	}
	return area[size-n : size]
}

// The weights are read in place from the program's own file, so that a load beyond them may end the program.
func TestMulStaysInside(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 5))
	for _, test := range []struct {
		n, k int
		why  string
	}{
		{16, 4, "the smallest"},
		{48, 20, "groups of four columns left over"},
		{50, 392, "rows left over, more columns than one span"},
	} {
		for rows := 1; rows < 14; rows++ {
			weights := randomWeights(rng, test.n*test.k)
			packed := Pack(weights, test.n, test.k)
			x := atEnd(t, rows*test.k)
			copy(x, randomBytes(rng, len(x)))
			guarded := atEnd(t, len(packed))
			w := unsafe.Slice((*int8)(unsafe.Pointer(&guarded[0])), len(packed))
			copy(w, packed)
			sums := atEnd(t, 4*rows*test.n)
			dst := unsafe.Slice((*int32)(unsafe.Pointer(&sums[0])), rows*test.n)
			want := naive(x, rows, weights, test.n, test.k)
			for _, p := range Paths() {
				m, err := New(p, w, test.n, test.k)
				if err != nil {
					t.Fatal(err)
				}
				clear(dst)
				Mul(dst, x, rows, &m)
				if !slices.Equal(dst, want) {
					t.Errorf("%v, %d rows, %s: wrong sums", p, rows, test.why)
				}
			}
		}
	}
}
