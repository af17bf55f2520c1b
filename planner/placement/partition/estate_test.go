package partition

import (
	"math"
	"math/rand/v2"
)

// estateLike is an instance in the shape of an estate: applications of some dozen
// items with many edges inside and few outside, hubs that all need, loads of two
// resources with few large ones, costs by label that lean a little, a part of the
// items at home under a label, and limits that leave the given share free.
func estateLike(n, labels int, free float64, seed uint64) *Instance {
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	in := &Instance{
		Items: n, Labels: labels, Resources: 2,
		Unary: make([]float64, n*labels), Load: make([]float64, 2*n), Limit: make([]float64, 2*labels),
	}
	var sum [2]float64
	for i := range n {
		home := rng.IntN(2 * labels)
		rate := 20 * math.Exp(rng.NormFloat64())
		for l := range labels {
			in.Unary[i*labels+l] = rate * (1 + 0.1*float64(l))
			if l != home {
				in.Unary[i*labels+l] += 100 + 50*rng.Float64()
			}
		}
		for r := range 2 {
			in.Load[2*i+r] = math.Round(40*math.Exp(rng.NormFloat64())) / 10
			sum[r] += in.Load[2*i+r]
		}
	}
	for j := range in.Limit {
		in.Limit[j] = sum[j%2] / float64(labels) / (1 - free) * (1 + 0.1*float64(j/2))
	}
	e := NewEdges(1, 5*n)
	for range 5 * n {
		u := rng.IntN(n)
		v := u/20*20 + rng.IntN(20)
		switch rng.IntN(10) {
		case 0:
			v = rng.IntN(n)
		case 1:
			v = rng.IntN(1 + n/200)
		}
		e.Add(int32(u), int32(min(v, n-1)), 10*math.Exp(1.5*rng.NormFloat64()))
	}
	in.Graph = e.Graph(n, [][]float64{lineMetric(labels)})
	return in
}

// lineMetric is the distance of labels on a line, in steps of one, with a detour
// between the ends.
func lineMetric(labels int) []float64 {
	m := make([]float64, labels*labels)
	for a := range labels {
		for b := range labels {
			m[a*labels+b] = math.Min(math.Abs(float64(a-b)), 1.5)
		}
	}
	return m
}
