package placement_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/placement"
)

// keptOf lets the first sites that may survive do so.
func keptOf(p *model.Problem) []bool {
	kept := make([]bool, len(p.Estate.Sites))
	left := p.Scenario.Keep
	for s := range kept {
		site := &p.Estate.Sites[s]
		kept[s] = site.Survives()
		if site.Role == inventory.RoleCandidate && left > 0 {
			kept[s] = true
			left--
		}
	}
	return kept
}

// judge prices and checks placements literally, for given days of the moves.
type judge struct {
	p         *model.Problem
	kept      []bool
	day       []float64
	perMinute []float64
	days      float64
	pairs     *model.Pairs
	place     map[int32]int
}

func newJudge(rng *rand.Rand, p *model.Problem) *judge {
	j := &judge{p: p, kept: keptOf(p), pairs: p.NewPairs(), place: map[int32]int{}}
	for _, d := range p.Days {
		j.days += d
	}
	for i, a := range p.Placed {
		j.place[a] = i
		j.day = append(j.day, float64(rng.IntN(int(j.days))))
		j.perMinute = append(j.perMinute, float64(rng.IntN(3)))
	}
	return j
}

// cost is the estimate of a placement: usage by day, moves, outages, and the
// pairs in the two or three spans of time in which nothing changes.
func (j *judge) cost(pl *model.Placement) float64 {
	sum := 0.0
	for i, a := range j.p.Placed {
		m, from := pl.Moves[i], j.p.Estate.Assets[a].Site
		switch {
		case pl.Blocked[i] != "" || m.Target == inventory.NoSite:
		case m.Target == from:
			sum += j.p.DailyRate(a, from) * j.days
		default:
			sum += j.p.DailyRate(a, from)*j.day[i] + j.p.DailyRate(a, m.Target)*(j.days-j.day[i])
			sum += m.Cost + m.Minutes*j.perMinute[i]
		}
	}
	for e := range j.pairs.Len() {
		sum += j.pair(pl, e)
	}
	return sum
}

func (j *judge) pair(pl *model.Placement, e int) float64 {
	u, v := j.place[j.pairs.U[e]], j.place[j.pairs.V[e]]
	times := []float64{0, j.day[u], j.day[v], j.days}
	slices.Sort(times)
	sum := 0.0
	for n := range 3 {
		if at := times[n]; times[n+1] > at {
			sum += (times[n+1] - at) * j.pairs.PerDay(e, j.siteAt(pl, u, at), j.siteAt(pl, v, at))
		}
	}
	return sum
}

func (j *judge) siteAt(pl *model.Placement, i int, day float64) int32 {
	if pl.Blocked[i] != "" || day < j.day[i] {
		return j.p.Estate.Assets[j.p.Placed[i]].Site
	}
	return pl.Moves[i].Target
}

// wrong names a constraint that the placement breaks at the end, or is empty.
func (j *judge) wrong(pl *model.Placement) string {
	for i, a := range j.p.Placed {
		if w := j.wrongMove(a, pl.Moves[i], pl.Blocked[i]); w != "" {
			return w
		}
	}
	if !j.fits(pl) {
		return "C3"
	}
	if !j.spread(pl) {
		return "C7"
	}
	if !j.tied(pl) {
		return "C8"
	}
	return ""
}

func (j *judge) wrongMove(a int32, m model.Move, blocked string) string {
	asset := &j.p.Estate.Assets[a]
	switch {
	case blocked != "":
		return ""
	case asset.Method == inventory.MethodRetire:
		if m.Target != inventory.NoSite {
			return "C2 retire"
		}
	case m.Target == inventory.NoSite || !j.kept[m.Target]:
		return "C1"
	case m.Target != asset.Site:
		if _, why := j.p.ResolveMove(a, m.Target); why != "" {
			return why
		}
		if !j.inTime(a, m.Target) {
			return "C2 policy"
		}
	}
	return ""
}

// inTime reports whether in some window the policy lets the asset go to the site.
func (j *judge) inTime(a, site int32) bool {
	asset := &j.p.Estate.Assets[a]
	if j.p.Estate.Sites[site].Role != inventory.RoleCloud || asset.Site == site {
		return true
	}
	from, ok := j.p.Scenario.Policy.CloudFrom(asset.DataClass)
	for _, w := range j.p.Windows {
		if ok && !inventory.DateOf(w.Start.In(j.p.Scenario.Location)).Before(from) {
			return true
		}
	}
	return false
}

func (j *judge) end(pl *model.Placement, i int) int32 {
	if pl.Blocked[i] != "" {
		return j.p.Estate.Assets[j.p.Placed[i]].Site
	}
	return pl.Moves[i].Target
}

func (j *judge) fits(pl *model.Placement) bool {
	sites := len(j.p.Estate.Sites)
	before, after := make([]inventory.Resources, sites), make([]inventory.Resources, sites)
	for i, a := range j.p.Placed {
		for r, v := range j.p.Estate.Assets[a].Needs {
			before[j.p.Estate.Assets[a].Site][r] += v
			if t := j.end(pl, i); t != inventory.NoSite {
				after[t][r] += v
			}
		}
	}
	for s := range sites {
		for r := range after[s] {
			if after[s][r] > math.Max(j.p.Estate.Sites[s].Capacity[r], before[s][r])+1e-6 {
				return false
			}
		}
	}
	return true
}

func (j *judge) spread(pl *model.Placement) bool {
	for _, g := range j.p.Groups {
		starts, ends, moves, count := map[int32]bool{}, map[int32]bool{}, false, 0
		excused := !g.Spread
		for _, a := range g.Members {
			i := j.place[a]
			if pl.Blocked[i] != "" {
				excused = true
			}
			if pl.Moves[i].Target == inventory.NoSite {
				continue
			}
			count++
			starts[j.p.Estate.Assets[a].Site] = true
			ends[pl.Moves[i].Target] = true
			moves = moves || j.p.Mover(pl, i)
		}
		if !excused && count >= 2 && (moves || len(starts) > 1) && len(ends) < 2 {
			return false
		}
	}
	return true
}

func (j *judge) tied(pl *model.Placement) bool {
	for _, d := range j.p.Estate.Dependencies {
		u, okU := j.place[d.From]
		v, okV := j.place[d.To]
		if d.Constraints == 0 || !okU || !okV {
			continue
		}
		bu, bv := pl.Blocked[u] != "", pl.Blocked[v] != ""
		tu, tv := pl.Moves[u].Target, pl.Moves[v].Target
		together := j.p.Estate.Assets[d.From].Site == j.p.Estate.Assets[d.To].Site
		if d.Constraints.Has(inventory.SameSite) && tu != inventory.NoSite && tv != inventory.NoSite {
			if !bu && !bv && tu != tv || together && j.end(pl, u) != j.end(pl, v) {
				return false
			}
		}
		if d.Constraints.Has(inventory.SameWave) && (bu && j.p.Mover(pl, v) || bv && j.p.Mover(pl, u)) {
			return false
		}
		if d.Constraints.Has(inventory.After) && bv && j.p.Mover(pl, u) {
			return false
		}
	}
	return true
}

// reachable reports whether the movers can be cut over in some number of waves
// without a site ever being over its capacity.
func (j *judge) reachable(pl *model.Placement) bool {
	var movers []int
	for i := range pl.Moves {
		if j.p.Mover(pl, i) {
			movers = append(movers, i)
		}
	}
	seen := make([]bool, 1<<len(movers))
	seen[0] = true
	for now := range seen {
		for next := now + 1; seen[now] && next < len(seen); next++ {
			if next&now == now && !seen[next] {
				seen[next] = j.mayGo(pl, movers, now, next)
			}
		}
	}
	return seen[len(seen)-1]
}

// mayGo reports whether one wave may lead from one set of moved assets to another.
func (j *judge) mayGo(pl *model.Placement, movers []int, now, next int) bool {
	sites := len(j.p.Estate.Sites)
	start, before, after := make([]inventory.Resources, sites), make([]inventory.Resources, sites), make([]inventory.Resources, sites)
	add := func(load []inventory.Resources, i int, site int32) {
		if site != inventory.NoSite {
			for r, v := range j.p.Estate.Assets[j.p.Placed[i]].Needs {
				load[site][r] += v
			}
		}
	}
	for i, a := range j.p.Placed {
		home := j.p.Estate.Assets[a].Site
		was, is := home, home
		if n := slices.Index(movers, i); n >= 0 && next>>n&1 == 1 {
			is = pl.Moves[i].Target
			if now>>n&1 == 1 {
				was = is
			} else if pl.Moves[i].OverlapDays > 0 {
				add(before, i, is)
			}
		}
		add(start, i, home)
		add(before, i, was)
		add(after, i, is)
	}
	for s := range sites {
		for r := range after[s] {
			limit := math.Max(j.p.Estate.Sites[s].Capacity[r], start[s][r]) + 1e-6
			if before[s][r] > limit || after[s][r] > limit {
				return false
			}
		}
	}
	return true
}

// every visits all placements that block what the given one blocks.
func (j *judge) every(like *model.Placement, visit func(*model.Placement)) {
	pl := &model.Placement{Moves: slices.Clone(like.Moves), Blocked: like.Blocked}
	var place func(i int)
	place = func(i int) {
		if i == len(pl.Moves) {
			visit(pl)
			return
		}
		a := j.p.Placed[i]
		if pl.Blocked[i] != "" || j.p.Estate.Assets[a].Method == inventory.MethodRetire {
			place(i + 1)
			return
		}
		for s := range j.kept {
			if !j.kept[s] {
				continue
			}
			m, why := j.p.Stay(a), ""
			if int32(s) != j.p.Estate.Assets[a].Site {
				m, why = j.p.ResolveMove(a, int32(s))
			}
			if why == "" && j.inTime(a, m.Target) {
				pl.Moves[i] = m
				place(i + 1)
			}
		}
	}
	place(0)
}

func TestSolveAgainstEveryPlacement(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	blocked, missed, cases := 0, 0, 0
	for n := range 800 {
		p := estatetest.RandomProblem(rng, estatetest.Options{Assets: 3 + n%6, Sites: 3 + n%3})
		j := newJudge(rng, p)
		r, err := placement.Solve(context.Background(), p, j.kept, placement.Options{
			Effort: placement.Standard, MoveDay: j.day, OutagePerMinute: j.perMinute,
		})
		if err != nil {
			t.Fatal(err)
		}
		if w := j.wrong(&r.Placement); w != "" {
			t.Fatalf("case %d breaks %s: %+v", n, w, r)
		}
		if !j.reachable(&r.Placement) {
			t.Fatalf("case %d cannot be reached: %+v", n, r)
		}
		cases++
		if slices.ContainsFunc(r.Blocked, func(s string) bool { return s != "" }) {
			blocked++
		}
		own := j.cost(&r.Placement)
		best := own
		j.every(&r.Placement, func(pl *model.Placement) {
			if c := j.cost(pl); c < best && j.wrong(pl) == "" && j.reachable(pl) {
				best = c
			}
		})
		if own > best+1e-7*math.Abs(best) {
			missed++
			t.Logf("case %d: %v, best %v", n, own, best)
		}
		if gap := own - best; r.Bound > r.Cost-gap+1e-6*math.Abs(r.Cost) {
			t.Fatalf("case %d: bound %v, optimum %v", n, r.Bound, r.Cost-gap)
		}
	}
	t.Logf("%d cases, %d with blocked assets, %d missed", cases, blocked, missed)
	if missed*100 > cases {
		t.Errorf("%d optima of %d missed", missed, cases)
	}
}
