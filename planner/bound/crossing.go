package bound

import "math"

// crossing is the top of the lower envelope of the known lines along one
// multiplier: where, and how high for a span.
type crossing struct {
	at, value float64
}

// ray is the lines as functions of one multiplier m ≥ 0, in the direction of a
// sign: height + slope·m.
type ray struct {
	height, slope []float64
}

// crossing prices a row upwards where what would move by itself is more than the
// row may hold, downwards where it is less than it must.
func (s *search) crossing(p *point, r int, in *span) crossing {
	heights, fixed := s.heights(p, r, in)
	low := lowest(heights)
	target, sign := in.most[r], 1.0
	if s.lines[low].load[r] < in.least[r] {
		target, sign = in.least[r], -1
	}
	y := ray{height: heights, slope: make([]float64, len(s.lines))}
	for i, l := range s.lines {
		y.slope[i] = sign * (l.load[r] - target)
	}
	c := y.top(low)
	c.at *= sign
	c.value -= fixed
	return c
}

// heights are the lines' heights at a point's multipliers, the r-th being 0, and
// what the other limits are worth.
func (s *search) heights(p *point, r int, in *span) (heights []float64, fixed float64) {
	heights = make([]float64, len(s.lines))
	for i, l := range s.lines {
		heights[i] = l.cost
	}
	for _, k := range p.priced {
		m := p.lambda[k]
		if k == r {
			continue
		}
		if m > 0 {
			fixed += m * in.most[k]
		} else {
			fixed += m * in.least[k]
		}
		for i, l := range s.lines {
			heights[i] += m * l.load[k]
		}
	}
	return heights, fixed
}

func lowest(heights []float64) int {
	best := 0
	for i, h := range heights {
		if h < heights[best] {
			best = i
		}
	}
	return best
}

// top walks along the envelope from m = 0, where now is lowest, to where it no
// longer rises.
func (y *ray) top(now int) crossing {
	for i, h := range y.height {
		if h == y.height[now] && y.slope[i] < y.slope[now] {
			now = i
		}
	}
	at := 0.0
	for y.slope[now] > 0 {
		next, cross := y.next(now, at)
		if next < 0 {
			break
		}
		at = cross
		now = next
	}
	return crossing{at: at, value: y.height[now] + at*y.slope[now]}
}

// next finds the flatter line that the present one meets first, from at on.
func (y *ray) next(now int, at float64) (next int, cross float64) {
	next, cross = -1, math.Inf(1)
	for i := range y.height {
		d := y.slope[now] - y.slope[i]
		if d <= 0 {
			continue
		}
		c := math.Max(at, (y.height[i]-y.height[now])/d)
		if c < cross || c == cross && y.slope[i] < y.slope[next] {
			next, cross = i, c
		}
	}
	return next, cross
}
