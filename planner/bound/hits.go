package bound

import "slices"

// hits counts the waves that sets of variables need at least.
type hits struct {
	x *relaxation
	// takes is by variable what it takes of each limit.
	off   []int32
	limit []int32
	load  []float64
	most  [][]float64 // by limit: sums of the largest waves, the n-th of n waves
	first map[int32][]int32
	mark  []int32 // by variable, the last set that held it
	set   int32
	sum   []float64 // by limit, scratch
}

func (x *relaxation) newHits() *hits {
	h := &hits{x: x, mark: make([]int32, x.vars()), sum: make([]float64, len(x.limits)), first: map[int32][]int32{}}
	h.off = make([]int32, x.vars()+2)
	for _, l := range x.limits {
		for _, v := range l.vars {
			h.off[v+2]++
		}
	}
	for v := 2; v < len(h.off); v++ {
		h.off[v] += h.off[v-1]
	}
	n := h.off[len(h.off)-1]
	h.limit, h.load = make([]int32, n), make([]float64, n)
	for k, l := range x.limits {
		for i, v := range l.vars {
			h.limit[h.off[v+1]], h.load[h.off[v+1]] = int32(k), l.load[i]
			h.off[v+1]++
		}
		h.most = append(h.most, l.largest())
	}
	for _, a := range x.after {
		h.first[a.from] = append(h.first[a.from], a.to)
	}
	return h
}

// largest is what the n waves with most room hold together, for each n.
func (l *limit) largest() []float64 {
	per := slices.Clone(l.per[1:])
	slices.Sort(per)
	slices.Reverse(per)
	sums := make([]float64, len(per)+1)
	for i, c := range per {
		sums[i+1] = sums[i] + c
	}
	return sums
}

// least is how many waves hit a set at least: where its members' waves are apart,
// where one must follow another, where together they are more than a wave holds.
func (h *hits) least(vars []int32) int {
	n := max(1, h.apart(vars), h.chain(vars))
	for _, v := range vars {
		for i := h.off[v]; i < h.off[v+1]; i++ {
			h.sum[h.limit[i]] += h.load[i]
		}
	}
	for _, v := range vars {
		for i := h.off[v]; i < h.off[v+1]; i++ {
			k := h.limit[i]
			for n < len(h.most[k])-1 && h.most[k][n] < h.sum[k]*(1-dust) {
				n++
			}
			h.sum[k] = 0
		}
	}
	return n
}

// apart counts members of which each must have moved before the next may.
func (h *hits) apart(vars []int32) int {
	order := slices.Clone(vars)
	slices.SortFunc(order, func(a, b int32) int { return int(h.x.last[a] - h.x.last[b]) })
	n, reach := 0, int32(0)
	for _, v := range order {
		if h.x.first[v] > reach {
			n, reach = n+1, h.x.last[v]
		}
	}
	return n
}

// chain is the length of the longest chain of after within the set, as far as it
// has no member outside.
func (h *hits) chain(vars []int32) int {
	if len(h.first) == 0 {
		return 1
	}
	h.set++
	for _, v := range vars {
		h.mark[v] = h.set
	}
	longest := 1
	rank := make(map[int32]int, len(vars))
	for changed, round := true, 0; changed && round < len(vars); round++ {
		changed = false
		for _, v := range vars {
			for _, to := range h.first[v] {
				if r := rank[to] + 1; h.mark[to] == h.set && r > rank[v] {
					rank[v], changed = r, true
					longest = max(longest, r+1)
				}
			}
		}
	}
	return longest
}
