package model

import "cmp"

// Placement is where every placed asset ends and how it gets there, in the order
// of Problem.Placed. A Move whose Target is the asset's present site is a stay
// and takes nothing. Blocked holds the constraint that keeps an asset from every
// target (it is then unscheduled), else it is empty.
type Placement struct {
	Moves   []Move
	Blocked []string
}

// Mover reports whether the i-th placed asset is to be cut over in some wave.
func (p *Problem) Mover(pl *Placement, i int) bool {
	return pl.Blocked[i] == "" && pl.Moves[i].Target != p.Estate.Assets[p.Placed[i]].Site
}

// Stay is the move of an asset that remains where it is.
func (p *Problem) Stay(asset int32) Move {
	return Move{Target: p.Estate.Assets[asset].Site, Method: p.Estate.Assets[asset].Method}
}

// PlacementOf is where a plan puts the assets and how. Unscheduled assets are
// blocked, with the plan's reason.
func (p *Problem) PlacementOf(plan *Plan) *Placement {
	pl := &Placement{Moves: make([]Move, len(plan.Decisions)), Blocked: make([]string, len(plan.Decisions))}
	for i, d := range plan.Decisions {
		switch {
		case d.Wave == Unscheduled:
			pl.Moves[i], pl.Blocked[i] = p.Stay(d.Asset), cmp.Or(d.Reason, "C1")
		case d.Wave == 0:
			pl.Moves[i] = p.Stay(d.Asset)
		default:
			pl.Moves[i] = p.NewMove(d.Asset, d.Target, d.Method)
		}
	}
	return pl
}
