package layout

import (
	"math/rand/v2"
	"slices"
)

// tier is a graph of one level: nodes stand for as many nodes of the finest level as their mass, ties for as many edges
// as their weight.
type tier struct {
	net    *links
	weight []float64 // beside net.next
	mass   []float64
	coarse []int32 // the node of the next level that a node belongs to
}

// coarsest is the number of nodes at which no coarser graph is made.
const coarsest = 60

// levels lays out a connected graph by forces: first a coarse graph of few heavy nodes, then, from level to level,
// finer ones that begin where the coarse nodes came to rest.
func levels(net *links) []Point {
	tiers := []*tier{finest(net)}
	for {
		last := tiers[len(tiers)-1]
		n := last.net.len()
		if n <= coarsest {
			break
		}
		next := last.coarsen()
		if 10*next.net.len() > 9*n {
			break
		}
		tiers = append(tiers, next)
	}
	top := tiers[len(tiers)-1]
	at := start(top, net.len())
	rnd := rand.New(rand.NewPCG(uint64(net.len()), 1))
	for i := len(tiers) - 1; i >= 0; i-- {
		t := tiers[i]
		if i < len(tiers)-1 {
			finer := make([]Point, t.net.len())
			for node, up := range t.coarse {
				spread := 0.5 * root2(t.mass[node])
				finer[node] = Point{at[up].X + (rnd.Float64()-0.5)*spread, at[up].Y + (rnd.Float64()-0.5)*spread}
			}
			at = finer
		}
		t.relax(at, i == len(tiers)-1)
	}
	return at
}

// start lays out the coarsest graph on a ground that holds all nodes.
func start(top *tier, nodes int) []Point {
	var at []Point
	if top.net.len() <= exact {
		at = roughly(top.net)
	} else { // could not be made coarser
		rnd := rand.New(rand.NewPCG(uint64(nodes), 2))
		at = make([]Point, top.net.len())
		for i := range at {
			at[i] = Point{rnd.Float64() * 10, rnd.Float64() * 10}
		}
	}
	wide := 0.0
	for _, p := range at {
		wide = max(wide, p.X, -p.X, p.Y, -p.Y)
	}
	grow := root2(float64(nodes)) / max(wide, 1e-9)
	for i := range at {
		at[i].X *= grow
		at[i].Y *= grow
	}
	return at
}

func finest(net *links) *tier {
	t := &tier{net: net, weight: make([]float64, len(net.next)), mass: make([]float64, net.len())}
	for i := range t.weight {
		t.weight[i] = 1
	}
	for i := range t.mass {
		t.mass[i] = 1
	}
	return t
}

// coarsen returns a graph of about half as many nodes. Each stands for two neighbours with a strong tie and little
// mass or, where all neighbours have a partner already, for two nodes that share a neighbour, as the many that hang on
// a hub do.
func (t *tier) coarsen() *tier {
	n := t.net.len()
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(t.net.of(a)) - len(t.net.of(b)) })
	t.coarse = make([]int32, n)
	for i := range t.coarse {
		t.coarse[i] = -1
	}
	count := int32(0)
	join := func(a, b int) {
		t.coarse[a], t.coarse[b] = count, count
		count++
	}
	var left []int
	for _, a := range order {
		if t.coarse[a] >= 0 {
			continue
		}
		best, most := -1, 0.0
		for k := t.net.first[a]; k < t.net.first[a+1]; k++ {
			b := int(t.net.next[k])
			if t.coarse[b] >= 0 {
				continue
			}
			if pull := t.weight[k] / t.mass[b]; pull > most {
				best, most = b, pull
			}
		}
		if best < 0 {
			left = append(left, a)
			continue
		}
		join(a, best)
	}
	waiting := make([]int32, n) // at a node, one more than the neighbour that waits for a partner
	for _, a := range left {
		if t.coarse[a] >= 0 {
			continue
		}
		hub, most := -1, 0.0
		for k := t.net.first[a]; k < t.net.first[a+1]; k++ {
			if t.weight[k] > most {
				hub, most = int(t.net.next[k]), t.weight[k]
			}
		}
		if w := waiting[hub]; w > 0 {
			join(int(w-1), a)
			waiting[hub] = 0
			continue
		}
		waiting[hub] = int32(a) + 1
	}
	for _, a := range order {
		if t.coarse[a] < 0 {
			join(a, a)
		}
	}
	return t.gather(int(count))
}

// gather makes the graph of the coarse nodes.
func (t *tier) gather(n int) *tier {
	members := make([][2]int32, n)
	for i := range members {
		members[i] = [2]int32{-1, -1}
	}
	c := &tier{net: &links{first: make([]int32, 1, n+1)}, mass: make([]float64, n)}
	for node, up := range t.coarse {
		if members[up][0] < 0 {
			members[up][0] = int32(node)
		} else {
			members[up][1] = int32(node)
		}
		c.mass[up] += t.mass[node]
	}
	sum := make([]float64, n)
	var near []int32
	for up, pair := range members {
		near = near[:0]
		for _, node := range pair {
			if node < 0 {
				continue
			}
			for k := t.net.first[node]; k < t.net.first[node+1]; k++ {
				other := t.coarse[t.net.next[k]]
				if int(other) == up {
					continue
				}
				if sum[other] == 0 {
					near = append(near, other)
				}
				sum[other] += t.weight[k]
			}
		}
		slices.Sort(near)
		for _, other := range near {
			c.net.next = append(c.net.next, other)
			c.weight = append(c.weight, sum[other])
			sum[other] = 0
		}
		c.net.first = append(c.net.first, int32(len(c.net.next)))
	}
	return c
}
