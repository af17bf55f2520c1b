package sampledata_test

import (
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// situation reads an estate and lets a test change its scenario.
func situation(t *testing.T, files fs.FS, change func(*model.Scenario)) *model.Problem {
	t.Helper()
	e, text, findings, err := store.ReadFolder(t.Context(), files)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Severity == inventory.SeverityError {
			t.Error(f.Message)
		}
	}
	s, err := model.ParseScenario("scenario.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(s)
	}
	p, err := model.NewProblem(e, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// solved plans a situation completely, without a violation.
func solved(t *testing.T, p *model.Problem, effort planner.Effort) *planner.Solution {
	t.Helper()
	s, err := planner.Solve(t.Context(), p, planner.Options{Effort: effort, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if v := verify.Verify(p, s.Plan, nil); len(v) > 0 || len(s.Evaluation.Unscheduled) > 0 {
		t.Fatalf("it breaks %v, and leaves %d unscheduled", v, len(s.Evaluation.Unscheduled))
	}
	return s
}

func assess(t *testing.T, p *model.Problem, plan *model.Plan) *continuity.Matrix {
	t.Helper()
	m, err := continuity.Assess(t.Context(), p, plan)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestMarketplace: 5,000 names are served from two sites instead of four; all but a few
// stragglers, whose site is paid for anyway, move within five months, and what the four
// cost a month comes down to about a third.
func TestMarketplace(t *testing.T) {
	p := situation(t, sampledata.FourToTwo(), nil)
	s := solved(t, p, planner.Quick)
	names := 0
	for i := range p.Estate.Assets {
		if p.Estate.Assets[i].IsName() {
			names++
		}
	}
	if names < 5000 {
		t.Errorf("%d names", names)
	}
	late := 0
	for _, d := range s.Plan.Decisions {
		if d.Moves() && p.Windows[d.Wave-1].Start.After(p.Start.AddDate(0, 5, 0)) {
			late++
		}
	}
	if late > s.Evaluation.Moved/50 {
		t.Errorf("%d of %d assets move after five months", late, s.Evaluation.Moved)
	}
	for _, e := range s.Evaluation.Exits {
		if !e.Emptied || e.Date.In(p.Scenario.Location).After(p.Start.AddDate(0, 6, 0)) {
			t.Errorf("%s is left on %s, after more than six months", p.Estate.SiteID(e.Site), e.Date)
		}
	}
	today, final := s.Evaluation.Today, s.Evaluation.Final
	t.Logf("colocation a month: %v today, %v in the end", today.Colocation, final.Colocation)
	if float64(final.Colocation) > 0.37*float64(today.Colocation) {
		t.Errorf("colocation falls from %v to %v a month, not to about a third", today.Colocation, final.Colocation)
	}
}

// TestFire: what survives the loss of any one site does so in every wave, and did not
// have to.
func TestFire(t *testing.T) {
	p := situation(t, os.DirFS("fire"), nil)
	s := solved(t, p, planner.Standard)
	m := assess(t, p, s.Plan)
	for _, c := range m.Created {
		t.Errorf("%s hangs on one site in wave %d", p.Estate.Assets[c.Service].ID, c.Wave)
	}
	if len(m.Undone) != 1 || p.Estate.Assets[m.Undone[0]].ID != "photo-store" {
		t.Errorf("standby on paper: %v", m.Undone)
	}
	careless := situation(t, os.DirFS("fire"), func(s *model.Scenario) { s.Continuity.ProtectTiers = nil })
	c := solved(t, careless, planner.Standard)
	if len(assess(t, careless, c.Plan).Created) == 0 {
		t.Error("the cheapest plan is safe without being told: the estate shows nothing")
	}
	if c.Evaluation.Total >= s.Evaluation.Total {
		t.Errorf("protection costs nothing: %v with, %v without", s.Evaluation.Total, c.Evaluation.Total)
	}
}

// TestLaunch: the demand of thirty times the traffic is covered by the site and what
// is rented, and is more than the site alone carries.
func TestLaunch(t *testing.T) {
	p := situation(t, os.DirFS("launch"), nil)
	s := solved(t, p, planner.Standard)
	rented := 0.0
	for _, r := range continuity.Ready(p, s.Plan) {
		if r.Uncovered > 0 {
			t.Errorf("%s: %v vCPU at %s are not covered", r.Peak.Name, r.Uncovered, p.Estate.SiteID(r.Site))
		}
		rented += r.Cost
	}
	if rented <= 0 {
		t.Error("nothing is rented: the launch is none")
	}
	worse, err := planner.Suppose(p, planner.ScaleEvent("limited sneaker", 60))
	if err != nil {
		t.Fatal(err)
	}
	if len(continuity.Ready(worse, s.Plan)) == 0 {
		t.Error("the launch is gone when it doubles")
	}
}

// TestPayment: payment data enters the cloud from June on alone, and nothing that is
// bound to the country leaves it.
func TestPayment(t *testing.T) {
	p := situation(t, os.DirFS("payment"), nil)
	s := solved(t, p, planner.Standard)
	clouds := 0
	for _, d := range s.Plan.Decisions {
		if !d.Moves() || p.Estate.Sites[d.Target].Role != inventory.RoleCloud {
			continue
		}
		a, target := &p.Estate.Assets[d.Asset], &p.Estate.Sites[d.Target]
		day := inventory.DateOf(p.Windows[d.Wave-1].Start.In(p.Scenario.Location))
		if a.DataClass == "payment" {
			clouds++
			if day.Before(inventory.Date{Year: 2027, Month: 6, Day: 1}) {
				t.Errorf("%s enters %s on %s", a.ID, target.ID, day)
			}
		}
		if target.Jurisdiction != "KR" && slices.Contains([]string{"payment", "personal"}, a.DataClass) {
			t.Errorf("%s (%s) goes to %s", a.ID, a.DataClass, target.ID)
		}
	}
	forced := 0
	for _, m := range planner.CloudMoves(p, s.Plan) {
		if m.OnlyWay() && m.Code == "" || !m.OnlyWay() && m.Saves < 0 {
			t.Errorf("%s goes to the cloud without a reason: %+v", p.Estate.Assets[m.Asset].ID, m)
		}
		if m.OnlyWay() {
			forced++
		}
	}
	if forced == 0 {
		t.Error("nothing has to go to the cloud: there is room for all")
	}
	if clouds == 0 {
		t.Error("no payment data goes to the cloud: the date is never needed")
	}
}

// TestCountry: the stages follow each other with their soak.
func TestCountry(t *testing.T) {
	p := situation(t, os.DirFS("country"), nil)
	s := solved(t, p, planner.Standard)
	first, last := map[int32]float64{}, map[int32]float64{}
	for _, d := range s.Plan.Decisions {
		if !d.Moves() {
			continue
		}
		stage, day := p.StageOf[d.Asset], p.Windows[d.Wave-1].Start.Sub(p.Start).Hours()/24
		if _, ok := first[stage]; !ok {
			first[stage] = math.Inf(1)
		}
		first[stage], last[stage] = math.Min(first[stage], day), math.Max(last[stage], day)
	}
	if len(first) != 3 {
		t.Fatalf("%d stages move", len(first))
	}
	if gap := first[1] - last[0]; gap < 7-1e-6 {
		t.Errorf("Korea begins %v days after the pilot", gap)
	}
	if gap := first[2] - last[1]; gap < 21-1e-6 {
		t.Errorf("the others begin %v days after Korea", gap)
	}
}
