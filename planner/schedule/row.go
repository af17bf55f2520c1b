package schedule

import (
	"math"

	"github.com/wavecut/wavecut/planner/arrange"
)

// A row is worth its time for so many units at least and at most; fewer need no
// start, for more it takes too long.
const (
	rowLeast = 48
	rowMost  = 200000
)

// row is a start from the skeleton of the problem: units in a row so that what is
// tied stays close, cut into waves. Split cost of a pair is, but for a constant,
//
//	weight·|τ(u) − τ(v)| + pull(u)·τ(u) + pull(v)·τ(v)
//
// in the times at which its ends move, which is what planner/arrange takes.
type row struct {
	st    *state
	units []int32 // nodes of the graph
	node  []int32 // by unit, -1 for none
	pull  []float64
	edges []arrange.Edge
	waves []int32 // the wave of each slot
}

// rowWaves is the wave of each unit along the best row found, 0 for units that do
// not move; nil where nothing limits the waves and so no row is needed.
func (st *state) rowWaves(steps int, seed uint64) []float64 {
	r := &row{st: st}
	r.nodes()
	if len(r.units) < rowLeast || len(r.units) > rowMost || !r.slots() {
		return nil
	}
	r.ties()
	times := make([]float64, len(r.waves))
	for k, w := range r.waves {
		times[k] = st.elapsed[w]
	}
	g := arrange.NewGraph(len(r.units), r.edges, r.pull)
	out := make([]float64, st.units.count())
	for k, v := range arrange.Row(g, times, arrange.Options{Steps: steps, Seed: seed}) {
		// The fraction keeps the order of the row within a wave.
		out[r.units[v]] = float64(r.waves[k]) + float64(k)/float64(len(times)+1)
	}
	return out
}

// nodes numbers the units that are to move.
func (r *row) nodes() {
	r.node = make([]int32, r.st.units.count())
	for u := range r.node {
		r.node[u] = -1
		if len(r.st.wavesOf(int32(u))) > 0 {
			r.node[u] = int32(len(r.units))
			r.units = append(r.units, int32(u))
		}
	}
}

// slots lists as many waves as there are units, each as often as it may hold an
// average unit. It reports false where one wave could hold all.
func (r *row) slots() bool {
	n := len(r.units)
	mean := r.meanLoads()
	for w := 1; w <= r.st.t; w++ {
		room := r.room(w, mean)
		for k := 0; k < room && len(r.waves) < n; k++ {
			r.waves = append(r.waves, int32(w))
		}
	}
	if len(r.waves) == 0 || r.waves[len(r.waves)-1] == r.waves[0] {
		return false
	}
	for len(r.waves) < n {
		r.waves = append(r.waves, r.waves[len(r.waves)-1])
	}
	return true
}

// meanLoads is what an average unit takes of each limit that most of them load,
// 0 for the others.
func (r *row) meanLoads() []float64 {
	st := r.st
	mean, users := make([]float64, len(st.limits.rows)), make([]int, len(st.limits.rows))
	for _, u := range r.units {
		for _, i := range st.units.members(u) {
			if st.stayPut(i) {
				continue
			}
			for _, l := range st.limits.loads(st.choice[i]) {
				mean[l.row] += l.amount / float64(len(r.units))
				users[l.row]++
			}
		}
	}
	for k := range mean {
		if 2*users[k] < len(r.units) {
			mean[k] = 0
		}
	}
	return mean
}

// room is how many average units fit a wave.
func (r *row) room(w int, mean []float64) int {
	room := len(r.units)
	for k, load := range mean {
		if load > 0 {
			room = min(room, int(math.Floor(r.st.limits.rows[k].capacity[w]/load+1e-9)))
		}
	}
	return room
}

// ties turns usage and split costs into pulls and weights.
func (r *row) ties() {
	st := r.st
	r.pull = make([]float64, len(r.units))
	for i := range int32(st.n) {
		v := r.node[st.units.unitOf[i]]
		if v < 0 || st.stayPut(i) {
			continue
		}
		r.pull[v] += st.siteRate[i] - st.options[st.choice[i]].rate
		for k := st.adjacentStart[i]; k < st.adjacentStart[i+1]; k++ {
			r.tie(v, i, k)
		}
	}
}

// tie adds the pair at place k of the adjacency, seen from asset i of node v.
func (r *row) tie(v, i, k int32) {
	st, c := r.st, &r.st.pairs[k]
	other := st.adjacent[k].to
	u := r.node[st.units.unitOf[other]]
	switch {
	case u >= 0 && !st.stayPut(other):
		r.pull[v] += (c.none - c.both + c.other - c.mine) / 2
		if other > i && u != v {
			r.edges = append(r.edges, arrange.Edge{U: v, V: u, Weight: (c.mine + c.other - c.none - c.both) / 2})
		}
	case int(st.wave[other]) > st.t:
		r.pull[v] += c.none - c.mine
	default:
		r.pull[v] += c.other - c.both
	}
}
