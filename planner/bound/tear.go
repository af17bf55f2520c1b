package bound

import (
	"cmp"
	"math"
	"slices"

	"github.com/wavecut/wavecut/planner/mincut"
)

// tear is a set of variables that one service needs with outages of at least some
// length. A schedule hits the service, at that length, once for each wave with a
// member: once at least, and once more, for price, if the set is ever torn: some
// of it has moved and some has not. Being torn in interval t is a function of
// y(·,t) that a cut can express, so that
//
//	hits ≥ 1 + Σ α(t)·[torn in t]   for any α ≥ 0 with Σ α ≤ 1
//
// adds to the intervals what one more hit costs, shared among them by α.
type tear struct {
	vars  []int32
	price float64
}

// setTears finds the tears of the services. Those that are hit more than once in
// any schedule go into a sum, what that costs beyond the first hit; of the others
// the dearest are kept, as far as their members together do not exceed room.
func (x *relaxation) setTears(s *services, room int) {
	load := x.lightest()
	merged := newTearSet()
	for i := range s.len() {
		x.addTears(merged, s.set(i), s.cost[i], load)
	}
	h := x.newHits()
	for _, t := range merged.list {
		if n := h.least(t.vars); n > 1 {
			x.again += float64(n-1) * t.price
		} else {
			x.torn = append(x.torn, t)
		}
	}
	slices.SortStableFunc(x.torn, func(a, b tear) int {
		return cmp.Or(cmp.Compare(b.price/float64(len(b.vars)), a.price/float64(len(a.vars))), slices.Compare(a.vars, b.vars))
	})
	for i := range x.torn {
		if room -= len(x.torn[i].vars); room < 0 {
			x.torn = x.torn[:i]
			break
		}
	}
}

// addTears adds the tears of one set: its members by falling outage, cut where
// the outage drops by much. A tear is charged for what its shortest outage has
// more than the next one's.
func (x *relaxation) addTears(to *tearSet, set []int32, cost float64, load []float64) {
	members := slices.Clone(set)
	slices.SortFunc(members, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.pl.Moves[b].Minutes, x.pl.Moves[a].Minutes), cmp.Compare(a, b))
	})
	minutes := func(i int) float64 { return x.pl.Moves[members[i]].Minutes }
	var vars []int32
	for from := 0; from < len(members); {
		end := from + 1
		for end < len(members) && minutes(end) >= similar*minutes(from) {
			end++
		}
		rest := 0.0
		if end < len(members) {
			// The next cut's shortest outage, not its longest.
			last := end
			for last+1 < len(members) && minutes(last+1) >= similar*minutes(end) {
				last++
			}
			rest = minutes(last)
		}
		factor := math.Inf(1)
		for _, m := range members[:end] {
			factor = math.Min(factor, load[x.of[m]])
		}
		for _, m := range members[from:end] {
			vars = append(vars, x.of[m])
		}
		slices.Sort(vars)
		vars = slices.Compact(vars)
		if price := cost * factor * (minutes(end-1) - rest); len(vars) > 1 && price > 0 {
			to.add(vars, price)
		}
		from = end
	}
}

// similar is the part of an outage down to which others count as equally long.
const similar = 0.75

// tearSet merges tears of equal sets.
type tearSet struct {
	list []tear
	by   map[string]int
}

func newTearSet() *tearSet { return &tearSet{by: map[string]int{}} }

func (s *tearSet) add(vars []int32, price float64) {
	key := make([]byte, 0, 4*len(vars))
	for _, v := range vars {
		key = append(key, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
	}
	if i, ok := s.by[string(key)]; ok {
		s.list[i].price += price
		return
	}
	s.by[string(key)] = len(s.list)
	s.list = append(s.list, tear{slices.Clone(vars), price})
}

// addTears gives each tear two nodes: one in the set only when all members are,
// which earns its rate, one in it when any is, which costs it.
func (n *network) addTears(b *mincut.Builder) {
	n.firstTear = b.Nodes()
	for _, t := range n.x.torn {
		all, any := b.Node(0), b.Node(0)
		for _, v := range t.vars {
			b.Implies(all, v)
			b.Implies(v, any)
		}
	}
}

// installTears hands the tears' rates to the graph and returns what must be added
// to its value. What a forced member decides is taken out of the graph.
func (c *cutter) installTears() (base float64) {
	for e := range c.x.torn {
		rate, all, any := 0.0, 0.0, 0.0
		if c.in.torn != nil {
			rate = c.in.torn[e]
		}
		if rate > 0 {
			moved, stays := c.forced(e)
			if moved {
				base += rate
			} else {
				any = rate
			}
			if !stays {
				all = rate
			}
		}
		node := int32(c.firstTear + 2*e)
		c.graph.SetCost(node, c.units(-all))
		c.graph.SetCost(node+1, c.units(any))
	}
	return base
}

// forced reports whether some member of a tear must have moved, and whether some
// may not have.
func (c *cutter) forced(e int) (moved, stays bool) {
	for _, v := range c.x.torn[e].vars {
		switch c.in.force[v] {
		case 1:
			moved = true
		case -1:
			stays = true
		}
	}
	return moved, stays
}

// isTorn lists the tears that the scratch set tears.
func (c *cutter) isTorn() []int32 {
	var list []int32
	for e, t := range c.x.torn {
		first := c.set[t.vars[0]]
		for _, v := range t.vars[1:] {
			if c.set[v] != first {
				list = append(list, int32(e))
				break
			}
		}
	}
	return list
}

// tearing is what torn sets cost a day under the kind's rates.
func (k *kind) tearing(torn []int32) float64 {
	sum := 0.0
	if k.torn != nil {
		for _, e := range torn {
			sum += k.torn[e]
		}
	}
	return sum
}
