package wavegraph

import (
	"cmp"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// The measures of the layout; a node takes about 10 by 10.
const (
	spacing = 6.2  // of the spiral on which the nodes of a disc sit
	discGap = 5.0  // between discs
	siteGap = 60.0 // between sites
	aspect  = 1.7  // of the picture
)

// golden is the angle between two points of Vogel's spiral (1979), which fills a
// disc evenly.
var golden = math.Pi * (3 - math.Sqrt(5))

// disc is the nodes of one application at one site.
type disc struct {
	Circle
	nodes []int32
}

// lay gives every node its place.
func lay(g *Graph, estate *inventory.Estate) {
	bySite := map[int32][]*disc{}
	var sites []int32
	for _, d := range discsOf(g, estate) {
		if bySite[d.Site] == nil {
			sites = append(sites, d.Site)
		}
		bySite[d.Site] = append(bySite[d.Site], d)
	}
	slices.Sort(sites)
	for _, s := range sites {
		g.Sites = append(g.Sites, Circle{Site: s, R: pack(bySite[s])})
	}
	arrange(g.Sites)
	for i, s := range sites {
		for _, d := range bySite[s] {
			d.X += g.Sites[i].X
			d.Y += g.Sites[i].Y
			d.place(g.Nodes)
			g.Discs = append(g.Discs, d.Circle)
		}
	}
}

// discsOf groups the nodes by site and application, the largest groups first.
func discsOf(g *Graph, estate *inventory.Estate) []*disc {
	type key struct {
		site int32
		app  string
	}
	byKey := map[key]*disc{}
	var all []*disc
	for i, n := range g.Nodes {
		k := key{n.Site, estate.Assets[n.Asset].Application}
		d := byKey[k]
		if d == nil {
			d = &disc{Circle: Circle{Site: k.site, Label: k.app}}
			byKey[k] = d
			all = append(all, d)
		}
		d.nodes = append(d.nodes, int32(i))
	}
	for _, d := range all {
		d.R = spacing*math.Sqrt(float64(len(d.nodes))) + 5
	}
	slices.SortStableFunc(all, func(a, b *disc) int {
		return cmp.Or(cmp.Compare(len(b.nodes), len(a.nodes)), cmp.Compare(a.Site, b.Site), cmp.Compare(a.Label, b.Label))
	})
	return all
}

// place puts the nodes of a disc on a spiral, those that move in its middle: they
// come first.
func (d *disc) place(nodes []Node) {
	for k, i := range d.nodes {
		r := spacing * math.Sqrt(float64(k)+0.3)
		if len(d.nodes) == 1 {
			r = 0
		}
		angle := golden * float64(k)
		nodes[i].X, nodes[i].Y = d.X+r*math.Cos(angle), d.Y+r*math.Sin(angle)
	}
}

// pack puts discs side by side around a middle, each where it first fits on a spiral
// outwards, and returns the radius of them all.
func pack(discs []*disc) float64 {
	radius, from := 0.0, 0.0
	last := math.Inf(1)
	for i, d := range discs {
		if d.R < last*0.8 {
			from, last = 0, d.R // a smaller one may fit further in
		}
		for step := from; ; step++ {
			r := 2.2 * math.Sqrt(step)
			x, y := r*math.Cos(golden*step), r*math.Sin(golden*step)
			if free(discs[:i], x, y, d.R) {
				d.X, d.Y, from = x, y, step
				break
			}
		}
		radius = math.Max(radius, math.Hypot(d.X, d.Y)+d.R)
	}
	return radius + 12
}

func free(placed []*disc, x, y, r float64) bool {
	for _, p := range placed {
		if dx, dy, least := p.X-x, p.Y-y, p.R+r+discGap; dx*dx+dy*dy < least*least {
			return false
		}
	}
	return true
}

// arrange puts the sites into rows, so that the whole is about as wide as a screen,
// and the rows in the middle above each other.
func arrange(sites []Circle) {
	area := 0.0
	for _, s := range sites {
		area += (2*s.R + siteGap) * (2*s.R + siteGap)
	}
	most := math.Sqrt(area*aspect) * 1.35
	y := 0.0
	for len(sites) > 0 {
		width, height, n := 0.0, 0.0, 0
		for ; n < len(sites) && (n == 0 || width+2*sites[n].R+siteGap <= most); n++ {
			width += 2*sites[n].R + siteGap
			height = math.Max(height, 2*sites[n].R)
		}
		x := -width / 2
		for i := range sites[:n] {
			x += sites[i].R + siteGap/2
			sites[i].X, sites[i].Y = x, y+height/2
			x += sites[i].R + siteGap/2
		}
		sites, y = sites[n:], y+height+siteGap
	}
}
