package partition

import "math"

// state is a labelling with all that moves need, kept up to date move by move.
type state struct {
	in    *Instance
	label []int32
	// price is what an item would cost under a label, its neighbours staying,
	// by item*Labels+label.
	price []float64
	load  []float64 // by label*Resources+resource
	over  []float64 // by label: how far it is over its limits, in mean loads
	total float64
	apart *groups
	mean  []float64 // by resource: the mean positive load, the unit of over
	step  []float64 // by feature*Labels+label: scratch of move
	moves int64     // arcs visited, the unit of effort
	stale int       // moves since everything was derived anew
}

// newState makes the state of a labelling, which it takes over.
func newState(in *Instance, label []int32) *state {
	s := &state{
		in: in, label: label,
		price: make([]float64, in.Items*in.Labels),
		load:  make([]float64, in.Labels*in.Resources),
		over:  make([]float64, in.Labels),
		apart: newGroups(in),
		mean:  meanLoads(in),
		step:  make([]float64, len(in.Graph.Weight)*in.Labels),
	}
	s.recompute()
	return s
}

// meanLoads is the mean of the positive loads of each resource.
func meanLoads(in *Instance) []float64 {
	mean := make([]float64, in.Resources)
	count := make([]float64, in.Resources)
	for i := range int32(in.Items) {
		for r, v := range in.loads(i) {
			if v > 0 {
				mean[r] += v
				count[r]++
			}
		}
	}
	for r := range mean {
		if mean[r] > 0 {
			mean[r] /= count[r]
		} else {
			mean[r] = 1
		}
	}
	return mean
}

// set takes over another labelling.
func (s *state) set(label []int32) {
	copy(s.label, label)
	s.recompute()
}

// recompute derives everything from the labels, which also sheds the rounding
// errors of many moves.
func (s *state) recompute() {
	in := s.in
	clear(s.load)
	for i := range int32(in.Items) {
		s.priceItem(i)
		for r, v := range in.loads(i) {
			s.load[int(s.label[i])*in.Resources+r] += v
		}
	}
	for k := range int32(in.Labels) {
		s.over[k] = s.overload(k)
	}
	s.total = in.Cost(s.label)
	s.apart.count(s.label)
	s.moves += int64(in.Graph.Arcs())
	s.stale = 0
}

// priceItem fills an item's row of price.
func (s *state) priceItem(i int32) {
	in, g := s.in, &s.in.Graph
	k := in.Labels
	row := s.price[int(i)*k : int(i)*k+k]
	copy(row, in.unary(i))
	lo, hi := g.arcs(i)
	for f, weight := range g.Weight {
		metric := g.Metric[f]
		for a := lo; a < hi; a++ {
			w := weight[a]
			base := int(s.label[g.Head[a]]) * k
			for l := range row {
				row[l] += w * metric[base+l]
			}
		}
	}
}

// overload is how far a label is over its limits, summed over the resources in
// units of their mean loads.
func (s *state) overload(label int32) float64 {
	r := s.in.Resources
	sum := 0.0
	for j := range r {
		if d := s.load[int(label)*r+j] - s.in.Limit[int(label)*r+j]; d > tolerance {
			sum += d / s.mean[j]
		}
	}
	return sum
}

// trouble is 0 for a labelling within all limits and with all groups apart.
func (s *state) trouble() float64 {
	sum := float64(s.apart.broken)
	for _, v := range s.over {
		sum += v
	}
	return sum
}

// gain is by how much the cost falls when an item gets a label; −Inf where it
// may not.
func (s *state) gain(i, to int32) float64 {
	row := int(i) * s.in.Labels
	return s.price[row+int(s.label[i])] - s.price[row+int(to)]
}

// fits reports whether a label can take an item and be over no limit by more
// than slack (by resource; nil for none).
func (s *state) fits(i, to int32, slack []float64) bool {
	r := s.in.Resources
	row := int(to) * r
	for j, v := range s.in.loads(i) {
		room := s.in.Limit[row+j] + tolerance
		if slack != nil {
			room += slack[j]
		}
		if v > 0 && s.load[row+j]+v > room {
			return false
		}
	}
	return true
}

// relieves reports whether giving an item a label leaves the two labels together
// less far over their limits.
func (s *state) relieves(i, to int32) bool {
	from, r := s.label[i], s.in.Resources
	after := 0.0
	for j, v := range s.in.loads(i) {
		if d := s.load[int(from)*r+j] - v - s.in.Limit[int(from)*r+j]; d > tolerance {
			after += d / s.mean[j]
		}
		if d := s.load[int(to)*r+j] + v - s.in.Limit[int(to)*r+j]; d > tolerance {
			after += d / s.mean[j]
		}
	}
	return after < s.over[from]+s.over[to]-1e-9
}

// keepsApart reports whether the item's groups allow it the label.
func (s *state) keepsApart(i, to int32) bool { return s.apart.allow(s.label, i, to) }

// move gives an item a label and tells of every neighbour whose prices change.
func (s *state) move(i, to int32, touch func(neighbour int32)) {
	from := s.label[i]
	s.stale++
	s.total -= s.gain(i, to)
	s.shiftLoad(i, from, to)
	s.apart.move(i, from, to)
	s.label[i] = to
	s.reprice(i, from, to)
	if touch == nil {
		return
	}
	g := &s.in.Graph
	for a, hi := g.arcs(i); a < hi; a++ {
		touch(g.Head[a])
	}
}

func (s *state) shiftLoad(i, from, to int32) {
	r := s.in.Resources
	for j, v := range s.in.loads(i) {
		s.load[int(from)*r+j] -= v
		s.load[int(to)*r+j] += v
	}
	s.over[from], s.over[to] = s.overload(from), s.overload(to)
}

// reprice changes the prices of an item's neighbours.
func (s *state) reprice(i, from, to int32) {
	g, k := &s.in.Graph, s.in.Labels
	lo, hi := g.arcs(i)
	s.moves += int64(hi - lo)
	for f, weight := range g.Weight {
		step := s.step[f*k : f*k+k]
		for l := range step {
			step[l] = g.Metric[f][int(to)*k+l] - g.Metric[f][int(from)*k+l]
		}
		for a := lo; a < hi; a++ {
			w := weight[a]
			row := s.price[int(g.Head[a])*k : int(g.Head[a])*k+k]
			for l, d := range step {
				row[l] += w * d
			}
		}
	}
}

// best is the cheapest other label that accept takes, −1 for none.
func (s *state) best(i int32, accept func(to int32) bool) (to int32, gain float64) {
	to, gain = -1, math.Inf(-1)
	for l := range int32(s.in.Labels) {
		if l == s.label[i] {
			continue
		}
		if g := s.gain(i, l); g > gain && (accept == nil || accept(l)) {
			to, gain = l, g
		}
	}
	return to, gain
}

// score orders labellings: first by trouble, then by cost.
type score struct{ trouble, cost float64 }

func (s *state) score() score { return score{s.trouble(), s.total} }

// slight is the part of a cost below which a difference is rounding.
const slight = 1e-12

// better reports whether a is better than b by more than rounding.
func (a score) better(b score) bool {
	if d := a.trouble - b.trouble; math.Abs(d) > 1e-9 {
		return d < 0
	}
	return a.cost < b.cost-slight*math.Max(1, math.Abs(b.cost))
}
