package arrange

import (
	"cmp"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// search spends a budget of proposals on the arrangement of one graph: several
// starts by division, a short search from the best of them, a comparison of
// temperatures, and the rest at the one that did best.
type search struct {
	g     *Graph
	slots []float64
	rng   *rand.Rand
	steps int
	trace func(stage string, cost float64)
}

func (s *search) run() []int32 {
	rows := s.starts()
	s.note("divided", rows[0])
	s.settle(rows)
	a := rows[0]
	s.note("settled", a)
	factor := s.compare(a)
	s.note("compared", a)
	s.alternate(a, factor)
	a.restart()
	a.polish()
	return a.order
}

// alternate anneals and rebuilds in turns, each from the best row so far, and
// gives more of the steps to that which saves more.
func (s *search) alternate(a *annealing, factor float64) {
	const rounds = 8
	warm, share := a.warmth(), 0.5
	for k := range rounds {
		steps := s.steps / 2 / rounds
		a.restart()
		before := a.least
		a.run(int((1-share)*float64(steps)), factor*math.Pow(0.75, float64(k-2))*warm, 0.01*warm)
		a.restart()
		annealed := (before - a.least) / (1 - share)
		s.note("annealed", a)
		before = a.least
		s.rebuildWindows(a, int(share*float64(steps)), 0.1*warm)
		rebuilt := (before - a.least) / share
		s.note("rebuilt", a)
		if rebuilt > annealed {
			share = min(0.9, share+0.15)
		} else {
			share = max(0.1, share-0.15)
		}
	}
}

func (s *search) note(stage string, a *annealing) {
	if s.trace != nil {
		s.trace(stage, a.least)
	}
}

// starts divides the graph several times. A try at every cut of a division takes
// about as long as a few proposals for each node and level.
func (s *search) starts() []*annealing {
	n := len(s.slots)
	each := 8 * n * bits.Len(uint(n))
	total := max(1, s.steps/4/each)
	count := 1
	for count < 24 && 2*count*count < total {
		count++
	}
	tries := min(max(1, total/count), 16)
	rows := make([]*annealing, count)
	for k := range rows {
		rng := rand.New(rand.NewPCG(s.rng.Uint64(), uint64(k)))
		rows[k] = newAnnealing(newRow(s.g, s.slots, divided(s.g, s.slots, rng, tries)), rng)
	}
	byCost(rows)
	return rows
}

func byCost(rows []*annealing) {
	slices.SortStableFunc(rows, func(a, b *annealing) int { return cmp.Compare(a.least, b.least) })
}

// settle searches briefly and coldly from the better half of the starts.
func (s *search) settle(rows []*annealing) {
	half := min((len(rows)+1)/2, 6)
	for _, a := range rows[:half] {
		warm := a.warmth()
		a.run(s.steps/8/half, 0.1*warm, 0.01*warm)
		a.restart()
	}
	byCost(rows[:half])
}

// compare searches from one row at several temperatures and returns the one that
// did best, as a factor of the row's warmth. The row takes the best outcome.
func (s *search) compare(a *annealing) float64 {
	factors := []float64{0.1, 0.5, 2.5, 12}
	warm := a.warmth()
	start := slices.Clone(a.best)
	var best float64
	var order []int32
	least := a.least
	for _, f := range factors {
		copy(a.order, start)
		a.reset()
		a.least = a.cost
		a.run(s.steps/8/len(factors), f*warm, 0.01*warm)
		s.note("at factor", a)
		if a.least < least || best == 0 {
			best, least, order = f, a.least, slices.Clone(a.best)
		}
	}
	copy(a.best, order)
	a.restart()
	return best
}

// rebuildWindows takes windows apart as long as the steps last.
func (s *search) rebuildWindows(a *annealing, steps int, temperature float64) {
	for steps > 0 {
		from, to := a.window()
		a.rebuild(from, to, temperature)
		steps -= (settling + 2*8*bits.Len(uint(to-from))) * int(to-from)
	}
}
