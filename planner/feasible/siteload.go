package feasible

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// siteLoads is what stands at each site in each interval, against C3.
type siteLoads struct {
	p         *model.Problem
	intervals int
	stride    int // of a site
	// load is by site, resource, interval; most by site and resource: the capacity,
	// or what stood there at the start where that was more.
	load []float64
	most []inventory.Resources
	// touched are the sites with changes, saved their loads before, end to end.
	touched []int32
	isNew   []bool // by site: saved since begin
	saved   []float64
}

func newSiteLoads(p *model.Problem) siteLoads {
	n := p.T() + 1
	l := siteLoads{
		p: p, intervals: n, stride: n * int(inventory.NumResources),
		most: make([]inventory.Resources, len(p.Estate.Sites)), isNew: make([]bool, len(p.Estate.Sites)),
	}
	l.load = make([]float64, l.stride*len(p.Estate.Sites))
	for _, a := range p.Placed {
		l.add(a, p.Estate.Assets[a].Site, 0, 1)
	}
	for s := range l.most {
		for r := range l.most[s] {
			l.most[s][r] = math.Max(p.Estate.Sites[s].Capacity[r], l.load[s*l.stride+r*n])
		}
	}
	return l
}

// add changes what stands at a site from an interval on.
func (l *siteLoads) add(asset, site int32, from int, sign float64) {
	needs := &l.p.Estate.Assets[asset].Needs
	for r, need := range needs {
		if need == 0 {
			continue
		}
		row := l.load[int(site)*l.stride+r*l.intervals:][:l.intervals]
		for t := from; t < len(row); t++ {
			row[t] += sign * need
		}
	}
}

// move adds what a cutover changes at both of its sites, or takes it away.
func (l *siteLoads) move(asset, wave int32, m *model.Move, sign float64) {
	from := l.p.Estate.Assets[asset].Site
	l.save(from)
	l.add(asset, from, int(wave), -sign)
	if m.Target == inventory.NoSite {
		return
	}
	l.save(m.Target)
	begin := int(wave)
	if m.OverlapDays > 0 {
		begin--
	}
	l.add(asset, m.Target, begin, sign)
}

func (l *siteLoads) save(site int32) {
	if l.isNew[site] {
		return
	}
	l.isNew[site] = true
	l.touched = append(l.touched, site)
	l.saved = append(l.saved, l.load[int(site)*l.stride:][:l.stride]...)
}

// trySites runs after decide: what was is in s.decision.
func (s *State) trySites(changes []Change) string {
	for i := range changes {
		c, was := &changes[i], &s.decision[i]
		if was.wave > 0 {
			s.sites.move(c.Asset, was.wave, &was.move, -1)
		}
		if c.Wave > 0 {
			s.sites.move(c.Asset, c.Wave, &c.Move, 1)
		}
	}
	for i, site := range s.sites.touched {
		if !s.sites.fits(site, s.sites.saved[i*s.sites.stride:]) {
			return "C3"
		}
	}
	return ""
}

// fits compares what has risen with the limits; the rest was within them before.
func (l *siteLoads) fits(site int32, before []float64) bool {
	for r, most := range l.most[site] {
		if math.IsInf(most, 1) {
			continue
		}
		row := l.load[int(site)*l.stride+r*l.intervals:][:l.intervals]
		for t, load := range row {
			if load > limit(most) && load > before[r*l.intervals+t] {
				return false
			}
		}
	}
	return true
}

// FreeShare is the share of its tightest capacity that a site has free in the last
// interval, with so much more there than is decided; 1 where nothing is limited.
func (s *State) FreeShare(site int32, more *inventory.Resources) float64 {
	share := 1.0
	for r, capacity := range s.p.Estate.Sites[site].Capacity {
		load := s.sites.load[int(site)*s.sites.stride+r*s.sites.intervals+s.sites.intervals-1] + more[r]
		switch {
		case math.IsInf(capacity, 1):
		case capacity > 0:
			share = math.Min(share, (capacity-load)/capacity)
		default:
			share = math.Min(share, 0)
		}
	}
	return share
}

// Holds reports whether a site has room for so much more in the last interval.
func (s *State) Holds(site int32, more *inventory.Resources) bool {
	for r, most := range s.sites.most[site] {
		load := s.sites.load[int(site)*s.sites.stride+r*s.sites.intervals+s.sites.intervals-1]
		if more[r] > 0 && load+more[r] > limit(most) {
			return false
		}
	}
	return true
}

func (l *siteLoads) begin() {
	for _, site := range l.touched {
		l.isNew[site] = false
	}
	l.touched, l.saved = l.touched[:0], l.saved[:0]
}

func (l *siteLoads) rollback() {
	for i, site := range l.touched {
		copy(l.load[int(site)*l.stride:][:l.stride], l.saved[i*l.stride:])
	}
}
