package planner

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// CloudMove is an asset that ends at a cloud site, and why it does.
type CloudMove struct {
	Asset  int32
	Target int32
	Wave   int32
	// Saves is what the cheapest other end of the asset alone would cost more, in major
	// units; NaN where no other end is allowed: the cloud is the only way.
	Saves float64
	// Code and Detail are what forbids an end that is no cloud site, where all are.
	Code, Detail string
}

// OnlyWay reports whether the asset could end at no other kind of site.
func (m *CloudMove) OnlyWay() bool { return math.IsNaN(m.Saves) }

// CloudMoves lists the assets that a plan moves to cloud sites, each with what it
// would cost to end elsewhere, whatever the wave, all else as it is.
func CloudMoves(p *model.Problem, plan *model.Plan) []CloudMove {
	var all []CloudMove
	var n *schedule.Inspector
	for i, d := range plan.Decisions {
		if !d.Moves() || d.Target == inventory.NoSite || p.Estate.Sites[d.Target].Role != inventory.RoleCloud {
			continue
		}
		if n == nil {
			n = schedule.Inspect(p, plan)
		}
		m := CloudMove{Asset: d.Asset, Target: d.Target, Wave: d.Wave, Saves: math.NaN()}
		m.weigh(p, n.Alternatives(int32(i)))
		all = append(all, m)
	}
	return all
}

// weigh finds the cheapest end that is no cloud site, or what forbids them.
func (m *CloudMove) weigh(p *model.Problem, others []schedule.Alternative) {
	for k := range others {
		a := &others[k]
		if a.Target == inventory.NoSite || p.Estate.Sites[a.Target].Role == inventory.RoleCloud {
			continue
		}
		switch {
		case a.Allowed():
			if add := a.Change.Sum(); !(add >= m.Saves) {
				m.Saves = add
			}
		case p.Estate.Sites[a.Target].Role != inventory.RoleRetire && (m.Code == "" || a.Wave == m.Wave):
			m.Code, m.Detail = a.Obstacle.Code, a.Obstacle.Detail
		}
	}
	if !m.OnlyWay() {
		m.Code, m.Detail = "", ""
	}
}
