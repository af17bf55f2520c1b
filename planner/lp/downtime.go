package lp

import "slices"

// outageSet is what takes some services down that are priced as one.
type outageSet struct {
	service   int32 // the first of them
	perMinute float64
	members   []int // by place in Problem.Placed
}

// payDowntime pays, for each outage set and wave, for the longest outage. Its
// minutes are cut into levels at every length that occurs: a level is paid if
// some member is down for at least so long. (Levels are no weaker than one
// column with z ≥ outage × x, and stronger where x is a fraction.)
func (b *builder) payDowntime() {
	b.findSets()
	for d := range b.sets {
		s := &b.sets[d]
		for t := 1; t <= b.t; t++ {
			if price := s.perMinute * b.p.Windows[t-1].LoadFactor; price > 0 {
				b.payLevels(d, t, price)
			}
		}
	}
}

// findSets collects the outage sets of the services, equal ones once, less what
// has no outage.
func (b *builder) findSets() {
	var services []int32
	for a, cost := range b.p.ServiceCost {
		if cost > 0 {
			services = append(services, int32(a))
		}
	}
	family := b.outages.Sets(services, func(v int32) bool {
		i := b.place[v]
		return i >= 0 && slices.ContainsFunc(b.assets[i].ways, func(w way) bool { return w.Minutes > 0 })
	})
	b.sets = make([]outageSet, family.Len())
	for i, a := range services {
		set := family.Of[i]
		if set < 0 {
			continue
		}
		s := &b.sets[set]
		if s.perMinute == 0 {
			s.service = a
			for _, v := range family.Set(set) {
				s.members = append(s.members, int(b.place[v]))
			}
		}
		s.perMinute += b.p.ServiceCost[a] / 60
	}
}

// payLevels pays for the longest outage of a set in a wave.
func (b *builder) payLevels(d, t int, price float64) {
	s := &b.sets[d]
	var levels []float64
	for _, i := range s.members {
		levels = append(levels, b.assets[i].lengths(t)...)
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	columns := make([]int32, len(levels))
	below := 0.0
	for l, minutes := range levels {
		columns[l] = b.column(false, "h_d%d_l%d_w%d", d+1, l+1, t)
		b.pay(price*(minutes-below), of(columns[l]))
		if l > 0 {
			b.require(of(columns[l-1]).plus(-1, of(columns[l])), atLeast, "level_d%d_l%d_w%d", d+1, l, t)
		}
		below = minutes
	}
	for _, i := range s.members {
		for _, minutes := range b.assets[i].lengths(t) {
			l, _ := slices.BinarySearch(levels, minutes)
			e := of(columns[l]).plus(-1, b.assets[i].downFor(t, minutes))
			b.require(e, atLeast, "hit_d%d_l%d_a%d_w%d", d+1, l+1, i+1, t)
		}
	}
}

// lengths are the outages that the asset may have in a wave, ascending.
func (a *asset) lengths(wave int) []float64 {
	var all []float64
	for k := range a.ways {
		if w := &a.ways[k]; w.Minutes > 0 && w.open(wave) {
			all = append(all, w.Minutes)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// downFor says whether the asset is down for at least so many minutes in a wave.
func (a *asset) downFor(wave int, minutes float64) expr {
	var e expr
	for k := range a.ways {
		if a.ways[k].Minutes >= minutes {
			e.add(1, a.ways[k].in(wave))
		}
	}
	return e
}
