package planner_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/verify"
)

func TestSuppose(t *testing.T) {
	b := estatetest.New().Site("old", inventory.RoleRetire).Site("east", inventory.RoleKeep).Site("west", inventory.RoleKeep).
		Asset("a", "old", func(a *inventory.Asset) {
			a.Team, a.Needs[inventory.StorageGB], a.Kind, a.Form = "blue", 2000, inventory.KindWeb, inventory.FormService
		})
	p := b.Problem()
	s, err := planner.Solve(t.Context(), p, planner.Options{})
	if err != nil || len(s.Evaluation.Unscheduled) > 0 {
		t.Fatal(err, s.Evaluation.Unscheduled)
	}
	target := p.Estate.SiteID(s.Plan.Decisions[0].Target)
	for _, tt := range []struct {
		name    string
		suppose planner.Supposition
		code    string // of the violation
	}{
		{"lose", planner.LoseSite(target), "C1"},
		{"delay", planner.DelaySite(target, 400), "C5"},
		{"link", planner.ScaleLink(target, "old", 0.0001), "C6"},
		{"team", planner.WithoutTeam("blue"), "C4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, err := planner.Suppose(p, tt.suppose)
			if err != nil {
				t.Fatal(err)
			}
			if v := verify.Verify(q, s.Plan, nil); len(v) != 1 || v[0].Code != tt.code {
				t.Errorf("the plan breaks %v, want %s", v, tt.code)
			}
			if v := verify.Verify(p, s.Plan, nil); len(v) > 0 {
				t.Errorf("the problem itself has changed: %v", v)
			}
		})
	}
	for _, unknown := range []planner.Supposition{
		planner.LoseSite("x"), planner.ScaleEvent("x", 2), planner.DelaySite("x", 1), planner.ScaleLink("old", "x", 1),
		planner.ScaleLink("old", "old", 1), planner.WithoutTeam("x"),
	} {
		if _, err := planner.Suppose(p, unknown); err == nil {
			t.Error("what is not there was taken")
		}
	}
}
