package placement

import (
	"context"
	"math"

	"github.com/wavecut/wavecut/planner/placement/partition"
)

// leaveOut blocks the assets that do not fit (C3), or keep a group together
// (C7), as few as can be found. Where the search has no doubt that all could fit
// but found no way, it still blocks some: a placement within the limits is owed.
// It reports whether it settled anything.
func (d *draft) leaveOut(ctx context.Context, it *items, r *partition.Result) (bool, error) {
	in, left := d.withNowhere(it)
	if left {
		found, err := partition.Solve(ctx, in, partition.Options{Effort: d.o.Effort, Seed: d.o.Seed})
		if err != nil {
			return false, err
		}
		if found.Feasible && d.blockLeft(it, found.Label) {
			return true, nil
		}
	}
	return d.retreat(it, r.Label), nil
}

// blockLeft blocks the items that were left nowhere and reports whether there
// were any.
func (d *draft) blockLeft(it *items, label []int32) bool {
	any := false
	for n, members := range it.members {
		if int(label[n]) != d.k {
			continue
		}
		for _, i := range members {
			any = d.block(i, "C3") || any
		}
	}
	return any
}

// withNowhere is the instance with one label more, at which items that must
// leave their sites stay unscheduled: it has all the room and a price for each
// asset beyond any difference of cost. It reports whether some item may have it.
func (d *draft) withNowhere(it *items) (*partition.Instance, bool) {
	in := d.instance(it)
	k, r := in.Labels, in.Resources
	out := &partition.Instance{
		Items: in.Items, Labels: k + 1, Resources: r, Load: in.Load,
		Unary: make([]float64, in.Items*(k+1)),
		Limit: append(in.Limit[:k*r:k*r], make([]float64, r)...),
	}
	for j := range r {
		out.Limit[k*r+j] = math.Inf(1)
	}
	penalty, any := dearest(in), false
	for n, members := range it.members {
		row := out.Unary[n*(k+1) : n*(k+1)+k+1]
		copy(row, in.Unary[n*k:n*k+k])
		row[k] = math.Inf(1)
		if d.allLeave(members) {
			row[k] = penalty * float64(len(members))
			any = true
		}
	}
	out.Graph = in.Graph
	out.Graph.Metric = widened(in.Graph.Metric, k)
	out.Groups = in.Groups
	return out, any
}

// allLeave reports whether none of the assets is on a surviving site.
func (d *draft) allLeave(members []int32) bool {
	for _, i := range members {
		if d.home[i] >= 0 {
			return false
		}
	}
	return true
}

// dearest is more than any single item can cost or save.
func dearest(in *partition.Instance) float64 {
	farthest := make([]float64, len(in.Graph.Metric))
	for f, metric := range in.Graph.Metric {
		for _, v := range metric {
			farthest[f] = math.Max(farthest[f], v)
		}
	}
	most := 1.0
	for n := range in.Items {
		sum := 0.0
		for _, c := range in.Unary[n*in.Labels : n*in.Labels+in.Labels] {
			if !math.IsInf(c, 1) {
				sum = math.Max(sum, math.Abs(c))
			}
		}
		for a := in.Graph.First[n]; a < in.Graph.First[n+1]; a++ {
			for f, w := range in.Graph.Weight {
				sum += w[a] * farthest[f]
			}
		}
		most = math.Max(most, sum)
	}
	return 4 * most
}

// widened adds a label to metrics that is as far from all as they are from each
// other on the average.
func widened(metric [][]float64, k int) [][]float64 {
	out := make([][]float64, len(metric))
	for f, m := range metric {
		sum := 0.0
		for _, v := range m {
			sum += v
		}
		mean := sum / math.Max(1, float64(k*(k-1)))
		wide := make([]float64, (k+1)*(k+1))
		for a := range k + 1 {
			for b := range k + 1 {
				switch {
				case a < k && b < k:
					wide[a*(k+1)+b] = m[a*k+b]
				case a != b:
					wide[a*(k+1)+b] = mean
				}
			}
		}
		out[f] = wide
	}
	return out
}
