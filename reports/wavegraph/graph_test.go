package wavegraph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/wavegraph"
)

// problem is n assets on two sites, half of them to leave, with ties between
// neighbours and across.
func problem(n int) (*model.Problem, *model.Plan) {
	rng := rand.New(rand.NewPCG(1, 2))
	e := &inventory.Estate{Sites: []inventory.Site{
		{ID: "NEW", Role: inventory.RoleKeep, Capacity: inventory.Unlimited()}, {ID: "OLD", Capacity: inventory.Unlimited()},
	}}
	for i := range n {
		a := inventory.DefaultAsset()
		a.ID, a.Site, a.Application = fmt.Sprintf("a-%05d", i), int32(i%2), fmt.Sprintf("app-%d", i/12)
		e.Assets = append(e.Assets, a)
	}
	for i := range n {
		for range 5 {
			to := rng.IntN(n)
			if to != i {
				e.Dependencies = append(e.Dependencies, inventory.Dependency{From: int32(i), To: int32(to)})
			}
		}
	}
	s := model.DefaultScenario()
	s.StartDate = inventory.Date{Year: 2027, Month: time.March, Day: 1}
	p, err := model.NewProblem(e, s)
	if err != nil {
		panic(err)
	}
	plan := &model.Plan{}
	for _, a := range p.Placed {
		d := model.Decision{Asset: a, Target: 0}
		if e.Assets[a].Site == 1 {
			d.Wave, d.Method = 1+int32(a)/2%3, inventory.MethodCold
		}
		plan.Decisions = append(plan.Decisions, d)
	}
	return p, plan
}

// What moves is there, every tie of it is there once, and every node has a place of
// its own within its site.
func TestBuild(t *testing.T) {
	p, plan := problem(300)
	pictures := wavegraph.New(p, plan)
	g := pictures.Build(2, wavegraph.Options{})
	if g.Moves != 50 || g.Left != 0 {
		t.Fatalf("%d move, %d are left out", g.Moves, g.Left)
	}
	for i, n := range g.Nodes {
		if moves := plan.Decisions[n.Asset].Wave == 2; moves != (i < g.Moves) || moves != (n.From != inventory.NoSite) {
			t.Errorf("node %d is %+v", i, n)
		}
		site := g.Sites[n.Site]
		if math.Hypot(n.X-site.X, n.Y-site.Y) > site.R {
			t.Errorf("node %+v is outside of %+v", n, site)
		}
		for _, o := range g.Nodes[:i] {
			if math.Hypot(n.X-o.X, n.Y-o.Y) < 4 {
				t.Errorf("nodes %+v and %+v touch", n, o)
			}
		}
	}
	want := map[[2]int32]bool{}
	for _, d := range p.Estate.Dependencies {
		if plan.Decisions[d.From].Wave == 2 || plan.Decisions[d.To].Wave == 2 {
			want[[2]int32{min(d.From, d.To), max(d.From, d.To)}] = true
		}
	}
	for _, e := range g.Edges {
		a, b := g.Nodes[e.A].Asset, g.Nodes[e.B].Asset
		delete(want, [2]int32{min(a, b), max(a, b)})
		if got := state(p, plan, a, b); got != e.State {
			t.Errorf("%d–%d is in state %d, want %d", a, b, e.State, got)
		}
	}
	if len(want) > 0 {
		t.Errorf("%d ties are missing", len(want))
	}
	if !reflect.DeepEqual(g, pictures.Build(2, wavegraph.Options{})) {
		t.Error("the picture differs from itself")
	}
}

// state says the same from the definition, for wave 2.
func state(p *model.Problem, plan *model.Plan, a, b int32) wavegraph.State {
	at := func(v int32, t int) int32 { return p.SiteIn(plan.Decisions[v], t) }
	switch {
	case at(a, 2) != at(b, 2):
		return wavegraph.Apart
	case at(a, 1) != at(b, 1):
		return wavegraph.Joined
	}
	return wavegraph.Together
}

// Circles of a level do not overlap.
func TestNothingOverlaps(t *testing.T) {
	p, plan := problem(400)
	g := wavegraph.New(p, plan).Build(1, wavegraph.Options{})
	for _, circles := range [][]wavegraph.Circle{g.Sites, g.Discs} {
		for i, c := range circles {
			for _, o := range circles[:i] {
				if math.Hypot(c.X-o.X, c.Y-o.Y) < c.R+o.R {
					t.Errorf("%+v and %+v overlap", c, o)
				}
			}
		}
	}
}

// A picture that is too large keeps what moves, and the rest by their ties.
func TestMaxNodes(t *testing.T) {
	p, plan := problem(300)
	pictures := wavegraph.New(p, plan)
	whole := pictures.Build(2, wavegraph.Options{})
	g := pictures.Build(2, wavegraph.Options{MaxNodes: 80})
	if len(g.Nodes) != 80 || g.Moves != 50 || g.Left != len(whole.Nodes)-80 {
		t.Errorf("%d nodes, %d move, %d left out of %d", len(g.Nodes), g.Moves, g.Left, len(whole.Nodes))
	}
	if g := pictures.Build(2, wavegraph.Options{MaxNodes: 10}); len(g.Nodes) != 50 {
		t.Errorf("%d nodes are kept of 50 that move", len(g.Nodes))
	}
}

func BenchmarkBuild(b *testing.B) {
	p, plan := problem(15000)
	pictures := wavegraph.New(p, plan)
	for b.Loop() {
		pictures.Build(2, wavegraph.Options{})
	}
}
