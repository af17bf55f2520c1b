package bound_test

import (
	"math"
	"math/rand/v2"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
)

// drawPlacement gives every asset a target that it may have, at random: those of
// retiring sites leave, the others mostly stay.
func drawPlacement(rng *rand.Rand, p *model.Problem) *model.Placement {
	pl := &model.Placement{Moves: make([]model.Move, len(p.Placed)), Blocked: make([]string, len(p.Placed))}
	keep := make([]bool, len(p.Estate.Sites))
	for s := range p.Estate.Sites {
		site := &p.Estate.Sites[s]
		keep[s] = site.Survives() || site.Role == inventory.RoleCandidate && rng.IntN(2) == 0
	}
	for i, a := range p.Placed {
		asset := &p.Estate.Assets[a]
		pl.Moves[i] = p.Stay(a)
		if keep[asset.Site] && asset.Method != inventory.MethodRetire && rng.IntN(4) > 0 {
			continue
		}
		moves := choices(p, a, keep)
		switch {
		case len(moves) > 0:
			pl.Moves[i] = moves[rng.IntN(len(moves))]
		case !keep[asset.Site] || asset.Method == inventory.MethodRetire:
			pl.Blocked[i] = "C2"
		}
	}
	return pl
}

// choices lists the moves of an asset to where it may go.
func choices(p *model.Problem, a int32, keep []bool) []model.Move {
	var moves []model.Move
	if m, code := p.ResolveMove(a, inventory.NoSite); code == "" {
		return append(moves, m)
	}
	for s := range p.Estate.Sites {
		if !keep[s] || int32(s) == p.Estate.Assets[a].Site {
			continue
		}
		if m, code := p.ResolveMove(a, int32(s)); code == "" {
			moves = append(moves, m)
		}
	}
	return moves
}

// oracle prices every complete schedule of a placement that breaks none of the
// constraints in codes. It gives the least cost, the least printed total, and
// whether there is a schedule at all; ok is false where there are too many.
type oracle struct {
	least   float64
	printed model.Money
	any     bool
}

func enumerate(p *model.Problem, pl *model.Placement, codes verify.Codes, most int) (o oracle, ok bool) {
	plan := &model.Plan{}
	var movers []int
	for i, a := range p.Placed {
		d := model.Decision{Asset: a, Target: pl.Moves[i].Target, Method: pl.Moves[i].Method}
		switch {
		case pl.Blocked[i] != "":
			d.Wave, d.Target = model.Unscheduled, p.Estate.Assets[a].Site
		case p.Mover(pl, i):
			d.Wave = 1
			movers = append(movers, i)
		}
		plan.Decisions = append(plan.Decisions, d)
	}
	if math.Pow(float64(p.T()), float64(len(movers))) > float64(most) {
		return o, false
	}
	o.least, o.printed = math.Inf(1), math.MaxInt64
	trial := verify.NewChecker(p).NewTrial()
	for {
		if trial.Holds(plan, codes) {
			o.any = true
			e := cost.Evaluate(p, plan)
			o.least = math.Min(o.least, e.Exact.Sum())
			o.printed = min(o.printed, e.Total)
		}
		k := 0
		for ; k < len(movers); k++ {
			d := &plan.Decisions[movers[k]]
			if d.Wave++; int(d.Wave) <= p.T() {
				break
			}
			d.Wave = 1
		}
		if k == len(movers) {
			return o, true
		}
	}
}
