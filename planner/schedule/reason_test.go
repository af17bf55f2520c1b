package schedule

import (
	"context"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// TestReasons: an asset that is left out is told of the limit that leaves it out,
// not of what follows from that, nor of windows that it could not use anyway.
func TestReasons(t *testing.T) {
	group := func(e *estatetest.Builder) {
		e.Asset("a", "old").Asset("b", "old").Asset("c", "old").
			Constrain("a", "b", inventory.SameWave).Constrain("b", "c", inventory.SameWave)
	}
	for _, test := range []struct {
		name string
		make func(e *estatetest.Builder)
		want string
	}{
		{"a group larger than a wave", group, "C4: 3 assets that must share a wave need 3 assets, of which no wave has more than 2"},
		{"a freeze of all that is left", func(e *estatetest.Builder) {
			e.Asset("a", "old", func(a *inventory.Asset) { a.Team = "blue" }).Freeze("team:blue", "2027-01-01", "2028-12-31")
		}, "C5: freeze of team:blue"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := estatetest.New().Site("new", inventory.RoleKeep).Site("old", inventory.RoleRetire)
			test.make(e)
			p := e.Set(func(s *model.Scenario) { s.Wave.MaxAssets = 2 }).Problem()
			kept := []bool{true, false}
			plan := &model.Plan{Decisions: make([]model.Decision, len(p.Placed))}
			for i, a := range p.Placed {
				plan.Decisions[i] = model.Decision{Asset: a, Wave: model.Unscheduled, Target: inventory.NoSite}
			}
			r := Complete(context.Background(), p, kept, plan, 100, 1)
			for _, d := range r.Plan.Decisions {
				if !strings.HasPrefix(d.Reason, test.want) {
					t.Errorf("%s: %q, want %q", p.Estate.Assets[d.Asset].ID, d.Reason, test.want)
				}
			}
		})
	}
}
