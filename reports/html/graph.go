package html

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/lang"
	"github.com/wavecut/wavecut/reports/wavegraph"
)

// graphView is the pictures of the waves as the page has them.
type graphView struct {
	Data  graphData
	Waves []graphOption
}

// graphOption is a wave to choose.
type graphOption struct {
	Index    int
	Label    string
	Selected bool
}

// graphData is what the script draws from. Lists are by node or hold flat pairs, for
// the file's sake; names stand once for all waves.
type graphData struct {
	IDs   []string    `json:"ids"`   // of the assets in some picture
	Names []string    `json:"names"` // empty where the id says as much
	Apps  []string    `json:"apps"`
	Sites []string    `json:"sites"`
	Waves []waveGraph `json:"waves"`
}

// waveGraph is the picture of one wave, lengths in tenths.
type waveGraph struct {
	Count   string   `json:"count"`   // what is to be seen, in words
	Moves   int      `json:"moves"`   // the first so many nodes move
	Assets  []int    `json:"assets"`  // indexes into IDs
	X       []int    `json:"x"`       //
	Y       []int    `json:"y"`       //
	At      []int    `json:"at"`      // the site after the wave, -1 once retired
	From    []int    `json:"from"`    // of those that move, the site before
	Circles [][4]int `json:"circles"` // x, y, r, site
	Discs   [][4]int `json:"discs"`   // x, y, r, application
	Edges   [3][]int `json:"edges"`   // pairs of nodes, by state: together, joined, apart
}

// numbering gives texts numbers in the order in which they come.
type numbering struct {
	of    map[string]int
	texts []string
}

func (n *numbering) index(s string) int {
	i, ok := n.of[s]
	if !ok {
		i = len(n.texts)
		n.of[s], n.texts = i, append(n.texts, s)
	}
	return i
}

// newGraphView puts pictures into the form of the page; the wave that moves most is
// shown first. It is nil where there are none.
func newGraphView(graphs []*wavegraph.Graph, estate *inventory.Estate, w *lang.Words) *graphView {
	if len(graphs) == 0 {
		return nil
	}
	v := &graphView{}
	ids, apps := &numbering{of: map[string]int{}}, &numbering{of: map[string]int{}}
	most := 0
	for i, g := range graphs {
		if g.Moves > graphs[most].Moves {
			most = i
		}
		v.Data.Waves = append(v.Data.Waves, newWaveGraph(g, estate, ids, apps, w))
		v.Waves = append(v.Waves, graphOption{Index: i, Label: w.T("picture.option", w.Int(g.Wave), w.Int(g.Moves))})
	}
	v.Waves[most].Selected = true
	v.Data.IDs, v.Data.Apps, v.Data.Names = ids.texts, apps.texts, make([]string, len(ids.texts))
	for i, id := range ids.texts {
		if a, ok := estate.AssetIndex(id); ok && estate.Assets[a].Name != id {
			v.Data.Names[i] = estate.Assets[a].Name
		}
	}
	for _, s := range estate.Sites {
		v.Data.Sites = append(v.Data.Sites, s.ID)
	}
	return v
}

func newWaveGraph(g *wavegraph.Graph, estate *inventory.Estate, ids, apps *numbering, w *lang.Words) waveGraph {
	out := waveGraph{Moves: g.Moves}
	for i, n := range g.Nodes {
		out.Assets = append(out.Assets, ids.index(estate.Assets[n.Asset].ID))
		out.X, out.Y = append(out.X, tenths(n.X)), append(out.Y, tenths(n.Y))
		out.At = append(out.At, int(n.Site))
		if i < g.Moves {
			out.From = append(out.From, int(n.From))
		}
	}
	for _, c := range g.Sites {
		out.Circles = append(out.Circles, [4]int{tenths(c.X), tenths(c.Y), tenths(c.R), int(c.Site)})
	}
	for _, c := range g.Discs {
		label := c.Label
		if label == "" {
			label = w.T("picture.noapp")
		}
		out.Discs = append(out.Discs, [4]int{tenths(c.X), tenths(c.Y), tenths(c.R), apps.index(label)})
	}
	for _, e := range g.Edges {
		out.Edges[e.State] = append(out.Edges[e.State], int(e.A), int(e.B))
	}
	out.Count = w.T("picture.count", w.Int(g.Moves), w.Int(len(g.Nodes)-g.Moves),
		w.Int(len(out.Edges[wavegraph.Apart])/2), w.Int(len(out.Edges[wavegraph.Joined])/2))
	if g.Left > 0 {
		out.Count += " " + w.T("picture.left", w.Int(g.Left))
	}
	return out
}

func tenths(v float64) int { return int(math.Round(v * 10)) }
