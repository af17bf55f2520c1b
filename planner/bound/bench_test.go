package bound_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/bound"
	"github.com/wavecut/wavecut/planner/model"
)

// grown is an estate of n assets at four sites of which two are left, in
// applications of forty and with some hubs, five dependencies an asset, and as
// many assets a wave as leave a few windows spare.
func grown(n int) (*model.Problem, *model.Placement) {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	e := &inventory.Estate{}
	for i, role := range []inventory.Role{inventory.RoleRetire, inventory.RoleRetire, inventory.RoleKeep, inventory.RoleKeep} {
		e.Sites = append(e.Sites, inventory.Site{
			ID: fmt.Sprintf("dc%d", i), Role: role, Capacity: inventory.Unlimited(), MonthlyFixedCost: 3000 * float64(n),
			MonthlyCostPerVCPU: 1000 + 100*float64(4-i), EarlyExitFee: math.Inf(1), DecommissionDays: 14,
		})
	}
	for i := range n {
		a := inventory.DefaultAsset()
		a.ID = fmt.Sprintf("a%07d", i)
		a.Site = int32((i/40 + rng.IntN(5)/4) % 4)
		a.Kind = inventory.KindDatabase
		a.Needs[inventory.VCPU] = float64(1 + rng.IntN(8))
		a.Needs[inventory.StorageGB] = float64(rng.IntN(500))
		a.Tier = uint8(rng.IntN(5))
		e.Assets = append(e.Assets, a)
		for _, to := range targets(rng, i, n) {
			e.Dependencies = append(e.Dependencies, inventory.Dependency{
				From: int32(i), To: int32(to), Impact: inventory.Impact(rng.IntN(3)), MaxRTTms: math.NaN(),
				CallsPerSecond: math.Exp(rng.NormFloat64() * 1.5),
			})
		}
	}
	s := model.DefaultScenario()
	s.StartDate = inventory.Date{Year: 2027, Month: 3, Day: 1}
	s.LinkDefault.BandwidthMbps = math.Inf(1)
	s.Wave.MaxAssets = math.Ceil(float64(n) / 2 / 40)
	s.Wave.Ramp = []float64{s.Wave.MaxAssets / 4, s.Wave.MaxAssets / 2}
	p, err := model.NewProblem(e, s)
	if err != nil {
		panic(err)
	}
	return p, nearest(p)
}

// targets are five other assets, ascending: mostly of the same application.
func targets(rng *rand.Rand, i, n int) []int {
	var list []int
	for len(list) < 5 {
		to := i/40*40 + rng.IntN(40)
		if rng.IntN(6) == 0 {
			to = int(float64(n) * math.Pow(rng.Float64(), 3))
		}
		fresh := to != i && to < n
		for _, t := range list {
			fresh = fresh && t != to
		}
		if fresh {
			list = append(list, to)
		}
	}
	for i := range list { // few enough to sort by hand
		for j := i; j > 0 && list[j] < list[j-1]; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

// nearest sends everything that must leave to the survivor of its application's number.
func nearest(p *model.Problem) *model.Placement {
	pl := &model.Placement{Moves: make([]model.Move, len(p.Placed)), Blocked: make([]string, len(p.Placed))}
	for i, a := range p.Placed {
		pl.Moves[i] = p.Stay(a)
		if site := p.Estate.Assets[a].Site; site < 2 {
			pl.Moves[i], pl.Blocked[i] = p.ResolveMove(a, int32(2+i/80%2))
		}
	}
	return pl
}

// BenchmarkGrowth bounds estates of growing size with the least effort.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000, 1000000} {
		if n > 100000 && testing.Short() {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p, pl := grown(n)
			b.ResetTimer()
			for range b.N {
				bound.Compute(p, pl, bound.Quick(n, p.T()))
			}
		})
	}
}
