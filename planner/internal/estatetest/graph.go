package estatetest

import (
	"fmt"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Graph is an undirected graph whose nodes are to be assets, and its edges
// dependencies. The nodes' numbers are scrambled, so that they tell nothing.
type Graph struct {
	Nodes int
	Edges [][2]int
}

func (g *Graph) join(u, v int) {
	scrambled := func(v int) int { return (v*7919 + 13) % g.Nodes }
	g.Edges = append(g.Edges, [2]int{scrambled(u), scrambled(v)})
}

// Path is n nodes in a row.
func Path(n int) *Graph {
	g := &Graph{Nodes: n}
	for v := range n - 1 {
		g.join(v, v+1)
	}
	return g
}

// Cycle is n nodes in a circle.
func Cycle(n int) *Graph {
	g := Path(n)
	g.join(n-1, 0)
	return g
}

// Tree is the complete binary tree of some levels.
func Tree(levels int) *Graph {
	g := &Graph{Nodes: 1<<levels - 1}
	for v := 1; v < g.Nodes; v++ {
		g.join((v-1)/2, v)
	}
	return g
}

// Cube is the hypercube of a dimension.
func Cube(dimension int) *Graph {
	g := &Graph{Nodes: 1 << dimension}
	for v := range g.Nodes {
		for b := range dimension {
			if u := v ^ 1<<b; u > v {
				g.join(v, u)
			}
		}
	}
	return g
}

// Grid is rows and columns.
func Grid(rows, columns int) *Graph {
	g := &Graph{Nodes: rows * columns}
	for y := range rows {
		for x := range columns {
			if x+1 < columns {
				g.join(y*columns+x, y*columns+x+1)
			}
			if y+1 < rows {
				g.join(y*columns+x, y*columns+x+columns)
			}
		}
	}
	return g
}

// Torus is a grid whose opposite borders are joined.
func Torus(rows, columns int) *Graph {
	g := Grid(rows, columns)
	for y := range rows {
		g.join(y*columns+columns-1, y*columns)
	}
	for x := range columns {
		g.join((rows-1)*columns+x, x)
	}
	return g
}

// estate has the graph's nodes at the site "old", and dependencies that cost 1 for
// each day on which their ends are at two sites.
func (g *Graph) estate() *Builder {
	b := New().Set(func(s *model.Scenario) { s.LatencyCostPerHour = 1 })
	b.Site("old", inventory.RoleRetire)
	id := func(v int) string { return fmt.Sprintf("v%05d", v) }
	for v := range g.Nodes {
		b.Asset(id(v), "old", func(a *inventory.Asset) {
			a.EffortHours = 0
			a.Form, a.Kind = inventory.FormContainer, inventory.KindApp
			a.Needs[inventory.VCPU] = 1
		})
	}
	for _, e := range g.Edges {
		b.Depend(id(e[0]), id(e[1]), func(d *inventory.Dependency) {
			d.CallsPerSecond, d.Impact = 3600000.0/86400, inventory.ImpactNone
		})
	}
	return b
}

// Arrangement is a problem whose schedule is a minimum linear arrangement of the
// graph: one asset a wave and one window a day, each edge costing 1 for each day
// between the cutovers of its ends.
func (g *Graph) Arrangement() *model.Problem {
	return g.estate().Site("new", inventory.RoleKeep).Link("old", "new", 1e6, 1, 0).Set(func(s *model.Scenario) {
		s.HorizonWeeks = g.Nodes/7 + 2
		s.Recurrences = nil
		for day := range 7 {
			s.Recurrences = append(s.Recurrences, model.Recurrence{Weekday: time.Weekday(day), Hour: 1, Hours: 5, EveryWeeks: 1, LoadFactor: 1})
		}
		s.Wave.MaxAssets = 1
	}).Problem()
}

// Bisection is a problem whose placement is a bisection of the graph: two sites of
// room for half each, to which all moves in the one window there is, each edge cut
// costing 1 for each of the days that are left.
func (g *Graph) Bisection() (p *model.Problem, days float64) {
	half := func(s *inventory.Site) { s.Capacity[inventory.VCPU] = float64((g.Nodes + 1) / 2) }
	b := g.estate().Site("east", inventory.RoleKeep, half).Site("west", inventory.RoleKeep, half)
	for _, link := range [][2]string{{"old", "east"}, {"old", "west"}, {"east", "west"}} {
		b.Link(link[0], link[1], 1e6, 1, 0)
	}
	p = b.Set(func(s *model.Scenario) { s.HorizonWeeks = 1 }).Problem()
	return p, p.Days[1]
}
