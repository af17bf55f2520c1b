package bound

import "math"

// search looks for the multipliers that give the best bound for each interval of
// a family. The points it has evaluated are valid for all of them.
type search struct {
	*cutter
	points []*point
	lines  []*line
	budget int // cuts that may still be made
}

// price of the limits of an interval at some multipliers: what is not used of a
// limit is paid for.
func (s *search) allowance(lambda []float64, t int) float64 {
	sum := 0.0
	for k, m := range lambda {
		switch {
		case m > 0:
			sum += m * s.x.limits[k].most[t]
		case m < 0:
			sum += m * s.x.limits[k].least[t]
		}
	}
	return sum
}

// best is the point with the largest bound for an interval.
func (s *search) best(t int) (*point, float64) {
	var best *point
	value := math.Inf(-1)
	for _, p := range s.points {
		if v := p.value - s.allowance(p.lambda, t); v > value {
			best, value = p, v
		}
	}
	return best, value
}

func (s *search) evaluate(lambda []float64) *point {
	p := s.solve(lambda)
	s.budget--
	s.points = append(s.points, p)
	s.lines = append(s.lines, p.low)
	if p.top.cost != p.low.cost || !same(p.low.load, p.top.load) {
		s.lines = append(s.lines, p.top)
	}
	return p
}

func same(a, b []float64) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// mixture is where the search for an interval ended: the best value a day, and
// the two lines that cross there, weight·a + (1−weight)·b being within the limits.
type mixture struct {
	value  float64
	lambda []float64
	a, b   *line
	weight float64
}

// ascend improves an interval's bound one multiplier at a time, each by
// intersecting lines (Eisner and Severance, 1976), until none gains.
func (s *search) ascend(t int) mixture {
	if len(s.points) == 0 {
		s.evaluate(make([]float64, len(s.x.limits)))
	}
	p, value := s.best(t)
	m := mixture{value: value, lambda: p.lambda, a: p.low, b: p.low, weight: 1}
	for s.budget > 0 {
		gained := false
		for k := range s.x.limits {
			if s.budget <= 0 {
				break
			}
			if next := s.along(m.lambda, k, t); next.value > m.value+gain*math.Abs(m.value) {
				gained = len(s.x.limits) > 1
				m = next
			} else if next.a != next.b && m.a == m.b && next.value >= m.value {
				m = next
			}
		}
		if !gained {
			break
		}
	}
	return m
}

// gain is the relative improvement below which a search ends.
const gain = 1e-7

// along finds the best value of one multiplier, the others staying as they are.
func (s *search) along(lambda []float64, k, t int) mixture {
	lambda = append([]float64(nil), lambda...)
	limit := s.x.limits[k]
	var last mixture
	for {
		target, sign := limit.most[t], 1.0
		lambda[k] = 0
		if low := s.lowest(lambda); low.load[k] < limit.least[t] {
			target, sign = limit.least[t], -1
		}
		top := s.crossing(lambda, k, target, sign)
		lambda[k] = top.at
		envelope := top.value - s.allowance(lambda, t)
		p, value := s.best(t)
		last = mixture{value: value, lambda: p.lambda, a: top.a, b: top.b, weight: top.weight}
		if s.budget <= 0 || envelope <= value+gain*math.Abs(value) || s.known(lambda) || s.tooSteep(lambda) {
			return last
		}
		s.evaluate(lambda)
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

// tooSteep guards the integers of the graph against huge multipliers.
func (s *search) tooSteep(lambda []float64) bool {
	sum := 0.0
	for k, m := range lambda {
		sum += math.Abs(m) * s.x.limits[k].total
	}
	return sum*s.scale > 1<<57
}

// lowest is the line that is lowest at the multipliers.
func (s *search) lowest(lambda []float64) *line {
	best := s.lines[0]
	height := best.at(lambda)
	for _, l := range s.lines[1:] {
		if h := l.at(lambda); h < height {
			best, height = l, h
		}
	}
	return best
}

// crossing is the top of the lower envelope of the known lines along one
// multiplier.
type crossing struct {
	at, value, weight float64
	a, b              *line // heavier and lighter than the target
}

// crossing walks down the slopes of the envelope, from multiplier 0 in the
// direction of sign, to where they no longer have more load than the target (or,
// with sign −1, less).
func (s *search) crossing(lambda []float64, k int, target, sign float64) crossing {
	lambda[k] = 0
	now := s.lowest(lambda)
	height := now.at(lambda)
	pos := 0.0
	slope := func(l *line) float64 { return sign * (l.load[k] - target) }
	for slope(now) > 0 {
		next, cross := s.next(lambda, k, now, height, pos, slope)
		if next == nil {
			return crossing{at: sign * pos, value: height, a: now, b: now, weight: 1}
		}
		height += (cross - pos) * sign * now.load[k]
		pos = cross
		if slope(next) <= 0 {
			w := 1.0
			if d := slope(now) - slope(next); d > 0 {
				w = -slope(next) / d
			}
			return crossing{at: sign * pos, value: height, a: now, b: next, weight: w}
		}
		now = next
	}
	return crossing{at: sign * pos, value: height, a: now, b: now, weight: 1}
}

// next finds the line that crosses the present one first, beyond pos.
func (s *search) next(lambda []float64, k int, now *line, height, pos float64, slope func(*line) float64) (*line, float64) {
	var best *line
	cross := math.Inf(1)
	for _, l := range s.lines {
		d := slope(now) - slope(l)
		if d <= 0 {
			continue
		}
		// Both heights at multiplier 0 of k; the present one is now.at(lambda) there.
		c := (l.at(lambda) - now.at(lambda)) / d
		c = math.Max(c, pos)
		if c < cross || c == cross && slope(l) < slope(best) {
			best, cross = l, c
		}
	}
	return best, cross
}
