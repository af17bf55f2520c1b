package bound

import (
	"cmp"
	"math"
	"slices"
)

// master is the linear program of a span over the known lines: the cheapest
// mixture of them that is within the limits. Its dual values are the multipliers
// under which the known lines leave most (Kelley, 1960; Dantzig and Wolfe, 1960).
// A limit may be exceeded at a price so high that only multipliers beyond reason
// are lost.
type master struct {
	bars  []bar
	table [][]float64 // a row for each bar, then that Σ weights = 1, then the costs
	basis []int
	lines int
	width int     // lines, slacks, excesses, right-hand side
	unit  float64 // money is divided by it
}

// bar is one side of a row: sign·load ≤ sign·limit.
type bar struct {
	row   int
	sign  float64
	limit float64 // with the sign
	unit  float64 // loads are divided by it
}

// bars lists the sides of rows that some known line breaks.
func (s *search) bars(in *span) []bar {
	var list []bar
	for r, row := range s.x.rows {
		unit := s.x.limits[row.limit].of(row.gates)
		low, top := math.Inf(1), math.Inf(-1)
		for _, l := range s.lines {
			low, top = math.Min(low, l.load[r]), math.Max(top, l.load[r])
		}
		if top > in.most[r] {
			list = append(list, bar{r, 1, in.most[r], unit})
		}
		if low < in.least[r] {
			list = append(list, bar{r, -1, -in.least[r], unit})
		}
	}
	return list
}

// solveMaster solves the program over the bars that matter: where there are many
// it begins with none and adds those that the mixture breaks most, until it breaks
// none. It reports whether the simplex method came to an end.
func solveMaster(lines []*line, bars []bar) (p *master, solved bool) {
	if len(bars) <= barsAtOnce {
		p = newMaster(lines, bars)
		return p, p.solve()
	}
	var used []bar
	for {
		p = newMaster(lines, used)
		if !p.solve() {
			return p, false
		}
		worst := mostBroken(p.mix(lines), bars, used)
		if len(worst) == 0 {
			return p, true
		}
		used = append(used, worst...)
	}
}

// barsAtOnce is the number of bars that are added at a time.
const barsAtOnce = 48

// mostBroken lists the bars, beyond those in use, that a mixture breaks most.
func mostBroken(mix []weighted, bars, used []bar) []bar {
	type key struct {
		row  int
		sign float64
	}
	in := make(map[key]bool, len(used))
	for _, b := range used {
		in[key{b.row, b.sign}] = true
	}
	type broken struct {
		bar
		by float64
	}
	var list []broken
	for _, b := range bars {
		by := -b.limit
		for _, part := range mix {
			by += b.sign * part.weight * part.load[b.row]
		}
		if by/b.unit > tiny && !in[key{b.row, b.sign}] {
			list = append(list, broken{b, by / b.unit})
		}
	}
	slices.SortStableFunc(list, func(a, b broken) int { return cmp.Compare(b.by, a.by) })
	var out []bar
	for _, b := range list[:min(len(list), barsAtOnce)] {
		out = append(out, b.bar)
	}
	return out
}

// newMaster sets the table up with the cheapest line as its only one, slacks where
// it keeps a bar and excesses where it does not.
func newMaster(lines []*line, bars []bar) *master {
	n, m := len(lines), len(bars)
	p := &master{bars: bars, lines: n, width: n + 2*m + 1, basis: make([]int, m+1)}
	p.table = make([][]float64, m+2)
	for i := range p.table {
		p.table[i] = make([]float64, p.width)
	}
	first, least, most := 0, math.Inf(1), math.Inf(-1)
	for j, l := range lines {
		if l.cost < least {
			first, least = j, l.cost
		}
		most = math.Max(most, l.cost)
	}
	p.unit = math.Max(most-least, 1e-12*math.Abs(most)+1e-300)
	for i, b := range bars {
		row := p.table[i]
		for j, l := range lines {
			row[j] = b.sign * l.load[b.row] / b.unit
		}
		row[n+i], row[n+m+i] = 1, -1
		row[p.width-1] = b.limit / b.unit
	}
	for j, l := range lines {
		p.table[m][j] = 1
		p.table[m+1][j] = (l.cost - least) / p.unit
	}
	p.table[m][p.width-1] = 1
	for i := range bars {
		p.table[m+1][n+m+i] = excessPrice
	}
	p.start(first)
	return p
}

// excessPrice is what exceeding a limit by all the load there is costs, in
// multiples of the range of the lines' costs.
const excessPrice = 500

// start makes the first basis.
func (p *master) start(first int) {
	m := len(p.bars)
	p.pivot(m, first)
	for i := range p.bars {
		enter := p.lines + i
		if p.table[i][p.width-1] < 0 {
			enter = p.lines + m + i
		}
		p.pivot(i, enter)
	}
}

// pivot makes a column basic in a row.
func (p *master) pivot(row, col int) {
	p.basis[row] = col
	at := p.table[row]
	scale := 1 / at[col]
	for j := range at {
		at[j] *= scale
	}
	at[col] = 1
	for i, other := range p.table {
		if f := other[col]; i != row && f != 0 {
			for j := range other {
				other[j] -= f * at[j]
			}
			other[col] = 0
		}
	}
}

// solve runs the simplex method; it reports whether it came to an end.
func (p *master) solve() bool {
	for step := range 50 + 20*len(p.table) {
		col := p.enter(step > 10*len(p.table))
		if col < 0 {
			return true
		}
		row := p.leave(col)
		if row < 0 {
			return false
		}
		p.pivot(row, col)
	}
	return false
}

// tiny is what counts as 0 in a table whose entries are about 1.
const tiny = 1e-9

// enter chooses a column of negative reduced cost: the most negative, or in the
// end the first, which cannot cycle (Bland, 1977).
func (p *master) enter(first bool) int {
	cost := p.table[len(p.table)-1]
	best, least := -1, -tiny
	for j := range p.width - 1 {
		if cost[j] < least {
			if first {
				return j
			}
			best, least = j, cost[j]
		}
	}
	return best
}

// leave chooses the row that limits a column first.
func (p *master) leave(col int) int {
	best, ratio := -1, math.Inf(1)
	for i := range len(p.table) - 1 {
		a := p.table[i][col]
		if a <= tiny {
			continue
		}
		r := math.Max(0, p.table[i][p.width-1]) / a
		if r < ratio || r == ratio && p.basis[i] < p.basis[best] {
			best, ratio = i, r
		}
	}
	return best
}

// multipliers reads the dual values: the reduced costs of the slacks.
func (p *master) multipliers(rows int) []float64 {
	lambda := make([]float64, rows)
	cost := p.table[len(p.table)-1]
	for i, b := range p.bars {
		if price := cost[p.lines+i]; price > tiny {
			lambda[b.row] += b.sign * price * p.unit / b.unit
		}
	}
	return lambda
}

// broken is by how much the mixture breaks bars, in units of all their load.
func (p *master) broken() float64 {
	sum := 0.0
	for i, j := range p.basis {
		if v := p.table[i][p.width-1]; j >= p.lines+len(p.bars) && v > tiny {
			sum += v
		}
	}
	return sum
}

// mix is the mixture of lines.
func (p *master) mix(lines []*line) []weighted {
	var mix []weighted
	for i, j := range p.basis {
		if w := p.table[i][p.width-1]; j < p.lines && w > tiny {
			mix = append(mix, weighted{lines[j], w})
		}
	}
	return mix
}
