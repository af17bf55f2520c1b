package model

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
