package feasible

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// peakLoads is what the assets at each site demand in each interval of each event,
// beyond what can be rented, against C12. It is empty where the scenario does not
// ask for it.
type peakLoads struct {
	p     *model.Problem
	peaks []model.Peak
	load  [][]float64 // by peak: by site and interval of the peak
	most  [][]float64 // by peak and site
	log   []undoPeak
}

// undoPeak is what was added to a load.
type undoPeak struct {
	peak, at int
	by       float64
}

func newPeakLoads(p *model.Problem) peakLoads {
	l := peakLoads{p: p}
	if !p.Scenario.Continuity.Peaks {
		return l
	}
	l.peaks = p.Peaks()
	for k := range l.peaks {
		l.load = append(l.load, make([]float64, len(p.Estate.Sites)*l.width(k)))
		l.most = append(l.most, make([]float64, len(p.Estate.Sites)))
		for s := range l.most[k] {
			l.most[k][s] = math.Inf(1)
		}
		for _, a := range p.Placed {
			l.add(k, a, p.Estate.Assets[a].Site, 0, 1)
		}
		for s := range l.most[k] {
			l.most[k][s] = math.Max(p.Estate.Sites[s].Capacity[inventory.VCPU], l.load[k][s*l.width(k)])
		}
	}
	l.begin()
	return l
}

// width is how many intervals a peak overlaps.
func (l *peakLoads) width(k int) int { return l.peaks[k].To - l.peaks[k].From + 1 }

// add changes what is demanded at a site from an interval on.
func (l *peakLoads) add(k int, asset, site int32, from int, sign float64) {
	vcpu, burst := l.p.Demand(&l.peaks[k], asset, site)
	if vcpu == burst {
		return
	}
	by := sign * (vcpu - burst)
	for t := max(from-l.peaks[k].From, 0); t < l.width(k); t++ {
		at := int(site)*l.width(k) + t
		l.load[k][at] += by
		l.log = append(l.log, undoPeak{k, at, by})
	}
}

// tryPeaks runs after decide: what was is in s.decision.
func (s *State) tryPeaks(changes []Change) string {
	for k := range s.peaks.peaks {
		for i := range changes {
			c, was := &changes[i], &s.decision[i]
			s.peaks.move(k, c.Asset, was.wave, &was.move, -1)
			s.peaks.move(k, c.Asset, c.Wave, &c.Move, 1)
		}
	}
	for _, u := range s.peaks.log {
		site := u.at / s.peaks.width(u.peak)
		if u.by > 0 && s.peaks.load[u.peak][u.at] > limit(s.peaks.most[u.peak][site]) {
			return "C12"
		}
	}
	return ""
}

// move adds what a cutover changes at both of its sites, or takes it away.
func (l *peakLoads) move(k int, asset, wave int32, m *model.Move, sign float64) {
	if wave <= 0 {
		return
	}
	l.add(k, asset, l.p.Estate.Assets[asset].Site, int(wave), -sign)
	if m.Target != inventory.NoSite {
		l.add(k, asset, m.Target, int(wave), sign)
	}
}

func (l *peakLoads) begin() { l.log = l.log[:0] }

func (l *peakLoads) rollback() {
	for _, u := range l.log {
		l.load[u.peak][u.at] -= u.by
	}
}
