package graph

// keep leaves out edges that are too light, and those that lie outside the largest component or too far from the actors
// that are asked for. Edges have indices of things: entities, then events.
func (p *projection) keep(edges []Edge) []Edge {
	if p.opt.MinWeight > 0 {
		kept := edges[:0]
		for _, e := range edges {
			if e.Weight >= p.opt.MinWeight {
				kept = append(kept, e)
			}
		}
		p.omitted.Light = len(edges) - len(kept)
		edges = kept
	}
	all := len(edges)
	if len(p.opt.Ego) > 0 {
		near := p.around(edges)
		kept := edges[:0]
		for _, e := range edges {
			if near[e.From] && near[e.To] {
				kept = append(kept, e)
			}
		}
		edges = kept
	}
	if p.opt.Giant && len(edges) > 0 {
		component := map[int]int{}
		for _, r := range rank(edges) {
			component[r.entity] = r.component
		}
		kept := edges[:0]
		for _, e := range edges {
			if component[e.From] == 0 {
				kept = append(kept, e)
			}
		}
		edges = kept
	}
	p.omitted.Apart = all - len(edges)
	return edges
}

// around returns what is at most Hops away from the actors of Ego. Between two actors stands an event, if events are
// nodes, which is no step of its own.
func (p *projection) around(edges []Edge) map[int]bool {
	neighbours := map[int][]int{}
	for _, e := range edges {
		neighbours[e.From] = append(neighbours[e.From], e.To)
		neighbours[e.To] = append(neighbours[e.To], e.From)
	}
	near := map[int]bool{}
	var frontier []int
	for _, name := range p.opt.Ego {
		for _, i := range Find(p.rec, name) {
			if !near[i] {
				near[i] = true
				frontier = append(frontier, i)
			}
		}
	}
	hops := max(p.opt.Hops, 1)
	if p.opt.EventNodes {
		hops *= 2
	}
	for ; hops > 0 && len(frontier) > 0; hops-- {
		var next []int
		for _, at := range frontier {
			for _, to := range neighbours[at] {
				if !near[to] {
					near[to] = true
					next = append(next, to)
				}
			}
		}
		frontier = next
	}
	return near
}
