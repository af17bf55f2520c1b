package cli

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/reports/picture"
)

// drawing makes a picture of a graph.
type drawing struct {
	view    *graphView
	filter  depgraph.Filter
	opt     exportFlags
	picture *picture.Picture
}

// single draws every asset and every dependency by itself.
func (d *drawing) single() {
	v := d.view
	var assets []int32
	place := make([]int, v.Len())
	for i := range int32(v.Len()) {
		if !v.Gone(i) && (d.filter.Asset == nil || d.filter.Asset(i)) {
			place[i] = len(assets)
			assets = append(assets, i)
			d.picture.Nodes = append(d.picture.Nodes, d.node(i))
		}
	}
	for _, i := range v.Among(assets, d.filter) {
		dep := v.Dependency(i)
		d.picture.Edges = append(d.picture.Edges, picture.Edge{
			From: place[dep.From], To: place[dep.To],
			Kind: dep.Kind.String(), Mode: dep.Mode.String(), Impact: dep.Impact.String(), Constraint: dep.Constraints.String(),
			CallsPerSecond: dep.CallsPerSecond, TrafficMbps: dep.TrafficMbps, Dependencies: 1, Split: v.Split(i),
		})
	}
}

func (d *drawing) node(i int32) picture.Node {
	a := d.view.Asset(i)
	n := picture.Node{
		ID: a.ID, Label: a.ID, Kind: a.Kind.String(), Site: d.view.siteOf(i), Application: a.Application, Team: a.Team,
		Tier: int(a.Tier), Wave: picture.NoNumber, Assets: 1,
	}
	if a.Name != "" && a.Name != a.ID {
		n.Label = a.ID + " " + a.Name
	}
	if d.view.plan != nil && a.Placed() && d.view.wave[i] >= 0 {
		n.Wave = int(d.view.wave[i])
	}
	return n
}

// collapsed draws the assets of one value as one. What has none stays alone.
func (d *drawing) collapsed() {
	v := d.view
	name := func(i int32) string {
		value := v.valueOf(i, d.opt.collapse)
		if value == "" {
			return "\x00" + v.Asset(i).ID // no value begins with this
		}
		return value
	}
	groups, bundles := v.Collapse(d.filter, name)
	for _, g := range groups {
		d.picture.Nodes = append(d.picture.Nodes, d.groupNode(g))
	}
	for _, b := range bundles {
		e := picture.Edge{
			From: int(b.From), To: int(b.To), CallsPerSecond: b.CallsPerSecond, TrafficMbps: b.TrafficMbps,
			Dependencies: len(b.Dependencies), Impact: inventory.ImpactNone.String(),
		}
		worst := inventory.ImpactNone
		for _, i := range b.Dependencies {
			worst = min(worst, v.Dependency(i).Impact)
			e.Split = e.Split || v.Split(i)
		}
		e.Impact = worst.String()
		d.picture.Edges = append(d.picture.Edges, e)
	}
}

// groupNode is a node with what all its members have in common, and the gravest tier.
func (d *drawing) groupNode(g depgraph.Group) picture.Node {
	n := d.node(g.Members[0])
	if v := d.view.valueOf(g.Members[0], d.opt.collapse); v == "" {
		return n
	}
	n.ID, n.Label, n.Kind, n.Assets = g.Name, g.Name+" ("+strconv.Itoa(len(g.Members))+")", "", len(g.Members)
	for _, i := range g.Members[1:] {
		m := d.node(i)
		n.Tier = min(n.Tier, m.Tier)
		n.Site, n.Application, n.Team = same(n.Site, m.Site), same(n.Application, m.Application), same(n.Team, m.Team)
		if n.Wave != m.Wave {
			n.Wave = picture.NoNumber
		}
	}
	return n
}

func same(a, b string) string {
	if a != b {
		return ""
	}
	return a
}

func (v *graphView) valueOf(i int32, what string) string {
	switch what {
	case "application":
		return v.Asset(i).Application
	case "team":
		return v.Asset(i).Team
	}
	return v.siteOf(i)
}

// palette is the qualitative scheme Set3 of ColorBrewer (Brewer 2003), whose colours
// black text can be read on.
var palette = []string{
	"#8dd3c7", "#ffffb3", "#bebada", "#fb8072", "#80b1d3", "#fdb462",
	"#b3de69", "#fccde5", "#d9d9d9", "#bc80bd", "#ccebc5", "#ffed6f",
}

// paint colours the nodes by what was asked for. The same value has the same colour
// in every picture of the estate, as far as there are colours.
func (d *drawing) paint() {
	for i := range d.picture.Nodes {
		n := &d.picture.Nodes[i]
		order := -1
		switch d.opt.colour {
		case "site":
			n.Group = n.Site
			if s, ok := d.view.estate.SiteIndex(n.Site); ok {
				order = int(s)
			}
		case "tier":
			n.Group, order = numbered("tier ", n.Tier), n.Tier
		case "wave":
			n.Group, order = numbered("wave ", n.Wave), n.Wave
		}
		if order >= 0 {
			n.Colour = palette[order%len(palette)]
		}
	}
	d.sortEdges()
}

func numbered(what string, n int) string {
	if n == picture.NoNumber {
		return ""
	}
	return what + strconv.Itoa(n)
}

func (d *drawing) sortEdges() {
	slices.SortStableFunc(d.picture.Edges, func(a, b picture.Edge) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
}
