package model_test

import (
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// TestRebind finds waves by when they start, not by their numbers.
func TestRebind(t *testing.T) {
	p := estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire).
		Asset("a", "old").Asset("b", "old").Asset("c", "old").Asset("d", "new").Problem()
	plan, problems := model.Rebind(p, []model.Row{
		{Line: 2, Asset: "a", Wave: "7", Target: "new", WindowStart: "2027-03-14T01:00:00Z"},
		{Line: 3, Asset: "b", Wave: "1", Target: "new", WindowStart: "2026-03-14T01:00:00Z"},
		{Line: 4, Asset: "c", Wave: "3", Target: "new"},
		{Line: 5, Asset: "d", Wave: "0"},
	})
	waves := []int32{2, model.Unscheduled, 3, 0}
	for i, d := range plan.Decisions {
		if d.Wave != waves[i] || d.Target != 0 {
			t.Errorf("%s: wave %d, target %d, want wave %d", p.Estate.Assets[d.Asset].ID, d.Wave, d.Target, waves[i])
		}
	}
	if len(problems) != 1 || problems[0].Line != 3 || problems[0].Subject != "b" {
		t.Errorf("problems %+v, want one of line 3", problems)
	}
}
