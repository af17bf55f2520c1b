package schedule

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// space is the problem in the form in which the search reads it. Assets are
// numbered by their place in Problem.Placed; waves run from 0 (stays) over 1…T
// to T+1 (unscheduled). It is read-only once built and shared by all states.
type space struct {
	p     *model.Problem
	kept  []bool
	asked asked
	sites int
	n     int // placed assets
	t     int // windows

	// elapsed[w] is the days from the start to the cutover of wave w; T+1 is the end.
	elapsed []float64

	site     []int32   // the present site of each asset
	siteRate []float64 // usage per day at the present site

	optionStart []int32
	options     []option

	// Neighbours over dependencies that can cost something when split:
	// adjacent[adjacentStart[i]:adjacentStart[i+1]].
	adjacentStart []int32
	adjacent      []edge
	mirror        []int32     // the same pair seen from its other end
	rtt, transfer []float64   // by (site+1)*(sites+1)+(site+1), 0 beside NoSite
	sla           [][]float64 // rtt limits of the few pairs that have any
	slaPenalty    float64

	outages outageFamily
	limits  limitTable
	quorums quorumTable
	guards  guardTable
	orders  orderTable
	units   unitTable
	masks   maskTable
	freezes []siteFreeze

	exitCost    [][]float64 // by site and last wave 0…T+1; nil for sites that survive
	fixedCost   float64     // of the surviving sites
	waveCost    float64
	unscheduled float64 // what an unscheduled asset weighs in the search
}

// option is a way for an asset to end somewhere: a stay or a move to a target.
type option struct {
	move model.Move
	rate float64 // usage per day at the target
	mask int32   // the windows it may use, in masks; -1 for a stay
	open int32   // the same without what freezes of sites forbid for outages; see frozen
	link int32   // unordered pair of sites it crosses, -1 for none
}

// edge is a neighbour with the rates of the pair.
type edge struct {
	to       int32
	sla      int32   // index into space.sla, -1 for none
	latency  float64 // money per day and ms
	transfer float64 // GB per day
}

// stays reports whether the option is a stay.
func (o *option) stays() bool { return o.mask < 0 }

// newSpace compiles the problem for the given surviving sites.
func newSpace(p *model.Problem, kept []bool) *space { return newSpaceFor(p, kept, asked{}) }

// newSpaceFor is newSpace with what is asked for beyond the model.
func newSpaceFor(p *model.Problem, kept []bool, wanted asked) *space {
	s := &space{
		p: p, kept: kept, asked: wanted, sites: len(p.Estate.Sites), n: len(p.Placed), t: p.T(),
		waveCost: p.Scenario.WaveFixedCost, slaPenalty: p.Scenario.SLAPenaltyPerDay,
	}
	s.elapsed = elapsed(p.Days)
	local := localIndex(p)
	s.site = make([]int32, s.n)
	s.siteRate = make([]float64, s.n)
	for i, a := range p.Placed {
		s.site[i] = p.Estate.Assets[a].Site
		s.siteRate[i] = p.DailyRate(a, s.site[i])
	}
	s.compileOptions()
	s.outages = newOutageFamily(s, local)
	s.compileMasks(local)
	s.pinWaves()
	s.compilePairs(local)
	s.compileLinks()
	s.compileExits()
	s.orders = newOrderTable(s, local)
	s.units = newUnitTable(s)
	s.quorums = newQuorumTable(s, local)
	s.guards = newGuardTable(s, local)
	s.limits = newLimitTable(s)
	s.unscheduled = s.unscheduledWeight()
	return s
}

// elapsed is the running sum of the intervals: elapsed[w] for w in 0…T+1, with
// elapsed[0] = 0 for assets that stay and are at their target from the start.
func elapsed(days []float64) []float64 {
	sum := make([]float64, len(days)+1)
	for i, d := range days {
		sum[i+1] = sum[i] + d
	}
	return sum
}

// localIndex maps assets of the estate to placed assets, -1 for names.
func localIndex(p *model.Problem) []int32 {
	local := make([]int32, len(p.Estate.Assets))
	for i := range local {
		local[i] = -1
	}
	for i, a := range p.Placed {
		local[a] = int32(i)
	}
	return local
}

// asset is the estate's asset behind a placed one.
func (s *space) asset(i int32) *inventory.Asset { return &s.p.Estate.Assets[s.p.Placed[i]] }

// optionsOf are the ways in which an asset may end.
func (s *space) optionsOf(i int32) []option {
	return s.options[s.optionStart[i]:s.optionStart[i+1]]
}

// compileOptions lists, for every asset, the stay (where its site survives) and
// the moves that are allowed by C1, C2 and C9, in order of target.
func (s *space) compileOptions() {
	s.optionStart = make([]int32, s.n+1)
	for i := range s.n {
		s.optionStart[i] = int32(len(s.options))
		s.appendOptions(int32(i))
		s.finishOptions(int32(i))
		s.optionStart[i+1] = int32(len(s.options))
	}
}

func (s *space) appendOptions(i int32) {
	a, asset := s.asset(i), s.p.Placed[i]
	if a.Method == inventory.MethodRetire {
		if m, code := s.p.ResolveMove(asset, inventory.NoSite); code == "" {
			s.options = append(s.options, option{move: m, link: -1})
		}
		return
	}
	if s.kept[a.Site] {
		s.options = append(s.options, option{move: s.p.Stay(asset), rate: s.siteRate[i], mask: -1, link: -1})
	}
	if a.Method == inventory.MethodRetain {
		return
	}
	for target := range int32(s.sites) {
		if !s.kept[target] || target == a.Site {
			continue
		}
		if m, code := s.p.ResolveMove(asset, target); code == "" {
			link := min(a.Site, target)*int32(s.sites) + max(a.Site, target)
			s.options = append(s.options, option{move: m, rate: s.p.DailyRate(asset, target), link: link})
		}
	}
}

// compilePairs builds the adjacency from the problem's pairs.
func (s *space) compilePairs(local []int32) {
	pairs := s.p.NewPairs()
	limits := pairs.MaxRTT()
	degree := make([]int32, s.n+1)
	for i := range pairs.Len() {
		degree[local[pairs.U[i]]+1]++
		degree[local[pairs.V[i]]+1]++
	}
	for i := range s.n {
		degree[i+1] += degree[i]
	}
	s.adjacentStart = append([]int32(nil), degree...)
	s.adjacent, s.mirror = make([]edge, degree[s.n]), make([]int32, degree[s.n])
	for i := range pairs.Len() {
		u, v := local[pairs.U[i]], local[pairs.V[i]]
		e := edge{sla: -1, latency: pairs.Latency[i], transfer: pairs.Transfer[i]}
		if l := limits[int32(i)]; l != nil {
			e.sla = int32(len(s.sla))
			s.sla = append(s.sla, l)
		}
		s.mirror[degree[u]], s.mirror[degree[v]] = degree[v], degree[u]
		e.to = v
		s.adjacent[degree[u]] = e
		degree[u]++
		e.to = u
		s.adjacent[degree[v]] = e
		degree[v]++
	}
}

// compileLinks tables the links with a row and a column of zeros for NoSite.
func (s *space) compileLinks() {
	n := s.sites + 1
	s.rtt, s.transfer = make([]float64, n*n), make([]float64, n*n)
	for a := range s.sites {
		for b := range s.sites {
			if a != b {
				l := s.p.Link(int32(a), int32(b))
				s.rtt[(a+1)*n+b+1] = l.RTTms
				s.transfer[(a+1)*n+b+1] = l.TransferCostPerGB
			}
		}
	}
}

// compileExits tables the fixed cost of every site that is given up, by the wave
// in which its last asset leaves.
func (s *space) compileExits() {
	s.exitCost = make([][]float64, s.sites)
	for site := range s.sites {
		if s.kept[site] {
			s.fixedCost += s.p.KeptCost(int32(site))
			continue
		}
		costs := make([]float64, s.t+2)
		for w := range costs {
			costs[w] = s.p.RetiredCost(int32(site), w)
		}
		s.exitCost[site] = costs
	}
}

// splitPerDay is what a pair costs a day with its ends at two sites.
func (s *space) splitPerDay(e *edge, a, b int32) float64 {
	if a == b {
		return 0
	}
	k := int(a+1)*(s.sites+1) + int(b+1)
	cost := e.latency*s.rtt[k] + e.transfer*s.transfer[k]
	if e.sla < 0 || a == inventory.NoSite || b == inventory.NoSite {
		return cost
	}
	for _, limit := range s.sla[e.sla] {
		if s.rtt[k] > limit {
			cost += s.slaPenalty
		}
	}
	return cost
}

// unscheduledWeight is more than any schedule can save by leaving an asset out.
func (s *space) unscheduledWeight() float64 {
	horizon := s.elapsed[s.t+1]
	total := s.fixedCost + s.waveCost*float64(s.t) + s.asked.changeCost*float64(s.n)
	for _, costs := range s.exitCost {
		if costs != nil {
			total += costs[s.t+1]
		}
	}
	for i := range int32(s.n) {
		worst := s.siteRate[i]
		for _, o := range s.optionsOf(i) {
			worst = math.Max(worst, o.rate)
			total += o.move.Cost
		}
		total += worst * horizon
	}
	for i := range s.adjacent {
		e := &s.adjacent[i]
		worst := 0.0
		for a := range int32(s.sites) {
			for b := range a {
				worst = math.Max(worst, s.splitPerDay(e, a, b))
			}
		}
		total += worst * horizon / 2
	}
	for set, w := range s.outages.weight {
		total += w * s.outages.worst(set) * float64(s.t) * s.outages.maxLoad
	}
	return 1 + total
}
