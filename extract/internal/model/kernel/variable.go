package kernel

import (
	"fmt"
	"slices"
)

// Variable is a matrix whose weights change, such as the keys and the values of attention. Unlike other matrices it
// belongs to one goroutine.
type Variable struct{ Matrix }

// NewVariable returns an empty matrix that is multiplied by one of the Paths of this machine.
func NewVariable(path Path) (*Variable, error) {
	if !slices.Contains(Paths(), path) {
		return nil, fmt.Errorf("matrix: this machine cannot multiply by %v", path)
	}
	return &Variable{Matrix{path: path}}, nil
}

// Fill makes the matrix one of n rows and k columns, with src[row*rowStep+column*columnStep] as its weights: steps of
// the distance between rows and 1 take a part of a row-major matrix, the other way round its transpose. Columns of zeros
// are added where k is no multiple of four, so that K is the next one. It allocates only where the matrix needs more room
// than ever before. It panics if src is too short, a side is not between 1 and MaxSide or a weight is beyond MaxWeight.
func (v *Variable) Fill(src []int8, n, k, rowStep, columnStep int) {
	if n < 1 || n > MaxSide || k < 1 || k > MaxSide {
		panic(fmt.Sprintf("fill a matrix of %d by %d", n, k))
	}
	v.N, v.K = n, (k+quad-1)/quad*quad
	v.packed = zeros(v.packed, packedLen(n, v.K))
	var beyond bool
	for row := range n {
		to := v.packed[row/blockRows*blockRows*v.K+row%blockRows*quad:]
		from := src[row*rowStep:]
		for column := 0; column < k; column += quad {
			four := to[column*blockRows:][:quad]
			for i := range min(quad, k-column) {
				w := from[(column+i)*columnStep]
				beyond = beyond || w < -MaxWeight || w > MaxWeight
				four[i] = w
			}
		}
	}
	if beyond {
		panic(fmt.Sprintf("fill a matrix: a weight is beyond %d", MaxWeight))
	}
	v.prepare()
}
