package bound

import (
	"math"
	"slices"
)

// A site's exit is all or nothing, which a mixture of two cuts is not. So the
// exits whose steps cost most are gates, and the bound is taken over every choice
// of when each gate closes.

// maxGates is the number of gates, by the number of variables.
func maxGates(vars int) int {
	switch {
	case vars <= 20000:
		return 4
	case vars <= 200000:
		return 3
	}
	return 2
}

// level is a fixed cost that a gate may have, and the last wave by which it must
// be closed for that: a schedule that empties the site in some wave has the cost
// of one level, and has emptied it by the level's wave.
type level struct {
	wave int
	cost float64 // beyond that of an exit after wave 1
}

// chooseGates puts the exits whose steps cost most to the front, makes gates of
// them and lists their levels.
func (x *relaxation) chooseGates() {
	x.exits = slices.Clone(x.exits)
	slices.SortStableFunc(x.exits, func(a, b exit) int {
		switch sa, sb := a.steps(), b.steps(); {
		case sa > sb:
			return -1
		case sa < sb:
			return 1
		}
		return 0
	})
	x.gates, x.levels = 0, nil
	for x.gates < min(len(x.exits), maxGates(x.vars())) && x.exits[x.gates].steps() > 0 {
		x.levels = append(x.levels, x.exits[x.gates].levels(x.t))
		x.gates++
	}
}

// steps is what may still be saved by leaving the site early.
func (e *exit) steps() float64 {
	sum := 0.0
	for _, s := range e.step {
		sum += s
	}
	return sum
}

// levels lists the exit's costs, the earliest and cheapest first.
func (e *exit) levels(t int) []level {
	var list []level
	cost := 0.0
	for w := 1; w <= t; w++ {
		if w == t || e.step[w] > 0 {
			list = append(list, level{w, cost})
		}
		cost += e.step[w]
	}
	return list
}

// deadlines are the waves by which the gates must be closed at their levels.
func (x *relaxation) deadlines(levels []int) []int {
	waves := make([]int, x.gates)
	for g, k := range levels {
		waves[g] = x.levels[g][k].wave
	}
	return waves
}

// closed is the gates that are closed in an interval, by their deadlines.
func closed(t int, deadline []int) uint32 {
	var gates uint32
	for g, w := range deadline {
		if w <= t {
			gates |= 1 << g
		}
	}
	return gates
}

// box is a range of levels for each gate. Its value holds for every choice in it:
// the gates cost what the lowest levels do, the intervals what they do when the
// gates need close only at the highest.
type box struct {
	lo, hi  []int
	value   float64
	sharing *sharing
	serial  int
}

// single reports whether the box is one choice.
func (b *box) single() bool { return slices.Equal(b.lo, b.hi) }

// split halves the longest range.
func (b *box) split() (low, high *box) {
	g := 0
	for k := range b.lo {
		if b.hi[k]-b.lo[k] > b.hi[g]-b.lo[g] {
			g = k
		}
	}
	mid := (b.lo[g] + b.hi[g]) / 2
	low = &box{lo: b.lo, hi: slices.Clone(b.hi)}
	low.hi[g] = mid
	high = &box{lo: slices.Clone(b.lo), hi: b.hi}
	high.lo[g] = mid + 1
	return low, high
}

// boxes is a heap, the box of least value first; of equals the one made first.
type boxes []*box

func (h boxes) Len() int { return len(h) }
func (h boxes) Less(i, j int) bool {
	return h[i].value < h[j].value || h[i].value == h[j].value && h[i].serial < h[j].serial
}
func (h boxes) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *boxes) Push(b any)   { *h = append(*h, b.(*box)) }
func (h *boxes) Pop() any {
	old := *h
	b := old[len(old)-1]
	*h = old[:len(old)-1]
	return b
}

// gateCost is what the gates cost at some levels.
func (x *relaxation) gateCost(levels []int) float64 {
	sum := 0.0
	for g, k := range levels {
		sum += x.levels[g][k].cost
	}
	return sum
}

var inf = math.Inf(1)
