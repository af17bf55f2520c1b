package feasible

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// copyLoads is what each link carries for each wave, against C6.
type copyLoads struct {
	p     *model.Problem
	sites int
	pairs int
	// ahead and cold are GB by wave, then pair of sites: before the window, and of
	// that, within it because the assets are down.
	ahead, cold []float64
	touched     []int // wave × pairs + pair
	log         []undoCopy
}

type undoCopy struct {
	at          int
	ahead, cold float64
}

func newCopyLoads(p *model.Problem) copyLoads {
	n := len(p.Estate.Sites)
	size := n * n * (p.T() + 1)
	return copyLoads{p: p, sites: n, pairs: n * n, ahead: make([]float64, size), cold: make([]float64, size)}
}

func (s *State) tryCopies(changes []Change) string {
	for i := range changes {
		c := &changes[i]
		if was, move := s.before(c); was > 0 {
			s.copies.add(was, c.Asset, move, -1)
		}
		if c.Wave > 0 {
			s.copies.add(c.Wave, c.Asset, &c.Move, 1)
		}
	}
	last := -1
	for _, at := range s.copies.touched {
		if at != last && !s.copies.fits(at) {
			return "C6"
		}
		last = at
	}
	return ""
}

func (l *copyLoads) add(wave, asset int32, m *model.Move, sign float64) {
	a := &l.p.Estate.Assets[asset]
	if m.Target == inventory.NoSite || m.TransferGB == 0 && m.Method != inventory.MethodCold {
		return
	}
	at := int(wave)*l.pairs + int(min(a.Site, m.Target))*l.sites + int(max(a.Site, m.Target))
	l.log = append(l.log, undoCopy{at, l.ahead[at], l.cold[at]})
	l.ahead[at] += sign * m.TransferGB
	if m.Method == inventory.MethodCold {
		l.cold[at] += sign * a.Needs[inventory.StorageGB]
	}
	if sign > 0 {
		l.touched = append(l.touched, at)
	}
}

func (l *copyLoads) fits(at int) bool {
	wave, pair := at/l.pairs, at%l.pairs
	c := &l.p.Scenario.Copy
	w := &l.p.Windows[wave-1]
	gbPerSecond := l.p.Link(int32(pair/l.sites), int32(pair%l.sites)).BandwidthMbps * c.MigrationShare / 8000
	days := math.Min(c.SyncDays, l.p.Days[wave-1])
	return l.ahead[at] <= limit(gbPerSecond*86400*days) && l.cold[at] <= limit(gbPerSecond*w.Minutes()*60)
}

func (l *copyLoads) begin() { l.log, l.touched = l.log[:0], l.touched[:0] }

func (l *copyLoads) rollback() {
	for i := len(l.log) - 1; i >= 0; i-- {
		u := &l.log[i]
		l.ahead[u.at], l.cold[u.at] = u.ahead, u.cold
	}
}
