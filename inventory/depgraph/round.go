package depgraph

// rounds finds a shortest way from an asset back to itself, within its strongly
// connected component, breadth first.
type rounds struct {
	g      *Graph
	sieve  *sieve
	inside bitset  // the component; empty between two questions
	to     []int32 // number of assets on the way to the first member; 0 where not known
	met    []int32
}

func newRounds(g *Graph, s *sieve) *rounds {
	return &rounds{g: g, sieve: s, inside: newBitset(g.Len()), to: make([]int32, g.Len())}
}

// find gives the dependencies of the first in order of the shortest rounds through
// the first member.
func (r *rounds) find(members []int32) []int32 {
	for _, v := range members {
		r.inside.add(v)
	}
	home := members[0]
	length := r.search(home)
	way := make([]int32, 0, length)
	for u := home; length > 0; length-- {
		d := r.next(u, length)
		way = append(way, d)
		u = r.g.to[d]
	}
	for _, v := range members {
		r.inside.remove(v)
	}
	for _, v := range r.met {
		r.to[v] = 0
	}
	r.met = r.met[:0]
	return way
}

// search goes back from home until it is there again, and gives the distance.
func (r *rounds) search(home int32) int32 {
	r.meet(home, 1)
	for i := 0; ; i++ {
		v := r.met[i]
		for j := r.g.in[v]; j < r.g.in[v+1]; j++ {
			u := r.g.inFrom[j]
			if !r.inside.has(u) || !r.sieve.follows(r.g.inClass[j], r.g.inDeps[j]) {
				continue
			}
			if u == home {
				return r.to[v]
			}
			if r.to[u] == 0 {
				r.meet(u, r.to[v]+1)
			}
		}
	}
}

func (r *rounds) meet(v, to int32) {
	r.to[v] = to
	r.met = append(r.met, v)
}

// next is the first dependency of u on an asset with length assets to go.
func (r *rounds) next(u, length int32) int32 {
	d := r.g.out[u]
	for r.to[r.g.to[d]] != length || !r.sieve.follows(r.g.class[d], d) {
		d++
	}
	return d
}
