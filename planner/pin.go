package planner

import (
	"context"
	"fmt"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/placement"
	"github.com/wavecut/wavecut/planner/schedule"
)

// Pin is a decision on an asset, or on all of an application, that a plan must
// keep.
type Pin struct {
	// Asset or Application is whom it is about, by id; not both.
	Asset, Application string
	// Wave is when it moves; 0 has it stay. Nil leaves that open.
	Wave *int32
	// Target is the id of the site at which it ends; empty leaves that open.
	Target string
}

// String is the pin as it is given on the command line.
func (p Pin) String() string {
	s := p.Asset
	if p.Application != "" {
		s = "application:" + p.Application
	}
	if p.Target != "" {
		s += "=" + p.Target
	}
	if p.Wave != nil {
		s += fmt.Sprintf("@%d", *p.Wave)
	}
	return s
}

// BrokenPin is a pin that was not kept for an asset, and why.
type BrokenPin struct {
	Pin
	Index  int // in Options.Pins
	ID     string
	Reason string // begins with the code of the constraint, where it is one
}

// rounds is how often pins that left their assets unscheduled are given up before
// the plan is left as it is.
const rounds = 3

// readPins works out what is asked of each asset. Of two that contradict each
// other the first counts.
func (s *solver) readPins() {
	if len(s.o.Pins) == 0 {
		return
	}
	s.pins, s.told = make([]schedule.Pin, len(s.p.Placed)), make([][]int, len(s.p.Placed))
	for i := range s.pins {
		s.pins[i] = schedule.Pin{Wave: schedule.Any, Target: schedule.Any}
	}
	for k, pin := range s.o.Pins {
		wanted, reason := s.readPin(pin)
		if reason != "" {
			s.breakPin(k, pin.Asset, reason)
			continue
		}
		found := false
		for i, a := range s.p.Placed {
			asset := &s.p.Estate.Assets[a]
			if asset.ID == pin.Asset || pin.Application != "" && asset.Application == pin.Application {
				found = true
				s.pinAsset(i, k, wanted)
			}
		}
		if !found {
			s.breakPin(k, pin.Asset, s.whyNobody(pin))
		}
	}
}

// readPin is a pin in numbers, or what is wrong with it.
func (s *solver) readPin(pin Pin) (wanted schedule.Pin, reason string) {
	wanted = schedule.Pin{Wave: schedule.Any, Target: schedule.Any}
	if pin.Wave != nil {
		wanted.Wave = *pin.Wave
		if wanted.Wave < 0 || int(wanted.Wave) > s.p.T() {
			return wanted, fmt.Sprintf("C10: wave %d is not one of 0 to %d", wanted.Wave, s.p.T())
		}
	}
	if pin.Target != "" {
		site, ok := s.p.Estate.SiteIndex(pin.Target)
		if !ok {
			return wanted, fmt.Sprintf("C10: there is no site %q", pin.Target)
		}
		wanted.Target = site
	}
	return wanted, ""
}

// whyNobody says why a pin is about no asset of a plan.
func (s *solver) whyNobody(pin Pin) string {
	if pin.Application != "" {
		return fmt.Sprintf("C10: application %q has no asset with a site", pin.Application)
	}
	if _, ok := s.p.Estate.AssetIndex(pin.Asset); ok {
		return "C10: it is a name, and names are not moved"
	}
	return fmt.Sprintf("C10: there is no asset %q", pin.Asset)
}

// pinAsset adds a pin to what is asked of an asset. A target that is the asset's
// site asks it to stay.
func (s *solver) pinAsset(i, k int, wanted schedule.Pin) {
	site := s.p.Estate.Assets[s.p.Placed[i]].Site
	if wanted.Target == site && wanted.Wave == schedule.Any {
		wanted.Wave = 0
	}
	have := s.pins[i]
	if clash(have.Wave, wanted.Wave) || clash(have.Target, wanted.Target) {
		s.breakPin(k, s.id(i), "another pin says "+s.o.Pins[s.told[i][0]].String())
		return
	}
	s.told[i] = append(s.told[i], k)
	s.pins[i] = schedule.Pin{Wave: max(have.Wave, wanted.Wave), Target: max(have.Target, wanted.Target)}
}

// clash reports whether two wishes exclude each other. (Any is below all others.)
func clash(a, b int32) bool { return a != schedule.Any && b != schedule.Any && a != b }

func (s *solver) id(i int) string { return s.p.Estate.Assets[s.p.Placed[i]].ID }

func (s *solver) breakPin(k int, id, reason string) {
	s.out.BrokenPins = append(s.out.BrokenPins, BrokenPin{Pin: s.o.Pins[k], Index: k, ID: id, Reason: reason})
}

// unpin gives up the pins of an asset.
func (s *solver) unpin(i int, reason string) {
	for _, k := range s.told[i] {
		s.breakPin(k, s.id(i), reason)
	}
	s.pins[i] = schedule.Pin{Wave: schedule.Any, Target: schedule.Any}
}

// searchPinned searches with the pins, and again without those that only left
// their assets unscheduled: a plan that breaks a wish and says so serves better
// than one with a hole.
func (s *solver) searchPinned(ctx context.Context) error {
	for round := 0; ; round++ {
		r, placed, err := s.search(ctx, s.out.Kept)
		if err != nil {
			return err
		}
		s.out.Plan, s.out.Placement, s.out.Changed = r.Plan, placed, r.Changed
		for _, b := range r.BrokenPins {
			s.unpin(int(b.Index), b.Reason)
		}
		again := false
		for i, d := range r.Plan.Decisions {
			if d.Wave == model.Unscheduled && s.pinned(i) {
				s.unpin(i, d.Reason)
				again = true
			}
		}
		if !again || round == rounds || ctx.Err() != nil {
			return s.checkPins()
		}
	}
}

func (s *solver) pinned(i int) bool {
	return s.pins != nil && (s.pins[i].Wave != schedule.Any || s.pins[i].Target != schedule.Any)
}

// checkPins holds the plan to the pins that were not given up.
func (s *solver) checkPins() error {
	for i := range s.pins {
		d, pin := s.out.Plan.Decisions[i], s.pins[i]
		if clash(pin.Wave, d.Wave) || clash(pin.Target, s.p.SiteIn(d, s.p.T())) {
			return fmt.Errorf("check plan: the search lost the pin %s of %s", s.o.Pins[s.told[i][0]], s.id(i))
		}
	}
	return nil
}

// pinnedSites is where pinned assets end, as placement takes it.
func (s *solver) pinnedSites() []int32 {
	if s.pins == nil {
		return nil
	}
	sites := make([]int32, len(s.pins))
	for i, pin := range s.pins {
		sites[i] = placement.Anywhere
		switch {
		case pin.Target != schedule.Any:
			sites[i] = pin.Target
		case pin.Wave == 0:
			sites[i] = s.p.Estate.Assets[s.p.Placed[i]].Site
		}
	}
	return sites
}

// previousSites is where the existing plan puts the assets, as placement takes it.
func (s *solver) previousSites() []int32 {
	if s.o.From == nil {
		return nil
	}
	sites := make([]int32, len(s.o.From.Decisions))
	for i, d := range s.o.From.Decisions {
		sites[i] = d.Target
		if d.Target == inventory.NoSite {
			sites[i] = placement.Anywhere
		}
	}
	return sites
}
