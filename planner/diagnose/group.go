package diagnose

import (
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
)

// lookAtMoveGroups finds groups that must move in one wave, and that no wave
// holds; and single assets of that size.
func (c *checker) lookAtMoveGroups() {
	groups := c.survey.MoveGroups()
	grouped := make([]bool, len(c.choices))
	for _, group := range groups {
		for _, i := range group {
			grouped[i] = true
		}
		if slices.ContainsFunc(group, c.survey.MustMove) && !slices.ContainsFunc(group, c.isStuck) {
			c.lookAtSize(fmt.Sprintf("the %d assets that must move in one wave (%s) take", len(group), c.idsAt(group)), group)
		}
	}
	for i := range int32(len(c.choices)) {
		if !grouped[i] && !c.stuck[i] && c.survey.MustMove(i) {
			c.lookAtSize(c.asset(i).ID+" takes", []int32{i})
		}
	}
}

// lookAtSize compares what a group takes with the waves that are open to it.
func (c *checker) lookAtSize(takes string, group []int32) {
	id := c.asset(group[0]).ID
	open := c.common(group)
	if open.count() == 0 {
		c.add(CodeGroupNoWindow, inventory.SeverityError, id,
			fmt.Sprintf("the %d assets that must move in one wave (%s) have no window in common", len(group), c.idsAt(group)),
			"drop a same_wave or same_site, or change freezes and limits of windows")
		return
	}
	for _, r := range c.uses.rowsOf(group) {
		need := 0.0
		for _, i := range group {
			need += c.uses.least(i, r)
		}
		if most := c.mostIn(r, open); need > most+tolerance {
			c.add(CodeGroupTooLarge, inventory.SeverityError, id,
				fmt.Sprintf("%s %s %s, and no wave takes more than %s", takes, number(need), c.rows[r].Name, number(most)),
				"raise the limit, or drop a same_wave or same_site")
			return
		}
	}
}

func (c *checker) isStuck(i int32) bool { return c.stuck[i] }

// mostIn is the most that one of some waves takes.
func (c *count) mostIn(row int32, open waves) float64 {
	most := 0.0
	for w := open.after(0); w > 0; w = open.after(w) {
		most = max(most, c.rows[row].Most[w])
	}
	return most
}

// lookAtRetired finds assets that are to be retired, and that others need which
// are not. A pool of which one target remains is served.
func (c *checker) lookAtRetired() {
	needed := map[int32][]int32{}
	for _, d := range c.p.Estate.Dependencies {
		from, to := &c.p.Estate.Assets[d.From], &c.p.Estate.Assets[d.To]
		if d.Impact == inventory.ImpactNone || to.Method != inventory.MethodRetire || from.Method == inventory.MethodRetire || to.IsName() {
			continue
		}
		if d.Mode == inventory.ModeAny && c.served(&d) {
			continue
		}
		// Dependencies come by their from.
		if n := len(needed[d.To]); n == 0 || needed[d.To][n-1] != d.From {
			needed[d.To] = append(needed[d.To], d.From)
		}
	}
	for _, a := range c.p.Placed {
		if from := needed[a]; from != nil {
			id := c.p.Estate.Assets[a].ID
			c.add(CodeRetiredNeeded, inventory.SeverityWarning, id,
				fmt.Sprintf("%s is to be retired, and %s need it", id, ids(c.p.Estate, from)),
				"retire those as well, end the dependency, or give it another method")
		}
	}
}

// served reports whether another target of a pool remains.
func (c *count) served(d *inventory.Dependency) bool {
	return slices.ContainsFunc(c.p.Estate.DependenciesOf(d.From), func(o inventory.Dependency) bool {
		return o.Kind == d.Kind && o.Mode == inventory.ModeAny && c.p.Estate.Assets[o.To].Method != inventory.MethodRetire
	})
}

// lookAtTies finds assets that are tied to such as must move and can't.
func (c *checker) lookAtTies() {
	for _, d := range c.p.Estate.Dependencies {
		from, placed := slices.BinarySearch(c.p.Placed, d.From)
		to, both := slices.BinarySearch(c.p.Placed, d.To)
		if d.Constraints == 0 || !placed || !both {
			continue
		}
		if c.bindsTo(&d, int32(from), int32(to)) {
			c.addTie(&d, int32(from), int32(to))
		} else if !d.Constraints.Has(inventory.After) && c.bindsTo(&d, int32(to), int32(from)) {
			c.addTie(&d, int32(to), int32(from))
		}
	}
}

// bindsTo reports whether an asset that must move, and could, can't because of
// another that must and can't.
func (c *checker) bindsTo(d *inventory.Dependency, i, stuck int32) bool {
	if !c.stuck[stuck] || c.stuck[i] || !c.survey.MustMove(i) {
		return false
	}
	together := c.asset(i).Site == c.asset(stuck).Site
	return d.Constraints.Has(inventory.SameWave) || d.Constraints.Has(inventory.After) ||
		d.Constraints.Has(inventory.SameSite) && together
}

func (c *checker) addTie(d *inventory.Dependency, i, stuck int32) {
	a, b := c.asset(i).ID, c.asset(stuck).ID
	c.add(CodeTiedToRetained, inventory.SeverityError, a,
		fmt.Sprintf("%s is bound to %s by %s, and that can't move", a, b, d.Constraints),
		"drop the constraint, or mend what keeps the other")
}

// lookAtSiteGroups finds assets that must end on one site, and have none in common.
func (c *checker) lookAtSiteGroups() {
	for _, group := range c.survey.SiteGroups() {
		var sites []int32
		first := true
		for _, i := range group {
			if len(c.choices[i]) == 0 {
				continue
			}
			if ends := c.endsOf(i); first {
				sites, first = ends, false
			} else {
				sites = slices.DeleteFunc(sites, func(s int32) bool { return !slices.Contains(ends, s) })
			}
		}
		if !first && len(sites) == 0 {
			c.add(CodeSameSiteNowhere, inventory.SeverityError, c.asset(group[0]).ID,
				fmt.Sprintf("same_site binds %s, and no site may have all of them", c.idsAt(group)),
				"drop a same_site, or widen allowed_sites")
		}
	}
}

// endsOf are the sites at which the i-th placed asset may end.
func (c *count) endsOf(i int32) []int32 {
	var sites []int32
	for _, choice := range c.choices[i] {
		sites = append(sites, choice.Target)
	}
	return sites
}

// lookAtReplicas finds replica groups and pools of which too few would be left.
func (c *checker) lookAtReplicas() {
	for g := range c.p.Groups {
		group := &c.p.Groups[g]
		if len(group.Members) >= 2 {
			c.lookAtQuorum("replica group "+group.Name, c.places(group.Members), group.MinAvailable)
		}
	}
	outages := depgraph.NewOutage(c.p.Estate, c.p.Scenario.ImpactDepth)
	for k := range outages.Pools() {
		targets := outages.Pool(int32(k))
		if places := c.places(targets); len(places) == len(targets) {
			c.lookAtQuorum("the pool of "+ids(c.p.Estate, targets), places, 1)
		}
	}
}

// places maps assets to places, leaving out names.
func (c *count) places(assets []int32) []int32 {
	var all []int32
	for _, a := range assets {
		if i, ok := slices.BinarySearch(c.p.Placed, a); ok {
			all = append(all, int32(i))
		}
	}
	return all
}

// lookAtQuorum compares what must move with the waves there are for it.
func (c *checker) lookAtQuorum(name string, members []int32, available int) {
	open, moving, retiring := newWaves(c.p.T()), 0, 0
	for _, i := range members {
		if c.survey.MustMove(i) && !c.stuck[i] {
			moving++
			open.join(c.windowsOf(i))
		}
		if c.survey.Retires(i) {
			retiring++
		}
	}
	perWave := len(members) - available
	id := c.asset(members[0]).ID
	switch {
	case retiring > perWave:
		c.add(CodeReplicas, inventory.SeverityError, id,
			fmt.Sprintf("%s: %d of %d are to be retired, and %d must be left", name, retiring, len(members), available),
			"lower min_available, or retire fewer")
	case moving > perWave*open.count():
		c.add(CodeReplicas, inventory.SeverityError, id,
			fmt.Sprintf("%s: %d must move, at most %d in a wave, and %d windows are open to them", name, moving, perWave, open.count()),
			"lower min_available, or give them more windows")
	}
}

// lookAtSpreads finds groups marked spread whose members may all end on one site
// alone.
func (c *checker) lookAtSpreads() {
	for g := range c.p.Groups {
		group := &c.p.Groups[g]
		if !group.Spread {
			continue
		}
		var sites []int32
		lasting, must := 0, false
		for _, i := range c.places(group.Members) {
			if c.survey.Retires(i) || len(c.choices[i]) == 0 {
				continue
			}
			lasting++
			must = must || c.survey.MustMove(i)
			sites = append(sites, c.endsOf(i)...)
		}
		slices.Sort(sites)
		if sites = slices.Compact(sites); lasting >= 2 && lasting == len(group.Members) && must && len(sites) == 1 {
			c.add(CodeSpread, inventory.SeverityError, c.p.Estate.Assets[group.Members[0]].ID,
				fmt.Sprintf("replica group %s is marked spread, and all its members can end at %s alone", group.Name, c.p.Estate.SiteID(sites[0])),
				"widen allowed_sites, or drop spread")
		}
	}
}
