package mincut

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkSolve solves graphs in the shape of estates from nothing, and prints
// how many times longer gonum's Dinic takes on the smallest, measured in the same run.
func BenchmarkSolve(b *testing.B) {
	for _, n := range []int{500, 5000, 50000, 500000} {
		p := estateLike(n, 1)
		g := p.graph()
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			h := g.Clone()
			for range b.N {
				h.CopyFrom(g)
				h.Solve()
			}
			b.StopTimer()
			if n == 500 {
				b.ReportMetric(gonumTime(p)/(b.Elapsed().Seconds()/float64(b.N)), "gonum/own")
			}
		})
	}
}

func gonumTime(p *problem) float64 {
	solve := p.oracle()
	start := time.Now()
	solve()
	return time.Since(start).Seconds()
}

// BenchmarkParametric raises the cost of every node in twenty steps, keeping the flow.
func BenchmarkParametric(b *testing.B) {
	p := estateLike(50000, 1)
	g := p.graph()
	for range b.N {
		h := g.Clone()
		for step := range int64(20) {
			for v := range p.cost {
				h.SetCost(int32(v), p.cost[v]+200*step)
			}
			h.Solve()
		}
	}
}
