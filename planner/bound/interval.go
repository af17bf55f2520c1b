package bound

import "math"

// kind is a cut problem that intervals may share: which variables are known to
// have moved or not, which exits are decided, and what the others gain.
type kind struct {
	gates uint32    // the gates that count as closed; the others as open
	force []int8    // by variable: 1 has moved, −1 has not, 0 free
	exits []float64 // by exit: the rate of its step; 0 for gates
	count [2]int    // how many have not moved, how many have
	torn  []float64 // by tear: its rate; nil where all are 0
	late  bool      // swaps are exact where both have moved
}

// family is a kind and the intervals that are of it.
type family struct {
	kind
	pool
	times []int
}

// kind is the problem of interval t with some gates closed; ok is false where
// these cannot be closed by then.
func (x *relaxation) kind(t int, gates uint32) (k kind, ok bool) {
	k = kind{
		gates: gates, late: 2*t > x.t && len(x.rate.swaps) > 0,
		force: make([]int8, x.vars()), exits: make([]float64, len(x.exits)),
	}
	for i, e := range x.exits {
		if i >= x.gates {
			k.exits[i] = perDay(e.step[t], x.p.Days[t])
		} else if gates>>i&1 == 1 {
			for _, v := range e.vars {
				k.force[v] = 1
			}
		}
	}
	return k, x.forceAll(&k, t) && x.fits(&k, t)
}

// forceAll adds what the dates force and closes it under the implications. It
// reports whether nothing is forced both ways.
func (x *relaxation) forceAll(k *kind, t int) bool {
	for v := range k.force {
		if int(x.last[v]) <= t {
			k.force[v] = 1
		}
	}
	for changed := k.gates != 0; changed; {
		changed = false
		for _, a := range x.implies {
			if k.force[a.from] == 1 && k.force[a.to] == 0 {
				k.force[a.to] = 1
				changed = true
			}
		}
	}
	for v := range k.force {
		if int(x.first[v]) > t {
			if k.force[v] == 1 {
				return false
			}
			k.force[v] = -1
			k.count[0]++
		} else if k.force[v] == 1 {
			k.count[1]++
		}
	}
	return true
}

// fits reports whether what is forced to have moved is within the limits.
func (x *relaxation) fits(k *kind, t int) bool {
	for _, l := range x.limits {
		sum := 0.0
		for i, v := range l.vars {
			if k.force[v] == 1 {
				sum += l.load[i]
			}
		}
		if sum > l.most[t] {
			return false
		}
	}
	return true
}

// like reports whether two kinds of the same gates are one. The variables that
// have not moved yet become fewer with time, and those that have more, so that
// equal numbers are equal sets.
func (k *kind) like(o *kind) bool {
	if k.gates != o.gates || k.count != o.count || k.late != o.late {
		return false
	}
	for i := range k.exits {
		if math.Abs(k.exits[i]-o.exits[i]) > 1e-9*math.Max(k.exits[i], o.exits[i]) {
			return false
		}
	}
	return true
}

// families sorts the intervals 1…T−1 by kind, for one choice of gates.
func (x *relaxation) families(gates uint32) []*family {
	var all []*family
	for t := 1; t < x.t; t++ {
		if k, ok := x.kind(t, gates); ok {
			all = join(all, &k, t)
		}
	}
	return all
}

// join puts an interval into the family of its kind. Where exit steps differ by
// rounding, the smaller are valid for both.
func join(all []*family, k *kind, t int) []*family {
	for _, f := range all {
		if f.like(k) {
			f.times = append(f.times, t)
			for i := range f.exits {
				f.exits[i] = math.Min(f.exits[i], k.exits[i])
			}
			return all
		}
	}
	return append(all, &family{kind: *k, times: []int{t}})
}
