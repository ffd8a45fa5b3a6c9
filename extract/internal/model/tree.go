package model

// forest holds the working memory of spanning.
type forest struct{ mark []int32 }

// spanning finds the heads of n words from the scores of all arcs: arc[i*(n+1)+h] that head h holds word i+1, where
// h = 0 is the root and h > 0 the word h. parent[i] gets the head of word i+1. Exactly one word hangs on the root: the tree
// of greatest score among those (Chu and Liu 1965, Edmonds 1967).
func spanning(arc []float32, n int, parent []int32, f *forest) {
	greedy(arc, n, parent)
	roots := 0
	for i := range n {
		if parent[i] == 0 {
			roots++
		}
	}
	f.mark = resize(f.mark, n+1)
	if roots == 1 && !f.cyclic(parent, n) {
		return
	}
	// A price on every arc from the root that no tree would pay twice makes one root the best number of them.
	low, high := arc[0], arc[0]
	for i := range n {
		for h := range n + 1 {
			if h != i+1 {
				low, high = min(low, arc[i*(n+1)+h]), max(high, arc[i*(n+1)+h])
			}
		}
	}
	price := (high - low + 1) * float32(n+1)
	size := n + 1
	s := make([]float32, size*size) // s[h*size+i]
	for i := range n {
		for h := range size {
			v := arc[i*(n+1)+h]
			if h == 0 {
				v -= price
			}
			s[h*size+i+1] = v
		}
	}
	alive := make([]bool, size)
	for i := range alive {
		alive[i] = true
	}
	out := edmonds(s, size, alive)
	for i := range n {
		parent[i] = out[i+1]
	}
}

// greedy gives each word its best head.
func greedy(arc []float32, n int, parent []int32) {
	for i := range n {
		top := int32(0)
		row := arc[i*(n+1) : (i+1)*(n+1)]
		for h := 1; h <= n; h++ {
			if h != i+1 && row[h] > row[top] {
				top = int32(h)
			}
		}
		parent[i] = top
	}
}

// cyclic reports that the heads do not all lead to the root.
func (f *forest) cyclic(parent []int32, n int) bool {
	for i := range f.mark {
		f.mark[i] = 0
	}
	f.mark[0] = -1
	for i := 1; i <= n; i++ {
		v := int32(i)
		for f.mark[v] == 0 {
			f.mark[v] = int32(i)
			v = parent[v-1]
		}
		if f.mark[v] == int32(i) {
			return true
		}
		for v = int32(i); f.mark[v] == int32(i); v = parent[v-1] {
			f.mark[v] = -1
		}
	}
	return false
}

// edmonds returns the head of each node in the tree of greatest score that hangs on node 0; s[h*n+i] is the score of h over
// i. Cycles of best heads are contracted one after the other: O(n^2) for each of at most n of them.
func edmonds(s []float32, n int, alive []bool) []int32 {
	// from[h*n+i], to[h*n+i]: the arc between real nodes that stands for the arc between (contracted) nodes h and i.
	from, to := make([]int32, n*n), make([]int32, n*n)
	for h := range n {
		for i := range n {
			from[h*n+i], to[h*n+i] = int32(h), int32(i)
		}
	}
	type contraction struct {
		cycle  []int32 // nodes of the cycle; the first is what they became
		within []int32 // for each, the real head and the real word of the arc inside the cycle
		words  []int32
		member [][]int32 // for each, the real nodes inside it
	}
	inside := make([][]int32, n)
	for i := range n {
		inside[i] = []int32{int32(i)}
	}
	var done []contraction
	head := make([]int32, n)
	for {
		for i := 1; i < n; i++ {
			if !alive[i] {
				continue
			}
			top := -1
			for h := range n {
				if alive[h] && h != i && (top < 0 || s[h*n+i] > s[top*n+i]) {
					top = h
				}
			}
			head[i] = int32(top)
		}
		cycle := findCycle(head, alive, n)
		if cycle == nil {
			break
		}
		c := contraction{cycle: cycle}
		in := make([]bool, n)
		for _, v := range cycle {
			in[v] = true
			h := head[v]
			c.within = append(c.within, from[int(h)*n+int(v)])
			c.words = append(c.words, to[int(h)*n+int(v)])
			c.member = append(c.member, inside[v])
		}
		done = append(done, c)
		at := int(cycle[0])
		for x := range n {
			if !alive[x] || in[x] {
				continue
			}
			// Out of the cycle: the best of its nodes over x. Into it: the best gain over the arc that it breaks.
			bestOut, bestIn := -1, -1
			var outScore, inScore float32
			for _, v := range cycle {
				v := int(v)
				if got := s[v*n+x]; bestOut < 0 || got > outScore {
					bestOut, outScore = v, got
				}
				if got := s[x*n+v] - s[int(head[v])*n+v]; bestIn < 0 || got > inScore {
					bestIn, inScore = v, got
				}
			}
			fo, to2 := from[bestOut*n+x], to[bestOut*n+x]
			fi, ti := from[x*n+bestIn], to[x*n+bestIn]
			s[at*n+x], from[at*n+x], to[at*n+x] = outScore, fo, to2
			s[x*n+at], from[x*n+at], to[x*n+at] = inScore, fi, ti
		}
		var all []int32
		for _, v := range cycle {
			all = append(all, inside[v]...)
			if int(v) != at {
				alive[v] = false
			}
		}
		inside[at] = all
	}
	out := make([]int32, n)
	for i := 1; i < n; i++ {
		if alive[i] {
			h := int(head[i])
			out[to[h*n+i]] = from[h*n+i]
			head[i] = to[h*n+i] // the real word by which the node is entered
		}
	}
	// Open the cycles again, the last first: the arc that enters one breaks it at the node that it enters.
	entered := make([]bool, n)
	for i := 1; i < n; i++ {
		if alive[i] {
			entered[head[i]] = true
		}
	}
	for k := len(done) - 1; k >= 0; k-- {
		c := &done[k]
		for j := range c.cycle {
			broken := false
			for _, v := range c.member[j] {
				broken = broken || entered[v]
			}
			if !broken {
				out[c.words[j]] = c.within[j]
				entered[c.words[j]] = true
			}
		}
	}
	return out
}

// findCycle returns the nodes of a cycle of heads, or nil.
func findCycle(head []int32, alive []bool, n int) []int32 {
	mark := make([]int32, n)
	for i := 1; i < n; i++ {
		if !alive[i] || mark[i] != 0 {
			continue
		}
		v := int32(i)
		for v != 0 && mark[v] == 0 {
			mark[v] = int32(i)
			v = head[v]
		}
		if v != 0 && mark[v] == int32(i) {
			cycle := []int32{v}
			for w := head[v]; w != v; w = head[w] {
				cycle = append(cycle, w)
			}
			return cycle
		}
	}
	return nil
}
