package bound

// row is a sum of loads that an interval may bound from above or below: a limit,
// for everything (gates 0) or for what leaves some of the gates.
type row struct {
	limit int
	gates uint32
}

// setRows lists the rows: every limit for everything and for each gate alone, and
// the limits of whole waves for every set of gates.
func (x *relaxation) setRows() {
	x.rows = x.rows[:0]
	for k := range x.limits {
		x.rows = append(x.rows, row{limit: k})
	}
	for k, l := range x.limits {
		for g := uint32(1); g < 1<<x.gates; g++ {
			if (l.wide || g&(g-1) == 0) && l.of(g) > 0 {
				x.rows = append(x.rows, row{k, g})
			}
		}
	}
}

// of is the whole load of some gates; gates 0 are everything.
func (l *limit) of(gates uint32) float64 {
	if gates == 0 {
		return l.total
	}
	sum := 0.0
	for g := range l.parts {
		if gates>>g&1 == 1 {
			sum += l.parts[g].total
		}
	}
	return sum
}

// part is what leaves one gate: a part of a limit's load.
type part struct {
	vars  []int32
	load  []float64
	total float64
}

// divide sorts a limit's load by gate.
func (x *relaxation) divide(l *limit) {
	l.parts = make([]part, x.gates)
	gate := make(map[int32]int, x.gates)
	for g := range x.gates {
		gate[x.exits[g].site] = g
	}
	for _, v := range l.vars {
		for _, i := range x.members.at(v) {
			g, ok := gate[x.asset(i).Site]
			load := l.one(i)
			if !ok || load == 0 {
				continue
			}
			p := &l.parts[g]
			if n := len(p.vars); n > 0 && p.vars[n-1] == v {
				p.load[n-1] += load
			} else {
				p.vars, p.load = append(p.vars, v), append(p.load, load)
			}
			p.total += load
		}
	}
}

// loads weighs a set of variables by every row.
func (x *relaxation) loads(set []bool) []float64 {
	loads := make([]float64, len(x.rows))
	sums := make([]float64, len(x.limits)*(x.gates+1))
	for k, l := range x.limits {
		at := sums[k*(x.gates+1):]
		at[x.gates] = weigh(l.vars, l.load, set)
		for g := range l.parts {
			at[g] = weigh(l.parts[g].vars, l.parts[g].load, set)
		}
	}
	for r, row := range x.rows {
		at := sums[row.limit*(x.gates+1):]
		if row.gates == 0 {
			loads[r] = at[x.gates]
		}
		for g := range x.gates {
			if row.gates>>g&1 == 1 {
				loads[r] += at[g]
			}
		}
	}
	return loads
}

func weigh(vars []int32, load []float64, set []bool) float64 {
	sum := 0.0
	for i, v := range vars {
		if set[v] {
			sum += load[i]
		}
	}
	return sum
}

// room is what a row may hold in an interval: by then at most most and at least
// least has moved, given by which waves the gates must be closed.
func (x *relaxation) room(r int, t int, deadline []int) (least, most float64) {
	row := x.rows[r]
	l := x.limits[row.limit]
	if row.gates == 0 {
		return l.least[t], l.most[t]
	}
	last := 0
	for g := range x.gates {
		if row.gates>>g&1 == 1 {
			last = max(last, deadline[g])
		}
	}
	total := l.of(row.gates)
	if t >= last {
		return total * (1 - dust), total * (1 + dust)
	}
	return total - (l.sum[last] - l.sum[t]) - l.total*dust, total * (1 + dust)
}
