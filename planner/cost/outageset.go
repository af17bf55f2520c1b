package cost

// outageSets computes D_k(u), the assets whose outage takes u down, of the assets
// that count; the others are walked through and left out. That changes nothing:
// union and intersection commute with leaving out.
//
// Unions nest flat, so outside pools D_k(u) is what a walk of k steps reaches. A
// pool met with k steps to go adds the intersection of D_{k−1} over its targets,
// which is computed once for every k.
type outageSets struct {
	*needs
	counts []bool
	walks  []*walk // by steps: a walk of k steps starts others of fewer
	shared map[poolSteps][]int32
}

type poolSteps struct {
	pool  int32
	steps int
}

// walk is the state of one walk, kept for the next: marks hold the number of the
// walk that set them.
type walk struct {
	number        int32
	reached, held []int32 // by asset
	queue, next   []int32
	set           []int32
}

func newOutageSets(n *needs, counts []bool) *outageSets {
	return &outageSets{needs: n, counts: counts, walks: make([]*walk, n.depth+1), shared: map[poolSteps][]int32{}}
}

// set is D_k(u) in no particular order. It is valid until the next call with the
// same number of steps.
func (s *outageSets) set(u int32, steps int) []int32 {
	w := s.start(steps)
	w.reach(u)
	for k := steps; k >= 0; k-- {
		w.queue, w.next = w.next, w.queue[:0]
		for _, v := range w.queue {
			if s.counts[v] {
				w.hold(v)
			}
			if k > 0 {
				s.step(w, v, k)
			}
		}
	}
	return w.set
}

// start readies the walk of so many steps.
func (s *outageSets) start(steps int) *walk {
	if s.walks[steps] == nil {
		s.walks[steps] = &walk{reached: make([]int32, len(s.all)), held: make([]int32, len(s.all))}
	}
	w := s.walks[steps]
	w.number++
	w.queue, w.next, w.set = w.queue[:0], w.next[:0], w.set[:0]
	return w
}

// step goes on from v with k steps to go. Assets are reached in order of the steps
// left, so the first time is the one that leads furthest.
func (s *outageSets) step(w *walk, v int32, k int) {
	for _, to := range s.all[v] {
		w.reach(to)
	}
	for _, pool := range s.of[v] {
		for _, x := range s.common(pool, k-1) {
			w.hold(x)
		}
	}
}

func (w *walk) reach(v int32) {
	if w.reached[v] != w.number {
		w.reached[v] = w.number
		w.next = append(w.next, v)
	}
}

func (w *walk) hold(v int32) {
	if w.held[v] != w.number {
		w.held[v] = w.number
		w.set = append(w.set, v)
	}
}

// common is what all targets of a pool need within so many steps.
func (s *outageSets) common(pool int32, steps int) []int32 {
	key := poolSteps{pool, steps}
	if set, ok := s.shared[key]; ok {
		return set
	}
	targets := s.pools[pool]
	set := append([]int32(nil), s.set(targets[0], steps)...)
	for _, to := range targets[1:] {
		if len(set) == 0 {
			break
		}
		s.set(to, steps)
		w := s.walks[steps]
		n := 0
		for _, x := range set {
			if w.held[x] == w.number {
				set[n] = x
				n++
			}
		}
		set = set[:n]
	}
	s.shared[key] = set
	return set
}
