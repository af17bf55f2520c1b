package partition

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// random draws a small instance of any shape.
func random(rng *rand.Rand, items, labels int) *Instance {
	resources := rng.IntN(4)
	features := 1 + rng.IntN(2)
	in := &Instance{
		Items: items, Labels: labels, Resources: resources,
		Unary: make([]float64, items*labels), Load: make([]float64, items*resources),
		Limit: make([]float64, labels*resources),
	}
	pull := []float64{0, 1, 10, 100}[rng.IntN(4)]
	for i := range items {
		for l := range labels {
			in.Unary[i*labels+l] = pull * float64(rng.IntN(50)) / 7
			if rng.IntN(8) == 0 && l != i%labels {
				in.Unary[i*labels+l] = math.Inf(1)
			}
		}
	}
	drawLoads(rng, in)
	e := NewEdges(features, 0)
	for range items * (1 + rng.IntN(3)) {
		e.Add(int32(rng.IntN(items)), int32(rng.IntN(items)), []float64{float64(rng.IntN(100)), rng.Float64()}[:features]...)
	}
	metric := make([][]float64, features)
	for f := range metric {
		metric[f] = drawMetric(rng, labels)
	}
	in.Graph = e.Graph(items, metric)
	if rng.IntN(3) == 0 && items > 3 {
		in.Groups = append(in.Groups, Group{Items: []int32{0, 2}, Exempt: NoLabel, Anchor: NoLabel})
		in.Groups = append(in.Groups, Group{Items: []int32{1, 2, 3}, Exempt: int32(rng.IntN(labels)), Anchor: NoLabel})
	}
	return in
}

// drawLoads makes limits that are loose, tight or just out of reach.
func drawLoads(rng *rand.Rand, in *Instance) {
	for r := range in.Resources {
		sum := 0.0
		for i := range in.Items {
			v := float64(rng.IntN(9)) / 10
			in.Load[i*in.Resources+r] = v
			sum += v
		}
		for l := range in.Labels {
			in.Limit[l*in.Resources+r] = sum / float64(in.Labels) * (0.8 + rng.Float64())
			if rng.IntN(6) == 0 {
				in.Limit[l*in.Resources+r] = math.Inf(1)
			}
		}
	}
}

// drawMetric makes distances, with a broken triangle now and then.
func drawMetric(rng *rand.Rand, labels int) []float64 {
	m := Potts(labels)
	if rng.IntN(2) == 0 {
		return m
	}
	for a := range labels {
		for b := range a {
			d := float64(rng.IntN(10))
			m[a*labels+b], m[b*labels+a] = d, d
		}
	}
	return m
}

// brute is the cheapest feasible labelling's cost, +Inf for none.
func brute(in *Instance) float64 {
	best := math.Inf(1)
	label := make([]int32, in.Items)
	for {
		if in.Feasible(label) {
			best = math.Min(best, in.Cost(label))
		}
		i := 0
		for ; i < in.Items; i++ {
			if label[i]++; int(label[i]) < in.Labels {
				break
			}
			label[i] = 0
		}
		if i == in.Items {
			return best
		}
	}
}

func solve(t *testing.T, in *Instance, o Options) *Result {
	t.Helper()
	r, err := Solve(context.Background(), in, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSolveFindsTheOptimumOfSmallInstances(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	missed := 0
	for n := range 1500 {
		labels := 2 + n%3
		in := random(rng, 2+rng.IntN(16-4*labels+1), labels)
		want := brute(in)
		r := solve(t, in, Options{Effort: Standard})
		if r.Feasible != !math.IsInf(want, 1) {
			t.Fatalf("case %d: feasible %v, optimum %v", n, r.Feasible, want)
		}
		if !r.Feasible {
			continue
		}
		if r.Bound > want+1e-9*(1+math.Abs(want)) {
			t.Fatalf("case %d: bound %v above the optimum %v", n, r.Bound, want)
		}
		if r.Cost > want+1e-9*(1+math.Abs(want)) {
			missed++
			t.Logf("case %d: cost %v, optimum %v", n, r.Cost, want)
		}
	}
	if missed > 0 {
		t.Errorf("%d optima missed", missed)
	}
}

// TestSearchWithoutExhaustion holds the heuristics and the bound to the optimum
// where the exhaustive search does not help them.
func TestSearchWithoutExhaustion(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	feasible, found, optimal := 0, 0, 0
	for n := range 1500 {
		labels := 2 + n%3
		in := random(rng, 2+rng.IntN(16-4*labels+1), labels)
		want := brute(in)
		if math.IsInf(want, 1) {
			continue
		}
		feasible++
		z := newSearch(context.Background(), fold(in).in, Options{Effort: Standard})
		for _, step := range []func(){z.first, z.byCuts, z.byMessages, z.fromNothing, z.combine} {
			step()
		}
		cost := z.best.cost + fold(in).constant
		if z.bound+fold(in).constant > want+1e-9*(1+math.Abs(want)) {
			t.Fatalf("case %d: bound %v above the optimum %v", n, z.bound, want)
		}
		if z.best.trouble == 0 {
			found++
			if cost <= want+1e-9*(1+math.Abs(want)) {
				optimal++
			}
		}
	}
	t.Logf("%d feasible, %d found, %d optimal", feasible, found, optimal)
	if found < feasible*98/100 || optimal < feasible*97/100 {
		t.Errorf("of %d feasible instances %d were met and %d solved", feasible, found, optimal)
	}
}
