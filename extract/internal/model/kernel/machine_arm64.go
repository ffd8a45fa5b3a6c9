//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

// machine returns the paths that the processor has. NEON is part of arm64.
func machine() []Path {
	var paths []Path
	if cpu.ARM64.HasI8MM {
		paths = append(paths, I8MM)
	}
	if cpu.ARM64.HasASIMDDP {
		paths = append(paths, DotProd)
	}
	return append(paths, NEON)
}

// tileSize returns how many rows and blocks the large tile of a path has.
func tileSize(Path) (rows, blocks int) { return 4, 1 }

// tile sets rows by 16 sums, which lie stride apart in dst, to the products of rows of x by a block of w. It takes one
// row or as many as the large tile has.
func (w *Matrix) tile(dst *int32, stride int, x *uint8, block, rows, _ int) {
	weights, bias, k := &w.packed[block*blockRows*w.K], &w.bias[block*blockRows], w.K
	switch {
	case w.path == I8MM && rows == 4:
		i8mmTile4(dst, stride, x, weights, bias, k)
	case w.path == I8MM:
		i8mmTile1(dst, x, weights, bias, k)
	case w.path == DotProd && rows == 4:
		dotprodTile4(dst, stride, x, weights, bias, k)
	case w.path == DotProd:
		dotprodTile1(dst, x, weights, bias, k)
	case rows == 4:
		neonTile4(dst, stride, x, weights, bias, k)
	default:
		neonTile1(dst, x, weights, bias, k)
	}
}

//go:noescape
func i8mmTile4(dst *int32, stride int, x *uint8, w *int8, bias *int32, k int)

//go:noescape
func i8mmTile1(dst *int32, x *uint8, w *int8, bias *int32, k int)

//go:noescape
func dotprodTile4(dst *int32, stride int, x *uint8, w *int8, bias *int32, k int)

//go:noescape
func dotprodTile1(dst *int32, x *uint8, w *int8, bias *int32, k int)

//go:noescape
func neonTile4(dst *int32, stride int, x *uint8, w *int8, bias *int32, k int)

//go:noescape
func neonTile1(dst *int32, x *uint8, w *int8, bias *int32, k int)
