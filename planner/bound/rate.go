package bound

import (
	"github.com/wavecut/wavecut/planner/model"
)

// rate is what usage and splits cost a day, as a function of which variables
// have moved:
//
//	start + Σ unary(v)·y(v) + Σ forward·y(u)·(1−y(v)) + backward·y(v)·(1−y(u))
//
// exact but for the swaps, which no cut can express.
type rate struct {
	start, end float64 // exact, with nothing and with everything moved
	// usageStart, usageEnd are the part of start and end that is usage.
	usageStart, usageEnd float64
	usage                []float64 // of unary, the part that is usage
	unary                []float64
	u, v                 []int32
	forward, backward    []float64
	swaps                []swap
}

// swap is a pair of variables whose cost is not submodular: by moving both, one
// comes to where the other was. It costs neither + onlyU·y(u) + onlyV·y(v) + …;
// excess is by how much neither + both is more than onlyU + onlyV.
type swap struct {
	u, v   int32
	excess float64
}

// newRate adds up the estate's usage and split costs.
func (f *frame) newRate(pairs *model.Pairs) *rate {
	r := &rate{unary: make([]float64, f.vars()), usage: make([]float64, f.vars())}
	f.addUsage(r)
	for k := range pairs.Len() {
		f.addPair(r, pairs, k)
	}
	for v, u := range r.usage {
		r.unary[v] += u
	}
	r.start += r.usageStart
	r.end += r.usageEnd
	return r
}

func (f *frame) addUsage(r *rate) {
	for i := range int32(len(f.of)) {
		before, after := f.sites(i)
		asset := f.p.Placed[i]
		now := f.p.DailyRate(asset, before)
		r.usageStart += now
		if v := f.of[i]; v >= 0 {
			then := 0.0
			if after >= 0 {
				then = f.p.DailyRate(asset, after)
			}
			r.usage[v] += then - now
			r.usageEnd += then
		} else {
			r.usageEnd += now
		}
	}
}

// addPair adds one pair of assets by its four values.
func (f *frame) addPair(r *rate, pairs *model.Pairs, k int) {
	i, j := f.at[pairs.U[k]], f.at[pairs.V[k]]
	a0, a1 := f.sites(i)
	b0, b1 := f.sites(j)
	neither, both := pairs.PerDay(k, a0, b0), pairs.PerDay(k, a1, b1)
	r.start += neither
	r.end += both
	u, v := f.of[i], f.of[j]
	switch {
	case u < 0 && v < 0:
	case u == v || v < 0:
		r.unary[u] += both - neither
	case u < 0:
		r.unary[v] += both - neither
	default:
		r.addEdge(u, v, neither, pairs.PerDay(k, a0, b1), pairs.PerDay(k, a1, b0), both)
	}
}

// addEdge writes θ(y_u, y_v) as unary terms and an edge whose two directions share
// what is left, so that a pair which starts and ends together costs the same
// whichever goes first.
func (r *rate) addEdge(u, v int32, neither, onlyV, onlyU, both float64) {
	excess := onlyU + onlyV - neither - both
	half := excess / 2
	if excess < 0 {
		// Without the excess the function is modular; interval says which of the
		// two ends of it is given up.
		r.swaps = append(r.swaps, swap{u, v, -excess})
		half = 0
		r.unary[u] += onlyU - neither
		r.unary[v] += onlyV - neither
		return
	}
	r.unary[u] += onlyU - neither - half
	r.unary[v] += onlyV - neither - half
	if excess > 0 {
		r.u, r.v = append(r.u, u), append(r.v, v)
		r.forward, r.backward = append(r.forward, half), append(r.backward, half)
	}
}
