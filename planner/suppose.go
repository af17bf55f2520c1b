package planner

import (
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Supposition is a change of the world that a plan did not reckon with. It changes
// an estate and a scenario that are the caller's own, and returns an error where it
// speaks of what is not there.
type Supposition func(e *inventory.Estate, s *model.Scenario) error

// Suppose is the problem under the suppositions, one after the other; the problem
// itself does not change. Windows stay as they are, so that the plans of the one are
// plans of the other.
func Suppose(p *model.Problem, all ...Supposition) (*model.Problem, error) {
	e, s := *p.Estate, *p.Scenario
	e.Sites, e.Links = slices.Clone(e.Sites), slices.Clone(e.Links)
	e.Calendar, e.Teams = slices.Clone(e.Calendar), slices.Clone(e.Teams)
	for _, suppose := range all {
		if err := suppose(&e, &s); err != nil {
			return nil, err
		}
	}
	return model.NewProblem(&e, &s)
}

// LoseSite has a site that was to survive be given up.
func LoseSite(id string) Supposition {
	return func(e *inventory.Estate, _ *model.Scenario) error {
		site, err := siteOf(e, id)
		if err != nil {
			return err
		}
		e.Sites[site].Role = inventory.RoleRetire
		return nil
	}
}

// ScaleEvent has the events of a name bring so many times the traffic of an ordinary
// hour, and has their demand count (C12).
func ScaleEvent(name string, factor float64) Supposition {
	return func(e *inventory.Estate, s *model.Scenario) error {
		found := false
		for i := range e.Calendar {
			if c := &e.Calendar[i]; c.Kind == inventory.Event && c.Name == name {
				c.TrafficFactor, found = factor, true
			}
		}
		if !found {
			return fmt.Errorf("suppose: there is no event %q in the calendar", name)
		}
		s.Continuity.Peaks = true
		return nil
	}
}

// DelaySite has nothing leave or enter a site in the first days of the plan.
func DelaySite(id string, days int) Supposition {
	return func(e *inventory.Estate, s *model.Scenario) error {
		if _, err := siteOf(e, id); err != nil {
			return err
		}
		start, err := inventory.ParseMoment(s.StartDate.String())
		if err != nil {
			return fmt.Errorf("suppose: %w", err)
		}
		end, err := inventory.ParseMoment(s.StartDate.AddDays(days).String())
		if err != nil {
			return fmt.Errorf("suppose: %w", err)
		}
		e.Calendar = append(e.Calendar, inventory.Entry{
			Kind: inventory.Freeze, Scope: inventory.Scope{Kind: inventory.ScopeSite, ID: id}, Start: start, End: end,
			Name: "delay of " + id,
		})
		return nil
	}
}

// ScaleLink leaves a share of the bandwidth between two sites.
func ScaleLink(from, to string, share float64) Supposition {
	return func(e *inventory.Estate, s *model.Scenario) error {
		a, err := siteOf(e, from)
		if err != nil {
			return err
		}
		b, err := siteOf(e, to)
		if err != nil {
			return err
		}
		if a == b || share <= 0 {
			return fmt.Errorf("suppose: a link has two different ends and a bandwidth above 0")
		}
		a, b = min(a, b), max(a, b)
		for i := range e.Links {
			if e.Links[i].From == a && e.Links[i].To == b {
				e.Links[i].BandwidthMbps *= share
				return nil
			}
		}
		d := s.LinkDefault
		e.Links = append(e.Links, inventory.Link{From: a, To: b, BandwidthMbps: d.BandwidthMbps * share, RTTms: d.RTTms, TransferCostPerGB: d.TransferCostPerGB})
		return nil
	}
}

// WithoutTeam has a team do nothing.
func WithoutTeam(name string) Supposition {
	return func(e *inventory.Estate, _ *model.Scenario) error {
		if !slices.ContainsFunc(e.Assets, func(a inventory.Asset) bool { return a.Team == name }) {
			return fmt.Errorf("suppose: no asset has the team %q", name)
		}
		e.Teams = slices.DeleteFunc(e.Teams, func(t inventory.Team) bool { return t.ID == name })
		e.Teams = append(e.Teams, inventory.Team{ID: name})
		return nil
	}
}

func siteOf(e *inventory.Estate, id string) (int32, error) {
	site, ok := e.SiteIndex(id)
	if !ok {
		return 0, fmt.Errorf("suppose: there is no site %q", id)
	}
	return site, nil
}
