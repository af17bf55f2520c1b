package reports

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/planner/cost"
)

// ties are the dependencies that stay split, and those that the plan splits for a
// time. Those that are split today and that their wave joins are left out.
func (b *builder) ties() []Tie {
	out := []Tie{}
	for i := range b.detail.Ties {
		if t := b.tie(&b.detail.Ties[i]); t.AtEnd || !t.Today {
			out = append(out, t)
		}
	}
	sortTies(out)
	return out
}

func (b *builder) tie(t *cost.Tie) Tie {
	d := &b.p.Estate.Dependencies[t.Dependency]
	first, last := t.Runs[0], t.Runs[len(t.Runs)-1]
	out := Tie{
		From: b.p.Estate.Assets[d.From].ID, To: b.p.Estate.Assets[d.To].ID, Kind: d.Kind.String(), Impact: d.Impact.String(),
		FromSite: b.p.Estate.SiteID(last.FromSite), ToSite: b.p.Estate.SiteID(last.ToSite),
		Today: first.From == 0, AtEnd: last.To > b.p.T(), FirstWave: first.From, PerDay: last.PerDay, Slow: last.Slow,
	}
	if !out.AtEnd {
		out.LastWave = &last.To
	}
	for _, r := range t.Runs {
		days := 0.0
		for i := r.From; i < r.To; i++ {
			days += b.p.Days[i]
		}
		out.Days += days
		out.Cost += days * r.PerDay
	}
	return out
}

// partings counts by wave the dependencies that it joins and parts. One that goes
// from two sites to two others is neither.
func (b *builder) partings() (joined, parted []int) {
	joined, parted = make([]int, b.p.T()+2), make([]int, b.p.T()+2)
	for i := range b.detail.Ties {
		runs := b.detail.Ties[i].Runs
		for k, r := range runs {
			if k == 0 || runs[k-1].To < r.From {
				parted[r.From]++
			}
			if k == len(runs)-1 || runs[k+1].From > r.To {
				joined[r.To]++
			}
		}
	}
	return joined, parted
}

// sortTies puts the dearest first; the order of the dependencies decides ties.
func sortTies(ties []Tie) {
	slices.SortStableFunc(ties, func(x, y Tie) int {
		return cmp.Or(-compareBool(x.AtEnd, y.AtEnd), cmp.Compare(y.Cost, x.Cost))
	})
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}
