package diagnose_test

import (
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/diagnose"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

func TestContinuityFindings(t *testing.T) {
	stage := func(name, where string, days float64) func(*model.Scenario) {
		return func(s *model.Scenario) {
			st, err := model.NewStage(name, where)
			if err != nil {
				t.Fatal(err)
			}
			st.SoakDays = days
			s.Stages = append(s.Stages, st)
		}
	}
	base := func() *estatetest.Builder {
		return estatetest.New().Site("old", inventory.RoleRetire).Site("new", inventory.RoleKeep)
	}
	tests := []struct {
		name string
		b    *estatetest.Builder
		want string
	}{
		{"paper", base().Asset("a", "old", func(a *inventory.Asset) { a.DRMode = inventory.DRHot }), diagnose.CodeStandbyOnPaper},
		{"own site", base().Asset("a", "new", func(a *inventory.Asset) { a.DRMode, a.DRSite = inventory.DRWarm, "new" }), diagnose.CodeStandbyOnPaper},
		{"leaves", base().Asset("a", "new", func(a *inventory.Asset) { a.DRSite = "old" }), diagnose.CodeStandbyLeaves},
		{"empty stage", base().Asset("a", "old").Set(stage("x", "site=nowhere", 0)), diagnose.CodeEmptyStage},
		{"too long", base().Asset("a", "old").Asset("b", "old").Set(stage("x", "id=a", 3000)), diagnose.CodeStagesTooLong},
		{"well", base().Asset("a", "old", func(a *inventory.Asset) { a.DRMode, a.DRSite = inventory.DRWarm, "new" }).Set(stage("x", "id=a", 3)), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var codes []string
			for _, f := range diagnose.Check(tt.b.Problem()) {
				codes = append(codes, f.Code)
			}
			if tt.want == "" && len(codes) > 0 || tt.want != "" && !slices.Contains(codes, tt.want) {
				t.Errorf("found %v, want %q", codes, tt.want)
			}
		})
	}
}
