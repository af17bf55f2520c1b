package planner

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// TestPullsAddUp: every pair is a pull on both of its ends, so the pulls of all
// assets are twice the split cost; and the downtime that each service is charged
// for is at least what any one asset adds to it.
func TestPullsAddUp(t *testing.T) {
	for seed := range uint64(30) {
		p := estatetest.RandomProblem(rand.New(rand.NewPCG(seed, 41)), estatetest.Options{Assets: 8, Windows: 5})
		s, err := Solve(context.Background(), p, Options{Effort: Quick, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		charged := map[int32]float64{}
		for _, o := range s.Evaluation.Outage.Services {
			charged[o.Asset] = o.Cost
		}
		sum := 0.0
		for _, a := range p.Placed {
			x := Explain(p, s.Plan, a)
			for _, pull := range x.Pulls {
				sum += pull.Now
				if pull.Least > pull.Now {
					t.Errorf("seed %d: pull %+v could be more at least than it is", seed, pull)
				}
			}
			for _, hit := range x.Services {
				if hit.Cost < 0 || hit.Cost > charged[hit.Service]+1e-6 {
					t.Errorf("seed %d: %+v of %v", seed, hit, charged[hit.Service])
				}
			}
			if x.Best >= 0 && len(s.Evaluation.Unscheduled) == 0 && !x.Alternatives[x.Best].Allowed() {
				t.Errorf("seed %d: the best alternative %+v is forbidden", seed, x.Alternatives[x.Best])
			}
		}
		if split := s.Evaluation.Exact.Split; math.Abs(sum-2*split) > 1e-9*split+1e-6 {
			t.Errorf("seed %d: pulls add up to %v, the split cost is %v", seed, sum, split)
		}
	}
}

// shop is a web server that needs a database, both leaving; the database is
// replicated and may not move in the second window.
func shop() *model.Problem {
	return estatetest.New().
		Site("new", inventory.RoleKeep).
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 1000 }).
		Site("older", inventory.RoleRetire).
		Link("new", "old", 1000, 5, 0).
		Asset("db1", "old", func(a *inventory.Asset) { a.Kind, a.ReplicaGroup = inventory.KindDatabase, "db" }).
		Asset("db2", "old", func(a *inventory.Asset) { a.Kind, a.ReplicaGroup = inventory.KindDatabase, "db" }).
		Asset("web", "old", func(a *inventory.Asset) { a.Team = "blue"; a.DowntimeCostPerHour = 60 }).
		Asset("job", "old").
		Name("www", func(a *inventory.Asset) { a.DowntimeCostPerHour = 600 }).
		Depend("web", "db1", func(d *inventory.Dependency) { d.CallsPerSecond = 10 }).
		Depend("www", "web").
		Constrain("job", "web", inventory.After).
		Freeze("team:blue", "2027-03-13", "2027-03-15").
		Set(func(s *model.Scenario) { s.LatencyCostPerHour = 100; s.Wave.MaxAssets = 2 }).
		Problem()
}

func asset(t *testing.T, p *model.Problem, id string) int32 {
	t.Helper()
	a, ok := p.Estate.AssetIndex(id)
	if !ok {
		t.Fatalf("no asset %s", id)
	}
	return a
}

func TestExplain(t *testing.T) {
	p := shop()
	plan := estatetest.Plan(p, "db1 1 new", "db2 2 new", "web 1 new", "job 3 new")
	x := Explain(p, plan, asset(t, p, "web"))
	if x.Decision.Wave != 1 || len(x.Alternatives) != 5 {
		t.Fatalf("%+v", x)
	}
	want := []schedule.Obstacle{
		{Code: "C5", What: "freeze of team:blue", Detail: "freeze of team:blue"},
		{Code: "C8", What: "before job", Detail: "before job, to new in wave 3"},
		{Code: "C8", What: "before job", Detail: "before job, to new in wave 3"},
		{Code: "C1", What: "site given up", Detail: "old is given up"},
		{Code: "C1", What: "site given up", Detail: "older is given up"},
	}
	for k, o := range want {
		if x.Alternatives[k].Obstacle != o {
			t.Errorf("alternative %d: %+v, want %+v", k, x.Alternatives[k].Obstacle, o)
		}
	}
	if c := x.Alternatives[0].Change; c.Split <= 0 || c.Downtime != 0 {
		t.Errorf("a week later it would be apart from db1 for a week, and down for as long: %+v", c)
	}
	if len(x.Pulls) != 1 || x.Pulls[0].Now != 0 || x.Pulls[0].Neighbour != asset(t, p, "db1") {
		t.Errorf("pulls %+v", x.Pulls)
	}
	if len(x.Services) != 2 || x.Services[0].Service != asset(t, p, "www") || x.Services[0].Cost != 10*x.Services[1].Cost {
		t.Errorf("services %+v", x.Services)
	}
	codes := []string{}
	for _, b := range x.Bindings {
		codes = append(codes, b.Code+" "+b.What)
	}
	if want := []string{"C4 assets", "C8 before job"}; !slices.Equal(codes, want) {
		t.Errorf("bindings %q, want %q", codes, want)
	}
	db := Explain(p, plan, asset(t, p, "db1"))
	if o := db.Alternatives[0].Obstacle; o.Code != "C7" || o.Detail != "replica group db: at least 1 of 2 must be up; in that wave also db2" {
		t.Errorf("db1 in wave 2: %+v", o)
	}
	if www := Explain(p, plan, asset(t, p, "www")); len(www.Hits) != 1 || www.Hits[0].Wave != 1 || www.Alternatives != nil {
		t.Errorf("www: %+v", www)
	}
}
