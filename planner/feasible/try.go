package feasible

import (
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// undoDecision is a decision as it was before a change.
type undoDecision struct {
	asset, wave int32
	move        model.Move
}

// Try makes all the changes, each of another asset, if the plan keeps every
// constraint after them; else it makes none. It returns the code of a constraint
// that is broken, empty when the changes were made.
func (s *State) Try(changes ...Change) string {
	for i := range changes {
		if code := s.forbidden(&changes[i]); code != "" {
			return code
		}
	}
	s.begin()
	for _, step := range []func([]Change) string{
		s.tryWaves, s.tryCopies, s.decide, s.tryTies, s.tryGroups, s.tryGuards, s.tryPools, s.trySites, s.tryPeaks, s.tryFreezes,
	} {
		if code := step(changes); code != "" {
			s.rollback()
			return code
		}
	}
	return ""
}

// Fits reports what Try would, and leaves the state as it is.
func (s *State) Fits(changes ...Change) string {
	code := s.Try(changes...)
	if code == "" {
		s.rollback()
	}
	return code
}

// begin forgets what could be taken back.
func (s *State) begin() {
	s.decision = s.decision[:0]
	s.waves.begin()
	s.copies.begin()
	s.sites.begin()
	s.peaks.begin()
	s.pools.begin()
	s.freezes.begin()
}

// rollback takes back everything since begin.
func (s *State) rollback() {
	for i := len(s.decision) - 1; i >= 0; i-- {
		u := &s.decision[i]
		s.wave[u.asset], s.move[u.asset] = u.wave, u.move
	}
	s.waves.rollback()
	s.copies.rollback()
	s.sites.rollback()
	s.peaks.rollback()
	s.pools.rollback()
	s.freezes.rollback()
	s.begin()
}

// before is the decision that a change replaces; call it before decide.
func (s *State) before(c *Change) (wave int32, move *model.Move) {
	return s.wave[c.Asset], &s.move[c.Asset]
}

// decide writes the decisions down. What was added up from the old ones must have
// been taken away before; the later steps look at the old ones in s.decision.
func (s *State) decide(changes []Change) string {
	for i := range changes {
		c := &changes[i]
		s.decision = append(s.decision, undoDecision{c.Asset, s.wave[c.Asset], s.move[c.Asset]})
		if c.Wave > 0 {
			s.wave[c.Asset], s.move[c.Asset] = c.Wave, c.Move
		} else {
			s.wave[c.Asset] = s.rest[c.Asset]
		}
	}
	return ""
}

// forbidden asks what depends on the change alone: C1, C2, C9, the pilot waves of
// C4, and the freezes of C5 that no plan can move.
func (s *State) forbidden(c *Change) string {
	if c.Wave <= 0 {
		return ""
	}
	a := &s.p.Estate.Assets[c.Asset]
	w := &s.p.Windows[c.Wave-1]
	target := c.Move.Target
	if target != inventory.NoSite {
		switch {
		case target == a.Site || !s.survivors[target]:
			return "C1"
		case !s.mayEnterOn(a.DataClass, target, w):
			return "C2"
		}
	}
	limits := &s.p.Scenario.Wave
	switch {
	case c.Move.RawMinutes > limit(w.Minutes()) || c.Move.Minutes > limit(s.p.MaxDowntime[c.Asset]):
		return "C9"
	case int(c.Wave) <= limits.PilotWaves && int(a.Tier) < limits.PilotMinTier:
		return "C4"
	case s.freezes.forbids(c, a.Site):
		return "C5"
	case !s.p.OpenIn(c.Asset, c.Wave):
		return "C13"
	}
	return ""
}

// mayEnterOn asks the data policy whether the class may go to the site in the
// window; its local date counts.
func (s *State) mayEnterOn(class string, site int32, w *model.Window) bool {
	if s.p.Estate.Sites[site].Role != inventory.RoleCloud {
		return true
	}
	from, ok := s.p.Scenario.Policy.CloudFrom(class)
	return ok && !inventory.DateOf(w.Start.In(s.p.Scenario.Location)).Before(from)
}

// Move resolves how an asset gets to a target, NoSite to be retired, by section 5
// of the model; the code says which constraint forbids it.
func (s *State) Move(asset, target int32) (model.Move, string) {
	if target != inventory.NoSite && (target == s.p.Estate.Assets[asset].Site || !s.survivors[target]) {
		return model.Move{}, "C1"
	}
	return s.p.ResolveMove(asset, target)
}
