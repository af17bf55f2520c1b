package reports

import (
	"math"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

func (b *builder) sites() []Site {
	kept := b.p.Kept(b.Plan)
	out := make([]Site, len(b.p.Estate.Sites))
	for i := range out {
		s := &b.p.Estate.Sites[i]
		out[i] = Site{
			Site: s.ID, Name: s.Name, Role: s.Role.String(), Kept: kept[i], ContractEnd: s.ContractEnd.String(),
			AssetsToday: b.detail.Residents[0][i], AssetsAtEnd: b.detail.Residents[b.p.T()][i],
		}
	}
	return out
}

// occupancy is that before the first wave and after every wave that is not empty.
func (b *builder) occupancy() []Occupancy {
	var out []Occupancy
	for t := range b.detail.Loads {
		if t > 0 && len(b.byWave[t]) == 0 {
			continue
		}
		for s := range b.p.Estate.Sites {
			o := Occupancy{Wave: t, Site: b.p.Estate.Sites[s].ID, Assets: b.detail.Residents[t][s]}
			for r := range inventory.NumResources {
				u := Use{Resource: r.String(), Used: b.detail.Loads[t][s][r]}
				if most := b.detail.Most[s][r]; !math.IsInf(most, 1) {
					u.Most = &most
				}
				o.Uses = append(o.Uses, u)
			}
			out = append(out, o)
		}
	}
	return out
}

func (b *builder) windows() []Window {
	out := make([]Window, len(b.p.Windows))
	for i, w := range b.p.Windows {
		out[i] = Window{Wave: i + 1, Start: b.local(w.Start), End: b.local(w.End)}
	}
	return out
}

// calendar is the entries that touch the horizon.
func (b *builder) calendar() []Entry {
	type dated struct {
		Entry
		start time.Time
	}
	var all []dated
	loc := b.p.Scenario.Location
	for _, c := range b.p.Estate.Calendar {
		start, end := c.Start.In(loc), c.End.In(loc)
		if start.Before(b.p.End) && b.p.Start.Before(end) {
			all = append(all, dated{Entry{
				Kind: c.Kind.String(), Scope: c.Scope.String(), Name: c.Name, Start: b.local(start), End: b.local(end),
			}, start})
		}
	}
	slices.SortStableFunc(all, func(x, y dated) int { return x.start.Compare(y.start) })
	out := make([]Entry, len(all))
	for i := range all {
		out[i] = all[i].Entry
	}
	return out
}
