package bound_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/bound"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// thorough is enough work for every part of the bound to be used on small estates.
var thorough = bound.Options{Cuts: 64, Choices: 64, Rounds: 8, Nodes: 30}

// problem derives a problem, or fails the test.
func problem(t *testing.T, e *inventory.Estate, s *model.Scenario) *model.Problem {
	t.Helper()
	p, err := model.NewProblem(e, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// TestTighterLimitsNeverLower tightens one limit of waves at a time, at every
// effort. What is tested is more than can be proven: a search of few steps might end
// lower under a tighter limit, only a search that has come to its end cannot.
func TestTighterLimitsNeverLower(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		options                bound.Options
		seeds, assets, windows int
		least                  int // how often the bound must rise
	}{
		{"to the end", bound.Options{Cuts: 200}, 150, 12, 6, 50},
		{"quick", bound.Quick(12, 6), 40, 12, 6, 20},
		{"standard", bound.Standard(12, 6), 25, 12, 6, 10},
		{"thorough", bound.Thorough(12, 6), 15, 12, 6, 5},
		{"quick, larger", bound.Quick(60, 12), 25, 60, 12, 5},
		{"standard, larger", bound.Standard(60, 12), 15, 60, 12, 5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			risen := 0
			for seed := range uint64(tt.seeds) {
				rng := rand.New(rand.NewPCG(seed, 11))
				e, s := estatetest.Random(rng, estatetest.Options{Assets: tt.assets, Windows: tt.windows})
				risen += tightened(t, seed, e, s, drawPlacement(rng, problem(t, e, s)), tt.options)
			}
			if risen < tt.least {
				t.Errorf("the bound rose only %d times: the limits tested do not bind", risen)
			}
		})
	}
}

// tightened tightens the limits of one problem, each alone, fails where the bound
// falls, and counts how often it rises.
func tightened(t *testing.T, seed uint64, e *inventory.Estate, s *model.Scenario, pl *model.Placement, o bound.Options) (risen int) {
	t.Helper()
	before := bound.Compute(problem(t, e, s), pl, o)
	for _, change := range []struct {
		name string
		to   func(w *model.WaveLimits)
	}{
		{"assets", func(w *model.WaveLimits) { w.MaxAssets = math.Min(w.MaxAssets-1, 6) }},
		{"effort", func(w *model.WaveLimits) { w.MaxEffortHours = math.Min(w.MaxEffortHours*0.9, 60) }},
		{"tier 0", func(w *model.WaveLimits) { w.MaxTier0 = math.Min(w.MaxTier0, 1) }},
		{"ramp", func(w *model.WaveLimits) { w.Ramp = []float64{1, 2} }},
		{"pilot", func(w *model.WaveLimits) { w.PilotWaves, w.PilotMinTier = w.PilotWaves+1, max(w.PilotMinTier, 2) }},
	} {
		tight := *s
		change.to(&tight.Wave)
		after := bound.Compute(problem(t, e, &tight), pl, o)
		if before.Impossible || after.Impossible {
			continue
		}
		if after.Total < before.Total*(1-1e-6) {
			t.Errorf("seed %d: tighter %s: %v falls to %v", seed, change.name, before.Total, after.Total)
		}
		if after.Total > before.Total*(1+1e-6) {
			risen++
		}
	}
	return risen
}

// rename gives the assets new ids, so that their order is another, and carries a
// placement along.
func rename(rng *rand.Rand, e *inventory.Estate, pl *model.Placement) (*inventory.Estate, *model.Placement) {
	out := *e
	order := rng.Perm(len(e.Assets)) // new index → old index
	place := make([]int32, len(order))
	out.Assets = make([]inventory.Asset, len(order))
	for now, was := range order {
		out.Assets[now] = e.Assets[was]
		out.Assets[now].ID = fmt.Sprintf("z%04d", now)
		place[was] = int32(now)
	}
	out.Calendar = slices.Clone(e.Calendar)
	for i, entry := range out.Calendar {
		if a, ok := e.AssetIndex(entry.Scope.ID); ok && entry.Scope.Kind == inventory.ScopeAsset {
			out.Calendar[i].Scope.ID = out.Assets[place[a]].ID
		}
	}
	out.Dependencies = slices.Clone(e.Dependencies)
	for i := range out.Dependencies {
		d := &out.Dependencies[i]
		d.From, d.To = place[d.From], place[d.To]
	}
	slices.SortFunc(out.Dependencies, func(a, b inventory.Dependency) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
	moved := &model.Placement{}
	at := map[int]int{}
	n := 0
	for i := range e.Assets {
		if e.Assets[i].Placed() {
			at[i] = n
			n++
		}
	}
	for _, was := range order {
		if i, ok := at[was]; ok {
			moved.Moves, moved.Blocked = append(moved.Moves, pl.Moves[i]), append(moved.Blocked, pl.Blocked[i])
		}
	}
	return &out, moved
}

// TestNamesDoNotMatter gives every asset another place in the order.
func TestNamesDoNotMatter(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 13))
		e, s := estatetest.Random(rng, estatetest.Options{Assets: 12, Windows: 6})
		p := problem(t, e, s)
		pl := drawPlacement(rng, p)
		e2, pl2 := rename(rng, e, pl)
		a, b := bound.Compute(p, pl, bound.Options{Cuts: 200}), bound.Compute(problem(t, e2, s), pl2, bound.Options{Cuts: 200})
		if !near(a.Total, b.Total, 1e-6) || !near(a.Free, b.Free, 1e-6) || a.Impossible != b.Impossible {
			t.Errorf("seed %d: %v, %v under other names %v, %v", seed, a.Total, a.Free, b.Total, b.Free)
		}
	}
}

// TestSameOnAnyNumberOfCores compares whole results.
func TestSameOnAnyNumberOfCores(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 17))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 25, Windows: 8})
		pl := drawPlacement(rng, p)
		many := bound.Compute(p, pl, thorough)
		cores := runtime.GOMAXPROCS(1)
		one := bound.Compute(p, pl, thorough)
		runtime.GOMAXPROCS(cores)
		if !reflect.DeepEqual(many, one) {
			t.Errorf("seed %d: %+v on one core, else %+v", seed, one, many)
		}
	}
}

// TestExactWithoutCouplings has movers that nothing ties together: each is worth
// moving at once or as late as possible, whatever the others do.
func TestExactWithoutCouplings(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 19))
		b := estatetest.New().
			Site("new", inventory.RoleKeep, func(s *inventory.Site) { s.MonthlyCostPerVCPU = 30 + rng.Float64()*20 }).
			Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyCostPerVCPU = 30 + rng.Float64()*20 }).
			Set(func(s *model.Scenario) {
				s.CostPerEffortHour = 7
				s.DowntimeCostPerHour[inventory.Internal] = [model.NumTiers]float64{50, 40, 30, 20, 10}
				s.MaxDowntimeMinutes = [model.NumTiers]float64{600, 600, 600, 600, 600}
			})
		for i := range 4 {
			b.Asset(fmt.Sprint("a", i), "old", func(a *inventory.Asset) {
				a.Needs[inventory.VCPU] = float64(1 + rng.IntN(9))
				a.Needs[inventory.StorageGB] = float64(rng.IntN(900))
				a.Tier = uint8(rng.IntN(5))
			})
		}
		p := b.Problem()
		pl := drawPlacement(rng, p)
		best, ok := enumerate(p, pl, verify.AllCodes, 1000)
		if !ok || !best.any {
			t.Fatalf("seed %d: no schedule", seed)
		}
		got := bound.Compute(p, pl, bound.Options{})
		if !near(got.Total, best.least, 1e-9) || !near(got.Parts.Sum(), got.Total, 1e-9) {
			t.Errorf("seed %d: bound %v, optimum %v", seed, got.Total, best.least)
		}
	}
}

// TestOrder finds every mover once, with waves in the horizon that agree with
// their order, and each exit no earlier than the site's last first wave.
func TestOrder(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 23))
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 15, Windows: 6})
		pl := drawPlacement(rng, p)
		b := bound.Compute(p, pl, bound.Options{})
		seen := make([]bool, len(p.Placed))
		for k, i := range b.Order {
			if seen[i] || !p.Mover(pl, int(i)) || b.Wave[i] < 1 || b.Wave[i] > float64(p.T()) {
				t.Errorf("seed %d: position %d, wave %v", seed, i, b.Wave[i])
			}
			seen[i] = true
			if k > 0 && b.Wave[b.Order[k-1]] > b.Wave[i] {
				t.Errorf("seed %d: wave %v before %v", seed, b.Wave[b.Order[k-1]], b.Wave[i])
			}
		}
		for i := range seen {
			if seen[i] != p.Mover(pl, i) {
				t.Errorf("seed %d: position %d left out", seed, i)
			}
		}
	}
}
