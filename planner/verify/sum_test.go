package verify

import "testing"

func TestSum(t *testing.T) {
	var s sum
	const n = 1000
	s.add(1e17) // spaced by 16: a plain sum would lose all that follows
	for range n {
		s.add(0.125)
	}
	s.add(-1e17)
	if got := s.value(); got != n*0.125 {
		t.Errorf("sum = %v, want %v", got, n*0.125)
	}
}
