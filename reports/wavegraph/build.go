package wavegraph

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Plan is a plan prepared for the pictures of its waves.
type Plan struct {
	p        *model.Problem
	decision []*model.Decision // by asset; nil for those without a site
	byWave   [][]int32         // the assets that move, ascending
	needing  [][]int32         // by asset, the dependencies that end at it
}

// New prepares a plan.
func New(p *model.Problem, plan *model.Plan) *Plan {
	out := &Plan{
		p: p, decision: make([]*model.Decision, len(p.Estate.Assets)), byWave: make([][]int32, p.T()+1),
		needing: make([][]int32, len(p.Estate.Assets)),
	}
	for i := range plan.Decisions {
		d := &plan.Decisions[i]
		out.decision[d.Asset] = d
		if d.Moves() {
			out.byWave[d.Wave] = append(out.byWave[d.Wave], d.Asset)
		}
	}
	for _, moved := range out.byWave {
		slices.Sort(moved)
	}
	for i, d := range p.Estate.Dependencies {
		out.needing[d.To] = append(out.needing[d.To], int32(i))
	}
	return out
}

// site is where an asset is in an interval; NoSite for names and retired assets.
func (pl *Plan) site(asset int32, interval int) int32 {
	d := pl.decision[asset]
	if d == nil {
		return inventory.NoSite
	}
	return pl.p.SiteIn(*d, interval)
}

// Build makes the picture of a wave.
func (pl *Plan) Build(wave int, opt Options) *Graph {
	if opt.MaxNodes == 0 {
		opt.MaxNodes = 5000
	}
	g := &Graph{Wave: wave, Moves: len(pl.byWave[wave])}
	g.Nodes, g.Left = pl.nodes(wave, opt.MaxNodes)
	g.Edges = pl.edges(g)
	lay(g, pl.p.Estate)
	return g
}

// nodes are the assets that move and those tied to them, as many as there may be.
func (pl *Plan) nodes(wave, most int) (nodes []Node, left int) {
	ties := map[int32]int{}
	moves := map[int32]bool{}
	for _, a := range pl.byWave[wave] {
		moves[a] = true
	}
	for _, a := range pl.byWave[wave] {
		pl.eachTie(a, func(other int32) {
			if !moves[other] && pl.site(other, wave) != inventory.NoSite {
				ties[other]++
			}
		})
		nodes = append(nodes, Node{Asset: a, Site: pl.site(a, wave), From: pl.p.Estate.Assets[a].Site})
	}
	others := make([]int32, 0, len(ties))
	for a := range ties {
		others = append(others, a)
	}
	slices.SortFunc(others, func(a, b int32) int { return cmp.Or(cmp.Compare(ties[b], ties[a]), cmp.Compare(a, b)) })
	kept := others[:min(len(others), max(most-len(nodes), 0))]
	slices.Sort(kept)
	for _, a := range kept {
		nodes = append(nodes, Node{Asset: a, Site: pl.site(a, wave), From: inventory.NoSite})
	}
	return nodes, len(others) - len(kept)
}

// eachTie calls f with the other end of every dependency of an asset.
func (pl *Plan) eachTie(a int32, f func(other int32)) {
	for _, d := range pl.p.Estate.DependenciesOf(a) {
		f(d.To)
	}
	for _, i := range pl.needing[a] {
		f(pl.p.Estate.Dependencies[i].From)
	}
}

// edges are the dependencies between nodes of which at least one moves, each pair
// once.
func (pl *Plan) edges(g *Graph) []Edge {
	index := make(map[int32]int32, len(g.Nodes))
	for i, n := range g.Nodes {
		index[n.Asset] = int32(i)
	}
	seen := map[[2]int32]bool{}
	var out []Edge
	for i, n := range g.Nodes[:g.Moves] {
		pl.eachTie(n.Asset, func(other int32) {
			j, ok := index[other]
			pair := [2]int32{min(int32(i), j), max(int32(i), j)}
			if !ok || seen[pair] || pair[0] == pair[1] {
				return
			}
			seen[pair] = true
			out = append(out, Edge{A: pair[0], B: pair[1], State: pl.state(n.Asset, other, g.Wave)})
		})
	}
	slices.SortFunc(out, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(x.State, y.State), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out
}

func (pl *Plan) state(a, b int32, wave int) State {
	x, y := pl.site(a, wave), pl.site(b, wave)
	switch {
	case x != y && x != inventory.NoSite && y != inventory.NoSite:
		return Apart
	case x == y && pl.site(a, wave-1) != pl.site(b, wave-1):
		return Joined
	}
	return Together
}
