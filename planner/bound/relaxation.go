package bound

// relaxation is one of the two problems that are bounded: with the limits of
// waves and links, or free of them.
type relaxation struct {
	*frame
	rate   *rate
	exits  []exit
	gates  int // the first so many of the exits are gates
	levels [][]level
	waves  *waveSets
	limits []*limit
	rows   []row
	torn   []tear
	again  float64 // what sets cost that are sure to be torn
	// first and last are the waves between which each variable must move.
	first, last []int32
	// impossible says that no schedule can move everything; the limits or dates
	// that say so are then left out, and the bound is one for no plan at all.
	impossible bool
}

// newFree is the relaxation without C4 and C6.
func newFree(f *frame, r *rate, exits []exit, calendar *waveSets) *relaxation {
	x := &relaxation{frame: f, rate: r, exits: exits, waves: calendar}
	x.settle()
	x.chooseGates()
	return x
}

// newLimited is the relaxation with every limit.
func newLimited(f *frame, r *rate, exits []exit, calendar *waveSets) *relaxation {
	x := &relaxation{frame: f, rate: r, exits: exits, waves: calendar.clone()}
	all := f.limits()
	f.limitedWaves(x.waves, all)
	x.settle()
	x.chooseGates()
	for _, l := range all {
		if !l.accumulate(x.waves) {
			x.impossible = true
		} else if l.binds() || l.wide && x.gates > 0 {
			x.divide(l)
			x.limits = append(x.limits, l)
		}
	}
	x.setRows()
	return x
}

// binds reports whether the sums of a limit ever say anything.
func (l *limit) binds() bool {
	for t := 1; t+1 < len(l.per); t++ {
		if l.most[t] < l.total || l.least[t] > 0 {
			return true
		}
	}
	return false
}

// settle carries the open waves along the ties and notes each variable's first
// and last. Variables to which nothing is open are treated as free to move at
// any time, and their ties with them.
func (x *relaxation) settle() {
	x.propagate(x.waves)
	n := int32(x.vars())
	x.first, x.last = make([]int32, n), make([]int32, n)
	for v := range n {
		x.first[v], x.last[v] = int32(x.waves.first(v)), int32(x.waves.last(v))
		x.impossible = x.impossible || x.first[v] == 0
	}
	if !x.impossible {
		return
	}
	x.waves = newWaveSets(int(n), x.t)
	for v := range n {
		x.first[v], x.last[v] = 1, int32(x.t)
	}
}

// constant is what no schedule of the placement can avoid: migration, overlap,
// fixed costs of sites and everything in the first and the last interval.
type constant struct {
	usage, overlap, fixed, migration, split float64
}

func (f *frame) constant(r *rate, exits []exit, fixed float64) constant {
	c := constant{fixed: fixed}
	for _, e := range exits {
		c.fixed += e.first
	}
	for i := range f.of {
		if f.of[i] < 0 {
			continue
		}
		m := &f.pl.Moves[i]
		overlap := 0.0
		if m.Target >= 0 {
			overlap = m.OverlapDays * f.p.DailyRate(f.p.Placed[i], m.Target)
		}
		c.overlap += overlap
		c.migration += m.Cost - overlap
	}
	days := f.p.Days
	first, last := days[0], days[len(days)-1]
	if f.t == 0 {
		last = 0
	}
	c.usage = first*r.usageStart + last*r.usageEnd
	c.split = first*(r.start-r.usageStart) + last*(r.end-r.usageEnd)
	return c
}
