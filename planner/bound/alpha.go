package bound

// sharing is the work on one choice of gates: how the price of tearing each set
// is shared among the intervals, and what comes of it.
type sharing struct {
	deadline []int
	spans    []*span
	pools    []*pool
	kinds    []*kind
	alpha    [][]float64 // by interval, then tear
	days     []float64   // the bounds a day, by interval
	mix      []mixture
	value    float64 // of the intervals together
	kept     [][]float64
	round    int
	branched bool
}

// share starts with nothing shared: the bounds are those of the plain kinds.
func (s *solver) share(deadline []int) *sharing {
	h := &sharing{
		deadline: deadline, spans: make([]*span, s.x.t+1), pools: make([]*pool, s.x.t+1), kinds: make([]*kind, s.x.t+1),
		alpha: make([][]float64, s.x.t+1), days: make([]float64, s.x.t+1), mix: s.mixtures(deadline),
	}
	for t := 1; t < s.x.t; t++ {
		h.days[t] = s.day(t, deadline)
		f := s.kinds[closed(t, deadline)][t]
		if f == nil {
			continue
		}
		k := f.kind
		h.spans[t], h.kinds[t] = s.x.span(t, deadline), &k
		h.pools[t] = &pool{}
		for _, l := range f.lines {
			own := *l
			h.pools[t].lines = append(h.pools[t].lines, &own)
		}
		h.alpha[t] = make([]float64, len(s.x.torn))
	}
	h.keep(s)
	return h
}

// keep remembers the shares if they are the best so far.
func (h *sharing) keep(s *solver) {
	value := 0.0
	for t := 1; t < s.x.t; t++ {
		value += s.x.p.Days[t] * h.days[t]
	}
	if h.kept != nil && value <= h.value {
		return
	}
	h.value = value
	h.kept = make([][]float64, len(h.alpha))
	for t, a := range h.alpha {
		h.kept[t] = append([]float64(nil), a...)
	}
}

// rise makes one step of projected subgradient ascent on the shares: an interval
// whose relaxed solution tears a set gets more of its price.
func (s *solver) rise(h *sharing) {
	step := shareStep / (1 + shareDecay*float64(h.round))
	h.round++
	grad := s.torn(h)
	column := make([]float64, s.x.t+1)
	for e := range s.x.torn {
		for t := 1; t < s.x.t; t++ {
			column[t] = 0
			if h.alpha[t] != nil {
				column[t] = h.alpha[t][e] + step*grad[t][e]
			}
		}
		project(column[1:s.x.t])
		for t := 1; t < s.x.t; t++ {
			if h.alpha[t] != nil {
				h.alpha[t][e] = column[t]
			}
		}
	}
	s.revalue(h)
	h.keep(s)
}

const (
	shareStep  = 0.5
	shareDecay = 0.2
)

// torn is how far the mixtures tear each set, by interval.
func (s *solver) torn(h *sharing) [][]float64 {
	grad := make([][]float64, s.x.t+1)
	for t := range grad {
		grad[t] = make([]float64, len(s.x.torn))
		for _, part := range h.mix[t].parts {
			for _, e := range part.torn {
				grad[t][e] += part.weight
			}
		}
	}
	return grad
}

// project moves the shares of one set to the nearest that are at least 0 and at
// most 1 in all (Held, Wolfe and Crowder, 1974).
func project(a []float64) {
	sum := 0.0
	for i, v := range a {
		a[i] = max(0, v)
		sum += a[i]
	}
	for sum > 1 {
		n := 0
		for _, v := range a {
			if v > 0 {
				n++
			}
		}
		cut := (sum - 1) / float64(n)
		sum = 0
		for i, v := range a {
			if v > 0 {
				a[i] = max(0, v-cut)
				sum += a[i]
			}
		}
		if sum <= 1+1e-12 {
			break
		}
	}
	if sum > 1 {
		for i := range a {
			a[i] /= sum * (1 + 1e-15)
		}
	}
}

// revalue bounds every interval under the present shares.
func (s *solver) revalue(h *sharing) {
	s.each(s.x.t-1, func(c *cutter, i int) {
		t := i + 1
		if h.kinds[t] == nil {
			return
		}
		s.charge(h, t, h.alpha[t])
		c.in = h.kinds[t]
		q := h.pools[t]
		b := &search{cutter: c, pool: q, budget: shareCuts, gain: s.o.Gain, joint: s.o.Joint}
		b.evaluate(h.mix[t].lambda, 0)
		h.mix[t] = b.ascend(h.spans[t])
		h.days[t] = h.mix[t].value
	})
}

// charge sets the rates of an interval's tears, and the costs of its lines with
// them.
func (s *solver) charge(h *sharing, t int, alpha []float64) {
	k := h.kinds[t]
	k.torn = make([]float64, len(s.x.torn))
	for e, tear := range s.x.torn {
		k.torn[e] = perDay(alpha[e]*tear.price, s.x.p.Days[t])
	}
	q := h.pools[t]
	q.points = nil
	for _, l := range q.lines {
		l.cost = l.base + k.tearing(l.torn)
	}
}

// branches raises the bounds of the intervals under the best shares by branching.
func (s *solver) branches(h *sharing) {
	h.branched = true
	s.each(s.x.t-1, func(c *cutter, i int) {
		t := i + 1
		if h.kinds[t] == nil {
			return
		}
		s.charge(h, t, h.kept[t])
		b := newBrancher(c, h.kinds[t], h.pools[t], h.spans[t], h.mix[t].lambda)
		h.days[t] = b.run(s.o.Nodes)
		h.mix[t] = b.open[0].mix
	})
	h.keep(s)
}

// shareCuts is the number of cuts for an interval in a round.
const shareCuts = 4
