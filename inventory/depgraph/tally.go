package depgraph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// column is a value of every asset as a number, for counting.
type column struct {
	values []string
	of     []int32
}

func newColumn(n int, value func(v int32) string) *column {
	c := &column{of: make([]int32, n)}
	numbers := map[string]int32{}
	for v := range int32(n) {
		s := value(v)
		number, met := numbers[s]
		if !met {
			number = int32(len(c.values))
			numbers[s] = number
			c.values = append(c.values, s)
		}
		c.of[v] = number
	}
	return c
}

// tally counts some assets by the column's value, the most frequent first, then by
// the value. An empty value does not count.
func (c *column) tally(assets []int32) []Tally {
	counts := map[int32]int{}
	for _, v := range assets {
		counts[c.of[v]]++
	}
	tallies := make([]Tally, 0, len(counts))
	for number, n := range counts {
		if c.values[number] != "" {
			tallies = append(tallies, Tally{c.values[number], n})
		}
	}
	slices.SortFunc(tallies, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Assets, a.Assets), cmp.Compare(a.Value, b.Value))
	})
	return tallies
}

// traits are what hubs and communities are described by.
type traits struct{ applications, teams, sites *column }

func (g *Graph) traits() traits {
	return traits{
		applications: newColumn(g.Len(), func(v int32) string { return g.Asset(v).Application }),
		teams:        newColumn(g.Len(), func(v int32) string { return g.Asset(v).Team }),
		sites:        newColumn(g.Len(), func(v int32) string { return g.estate.SiteID(g.site[v]) }),
	}
}

// Ties is what some assets have to do with, the most frequent first.
type Ties struct{ Applications, Teams, Sites []Tally }

func (t *traits) of(assets []int32) Ties {
	return Ties{t.applications.tally(assets), t.teams.tally(assets), t.sites.tally(assets)}
}

// tiesOf is traits.of for few assets of many, for which numbering the values of all
// would take longer than counting.
func (g *Graph) tiesOf(assets []int32) Ties {
	by := func(value func(v int32) string) []Tally {
		few := newColumn(len(assets), func(i int32) string { return value(assets[i]) })
		places := make([]int32, len(assets))
		for i := range places {
			places[i] = int32(i)
		}
		return few.tally(places)
	}
	return Ties{
		Applications: by(func(v int32) string { return g.Asset(v).Application }),
		Teams:        by(func(v int32) string { return g.Asset(v).Team }),
		Sites:        by(func(v int32) string { return g.estate.SiteID(g.site[v]) }),
	}
}

// Tally is how many assets share a value.
type Tally struct {
	Value  string
	Assets int
}

// TallyBy counts assets by a value, in order of the value.
func (g *Graph) TallyBy(assets []int32, value func(*inventory.Asset) string) []Tally {
	counts := map[string]int{}
	for _, v := range assets {
		counts[value(g.Asset(v))]++
	}
	tallies := make([]Tally, 0, len(counts))
	for value, n := range counts {
		tallies = append(tallies, Tally{value, n})
	}
	slices.SortFunc(tallies, func(a, b Tally) int { return strings.Compare(a.Value, b.Value) })
	return tallies
}
