package partition

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// Options say how hard to look.
type Options struct {
	Effort Effort
	Seed   uint64
	// Start, when given, is a labelling to begin from beside those made from nothing.
	Start []int32
}

// Result is the best labelling found.
type Result struct {
	Label []int32
	Cost  float64
	// Bound is a cost that no labelling within the limits undercuts, groups
	// included; −Inf where nothing is known.
	Bound float64
	// Feasible says that all limits hold and all groups are apart. When it is
	// false and Impossible is too, no labelling was found that is feasible.
	Feasible bool
	// Impossible says that an exhaustive search found no feasible labelling.
	Impossible bool
	// Interrupted says that the context ended the search early.
	Interrupted bool
}

// Solve labels the items. An instance that cannot be met gives a labelling that
// is over its limits as little as could be found; only an unusable instance is an
// error.
func Solve(ctx context.Context, in *Instance, o Options) (*Result, error) {
	if err := in.Check(); err != nil {
		return nil, err
	}
	f := fold(in)
	z := newSearch(ctx, f.in, o)
	if o.Start != nil {
		z.add(newState(f.in, f.restrict(o.Start)))
	}
	z.run()
	label := f.unfold(z.best.label)
	r := &Result{
		Label: label, Cost: in.Cost(label), Bound: z.bound + f.constant,
		Feasible: in.Feasible(label), Impossible: z.impossible, Interrupted: ctx.Err() != nil,
	}
	if r.Feasible {
		r.Bound = math.Min(r.Bound, r.Cost)
	}
	return r, nil
}

// search is the work on one folded instance.
type search struct {
	ctx context.Context
	in  *Instance
	budget
	seed       uint64
	best       *kept
	pool       pool
	bound      float64
	impossible bool
}

func newSearch(ctx context.Context, in *Instance, o Options) *search {
	return &search{ctx: ctx, in: in, budget: o.Effort.budget(in), seed: o.Seed, bound: math.Inf(-1)}
}

// add keeps a labelling if it is among the best.
func (z *search) add(s *state) { z.keep(&kept{slices.Clone(s.label), s.score()}) }

func (z *search) keep(k *kept) {
	z.pool.add(k)
	z.best = z.pool[0]
}

// run goes from the cheap to the dear, and ends when the best is proven.
func (z *search) run() {
	steps := []func(){z.first, z.byCuts, z.byMessages, z.exhaust, z.fromNothing, z.combine}
	for _, step := range steps {
		step()
		if z.proven() || z.ctx.Err() != nil {
			return
		}
	}
}

// proven reports whether the best labelling meets the bound.
func (z *search) proven() bool {
	return z.impossible || z.best.trouble == 0 && z.best.cost <= z.bound+1e-9*math.Max(1, math.Abs(z.bound))
}

// first makes one labelling by regret.
func (z *search) first() {
	rng := z.random(0)
	s := growByRegret(z.in, rng)
	refine(s, rng)
	z.add(s)
}

// random is a source for one piece of work, the same however work is spread.
func (z *search) random(work uint64) *rand.Rand {
	return rand.New(rand.NewPCG(z.seed, work))
}

// byCuts bounds and searches an instance of two labels by minimum cuts. Good
// prices are first looked for where cuts are cheap.
func (z *search) byCuts() {
	if z.in.Labels != 2 || z.in.Items == 0 {
		return
	}
	s := newState(z.in, slices.Clone(z.best.label))
	rng := z.random(1)
	l := newLagrange(z.in, z.cuts, func(label []int32) {
		s.set(label)
		s.separate()
		newFM(s, rng).run(2)
		z.add(s)
	})
	copy(l.price, z.roughPrices())
	l.run(func() float64 { return z.best.cost })
	z.bound = math.Max(z.bound, l.best)
}

// roughItems is the size to which an instance is contracted to look for prices.
const roughItems = 4000

// roughPrices are the best prices of a contracted instance; none for a small one.
func (z *search) roughPrices() []float64 {
	in := z.in
	if in.Items < 2*roughItems {
		return nil
	}
	levels, _ := hierarchy(in, z.random(3))
	coarse := levels[len(levels)-1].in
	for _, l := range levels {
		if l.in.Items < 2*roughItems {
			coarse = l.in
			break
		}
	}
	coarse.Limit = in.Limit
	l := newLagrange(coarse, 60, func([]int32) {})
	l.run(func() float64 { return z.best.cost })
	return l.bestPrice
}

// exhaust tries all labellings as long as its nodes last.
func (z *search) exhaust() {
	if z.in.Items > 64 {
		return
	}
	cost := math.Inf(1)
	if z.best.trouble == 0 {
		cost = z.best.cost
	}
	e := newExact(z.in, z.nodes, cost)
	done := e.run()
	if e.best != nil {
		z.add(newState(z.in, e.best))
	}
	if !done {
		return
	}
	z.impossible = z.best.trouble > 0
	z.bound = z.best.cost
}

// fromNothing makes labellings by the multilevel scheme.
func (z *search) fromNothing() {
	z.parallel(z.starts, 100, func(rng *rand.Rand, _ int) *state {
		return multilevel(z.in, rng, z.tries)
	})
}

// brood is how many labellings are bred from one state of the pool.
const brood = 4

// combine breeds new labellings from pairs of good ones, until several broods
// bring nothing.
func (z *search) combine() {
	idle := 0
	for round := 0; round < z.cycles && idle < z.patience && z.ctx.Err() == nil; round++ {
		before, parents := z.best.score, slices.Clone(z.pool)
		z.parallel(brood, uint64(1000+100*round), func(rng *rand.Rand, n int) *state {
			switch {
			case n == 0 && round%2 == 1:
				return multilevel(z.in, rng, z.tries)
			case n == 0 || len(parents) < 2:
				return cycle(z.in, rng, parents[0].label)
			}
			i, j := rng.IntN(len(parents)), rng.IntN(len(parents)-1)
			if j >= i {
				j++
			}
			return cycle(z.in, rng, parents[min(i, j)].label, parents[max(i, j)].label)
		})
		idle++
		if z.best.better(before) {
			idle = 0
		}
	}
}

// parallel does pieces of work on both cores and adds what they make in their
// order, so that the answer does not depend on who was first.
func (z *search) parallel(pieces int, base uint64, work func(rng *rand.Rand, n int) *state) {
	const workers = 2
	made := make([]*kept, pieces)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for n := w; n < pieces; n += workers {
				if z.ctx.Err() == nil {
					s := work(z.random(base+uint64(n)), n)
					made[n] = &kept{s.label, s.score()}
				}
			}
		})
	}
	wg.Wait()
	for _, k := range made {
		if k != nil {
			z.keep(k)
		}
	}
}
