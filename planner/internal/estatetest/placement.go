package estatetest

import (
	"math"
	"math/rand/v2"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// RandomPlacement picks a target for every placed asset, such that the state at
// the end is mostly a sound one: sites to leave are left, candidates kept are as
// many as asked for, and capacities, same_site and spreads hold at the end. The
// best of fifty draws is taken; what has no target is blocked.
func RandomPlacement(rng *rand.Rand, p *model.Problem) *model.Placement {
	var best *model.Placement
	least := math.MaxInt
	for range 50 {
		pl := drawPlacement(rng, p, survivors(rng, p))
		if faults := faults(p, pl); faults < least {
			best, least = pl, faults
		}
		if least == 0 {
			break
		}
	}
	return best
}

// survivors are the sites at which assets may end.
func survivors(rng *rand.Rand, p *model.Problem) []int32 {
	var all []int32
	keep := p.Scenario.Keep
	for _, s := range rng.Perm(len(p.Estate.Sites)) {
		switch site := &p.Estate.Sites[s]; {
		case site.Survives():
			all = append(all, int32(s))
		case site.Role == inventory.RoleCandidate && keep > 0:
			all = append(all, int32(s))
			keep--
		}
	}
	return all
}

func drawPlacement(rng *rand.Rand, p *model.Problem, sites []int32) *model.Placement {
	pl := &model.Placement{}
	for _, a := range p.Placed {
		move, code := drawMove(rng, p, a, sites)
		pl.Moves, pl.Blocked = append(pl.Moves, move), append(pl.Blocked, code)
	}
	return pl
}

// drawMove mostly leaves an asset where it may stay.
func drawMove(rng *rand.Rand, p *model.Problem, a int32, sites []int32) (model.Move, string) {
	asset := &p.Estate.Assets[a]
	if asset.Method == inventory.MethodRetire {
		return p.ResolveMove(a, inventory.NoSite)
	}
	code := "C1"
	if contains(sites, asset.Site) {
		if asset.Method == inventory.MethodRetain || rng.IntN(5) > 0 {
			return p.Stay(a), ""
		}
	}
	for _, i := range rng.Perm(len(sites)) {
		target := sites[i]
		if target == asset.Site {
			return p.Stay(a), ""
		}
		var m model.Move
		if m, code = p.ResolveMove(a, target); code == "" {
			return m, ""
		}
	}
	return p.Stay(a), code
}

func contains(sites []int32, site int32) bool {
	for _, s := range sites {
		if s == site {
			return true
		}
	}
	return false
}

// faults counts what is wrong with the state at the end.
func faults(p *model.Problem, pl *model.Placement) int {
	end := make(map[int32]int32, len(p.Placed))
	load := make([]inventory.Resources, len(p.Estate.Sites))
	start := make([]inventory.Resources, len(p.Estate.Sites))
	n := 0
	for i, a := range p.Placed {
		end[a] = pl.Moves[i].Target
		if pl.Blocked[i] != "" {
			n++
		}
		for r, need := range p.Estate.Assets[a].Needs {
			start[p.Estate.Assets[a].Site][r] += need
			if end[a] != inventory.NoSite {
				load[end[a]][r] += need
			}
		}
	}
	for s := range load {
		for r, v := range load[s] {
			if v > math.Max(start[s][r], p.Estate.Sites[s].Capacity[r])+model.Tolerance {
				n++
			}
		}
	}
	return n + partedEnds(p, end) + gatheredEnds(p, end)
}

// partedEnds counts the dependencies of same_site that end apart.
func partedEnds(p *model.Problem, end map[int32]int32) int {
	n := 0
	for _, d := range p.Estate.Dependencies {
		from, placed := end[d.From]
		to, both := end[d.To]
		if d.Constraints.Has(inventory.SameSite) && placed && both && from != to &&
			from != inventory.NoSite && to != inventory.NoSite {
			n++
		}
	}
	return n
}

// gatheredEnds counts the spread groups that end on one site.
func gatheredEnds(p *model.Problem, end map[int32]int32) int {
	n := 0
	for _, g := range p.Groups {
		sites := map[int32]bool{}
		for _, m := range g.Members {
			sites[end[m]] = true
		}
		if g.Spread && len(g.Members) > 1 && len(sites) == 1 {
			n++
		}
	}
	return n
}
