package kernel

// maxTileRows is the most rows that the large tile of any path has.
const maxTileRows = 8

// mulTiles multiplies by the tiles of an assembly path. A block of the weights stays in the first cache while all rows of
// x pass by, so that the weights come from memory once.
func (w *Matrix) mulTiles(dst []int32, x []uint8, rows int) {
	_, wide := tileSize(w.path)
	whole := w.N / blockRows
	for block := 0; block < whole; {
		blocks := min(wide, whole-block)
		w.mulBlocks(dst[block*blockRows:], x, rows, block, blocks)
		block += blocks
	}
	if rest := w.N % blockRows; rest > 0 {
		w.mulRest(dst[whole*blockRows:], x, rows, whole, rest)
	}
}

// mulBlocks multiplies all rows by blocks that lie within the N rows of the weights.
func (w *Matrix) mulBlocks(dst []int32, x []uint8, rows, block, blocks int) {
	high, _ := tileSize(w.path)
	weights := &w.packed[block*blockRows*w.K]
	for r := 0; r < rows; {
		r = back(r, rows, high)
		step := 1
		if rows-r >= high {
			step = high
		}
		tile(w.path, &dst[r*w.N], w.N, &x[r*w.K], weights, w.K, step, blocks)
		r += step
	}
}

// back returns where the tile at row r starts: earlier where most of a large tile is left, because computing some rows
// twice is then cheaper than the left ones singly.
func back(r, rows, high int) int {
	if left := rows - r; left < high && left >= high/2 && rows >= high {
		return rows - high
	}
	return r
}

// mulRest multiplies all rows by the last block, of whose rows only the first rest are in the matrix.
func (w *Matrix) mulRest(dst []int32, x []uint8, rows, block, rest int) {
	high, _ := tileSize(w.path)
	weights := &w.packed[block*blockRows*w.K]
	var sums [maxTileRows * blockRows]int32
	for r := 0; r < rows; {
		r = back(r, rows, high)
		step := 1
		if rows-r >= high {
			step = high
		}
		tile(w.path, &sums[0], blockRows, &x[r*w.K], weights, w.K, step, 1)
		for i := range step {
			copy(dst[(r+i)*w.N:][:rest], sums[i*blockRows:])
		}
		r += step
	}
}
