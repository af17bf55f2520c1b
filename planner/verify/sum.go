package verify

import "math"

// sum adds up floating point numbers with the rounding error carried along
// (Neumaier, 1974), so that a million assets that come and go at a site are not
// off by more than the tolerance.
type sum struct{ total, carry float64 }

func (s *sum) add(v float64) {
	t := s.total + v
	if math.Abs(s.total) >= math.Abs(v) {
		s.carry += s.total - t + v
	} else {
		s.carry += v - t + s.total
	}
	s.total = t
}

func (s *sum) value() float64 { return s.total + s.carry }
