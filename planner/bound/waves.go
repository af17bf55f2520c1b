package bound

import (
	"math"
	"slices"

	"github.com/wavecut/wavecut/planner/model"
)

// fewest is the least number of waves that are not empty in any feasible
// schedule: the largest of several counts that each hold alone.
func (x *relaxation) fewest() int {
	if x.vars() == 0 {
		return 0
	}
	n := max(1, x.apart(), x.chain(), x.replicas())
	for _, l := range x.limits {
		n = max(n, l.waves(l.total))
	}
	return n
}

// waves is how many waves a load needs at least: as many as the largest take.
func (l *limit) waves(load float64) int {
	per := append([]float64(nil), l.per[1:]...)
	slices.SortFunc(per, func(a, b float64) int {
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	sum := 0.0
	for n, c := range per {
		if sum >= load*(1-dust)-model.Tolerance {
			return n
		}
		sum += c
	}
	return len(per)
}

// apart counts variables of which no two can share a wave, since one must have
// moved before the next may.
func (x *relaxation) apart() int {
	order := make([]int32, x.vars())
	for v := range order {
		order[v] = int32(v)
	}
	slices.SortFunc(order, func(a, b int32) int { return int(x.last[a] - x.last[b]) })
	n, reach := 0, int32(0)
	for _, v := range order {
		if x.first[v] > reach {
			n, reach = n+1, x.last[v]
		}
	}
	return n
}

// chain is the length of the longest chain of movers that come one after the other.
func (x *relaxation) chain() int {
	rank := make([]int, x.vars())
	longest := 1
	for changed, round := true, 0; changed && round <= x.t; round++ {
		changed = false
		for _, a := range x.after {
			if r := rank[a.to] + 1; r > rank[a.from] {
				rank[a.from], changed = r, true
				longest = max(longest, r+1)
			}
		}
	}
	return min(longest, x.t)
}

// replicas counts by C7: of a group that moves whole, all but min_available may
// move in one wave.
func (x *relaxation) replicas() int {
	n := 1
	for _, g := range x.p.Groups {
		moving := 0
		for _, m := range g.Members {
			if x.of[x.at[m]] >= 0 {
				moving++
			}
		}
		if room := len(g.Members) - g.MinAvailable; len(g.Members) >= 2 && room > 0 {
			n = max(n, int(math.Ceil(float64(moving)/float64(room))))
		}
	}
	return n
}
