// Package kernel multiplies matrices of small integers, with the same result to the last bit on every machine.
//
// Weights are signed numbers of 7 bits, activations unsigned numbers of 8 bits, sums 32 bits wide. Every path adds the
// same integers and none of them rounds, saturates or wraps on the way, so the order of the additions does not matter
// and what one processor computes any other does too.
package kernel

import (
	"fmt"
	"slices"
)

// MaxWeight is the largest absolute value of a weight. One bit stays free so that the AVX2 instruction which adds two
// products of a byte by a byte in 16 bits cannot saturate: 2*255*63 < 1<<15.
const MaxWeight = 63

// MaxSide bounds the rows and the columns of a matrix: every sum and partial sum stays below 1<<31.
const MaxSide = 1 << 15

const (
	blockRows = 16 // rows of the weights that are stored interleaved
	quad      = 4  // neighbours of one row within a block
)

// Matrix is an N by K matrix of weights together with the path that multiplies it. It is read-only once made and may be
// used by several goroutines.
type Matrix struct {
	N, K   int
	path   Path
	packed []int8
	lanes  []float64 // what the portable path reads instead of packed
	bias   []int32   // 128 times the sum of each row's weights, for paths that take 128 from each activation
}

// Pack lays a row-major n by k matrix out as [ceil(n/16)][k/4][16][4]: four neighbours of each of sixteen rows are 64
// bytes beside each other. Rows that fill the last block are zero. It panics if k is not a multiple of four or the
// matrix is not n by k.
func Pack(rowMajor []int8, n, k int) []int8 {
	if k%quad != 0 || len(rowMajor) != n*k {
		panic(fmt.Sprintf("pack %d weights as %d by %d", len(rowMajor), n, k))
	}
	packed := make([]int8, packedLen(n, k))
	for row := range n {
		block := packed[row/blockRows*blockRows*k:]
		for i := range k {
			block[i/quad*blockRows*quad+row%blockRows*quad+i%quad] = rowMajor[row*k+i]
		}
	}
	return packed
}

func packedLen(n, k int) int { return (n + blockRows - 1) / blockRows * blockRows * k }

// New returns the n by k matrix whose weights stand in packed as Pack lays them out, to be multiplied by one of the Paths
// of this machine. The slice is kept, not copied, and must not change afterwards. Weights of the wrong number or size are
// an error.
func New(path Path, packed []int8, n, k int) (Matrix, error) {
	if !slices.Contains(Paths(), path) {
		return Matrix{}, fmt.Errorf("matrix of %d by %d: this machine cannot multiply by %v", n, k, path)
	}
	if n < 1 || n > MaxSide || k < quad || k > MaxSide || k%quad != 0 {
		return Matrix{}, fmt.Errorf("matrix of %d by %d: need 1 to %d rows and 4 to %d columns, a multiple of 4", n, k, MaxSide, MaxSide)
	}
	if len(packed) != packedLen(n, k) {
		return Matrix{}, fmt.Errorf("matrix of %d by %d: %d weights instead of %d", n, k, len(packed), packedLen(n, k))
	}
	if i := slices.IndexFunc(packed, func(w int8) bool { return w < -MaxWeight || w > MaxWeight }); i >= 0 {
		return Matrix{}, fmt.Errorf("matrix of %d by %d: weight %d is beyond %d", n, k, packed[i], MaxWeight)
	}
	m := Matrix{N: n, K: k, path: path, packed: packed}
	m.prepare()
	return m, nil
}

// prepare makes what the path needs beside the packed weights, in the memory that an earlier call left.
func (w *Matrix) prepare() {
	switch w.path {
	case Portable:
		w.setLanes()
		w.setBias()
	case NEON, DotProd:
		w.setBias()
	case I8MM:
		w.bias = zeros(w.bias, packedLen(w.N, 1))
	}
}

// setBias also counts the rows that fill the last block.
func (w *Matrix) setBias() {
	w.bias = zeros(w.bias, packedLen(w.N, 1))
	for block := 0; block*blockRows < w.N; block++ {
		sums := (*[blockRows]int32)(w.bias[block*blockRows:])
		for weights := w.packed[block*blockRows*w.K:][:blockRows*w.K]; len(weights) > 0; weights = weights[blockRows*quad:] {
			for i := range sums {
				four := (*[quad]int8)(weights[i*quad:])
				sums[i] += 128 * (int32(four[0]) + int32(four[1]) + int32(four[2]) + int32(four[3]))
			}
		}
	}
}

// zeros returns n zeros, in the memory of s if they fit there.
func zeros[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// Path returns the path that multiplies the matrix.
func (w *Matrix) Path() Path { return w.path }

// Mul sets dst[r*w.N+j] to the sum over i of x[r*w.K+i] times weight i of row j, for each of the rows of x. It allocates
// nothing. It panics if x or dst is too short.
func Mul(dst []int32, x []uint8, rows int, w *Matrix) {
	x = x[:rows*w.K]
	dst = dst[:rows*w.N]
	switch {
	case rows == 0:
	case w.path == Portable:
		w.mulLanes(dst, x, rows)
	default:
		w.mulTiles(dst, x, rows)
	}
}
