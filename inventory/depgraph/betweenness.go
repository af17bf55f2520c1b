package depgraph

import (
	"math/rand/v2"
	"slices"
)

// BetweennessOptions says how closely to look.
type BetweennessOptions struct {
	Filter
	// Samples is from how many assets to search, drawn without repetition; 0 or less,
	// or as many as there are: from all, which is exact.
	Samples int
	// Steps is the most dependencies to look at, 0 is no limit: the sampling ends
	// early, but not before a search from some asset.
	Steps int64
	// Seed draws the samples.
	Seed uint64
}

// Betweenness is how many shortest chains of dependencies pass through each asset
// without beginning or ending there; where there are several between two assets,
// each counts for its share. It says from how many assets it has searched; from
// fewer than all the scores are estimates, scaled to all.
//
// The algorithm is that of Brandes (2001), the sampling that of Brandes and Pich
// (2007).
func (g *Graph) Betweenness(opt BetweennessOptions) (score []float64, searched int) {
	s := g.sieve(&opt.Filter)
	var assets []int32
	for v := range int32(g.Len()) {
		if s.shows(v) {
			assets = append(assets, v)
		}
	}
	all := len(assets)
	if opt.Samples > 0 && opt.Samples < all || opt.Steps > 0 {
		assets = draw(assets, opt.Samples, opt.Seed)
	}
	score = make([]float64, g.Len())
	b := &brandes{g: g, sieve: s, assets: assets, steps: opt.Steps / brandesParts}
	walks := make([]*brandesWalk, cores(brandesParts))
	inOrder(brandesParts, func(worker, part int) brandesPart {
		if walks[worker] == nil {
			walks[worker] = newBrandesWalk(g, s)
		}
		return b.part(walks[worker], part)
	}, func(_ int, part brandesPart) {
		searched += part.searched
		for v, x := range part.score {
			score[v] += x
		}
	})
	if searched < all {
		for v := range score {
			score[v] *= float64(all) / float64(searched)
		}
	}
	return score, searched
}

// draw shuffles the assets and takes the first n; all of them where n is 0 or less.
func draw(assets []int32, n int, seed uint64) []int32 {
	r := rand.New(rand.NewPCG(seed, 0))
	r.Shuffle(len(assets), func(i, j int) { assets[i], assets[j] = assets[j], assets[i] })
	if n > 0 && n < len(assets) {
		assets = assets[:n]
	}
	return assets
}

// brandesParts is into how many parts the searches are split, whatever the number
// of cores, so that the sums do not depend on it.
const brandesParts = 8

// brandes is the work of one call of Betweenness.
type brandes struct {
	g      *Graph
	sieve  *sieve
	assets []int32
	steps  int64 // for each part
}

type brandesPart struct {
	score    []float64
	searched int
}

// part searches from every brandesParts-th asset.
func (b *brandes) part(w *brandesWalk, part int) brandesPart {
	p := brandesPart{score: make([]float64, b.g.Len())}
	w.steps = 0
	for i := part; i < len(b.assets) && (b.steps == 0 || w.steps < b.steps); i += brandesParts {
		w.from(b.assets[i], p.score)
		p.searched++
	}
	return p
}

// brandesWalk is the scratch of searches from one asset after the other.
type brandesWalk struct {
	g     *Graph
	sieve *sieve
	of    []brandesMark
	met   []int32
	steps int64
}

// brandesMark is what a search knows of an asset.
type brandesMark struct {
	depth  int32   // + 1; 0 where it is not met
	chains float64 // how many shortest ones lead there
	share  float64 // of the chains on to others that pass it
}

func newBrandesWalk(g *Graph, s *sieve) *brandesWalk {
	return &brandesWalk{g: g, sieve: s, of: make([]brandesMark, g.Len())}
}

// from adds what the chains that begin at root give to the assets on them.
func (w *brandesWalk) from(root int32, score []float64) {
	w.met = append(w.met[:0], root)
	w.of[root] = brandesMark{depth: 1, chains: 1}
	for i := 0; i < len(w.met); i++ {
		w.lead(w.met[i])
	}
	for _, u := range slices.Backward(w.met[1:]) {
		w.gather(u)
		score[u] += w.of[u].share
	}
	for _, v := range w.met {
		w.of[v] = brandesMark{}
	}
}

// lead passes the chains to u on to what u needs directly, each once.
func (w *brandesWalk) lead(u int32) {
	g, from, last := w.g, w.of[u], int32(-1)
	w.steps += 2 * int64(g.out[u+1]-g.out[u]) // here and in gather
	for d := g.out[u]; d < g.out[u+1]; d++ {
		v := g.to[d]
		if v == last || !w.sieve.follows(g.class[d], d) || !w.sieve.shows(v) {
			continue
		}
		last = v
		to := &w.of[v]
		if to.depth == 0 {
			to.depth = from.depth + 1
			w.met = append(w.met, v)
		}
		if to.depth == from.depth+1 {
			to.chains += from.chains
		}
	}
}

// gather adds up the share of u from what it leads to, which is complete.
func (w *brandesWalk) gather(u int32) {
	g, from, last := w.g, &w.of[u], int32(-1)
	for d := g.out[u]; d < g.out[u+1]; d++ {
		v := g.to[d]
		to := &w.of[v]
		if v == last || to.depth != from.depth+1 || !w.sieve.follows(g.class[d], d) {
			continue
		}
		last = v
		from.share += from.chains / to.chains * (1 + to.share)
	}
}
