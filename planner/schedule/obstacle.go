package schedule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
)

// Obstacle is what forbids a decision.
type Obstacle struct {
	Code string // C1 … C9
	// What names the limit, freeze, group or tie: the same for every wave.
	What string
	// Detail tells it with its figures.
	Detail string
}

func obstacle(code, what, format string, args ...any) Obstacle {
	return Obstacle{Code: code, What: what, Detail: fmt.Sprintf(format, args...)}
}

func (n *Inspector) id(i int32) string { return n.st.asset(i).ID }

func (n *Inspector) siteID(site int32) string { return n.st.p.Estate.SiteID(site) }

// refused says why an asset may not end at a site, whatever the wave.
func (n *Inspector) refused(i, target int32) Obstacle {
	st, a := n.st, n.st.asset(i)
	for _, o := range st.optionsOf(i) {
		if o.move.Target == target {
			return Obstacle{}
		}
	}
	switch {
	case a.Method == inventory.MethodRetire:
		return obstacle("C1", "method retire", "it is to be retired")
	case target == a.Site && a.Method == inventory.MethodRetain:
		return obstacle("C1", "site given up", "its method is retain, and its site is given up")
	case !st.kept[target]:
		return obstacle("C1", "site given up", "%s is given up", n.siteID(target))
	case a.Method == inventory.MethodRetain:
		return obstacle("C2", "method retain", "its method is retain")
	}
	_, code := st.p.ResolveMove(st.p.Placed[i], target)
	if code == "C9" {
		return obstacle("C9", "outage", "no method's outage fits a window and max_downtime_minutes, %g minutes", st.p.MaxDowntime[st.p.Placed[i]])
	}
	return obstacle("C2", "target", "its method, allowed_sites or data_class forbid %s", n.siteID(target))
}

// broken finds what the changes, which have been made, break: the first of the
// constraints in this order.
func (n *Inspector) broken(changes []change) Obstacle {
	for _, find := range []func(change) Obstacle{
		n.shut, n.overfull, n.missed, n.crowded, n.gathered, n.untied, n.frozenSite,
	} {
		for _, c := range changes {
			if o := find(c); o.Code != "" {
				if c.i != changes[0].i {
					o.Detail = n.id(c.i) + ", which moves along: " + o.Detail
				}
				return o
			}
		}
	}
	return Obstacle{}
}

// shut finds the window closed to a change.
func (n *Inspector) shut(c change) Obstacle {
	st := n.st
	if !st.moves(c.wave) {
		return Obstacle{}
	}
	o := &st.options[c.choice]
	if st.masks.masks[o.open].has(c.wave) {
		return Obstacle{}
	}
	window, sc := st.p.Windows[c.wave-1], st.p.Scenario
	text := st.closed(c.i, o, c.wave)
	if rest, ok := strings.CutPrefix(text, "C13: "); ok {
		return obstacle("C13", "stage", "%s", rest)
	}
	switch code := text[:2]; {
	case code == "C4":
		return obstacle(code, "pilot waves", "waves 1 to %d take only tiers %d and above", sc.Wave.PilotWaves, sc.Wave.PilotMinTier)
	case code == "C9":
		return obstacle(code, "window length", "its outage of %.4g minutes is longer than the window of %.4g", o.move.RawMinutes, window.Minutes())
	case code == "C2":
		return obstacle(code, "data class", "data class %q may not go to %s yet", st.asset(c.i).DataClass, n.siteID(o.move.Target))
	}
	return n.frozen(c)
}

// frozen names the freeze that closes a window to a change.
func (n *Inspector) frozen(c change) Obstacle {
	st := n.st
	o, a := &st.options[c.choice], st.asset(c.i)
	for k := range st.p.Estate.Calendar {
		e := &st.p.Estate.Calendar[k]
		loc := st.p.Scenario.Location
		if e.Kind != inventory.Freeze || !st.p.Windows[c.wave-1].Overlaps(e.Start.In(loc), e.End.In(loc)) {
			continue
		}
		what := strings.TrimSpace("freeze of " + e.Scope.String() + " " + e.Name)
		if inScope(e.Scope, a) || e.Scope.Kind == inventory.ScopeSite &&
			(n.siteID(a.Site) == e.Scope.ID || o.move.Target >= 0 && n.siteID(o.move.Target) == e.Scope.ID) {
			return obstacle("C5", what, "%s", what)
		}
		if o.move.Minutes == 0 {
			continue
		}
		for _, u := range n.dependentsOf(c.i) {
			if inScope(e.Scope, &st.p.Estate.Assets[u]) {
				return obstacle("C5", what, "%s, which holds %s that goes down with it", what, st.p.Estate.Assets[u].ID)
			}
		}
	}
	return obstacle("C5", "freeze", "frozen")
}

func inScope(s inventory.Scope, a *inventory.Asset) bool {
	switch s.Kind {
	case inventory.ScopeTeam:
		return a.Team == s.ID
	case inventory.ScopeApplication:
		return a.Application == s.ID
	case inventory.ScopeAsset:
		return a.ID == s.ID
	}
	return false
}

// overfull finds a limit of the wave exceeded.
func (n *Inspector) overfull(c change) Obstacle {
	st := n.st
	if !st.moves(c.wave) {
		return Obstacle{}
	}
	for _, l := range st.limits.loads(c.choice) {
		row := &st.limits.rows[l.row]
		if used := st.used[l.row][c.wave]; used > row.capacity[c.wave]+model.Tolerance {
			return obstacle(row.code, row.name, "%s: it would be %.6g of %.6g", row.name, used, row.capacity[c.wave])
		}
	}
	return Obstacle{}
}

// missed finds too few of a replica group or pool available.
func (n *Inspector) missed(c change) Obstacle {
	st := n.st
	if !st.moves(c.wave) {
		return Obstacle{}
	}
	for _, q := range st.quorums.quorumsOf(c.i) {
		if st.keepsQuorumAt(q, c) {
			continue
		}
		what := "pool"
		if g := st.asset(c.i).ReplicaGroup; g != "" && st.sameGroup(q) {
			what = "replica group " + g
		}
		return obstacle("C7", what, "%s: at least %d of %d must be up; in that wave also %s",
			what, st.quorums.available[q], len(st.quorums.members(q)), n.list(n.inWave(q, c)))
	}
	return Obstacle{}
}

// keepsQuorumAt is keepsQuorum for one quorum, of a change that was made.
func (st *state) keepsQuorumAt(q int32, c change) bool {
	if st.quorums.retires[q] {
		return st.keepsRetiring(q, c.i, c.wave)
	}
	size, away := int32(len(st.quorums.members(q))), st.away[int(q)*(st.t+2)+int(c.wave)]
	return size-away >= st.quorums.available[q]
}

// sameGroup reports whether a quorum is one replica group.
func (st *state) sameGroup(q int32) bool {
	members := st.quorums.members(q)
	first := st.asset(members[0]).ReplicaGroup
	return first != "" && st.p.ReplicaCount(st.p.Placed[members[0]]) == len(members) &&
		!slices.ContainsFunc(members, func(m int32) bool { return st.asset(m).ReplicaGroup != first })
}

// inWave are the other members of a quorum that are down or gone in a wave.
func (n *Inspector) inWave(q int32, c change) []int32 {
	var all []int32
	for _, m := range n.st.quorums.members(q) {
		gone := n.st.retires(m) && n.st.moves(n.st.wave[m]) && n.st.wave[m] <= c.wave
		if m != c.i && (n.st.wave[m] == c.wave || gone) {
			all = append(all, m)
		}
	}
	return all
}

// list names up to three assets.
func (n *Inspector) list(assets []int32) string {
	var ids []string
	for _, i := range assets[:min(3, len(assets))] {
		ids = append(ids, n.id(i))
	}
	text := strings.Join(ids, ", ")
	if more := len(assets) - 3; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return cmp.Or(text, "none")
}

// crowded finds a site over its capacity.
func (n *Inspector) crowded(c change) Obstacle {
	st := n.st
	for _, site := range []int32{st.site[c.i], st.target(c.i)} {
		present := st.presentAt(site)
		for k := range present {
			for _, load := range present[k].load {
				if load > present[k].limit+model.Tolerance {
					code, what := "C3", fmt.Sprintf("%s at %s", present[k].resource, n.siteID(site))
					if peak := present[k].peak; peak != nil {
						code, what = "C12", fmt.Sprintf("vCPU for event %s at %s", peak.name, n.siteID(site))
					}
					return obstacle(code, what, "%s: it would be %.6g of %.6g", what, load, present[k].limit)
				}
			}
		}
	}
	return Obstacle{}
}

// gathered finds a group that must be spread on one site, or a guard that breaks.
func (n *Inspector) gathered(c change) Obstacle {
	if !n.st.staysApart(c.i, c.choice, c.wave) {
		return obstacle("C11", "protection", "what protects a service against the loss of a site would come together on one")
	}
	if n.st.spreads(c.i, c.choice, c.wave) {
		return Obstacle{}
	}
	what := "replica group " + n.st.asset(c.i).ReplicaGroup
	return obstacle("C7", what, "%s, marked spread, would be on one site", what)
}

// untied finds a tie of C8 broken.
func (n *Inspector) untied(c change) Obstacle {
	for _, t := range n.st.orders.tiesOf(c.i) {
		if n.st.tieHolds(c.i, c.choice, c.wave, t) {
			continue
		}
		return n.tied(c.i, t.other, tieWords(t.kind), n.whereabouts(t.other))
	}
	return Obstacle{}
}

// tied is a broken tie in words.
func (n *Inspector) tied(_, other int32, words, where string) Obstacle {
	what := words + " " + n.id(other)
	return obstacle("C8", what, "%s, %s", what, where)
}

func tieWords(kind tieKind) string {
	switch kind {
	case tieAfter:
		return "after"
	case tieBefore:
		return "before"
	case tieSameWave:
		return "same_wave with"
	case tieNotBefore:
		return "same_site, until it is retired, with"
	case tieNotAfter:
		return "same_site, until retired, with"
	}
	return "same_site with"
}

// whereabouts says when an asset moves and where it ends.
func (n *Inspector) whereabouts(i int32) string {
	st := n.st
	switch w := st.wave[i]; {
	case int(w) > st.t:
		return "unscheduled"
	case w == 0:
		return "which stays at " + n.siteID(st.site[i])
	case st.target(i) == inventory.NoSite:
		return fmt.Sprintf("retired in wave %d", w)
	default:
		return fmt.Sprintf("to %s in wave %d", n.siteID(st.target(i)), w)
	}
}

// frozenSite finds a change that takes something down at a frozen site, or brings
// something there that goes down.
func (n *Inspector) frozenSite(c change) Obstacle {
	st := n.st
	for _, f := range st.freezes {
		what := "freeze of site:" + n.siteID(f.site)
		if w := c.wave; st.moves(w) && f.windows.has(w) && st.options[c.choice].move.Minutes > 0 {
			for _, u := range n.dependentsOf(c.i) {
				if l := n.placeOf(u); l >= 0 && st.strikesAt(c.i, l, f) {
					return obstacle("C5", what, "%s, where %s is that goes down with it", what, n.id(l))
				}
			}
		}
		for _, v := range st.outages.source.Set(st.p.Placed[c.i], nil) {
			if l := n.placeOf(v); l >= 0 && st.strikesAt(l, c.i, f) {
				return obstacle("C5", what, "%s, where it would be while %s takes it down", what, n.id(l))
			}
		}
	}
	return Obstacle{}
}

// placeOf is the place of an asset in Problem.Placed, −1 for a name.
func (n *Inspector) placeOf(asset int32) int32 {
	if k, ok := slices.BinarySearch(n.st.p.Placed, asset); ok {
		return int32(k)
	}
	return -1
}

// dependentsOf lists the assets of the estate that go down with the i-th placed
// one, itself included: those u with i in D(u).
func (n *Inspector) dependentsOf(i int32) []int32 {
	if found, ok := n.dependents[i]; ok {
		return found
	}
	asset, depth := n.st.p.Placed[i], n.st.p.Scenario.ImpactDepth
	found := []int32{asset}
	if depth > 0 {
		found = found[:0]
		for _, r := range n.graph.Impact([]int32{asset}, depgraph.ImpactOptions{Depth: depth, IgnoreReplicas: true}).Down {
			found = append(found, r.Asset)
		}
	}
	n.dependents[i] = found
	return found
}
