package schedule

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/planner/model"
)

// Pull is how an asset it deals with draws an asset: by what the two cost while
// they are at different sites.
type Pull struct {
	Neighbour int32   // asset of the estate
	Now       float64 // split cost over the horizon, as planned
	// Least is the least that the cost could be by another decision on the asset
	// alone, wherever that is allowed or not, and LeastTarget and LeastWave say
	// which; the present ones where none is better.
	Least                  float64
	LeastTarget, LeastWave int32
}

// Pulls lists the neighbours of the i-th placed asset that can cost something, the
// dearest now first.
func (n *Inspector) Pulls(i int32) []Pull {
	var all []Pull
	for k := n.st.adjacentStart[i]; k < n.st.adjacentStart[i+1]; k++ {
		all = append(all, n.pull(i, k))
	}
	slices.SortStableFunc(all, func(a, b Pull) int {
		return cmp.Or(cmp.Compare(b.Now, a.Now), cmp.Compare(b.Now-b.Least, a.Now-a.Least))
	})
	return all
}

// pull weighs the pair at a place in space.adjacent.
func (n *Inspector) pull(i, k int32) Pull {
	st, e := n.st, &n.st.adjacent[k]
	there, x := st.destination(e.to, st.choice[e.to]), st.wave[e.to]
	p := Pull{Neighbour: st.p.Placed[e.to], LeastTarget: st.target(i), LeastWave: st.wave[i]}
	p.Now = st.pairs[k].over(st.elapsed, st.wave[i], x)
	p.Least = p.Now
	for o := st.optionStart[i]; o < st.optionStart[i+1]; o++ {
		c := st.costOf(i, e, st.destination(i, o), there)
		first, last := int32(1), int32(st.t)
		if st.options[o].stays() {
			first, last = 0, 0
		}
		for w := first; w <= last; w++ {
			if cost := c.over(st.elapsed, w, x); cost < p.Least-1e-9*p.Now {
				p.Least, p.LeastTarget, p.LeastWave = cost, st.targetOf(i, o, w), w
			}
		}
	}
	return p
}

// FullLimit is a limit of a wave that has no room for another asset of the kind.
type FullLimit struct {
	Code, Name string
	Used, Most float64
}

// FullLimits lists the limits of the wave of the i-th placed asset that would not
// take the same again.
func (n *Inspector) FullLimits(i int32) []FullLimit {
	st, wave := n.st, n.st.wave[i]
	if !st.moves(wave) {
		return nil
	}
	var full []FullLimit
	for _, l := range st.limits.loads(st.choice[i]) {
		row := &st.limits.rows[l.row]
		if used := st.used[l.row][wave]; used+l.amount > row.capacity[wave]+model.Tolerance {
			full = append(full, FullLimit{row.code, row.name, used, row.capacity[wave]})
		}
	}
	return full
}

// Tie is a constraint of C8 on an asset.
type Tie struct {
	Words string // after, before, same_wave with …
	Other int32  // asset of the estate
	// Where says what the plan does with the other.
	Where string
}

// Ties lists what C8 binds the i-th placed asset to.
func (n *Inspector) Ties(i int32) []Tie {
	var all []Tie
	for _, t := range n.st.orders.tiesOf(i) {
		if t.kind != tieFree {
			all = append(all, Tie{tieWords(t.kind), n.st.p.Placed[t.other], n.whereabouts(t.other)})
		}
	}
	return all
}

// Dependents lists the assets of the estate that go down with the i-th placed one.
func (n *Inspector) Dependents(i int32) []int32 { return n.dependentsOf(i) }

// Minutes is the outage of the i-th placed asset in its wave.
func (n *Inspector) Minutes(i int32) float64 {
	if !n.st.moves(n.st.wave[i]) {
		return 0
	}
	return n.st.options[n.st.choice[i]].move.Minutes
}

// MinutesWithout is how long a service is down in the wave of the i-th placed
// asset by what else it needs that moves in it.
func (n *Inspector) MinutesWithout(i, service int32) float64 {
	longest := 0.0
	for _, v := range n.st.outages.source.Set(service, nil) {
		if l := n.placeOf(v); l >= 0 && l != i && n.st.wave[l] == n.st.wave[i] {
			longest = max(longest, n.Minutes(l))
		}
	}
	return longest
}

// WaveOf is the wave of the i-th placed asset; T+1 where it is unscheduled.
func (n *Inspector) WaveOf(i int32) int32 { return n.st.wave[i] }
