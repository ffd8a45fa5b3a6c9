//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

// machine returns the paths that the processor has and whose registers the operating system keeps.
func machine() []Path {
	var paths []Path
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI {
		paths = append(paths, AVX512VNNI)
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVXVNNI {
		paths = append(paths, AVXVNNI)
	}
	if cpu.X86.HasAVX2 {
		paths = append(paths, AVX2)
	}
	return paths
}

// tileSize returns how many rows and blocks the large tile of a path has.
func tileSize(p Path) (rows, blocks int) {
	if p == AVX512VNNI {
		return 8, 2
	}
	return 4, 1
}

// tile sets rows by blocks*16 sums, which lie stride apart in dst, to the products of rows of x by blocks of w, of which
// the first is block. It takes one row or as many as the path's large tile has.
func (w *Matrix) tile(dst *int32, stride int, x *uint8, block, rows, blocks int) {
	p, weights, k := w.path, &w.packed[block*blockRows*w.K], w.K
	switch {
	case p == AVX512VNNI && rows == 8 && blocks == 2:
		avx512Tile8x2(dst, stride, x, weights, k)
	case p == AVX512VNNI && rows == 8:
		avx512Tile8x1(dst, stride, x, weights, k)
	case p == AVX512VNNI && blocks == 2:
		avx512Tile1x2(dst, x, weights, k)
	case p == AVX512VNNI:
		avx512Tile1x1(dst, x, weights, k)
	case p == AVXVNNI && rows == 4:
		avxvnniTile4(dst, stride, x, weights, k)
	case p == AVXVNNI:
		avxvnniTile1(dst, x, weights, k)
	case rows == 4:
		avx2Tile4(dst, stride, x, weights, k)
	default:
		avx2Tile1(dst, x, weights, k)
	}
}

//go:noescape
func avx512Tile8x2(dst *int32, stride int, x *uint8, w *int8, k int)

//go:noescape
func avx512Tile8x1(dst *int32, stride int, x *uint8, w *int8, k int)

//go:noescape
func avx512Tile1x2(dst *int32, x *uint8, w *int8, k int)

//go:noescape
func avx512Tile1x1(dst *int32, x *uint8, w *int8, k int)

//go:noescape
func avxvnniTile4(dst *int32, stride int, x *uint8, w *int8, k int)

//go:noescape
func avxvnniTile1(dst *int32, x *uint8, w *int8, k int)

//go:noescape
func avx2Tile4(dst *int32, stride int, x *uint8, w *int8, k int)

//go:noescape
func avx2Tile1(dst *int32, x *uint8, w *int8, k int)
