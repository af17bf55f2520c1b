package verify

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// copied is what crosses a link in one wave, in GB.
type copied struct {
	ahead, cold sum // in all; of it, while down
	used        bool
}

// checkCopies is C6: for every link and wave, what crosses it in either
// direction fits into the days before the window (sync_days at most, and no more
// than there are since the window before), and what is copied while down fits
// into the window.
func (r *run) checkCopies() {
	for w := int32(1); w <= r.waves; w++ {
		r.addCopies(w)
		for _, pair := range r.touched {
			r.checkCopy(pair, w)
			r.pairs[pair] = copied{}
		}
		r.touched = r.touched[:0]
	}
}

// addCopies adds up the wave's copies by pair of sites, the lower index first.
func (r *run) addCopies(wave int32) {
	for _, a := range r.in(wave) {
		if !r.moves(a) {
			continue
		}
		from, to := r.estate.Assets[a].Site, r.target[a]
		pair := int(min(from, to))*len(r.estate.Sites) + int(max(from, to))
		x := &r.pairs[pair]
		if !x.used {
			x.used = true
			r.touched = append(r.touched, pair)
		}
		x.ahead.add(r.transfer(a))
		if r.method[a] == inventory.MethodCold {
			x.cold.add(r.estate.Assets[a].Needs[inventory.StorageGB])
		}
	}
}

func (r *run) checkCopy(pair int, wave int32) {
	from, to := int32(pair/len(r.estate.Sites)), int32(pair%len(r.estate.Sites))
	share := r.p.Link(from, to).BandwidthMbps * r.scenario.Copy.MigrationShare
	days := math.Min(r.scenario.Copy.SyncDays, r.p.Days[wave-1])
	window := &r.p.Windows[wave-1]
	subject := "link:" + r.estate.Sites[from].ID + "/" + r.estate.Sites[to].ID
	x := &r.pairs[pair]
	if limit := share * 86400 * days / 8000; exceeds(x.ahead.value(), limit) {
		r.report("C6", subject, wave, "%s GB to copy ahead, %s fit into %s days", number(x.ahead.value()), number(limit), number(days))
	}
	if limit := share * window.End.Sub(window.Start).Seconds() / 8000; exceeds(x.cold.value(), limit) {
		r.report("C6", subject, wave, "%s GB to copy cold, %s fit into the window", number(x.cold.value()), number(limit))
	}
}
