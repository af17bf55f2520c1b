package verify

import (
	"fmt"
	"math"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// checkCapacities is C3: at every site, in every interval, each resource of the
// assets there, plus, in the interval before their wave, the assets that arrive
// with overlap days, is within capacity, or, where a site was over it at the
// start, no higher than at the start.
func (r *run) checkCapacities() {
	r.settle()
	for s := range r.estate.Sites {
		r.checkCapacity(int32(s), r.present[s])
	}
}

// presence is an asset at a site from an interval on, until before another.
type presence struct {
	asset       int32
	from, until int32
	home        bool // the site is its present one
}

// settle lists by site who is there and when. The intervals of an asset that
// arrives with overlap days begin one before its wave.
func (r *run) settle() {
	for s := range r.present {
		r.present[s] = r.present[s][:0]
	}
	for i := range r.wave {
		a := int32(i)
		home := r.estate.Assets[a].Site
		if !r.estate.Assets[a].Placed() {
			continue
		}
		leaves := r.waves + 1
		if r.siteIn(a, r.waves) != home {
			leaves = r.wave[a]
		}
		r.present[home] = append(r.present[home], presence{a, 0, leaves, true})
		if !r.moves(a) {
			continue
		}
		arrives := r.wave[a]
		if r.overlaps(a) {
			arrives--
		}
		r.present[r.target[a]] = append(r.present[r.target[a]], presence{a, arrives, r.waves + 1, false})
	}
}

// checkCapacity follows each limited resource of a site through the intervals.
func (r *run) checkCapacity(site int32, there []presence) {
	s := &r.estate.Sites[site]
	for resource := range inventory.NumResources {
		capacity := s.Capacity[resource]
		if math.IsInf(capacity, 1) {
			continue
		}
		start := r.follow(resource, there)
		limit := math.Max(capacity, start)
		var level sum
		for t := range r.levels {
			level.add(r.levels[t].total)
			level.add(r.levels[t].carry)
			if exceeds(level.value(), limit) {
				r.report("C3", "site:"+s.ID, int32(t), "%s", overload(resource, level.value(), capacity, start))
			}
		}
	}
}

// follow sets levels to the change of a resource from interval to interval, and
// returns what was there at the start.
func (r *run) follow(resource inventory.Resource, there []presence) float64 {
	clear(r.levels)
	var start sum
	for _, x := range there {
		need := r.estate.Assets[x.asset].Needs[resource]
		r.levels[x.from].add(need)
		if x.until <= r.waves {
			r.levels[x.until].add(-need)
		}
		if x.home {
			start.add(need)
		}
	}
	return start.value()
}

func overload(resource inventory.Resource, value, capacity, start float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s of %s", resource, number(value), number(capacity))
	if start > capacity {
		fmt.Fprintf(&b, " (%s at the start)", number(start))
	}
	return b.String()
}
