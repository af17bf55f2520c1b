package schedule

import (
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// outageFamily is the outage sets of all services, restricted to assets whose
// move can have an outage and with equal sets merged: what downtime is priced on.
type outageFamily struct {
	source *depgraph.Outage
	// weight is the money per minute of each set, at load factor 1.
	weight []float64
	// members of set k: member[memberStart[k]:memberStart[k+1]]; the sets of
	// asset i: set[setStart[i]:setStart[i+1]].
	memberStart, member []int32
	setStart, set       []int32
	load                []float64 // load factor by wave 0…T+1, 0 outside 1…T
	maxLoad             float64
	s                   *space
}

func newOutageFamily(s *space, local []int32) outageFamily {
	f := outageFamily{source: depgraph.NewOutage(s.p.Estate, s.p.Scenario.ImpactDepth), s: s}
	f.load = make([]float64, s.t+2)
	for w, window := range s.p.Windows {
		f.load[w+1] = window.LoadFactor
		f.maxLoad = max(f.maxLoad, window.LoadFactor)
	}
	var services []int32
	for a, cost := range s.p.ServiceCost {
		if cost > 0 {
			services = append(services, int32(a))
		}
	}
	sets := f.source.Sets(services, func(v int32) bool { return local[v] >= 0 && s.canGoDown(local[v]) })
	f.weight = make([]float64, sets.Len())
	for i, a := range services {
		if set := sets.Of[i]; set >= 0 {
			f.weight[set] += s.p.ServiceCost[a] / 60
		}
	}
	f.memberStart = make([]int32, 1, sets.Len()+1)
	for k := range sets.Len() {
		for _, v := range sets.Set(int32(k)) {
			f.member = append(f.member, local[v])
		}
		f.memberStart = append(f.memberStart, int32(len(f.member)))
	}
	f.setStart, f.set = invert(f.memberStart, f.member, s.n)
	return f
}

// canGoDown reports whether some option of the asset has an outage.
func (s *space) canGoDown(i int32) bool {
	for _, o := range s.optionsOf(i) {
		if o.move.Minutes > 0 {
			return true
		}
	}
	return false
}

// invert turns lists of members into, for each of n members, the ascending lists
// that hold it.
func invert(start, member []int32, n int) (invStart, inv []int32) {
	invStart = make([]int32, n+1)
	for _, m := range member {
		invStart[m+1]++
	}
	for i := range n {
		invStart[i+1] += invStart[i]
	}
	next := append([]int32(nil), invStart...)
	inv = make([]int32, len(member))
	for k := 0; k+1 < len(start); k++ {
		for _, m := range member[start[k]:start[k+1]] {
			inv[next[m]] = int32(k)
			next[m]++
		}
	}
	return invStart, inv
}

func (f *outageFamily) members(set int32) []int32 {
	return f.member[f.memberStart[set]:f.memberStart[set+1]]
}

func (f *outageFamily) setsOf(i int32) []int32 { return f.set[f.setStart[i]:f.setStart[i+1]] }

// worst is the longest outage that a member of the set can have.
func (f *outageFamily) worst(set int) float64 {
	longest := 0.0
	for _, i := range f.members(int32(set)) {
		for _, o := range f.s.optionsOf(i) {
			longest = max(longest, o.move.Minutes)
		}
	}
	return longest
}
