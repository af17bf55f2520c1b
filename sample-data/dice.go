package sampledata

import "math/rand/v2"

// dice is a seeded source of choices. Everything it gives comes from whole
// numbers, so that a seed makes the same estate on every processor.
type dice struct{ rng *rand.Rand }

// The streams: each part of the estate rolls dice of its own, so that a change
// to one leaves the others as they are.
const (
	streamPlan uint64 = iota + 1
	streamAssets
	streamNames
	streamWiring
	streamCalls
)

// newDice are the dice of one stream for the item of the given index.
func newDice(seed, stream uint64, index int) dice {
	return dice{rand.New(rand.NewPCG(seed, mix(stream<<40|uint64(index))))}
}

// mix spreads neighbouring numbers over all 64 bits: the finaliser of
// SplitMix64 (Steele, Lea, Flood 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below is a number from 0 to n-1, all alike.
func (d dice) below(n int) int { return d.rng.IntN(n) }

// between is a number from low to high, both included, all alike.
func (d dice) between(low, high int) int { return low + d.rng.IntN(high-low+1) }

// percent is true in p of 100 cases.
func (d dice) percent(p int) bool { return d.rng.IntN(100) < p }

// weighted is an index of weights, each as often as its weight says.
func (d dice) weighted(weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	r := d.rng.IntN(total)
	for i, w := range weights {
		if r -= w; r < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// among is one of the values, all alike.
func (d dice) among(values ...int) int { return values[d.rng.IntN(len(values))] }

// doublings is base·2^k·f with f from 1 to 2 and k from 0 to most, k+1 being
// rarer than k by the ratio of percent: a tail that falls like a power, as the
// rates of calls between services do.
func (d dice) doublings(base, most, percent int) int {
	n := base + d.rng.IntN(base)
	for k := 0; k < most && d.percent(percent); k++ {
		n *= 2
	}
	return n
}
