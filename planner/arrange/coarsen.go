package arrange

import (
	"math/rand/v2"
	"slices"
)

// coarsen merges nodes along heavy edges, those of few neighbours first, and
// returns the coarser graph with the map from fine to coarse nodes. A node whose
// neighbours are all taken joins the cluster of one, as leaves do around a hub.
func coarsen(g *Graph, rng *rand.Rand, slots int) (*Graph, []int32) {
	n := g.Len()
	c := clustering{g: g, of: make([]int32, n), most: max(3, 4*float64(slots)/float64(n))}
	for v := range c.of {
		c.of[v] = -1
	}
	for _, v := range visitOrder(g, rng) {
		if c.of[v] < 0 {
			c.settle(v)
		}
	}
	return contract(g, c.of, len(c.size)), c.of
}

// clustering is a partition of nodes in the making.
type clustering struct {
	g    *Graph
	of   []int32   // cluster by node, -1 for none yet
	size []float64 // slots by cluster
	most float64   // slots that a cluster may take
}

// settle opens a cluster for a node with its best free neighbour, or joins one.
func (c *clustering) settle(v int32) {
	free, taken := c.best(v)
	switch {
	case free >= 0:
		c.of[v], c.of[free] = int32(len(c.size)), int32(len(c.size))
		c.size = append(c.size, c.g.size(v)+c.g.size(free))
	case taken >= 0:
		c.of[v] = c.of[taken]
		c.size[c.of[v]] += c.g.size(v)
	default:
		c.of[v] = int32(len(c.size))
		c.size = append(c.size, c.g.size(v))
	}
}

// best is the neighbour with the heaviest edge for the sizes, among the free ones
// and among those whose cluster has room; -1 for none.
func (c *clustering) best(v int32) (free, taken int32) {
	free, taken = -1, -1
	freeRating, takenRating := 0.0, 0.0
	for k := c.g.Start[v]; k < c.g.Start[v+1]; k++ {
		u := c.g.To[k]
		if c.of[u] < 0 {
			r := c.g.Weight[k] / (c.g.size(u) * c.g.size(v))
			if r > freeRating && c.g.size(u)+c.g.size(v) <= c.most {
				free, freeRating = u, r
			}
			continue
		}
		size := c.size[c.of[u]]
		if r := c.g.Weight[k] / (size * c.g.size(v)); r > takenRating && size+c.g.size(v) <= c.most {
			taken, takenRating = u, r
		}
	}
	return free, taken
}

// visitOrder is a random order with nodes of few neighbours first.
func visitOrder(g *Graph, rng *rand.Rand) []int32 {
	order := make([]int32, g.Len())
	for i, v := range rng.Perm(g.Len()) {
		order[i] = int32(v)
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return int(min(g.Start[a+1]-g.Start[a], 8)) - int(min(g.Start[b+1]-g.Start[b], 8))
	})
	return order
}

// contract builds the graph of the merged nodes.
func contract(g *Graph, coarse []int32, count int) *Graph {
	edges := make([]Edge, 0, len(g.To)/2)
	for v := range int32(g.Len()) {
		for k := g.Start[v]; k < g.Start[v+1]; k++ {
			if u := g.To[k]; u > v && coarse[u] != coarse[v] {
				edges = append(edges, Edge{coarse[v], coarse[u], g.Weight[k]})
			}
		}
	}
	pull, size := make([]float64, count), make([]int32, count)
	for v := range coarse {
		pull[coarse[v]] += g.Pull[v]
		size[coarse[v]] += int32(g.size(int32(v)))
	}
	c := NewGraph(count, edges, pull)
	c.Size = size
	return c
}
