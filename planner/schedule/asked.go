package schedule

import (
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Any stands for a wave or a site that a pin leaves open.
const Any int32 = -2

// Pin is where and when an asset must move; Any where that is open. Wave 0 has it
// stay.
type Pin struct{ Wave, Target int32 }

// BrokenPin is a pin that no plan can keep, whatever else happens.
type BrokenPin struct {
	Index  int32 // place in Problem.Placed
	Reason string
}

// asked is what a caller wants of the space beyond the model.
type asked struct {
	// plan is one whose decisions are options of their assets, be they such as the
	// search would not choose, or may not; nil for none.
	plan *model.Plan
	// pins are by place in Problem.Placed; nil for none.
	pins []Pin
	// old is the plan of which each decision costs changeCost to change; nil for
	// none.
	old        *model.Plan
	changeCost float64
	broken     []BrokenPin
}

// finishOptions completes the options of an asset with what was asked for.
func (s *space) finishOptions(i int32) {
	if s.asked.plan != nil {
		s.addPlanned(i, s.asked.plan.Decisions[i])
	}
	if s.asked.old != nil && s.sound(i, s.asked.old.Decisions[i]) {
		s.addPlanned(i, s.asked.old.Decisions[i])
	}
	if s.asked.pins != nil {
		s.pinTarget(i, s.asked.pins[i])
	}
}

// addPlanned adds a decision to the options of an asset, the last of all so far,
// if it is not there.
func (s *space) addPlanned(i int32, d model.Decision) {
	if !d.Moves() || decided(d, s.options[s.optionStart[i]:]) >= 0 {
		return
	}
	o := option{move: s.p.NewMove(d.Asset, d.Target, d.Method), link: -1}
	if d.Target != inventory.NoSite && d.Target != s.site[i] {
		o.rate = s.p.DailyRate(d.Asset, d.Target)
		o.link = min(s.site[i], d.Target)*int32(s.sites) + max(s.site[i], d.Target)
	}
	s.options = append(s.options, o)
}

// decided finds a decision to move among the options of its asset, −1 if it is
// none of them.
func decided(d model.Decision, options []option) int {
	return slices.IndexFunc(options, func(o option) bool {
		return !o.stays() && o.move.Target == d.Target && o.move.Method == d.Method
	})
}

// sound reports whether a decision to move may be taken by a method that is not the
// first choice (C2, C9), to a site that survives.
func (s *space) sound(i int32, d model.Decision) bool {
	a := s.asset(i)
	if !d.Moves() || d.Target == inventory.NoSite || d.Target == a.Site || !s.kept[d.Target] || a.Method != inventory.MethodAuto {
		return false
	}
	m := s.p.NewMove(d.Asset, d.Target, d.Method)
	return s.p.MayEnter(d.Asset, d.Target) && s.p.AutoAllows(d.Asset, d.Target, d.Method) &&
		m.Minutes <= s.p.MaxDowntime[d.Asset]+model.Tolerance
}

// pinTarget leaves an asset the options that end where it is pinned.
func (s *space) pinTarget(i int32, pin Pin) {
	lo := s.optionStart[i]
	var kept []option
	for _, o := range s.options[lo:] {
		where := pin.Target == Any || o.move.Target == pin.Target
		when := pin.Wave == Any || o.stays() == (pin.Wave == 0)
		if where && when {
			kept = append(kept, o)
		}
	}
	if len(kept) == 0 {
		s.asked.broken = append(s.asked.broken, BrokenPin{i, s.whyNotThere(i, pin)})
		return
	}
	s.options = append(s.options[:lo], kept...)
}

// whyNotThere says why an asset has no option that a pin asks for.
func (s *space) whyNotThere(i int32, pin Pin) string {
	a := s.asset(i)
	switch {
	case a.Method == inventory.MethodRetire:
		return "C2: it is to be retired"
	case pin.Wave == 0 && !s.kept[a.Site]:
		return "C1: its site is given up"
	case pin.Wave == 0:
		return "C1: in wave 0 it stays at " + s.p.Estate.SiteID(a.Site)
	case a.Method == inventory.MethodRetain:
		return "C2: its method is retain"
	case pin.Target == Any:
		return s.noOption(i)
	case !s.kept[pin.Target]:
		return "C1: " + s.p.Estate.SiteID(pin.Target) + " is given up"
	case pin.Target == a.Site:
		return "C1: it is there already, and so has wave 0"
	}
	_, code := s.p.ResolveMove(s.p.Placed[i], pin.Target)
	return refusal(code)
}

// refusal says in words why a target is refused by C2 or C9.
func refusal(code string) string {
	if code == "C9" {
		return "C9: no method's outage fits a window and max_downtime_minutes"
	}
	return "C2: its method, allowed_sites or data_class forbid the site"
}

// pinWaves leaves the options of pinned assets the window that is asked for.
func (s *space) pinWaves() {
	for i, pin := range s.asked.pins {
		if pin.Wave <= 0 {
			continue
		}
		options, usable := s.optionsOf(int32(i)), false
		for k := range options {
			o := &options[k]
			usable = usable || !o.stays() && int(pin.Wave) <= s.t && s.masks.masks[o.open].has(pin.Wave)
		}
		if !usable {
			s.asked.broken = append(s.asked.broken, BrokenPin{int32(i), s.whyNotThen(int32(i), pin)})
			continue
		}
		for k := range options {
			if o := &options[k]; !o.stays() {
				o.mask, o.open = s.masks.only(o.mask, pin.Wave), s.masks.only(o.open, pin.Wave)
			}
		}
	}
}

// whyNotThen says why no option of an asset may use the window of a pin: what
// shuts most of them.
func (s *space) whyNotThen(i int32, pin Pin) string {
	if int(pin.Wave) > s.t {
		return fmt.Sprintf("C10: there are %d waves", s.t)
	}
	options := s.optionsOf(i)
	var why tally
	for k := range options {
		if !options[k].stays() {
			why.add(s.closed(i, &options[k], pin.Wave))
		}
	}
	if most := why.most(); most != "" {
		return most
	}
	return s.noOption(i)
}

// only is the part of a mask that is one wave.
func (t *maskTable) only(m, wave int32) int32 {
	one := make(mask, len(t.masks[m]))
	if t.masks[m].has(wave) {
		one.set(int(wave))
	}
	return t.intern(one)
}

// changeOf is what a decision costs for being another than the old plan's.
func (s *space) changeOf(i, choice, wave int32) float64 {
	if s.asked.old == nil || !s.differs(i, choice, wave) {
		return 0
	}
	return s.asked.changeCost
}

// differs reports whether a decision has another target or wave than the old
// plan's. An asset that the old plan does not know is none that changes.
func (s *space) differs(i, choice, wave int32) bool {
	d := s.asked.old.Decisions[i]
	switch {
	case d.Wave == model.Unscheduled:
		return int(wave) <= s.t && d.Reason != model.NoRow
	case wave != d.Wave:
		return true
	}
	return wave > 0 && s.options[choice].move.Target != d.Target
}

// pinnedAway reports whether a pin asks for another wave than this.
func (s *space) pinnedAway(i, wave int32) bool {
	if s.asked.pins == nil || s.asked.pins[i].Wave <= 0 || s.asked.pins[i].Wave == wave {
		return false
	}
	return !slices.ContainsFunc(s.asked.broken, func(b BrokenPin) bool { return b.Index == i })
}
