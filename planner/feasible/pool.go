package feasible

// poolRules is what C7 asks of pools without names. Pools with the same targets
// are one.
type poolRules struct {
	targets [][]int32
	of      [][]int32 // pools, by asset that is a target
	staying []int32   // by pool: targets that do not move, any of which serves
	stamp   int32
	seen    []int32 // stamp by pool
	log     []undoCount
}

// undoCount is what was added to the count of a pool.
type undoCount struct{ pool, by int32 }

func (s *State) newPoolRules() poolRules {
	r := poolRules{of: make([][]int32, len(s.p.Estate.Assets))}
	for i := range int32(s.outages.Pools()) {
		targets := s.outages.Pool(i)
		if !s.allPlaced(targets) {
			continue
		}
		id := int32(len(r.targets))
		r.targets = append(r.targets, targets)
		for _, a := range targets {
			r.of[a] = append(r.of[a], id)
		}
		r.staying = append(r.staying, int32(len(targets)))
	}
	r.seen = make([]int32, len(r.targets))
	return r
}

// allPlaced reports whether none is a name, nor an asset without a site, which
// never moves.
func (s *State) allPlaced(assets []int32) bool {
	for _, a := range assets {
		if !s.p.Estate.Assets[a].Placed() {
			return false
		}
	}
	return true
}

func (s *State) tryPools(changes []Change) string {
	r := &s.pools
	for i := range changes {
		by := moves(s.decision[i].wave) - moves(changes[i].Wave)
		if by == 0 {
			continue
		}
		for _, pool := range r.of[changes[i].Asset] {
			r.staying[pool] += by
			r.log = append(r.log, undoCount{pool, by})
		}
	}
	r.stamp++
	for i := range changes {
		for _, pool := range r.of[changes[i].Asset] {
			if r.seen[pool] == r.stamp {
				continue
			}
			r.seen[pool] = r.stamp
			if r.staying[pool] == 0 && !s.available(r.targets[pool], 1) {
				return "C7"
			}
		}
	}
	return ""
}

// moves is 1 for a wave in which an asset is cut over, 0 for one that stays.
func moves(wave int32) int32 {
	if wave > 0 {
		return 1
	}
	return 0
}

func (r *poolRules) begin() { r.log = r.log[:0] }

func (r *poolRules) rollback() {
	for _, u := range r.log {
		r.staying[u.pool] -= u.by
	}
}
