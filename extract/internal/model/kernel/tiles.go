package kernel

// maxTileRows is the most rows that the large tile of any path has.
const maxTileRows = 8

// mulTiles multiplies by the tiles of an assembly path. A block of the weights stays in the first cache while all rows of
// x pass by, so that the weights come from memory once.
func (w *Matrix) mulTiles(dst []int32, x []uint8, rows int) {
	high, wide := tileSize(w.path)
	var sums [maxTileRows * blockRows]int32
	for block := 0; block*blockRows < w.N; {
		j := block * blockRows
		inside := min(w.N-j, wide*blockRows)
		blocks := max(inside/blockRows, 1)
		for r := 0; r < rows; {
			step := 1
			if left := rows - r; left >= high {
				step = high
			} else if left >= high/2 && rows >= high {
				// Computing some rows twice is cheaper than the last ones singly.
				r, step = rows-high, high
			}
			if inside >= blockRows {
				w.tile(&dst[r*w.N+j], w.N, &x[r*w.K], block, step, blocks)
			} else {
				w.tile(&sums[0], blockRows, &x[r*w.K], block, step, 1)
				for i := range step {
					copy(dst[(r+i)*w.N+j:][:inside], sums[i*blockRows:])
				}
			}
			r += step
		}
		block += blocks
	}
}
