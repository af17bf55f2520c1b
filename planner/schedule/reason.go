package schedule

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// reason says, by constraint code and in words, what keeps an unscheduled asset
// out of every wave: what stands in the way most often, over its options and the
// windows that these may use, with the rest of the plan as it is; what shuts all
// windows where there is none of these.
func (st *state) reason(i int32) string {
	if st.optionStart[i] == st.optionStart[i+1] {
		return st.noOption(i)
	}
	if crowd := st.crowd(i); crowd != "" {
		return crowd
	}
	if st.t == 0 {
		return "C10: the horizon has no window"
	}
	open, closed := tally{}, tally{}
	for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
		if st.options[k].stays() {
			continue
		}
		for w := int32(1); int(w) <= st.t; w++ {
			switch {
			case st.pinnedAway(i, w):
			case st.masks.masks[st.options[k].mask].has(w):
				open.add(st.obstacle(i, k, w))
			default:
				closed.add(st.closed(i, &st.options[k], w))
			}
		}
	}
	return cmp.Or(open.most(), closed.most(), "C8: bound to assets that cannot move")
}

// tally counts words, in order of the first time that each was counted.
type tally struct {
	words  []string
	counts map[string]int
}

func (t *tally) add(word string) {
	if word == "" {
		return
	}
	if t.counts == nil {
		t.counts = map[string]int{}
	}
	if t.counts[word]++; t.counts[word] == 1 {
		t.words = append(t.words, word)
	}
}

// most is the word counted most often, the first of equals; empty if there is none.
func (t *tally) most() string {
	most := ""
	for _, word := range t.words {
		if t.counts[word] > t.counts[most] {
			most = word
		}
	}
	return most
}

// noOption is the reason of an asset that may go nowhere.
func (st *space) noOption(i int32) string {
	if st.asset(i).Method == inventory.MethodRetain {
		return "C1: method retain at a site that is given up"
	}
	if st.t == 0 {
		return "C5: no cutover window is left by the horizon and the freezes"
	}
	for target := range int32(st.sites) {
		if !st.kept[target] || target == st.site[i] {
			continue
		}
		if _, code := st.p.ResolveMove(st.p.Placed[i], target); code == "C9" {
			return "C9: no method's outage fits a window and max_downtime_minutes"
		}
	}
	return "C2: no surviving site takes it by its method, allowed_sites and data_class"
}

// obstacle is the first constraint that keeps an asset from a wave whose window it
// may use, "" for none.
func (st *state) obstacle(i, choice, wave int32) string {
	o := &st.options[choice]
	switch {
	case !st.withinLimits(i, choice, wave):
		return st.fullLimit(choice, wave)
	case !st.keepsQuorum(i, choice, wave):
		return "C7: too few of its replica group or pool would be left"
	case !st.roomFor(i, choice, wave):
		return "C3: no capacity left at " + st.p.Estate.SiteID(o.move.Target)
	case !st.spreads(i, choice, wave):
		return "C7: its replica group would be on one site"
	case !st.staysApart(i, choice, wave):
		return "C11: what protects a service against the loss of a site would come together on one"
	case !st.inOrder(i, choice, wave):
		return "C8: bound to assets that are in other waves or at other sites"
	}
	return ""
}

// fullLimit names the limit of a wave that has no room for the option.
func (st *state) fullLimit(choice, wave int32) string {
	for _, l := range st.limits.loads(choice) {
		row := &st.limits.rows[l.row]
		if st.used[l.row][wave]+l.amount > row.capacity[wave]+model.Tolerance {
			return fmt.Sprintf("%s: the limit of %s is reached in the windows it may use", row.code, row.name)
		}
	}
	return "C4: wave limits"
}

// closed says why a window is not open to an option.
func (st *space) closed(i int32, o *option, wave int32) string {
	sc, window := st.p.Scenario, st.p.Windows[wave-1]
	if st.pinnedAway(i, wave) {
		return "pin: it is to move in another wave"
	}
	if int(st.asset(i).Tier) < sc.Wave.PilotMinTier && int(wave) <= sc.Wave.PilotWaves {
		return "C4: its tier may not be in pilot waves"
	}
	if o.move.RawMinutes > window.Minutes()+model.Tolerance {
		return "C9: the window is shorter than its outage"
	}
	if !st.p.OpenIn(st.p.Placed[i], wave) {
		return "C13: its stage has other waves"
	}
	if !st.windowsFor(i, o).has(wave) {
		return "C2: its data class may not go to the cloud yet"
	}
	return "C5: " + st.freezeWords(i, o, wave)
}

// freezeWords names the freeze of a window that holds the asset or a site of its move,
// or else those that may hold what goes down with it.
func (st *space) freezeWords(i int32, o *option, wave int32) string {
	var others []string
	for k := range st.p.Estate.Calendar {
		e := &st.p.Estate.Calendar[k]
		loc := st.p.Scenario.Location
		if e.Kind != inventory.Freeze || !st.p.Windows[wave-1].Overlaps(e.Start.In(loc), e.End.In(loc)) {
			continue
		}
		name := strings.TrimSpace("freeze of " + e.Scope.String() + " " + e.Name)
		if inScope(e.Scope, st.asset(i)) || e.Scope.Kind == inventory.ScopeSite &&
			(st.p.Estate.SiteID(st.site[i]) == e.Scope.ID || st.p.Estate.SiteID(o.move.Target) == e.Scope.ID) {
			return name
		}
		others = append(others, name)
	}
	const few = 2
	if len(others) > few {
		others = append(others[:few], fmt.Sprintf("%d more", len(others)-few))
	}
	if len(others) == 0 {
		return "frozen"
	}
	return strings.Join(others, ", ") + ": may hold what goes down with it"
}
