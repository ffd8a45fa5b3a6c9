package kernel

// The portable path multiplies one activation by three weights with one multiplication of float64, which holds integers
// of 53 bits exactly: the weights stand 18 bits apart in one number, w0 + w1<<18 + w2<<36. Activations less 128 are at
// most 128 in size, so a product is at most 8064 and the sum of sixteen stays within a lane of 18 bits with its sign.
// After sixteen the sums move on to integers. Floating point, because common processors multiply and add two float64 a
// cycle but multiply one integer (four lanes of 16 bits in a uint64 were half as fast); every intermediate is an integer
// below 1<<53, so nothing is ever rounded.
const (
	laneCount = 3
	laneBits  = 18
	laneTerms = 16 // products that fit a lane
	laneRows  = 6  // rows that share one load of the weights
	laneSpan  = 24 * laneTerms
)

// setLanes makes the weights of the portable path: for each three rows their columns, padded with zeros to a multiple of
// laneTerms.
func (w *Matrix) setLanes() {
	padded := padLanes(w.K)
	w.lanes = zeros(w.lanes, (w.N+laneCount-1)/laneCount*padded)
	for row := range w.N {
		weights := w.packed[row/blockRows*blockRows*w.K:][:blockRows*w.K][row%blockRows*quad:]
		group := w.lanes[row/laneCount*padded:][:w.K]
		unit := float64(int64(1) << (row % laneCount * laneBits))
		for i := range group {
			group[i] += unit * float64(weights[i/quad*blockRows*quad+i%quad])
		}
	}
}

func padLanes(k int) int { return (k + laneTerms - 1) / laneTerms * laneTerms }

// mulLanes multiplies by the portable path.
func (w *Matrix) mulLanes(dst []int32, x []uint8, rows int) {
	var columns [laneSpan * laneRows]float64
	padded := padLanes(w.K)
	for r := 0; r < rows; r += laneRows {
		high := min(laneRows, rows-r)
		out := dst[r*w.N:][:high*w.N]
		for i := range high {
			copy(out[i*w.N:][:w.N], w.bias)
		}
		for from := 0; from < w.K; from += laneSpan {
			to := min(from+laneSpan, padded)
			span := columns[:(to-from)*laneRows]
			clear(span)
			for i := range high {
				for c, v := range x[(r+i)*w.K+from : (r+i)*w.K+min(to, w.K)] {
					span[c*laneRows+i] = float64(int(v) - 128)
				}
			}
			for j := 0; j < w.N; j += laneCount {
				group := w.lanes[j/laneCount*padded:]
				addLanes(out, w.N, j, span, group[from:to])
			}
		}
	}
}

// addLanes adds to out, rows of n sums, at columns j to j+2 the products of span by the weights of one group.
func addLanes(out []int32, n, j int, span, weights []float64) {
	var total, middle [laneRows]int64
	sumLanes(&total, &middle, span, weights)
	count := int64(len(weights) / laneTerms)
	for i := range len(out) / n {
		// total is s0 + s1<<18 + s2<<36. The middle sum is known by itself, and without it the outer two lie apart.
		s1 := middle[i] - count<<(laneBits-1)
		outer := total[i] - s1<<laneBits
		s0 := outer << (64 - 2*laneBits) >> (64 - 2*laneBits)
		s2 := (outer - s0) >> (2 * laneBits)
		sums := out[i*n+j : i*n+min(j+laneCount, n)]
		three := [laneCount]int64{s0, s1, s2}
		for c := range sums {
			sums[c] += int32(three[c])
		}
	}
}

// sumLanes multiplies six interleaved rows by the weights of one group. It adds up in total the sums with their lanes and
// in middle the lane between the others, raised by half its range for each laneTerms columns, so that it is not negative.
func sumLanes(total, middle *[laneRows]int64, span, weights []float64) {
	for len(weights) >= laneTerms && len(span) >= laneTerms*laneRows {
		var a0, a1, a2, a3, a4, a5 float64
		x := span[:laneTerms*laneRows]
		for i, w := range weights[:laneTerms] {
			y := (*[laneRows]float64)(x[i*laneRows:])
			a0 += y[0] * w
			a1 += y[1] * w
			a2 += y[2] * w
			a3 += y[3] * w
			a4 += y[4] * w
			a5 += y[5] * w
		}
		spill(&total[0], &middle[0], a0)
		spill(&total[1], &middle[1], a1)
		spill(&total[2], &middle[2], a2)
		spill(&total[3], &middle[3], a3)
		spill(&total[4], &middle[4], a4)
		spill(&total[5], &middle[5], a5)
		weights = weights[laneTerms:]
		span = span[laneTerms*laneRows:]
	}
}

// spill moves the lanes of a to integers.
func spill(total, middle *int64, a float64) {
	const (
		half = 1 << (laneBits - 1)
		both = half | half<<laneBits // nothing is borrowed from the middle lane, and that is not negative
		mask = 1<<laneBits - 1
	)
	t := int64(a)
	*total += t
	*middle += (t + both) >> laneBits & mask
}
