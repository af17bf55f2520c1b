package bound

import "math"

// span is an interval under deadlines for its gates: what multipliers are chosen
// for.
type span struct {
	t           int
	least, most []float64 // by row
}

func (x *relaxation) span(t int, deadline []int) *span {
	s := &span{t: t, least: make([]float64, len(x.rows)), most: make([]float64, len(x.rows))}
	for r := range x.rows {
		s.least[r], s.most[r] = x.room(r, t, deadline)
	}
	return s
}

// allowance is what the limits themselves are worth at some multipliers.
func (s *span) allowance(p *point) float64 {
	sum := 0.0
	for _, r := range p.priced {
		if m := p.lambda[r]; m > 0 {
			sum += m * s.most[r]
		} else {
			sum += m * s.least[r]
		}
	}
	return sum
}

// pool is what is known of a kind of interval: the points that were evaluated,
// each valid for every span, and ways to have moved.
type pool struct {
	points []*point
	lines  []*line
}

// best is the point with the largest bound for a span.
func (q *pool) best(s *span) (*point, float64) {
	var best *point
	value := math.Inf(-1)
	for _, p := range q.points {
		if v := p.value - s.allowance(p); v > value {
			best, value = p, v
		}
	}
	return best, value
}

// search looks for the multipliers that give the best bound for a span.
type search struct {
	*cutter
	*pool
	budget int // cuts that may still be made
	joint  int // of them, in search of all multipliers together
	gain   float64
}

// evaluate makes a cut and keeps what it shows. Row r is the one whose multiplier
// alone may differ from those of earlier points.
func (s *search) evaluate(lambda []float64, r int) *point {
	below, above := s.neighbours(lambda, r)
	p := s.solve(lambda, below, above)
	s.budget--
	s.points = append(s.points, p)
	s.lines = append(s.lines, p.low)
	if !same(p.low.load, p.top.load) {
		s.lines = append(s.lines, p.top)
	}
	return p
}

// neighbours are the nearest points along row r, where there are any.
func (s *search) neighbours(lambda []float64, r int) (below, above *point) {
next:
	for _, p := range s.points {
		for k, m := range lambda {
			if k != r && p.lambda[k] != m {
				continue next
			}
		}
		switch at := p.lambda[r]; {
		case at <= lambda[r] && (below == nil || at > below.lambda[r]):
			below = p
		case at > lambda[r] && (above == nil || at < above.lambda[r]):
			above = p
		}
	}
	return below, above
}

func same(a, b []float64) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// mixture is where the search for a span ended: the best value a day, the
// multipliers that give it, and the mixture of ways to have moved that is within
// the limits and about as cheap.
type mixture struct {
	value  float64
	lambda []float64
	parts  []weighted
}

// weighted is a line and its part of a mixture.
type weighted struct {
	*line
	weight float64
}

// ascend improves the bound of a span: first one multiplier at a time, each by
// intersecting lines (Eisner and Severance, 1976), then all of them together.
func (s *search) ascend(in *span) mixture {
	if len(s.points) == 0 {
		s.evaluate(make([]float64, len(s.x.rows)), 0)
	}
	p, value := s.best(in)
	for gained := true; gained && s.budget > 0; {
		gained = false
		for r := 0; r < len(s.x.rows) && s.budget > 0; r++ {
			s.along(p, r, in)
			next, better := s.best(in)
			gained = gained || better > value+s.gain*math.Abs(value)
			p, value = next, better
		}
	}
	return s.together(in)
}

// together improves all multipliers at once, by those that the master takes from
// the known lines, drawn half way back to the best known: the master alone swings
// from end to end (Ben-Ameur and Neame, 2007).
func (s *search) together(in *span) mixture {
	for round := 0; ; round++ {
		p, value := s.best(in)
		m := mixture{value: value, lambda: p.lambda}
		bars := s.bars(in)
		if len(bars) == 0 {
			m.parts = []weighted{{p.low, 1}}
			return m
		}
		master, solved := solveMaster(s.lines, bars)
		m.parts = master.mix(s.lines)
		next := master.multipliers(len(s.x.rows))
		if round%3 < 2 {
			for r := range next {
				next[r] = (next[r] + p.lambda[r]) / 2
			}
		}
		s.soften(next)
		if !solved || round >= s.joint || s.budget <= 0 || master.broken() == 0 && s.height(m.parts) <= value+s.gain*math.Abs(value) || s.known(next) {
			return m
		}
		s.evaluate(next, apart(next, p.lambda))
	}
}

// apart is a row in which two sets of multipliers differ.
func apart(a, b []float64) int {
	for r := range a {
		if a[r] != b[r] {
			return r
		}
	}
	return 0
}

// height is what a mixture costs a day.
func (s *search) height(parts []weighted) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += p.weight * p.cost
	}
	return sum
}

// along finds the best value of one multiplier, the others staying as they are.
func (s *search) along(from *point, r int, in *span) {
	lambda := from.lambda
	for s.budget > 0 {
		c := s.crossing(from, r, in)
		_, value := s.best(in)
		if c.at == lambda[r] || c.value <= value+s.gain*math.Abs(value) {
			return
		}
		next := append([]float64(nil), lambda...)
		next[r] = c.at
		s.soften(next)
		if s.known(next) {
			return
		}
		s.evaluate(next, r)
	}
}

// known reports whether the multipliers have been tried.
func (s *search) known(lambda []float64) bool {
	for _, p := range s.points {
		if same(p.lambda, lambda) {
			return true
		}
	}
	return false
}

// soften shrinks multipliers so huge that the integers of the graph could not
// hold them.
func (s *search) soften(lambda []float64) {
	sum := 0.0
	for r, m := range lambda {
		if m != 0 {
			sum += math.Abs(m) * s.x.limits[s.x.rows[r].limit].of(s.x.rows[r].gates)
		}
	}
	if most := steepest / s.scale; sum > most {
		for r := range lambda {
			lambda[r] *= most / sum
		}
	}
}

// steepest is the most units that multipliers may add to all variables together.
const steepest = 1 << 57
