package measure

// louvain finds communities that have more ties inside than chance would give them: nodes move to the community of a
// neighbour as long as modularity gains, then communities become nodes, and so on (Blondel, Guillaume, Lambiotte,
// Lefebvre 2008). One that came apart meanwhile is split into its parts, which never lowers modularity (Traag,
// Waltman, van Eck 2019). It returns the community of each node.
func louvain(s *simple) []int {
	community := make([]int, s.nodes())
	for i := range community {
		community[i] = i
	}
	level := s
	inside := make([]float64, s.nodes()) // weight of ties within a node, twice
	for {
		moved, found := move(level, inside)
		if !moved {
			break
		}
		groups, count := bySize(found)
		for i, c := range community {
			community[i] = groups[c]
		}
		level, inside = contract(level, inside, groups, count)
	}
	return connected(s, community)
}

// gain below which a move is not worth it, as a part of all weight: rounding, which could go on for ever.
const leastGain = 1e-12

// move moves nodes to better communities until none gains.
func move(s *simple, inside []float64) (moved bool, community []int) {
	n := s.nodes()
	community = make([]int, n)
	strength := make([]float64, n) // by node
	total := make([]float64, n)    // of the strengths of a community
	all := 0.0                     // twice the weight of all ties
	for i := range community {
		community[i] = i
		strength[i] = s.strength(i) + inside[i]
		total[i] = strength[i]
		all += strength[i]
	}
	if all == 0 {
		return false, community
	}
	to := make([]float64, n) // weight of the ties of the node at hand to a community
	var near []int           // the communities it has ties to
	turn := order(n)
	for again := true; again; {
		again = false
		for _, i := range turn {
			from := community[i]
			near = append(near[:0], from)
			weights := s.weights(int(i))
			for k, j := range s.neighbours(int(i)) {
				c := community[j]
				if to[c] == 0 && c != from {
					near = append(near, c)
				}
				to[c] += weights[k]
			}
			total[from] -= strength[i]
			best, most := from, to[from]-strength[i]*total[from]/all
			for _, c := range near[1:] {
				if gain := to[c] - strength[i]*total[c]/all; gain > most+leastGain*all {
					best, most = c, gain
				}
			}
			total[best] += strength[i]
			if best != from {
				community[i] = best
				moved, again = true, true
			}
			for _, c := range near {
				to[c] = 0
			}
		}
	}
	return moved, community
}

// contract makes a node of each community.
func contract(s *simple, inside []float64, community []int, count int) (*simple, []float64) {
	members := make([][]int32, count)
	for i, c := range community {
		members[c] = append(members[c], int32(i))
	}
	out := &simple{first: make([]int32, 1, count+1), total: s.total}
	within := make([]float64, count)
	to := make([]float64, count)
	var near []int
	for c, nodes := range members {
		near = near[:0]
		for _, i := range nodes {
			within[c] += inside[i]
			weights := s.weights(int(i))
			for k, j := range s.neighbours(int(i)) {
				d := community[j]
				if d == c {
					within[c] += weights[k]
					continue
				}
				if to[d] == 0 {
					near = append(near, d)
				}
				to[d] += weights[k]
			}
		}
		for _, d := range near {
			out.other, out.weight = append(out.other, int32(d)), append(out.weight, to[d])
			to[d] = 0
		}
		out.first = append(out.first, int32(len(out.other)))
	}
	return out, within
}

// connected splits groups into parts that hang together.
func connected(s *simple, group []int) []int {
	return flood(s, func(a, b int32) bool { return group[a] == group[b] })
}

// modularity is the part of ties within communities, less what chance would give (Newman and Girvan 2004).
func modularity(s *simple, community []int) float64 {
	if s.total == 0 {
		return 0
	}
	within := 0.0
	strength := make([]float64, s.nodes())
	for i, c := range community {
		weights := s.weights(i)
		for k, j := range s.neighbours(i) {
			if community[j] == c {
				within += weights[k]
			}
			strength[c] += weights[k]
		}
	}
	all := 2 * s.total
	q := within / all
	for _, sum := range strength {
		q -= sum / all * sum / all
	}
	return q
}
