package depgraph

import (
	"cmp"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// Diff is what has changed from one graph to another, by the ids of the assets.
// Indexes and numbers of what was removed are those of the old graph, all others
// those of the new one; pairs are {old, new}.
type Diff struct {
	AddedAssets, RemovedAssets []int32
	ChangedAssets              []AssetChange
	// Moved lists the assets that are at another site.
	Moved [][2]int32

	AddedDependencies, RemovedDependencies []int32
	// ChangedDependencies differ in mode, impact, constraints or rates.
	ChangedDependencies [][2]int32
	// Separated and Joined list the dependencies in both graphs whose ends are now at
	// different sites and were not, and the other way round.
	Separated, Joined [][2]int32
}

// AssetChange is an asset whose columns differ, the site aside.
type AssetChange struct {
	Old, New int32
	Columns  []string
}

// Empty reports whether nothing has changed.
func (d *Diff) Empty() bool {
	return len(d.AddedAssets)+len(d.RemovedAssets)+len(d.ChangedAssets)+len(d.Moved)+
		len(d.AddedDependencies)+len(d.RemovedDependencies)+len(d.ChangedDependencies) == 0
}

// Compare gives the difference from the old graph to the new one, say of two
// imports, or of one estate after two waves. An asset that is gone from a graph is
// not in it, nor are its dependencies.
func Compare(old, new *Graph) *Diff {
	c := comparison{old: old, new: new, diff: &Diff{}}
	merge(int32(old.Len()), int32(new.Len()), c.order, c.assets)
	return c.diff
}

// merge goes through two sorted runs side by side and calls visit for each place,
// with −1 where one run has nothing.
func merge(n, m int32, order func(i, j int32) int, visit func(i, j int32)) {
	for i, j := int32(0), int32(0); i < n || j < m; {
		side := 0
		switch {
		case i == n:
			side = 1
		case j == m:
			side = -1
		default:
			side = order(i, j)
		}
		switch {
		case side < 0:
			visit(i, -1)
			i++
		case side > 0:
			visit(-1, j)
			j++
		default:
			visit(i, j)
			i, j = i+1, j+1
		}
	}
}

type comparison struct {
	old, new *Graph
	diff     *Diff
}

func (c *comparison) order(i, j int32) int {
	return strings.Compare(c.old.Asset(i).ID, c.new.Asset(j).ID)
}

// assets compares an asset and what it needs.
func (c *comparison) assets(i, j int32) {
	was, is := i >= 0 && !c.old.Gone(i), j >= 0 && !c.new.Gone(j)
	switch {
	case was && is:
		c.columns(i, j)
	case was:
		c.diff.RemovedAssets = append(c.diff.RemovedAssets, i)
	case is:
		c.diff.AddedAssets = append(c.diff.AddedAssets, j)
	}
	c.needs(i, j)
}

func (c *comparison) columns(i, j int32) {
	a, b := c.old.Asset(i), c.new.Asset(j)
	if c.old.estate.SiteID(c.old.site[i]) != c.new.estate.SiteID(c.new.site[j]) {
		c.diff.Moved = append(c.diff.Moved, [2]int32{i, j})
	}
	if c.old.estate == c.new.estate {
		return
	}
	var columns []string
	for _, column := range assetColumns {
		if !column.same(a, b) {
			columns = append(columns, column.name)
		}
	}
	if !sameSites(c.old.estate, c.new.estate, a.AllowedSites, b.AllowedSites) {
		columns = append(columns, "allowed_sites")
	}
	if columns != nil {
		c.diff.ChangedAssets = append(c.diff.ChangedAssets, AssetChange{i, j, columns})
	}
}

// needs compares the dependencies of an asset, −1 for one that is not there.
func (c *comparison) needs(i, j int32) {
	a, n := c.old.run(i)
	b, m := c.new.run(j)
	merge(n, m, func(k, l int32) int {
		d, e := &c.old.deps[a+k], &c.new.deps[b+l]
		return cmp.Or(c.order(d.To, e.To), cmp.Compare(d.Kind, e.Kind))
	}, func(k, l int32) {
		d, e := int32(-1), int32(-1)
		if k >= 0 && c.old.stands(a+k) {
			d = a + k
		}
		if l >= 0 && c.new.stands(b+l) {
			e = b + l
		}
		c.dependencies(d, e)
	})
}

// run is the first dependency of an asset, and how many there are.
func (g *Graph) run(u int32) (first, n int32) {
	if u < 0 {
		return 0, 0
	}
	return g.out[u], g.out[u+1] - g.out[u]
}

// stands reports whether neither end of a dependency is gone.
func (g *Graph) stands(d int32) bool { return !g.Gone(g.deps[d].From) && !g.Gone(g.to[d]) }

func (c *comparison) dependencies(d, e int32) {
	diff := c.diff
	switch {
	case d < 0 && e < 0:
		return
	case e < 0:
		diff.RemovedDependencies = append(diff.RemovedDependencies, d)
		return
	case d < 0:
		diff.AddedDependencies = append(diff.AddedDependencies, e)
		return
	}
	pair := [2]int32{d, e}
	if !sameDependency(c.old.deps[d], c.new.deps[e]) {
		diff.ChangedDependencies = append(diff.ChangedDependencies, pair)
	}
	if was, is := c.old.Split(d), c.new.Split(e); !was && is {
		diff.Separated = append(diff.Separated, pair)
	} else if was && !is {
		diff.Joined = append(diff.Joined, pair)
	}
}

func sameDependency(a, b inventory.Dependency) bool {
	return a.Mode == b.Mode && a.Impact == b.Impact && a.Constraints == b.Constraints &&
		a.CallsPerSecond == b.CallsPerSecond && a.TrafficMbps == b.TrafficMbps && sameNumber(a.MaxRTTms, b.MaxRTTms)
}

// sameNumber compares numbers of which NaN means none.
func sameNumber(a, b float64) bool { return a == b || a != a && b != b }

func sameSites(e, f *inventory.Estate, a, b []int32) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if e.SiteID(a[i]) != f.SiteID(b[i]) {
			return false
		}
	}
	return true
}
