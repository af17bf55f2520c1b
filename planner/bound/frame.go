package bound

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// frame is what the relaxations with and without limits share: which assets
// move, and how they are tied together. A variable is a set of movers that every
// feasible schedule puts into one wave.
type frame struct {
	p  *model.Problem
	pl *model.Placement
	t  int // waves

	at      []int32 // asset → position in Problem.Placed, or −1
	of      []int32 // position → variable, or −1 for what does not move
	members lists   // variable → positions, ascending
	implies []arc   // from moved ⇒ to moved
	after   []arc   // of those, the strict ones: to in an earlier wave than from
	movers  int
}

// arc leads from one variable to another.
type arc struct{ from, to int32 }

// lists is lists of indexes end to end.
type lists struct {
	off   []int32
	items []int32
}

func (l *lists) len() int { return len(l.off) - 1 }

func (l *lists) at(i int32) []int32 { return l.items[l.off[i]:l.off[i+1]] }

// group makes the lists of the items 0…len(of)−1 by what they belong to; −1 is
// nothing.
func group(of []int32, n int) lists {
	l := lists{off: make([]int32, n+2)}
	for _, g := range of {
		if g >= 0 {
			l.off[g+2]++
		}
	}
	for g := 2; g < len(l.off); g++ {
		l.off[g] += l.off[g-1]
	}
	l.items = make([]int32, l.off[n+1])
	for i, g := range of {
		if g >= 0 {
			l.items[l.off[g+1]] = int32(i)
			l.off[g+1]++
		}
	}
	l.off = l.off[:n+1]
	return l
}

func newFrame(p *model.Problem, pl *model.Placement) *frame {
	f := &frame{p: p, pl: pl, t: p.T(), at: make([]int32, len(p.Estate.Assets))}
	for a := range f.at {
		f.at[a] = -1
	}
	for i, a := range p.Placed {
		f.at[a] = int32(i)
	}
	f.tie()
	return f
}

// asset is the asset at a position.
func (f *frame) asset(i int32) *inventory.Asset { return &f.p.Estate.Assets[f.p.Placed[i]] }

// sites are where the asset at a position is before and after its wave.
func (f *frame) sites(i int32) (before, after int32) {
	before = f.asset(i).Site
	if f.of[i] < 0 {
		return before, before
	}
	return before, f.pl.Moves[i].Target
}

// vars is the number of variables.
func (f *frame) vars() int { return f.members.len() }
