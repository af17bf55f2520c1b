package lp

// place is a site where an asset may be in an interval, and whether it is.
type place struct {
	site int32
	is   expr
}

// places lists where an asset may be in an interval, its present site first.
func (a *asset) places(interval int) []place {
	all := []place{{a.Site, number(1).plus(-1, a.by(interval))}}
	for k := range a.ways {
		if w := &a.ways[k]; w.moved[interval] != none {
			all = append(all, place{w.Target, w.by(interval)})
		}
	}
	return all
}

// paySplits pays for the pairs, in every interval, by where their ends are.
func (b *builder) paySplits() {
	for k := range b.pairs.Len() {
		u, v := &b.assets[b.place[b.pairs.U[k]]], &b.assets[b.place[b.pairs.V[k]]]
		for t, days := range b.p.Days {
			x := crossing{pair: k, interval: t, u: u.places(t), v: v.places(t)}
			x.cost = make([][]float64, len(x.u))
			for i := range x.u {
				x.cost[i] = make([]float64, len(x.v))
				for j := range x.v {
					x.cost[i][j] = days * b.pairs.PerDay(k, x.u[i].site, x.v[j].site)
				}
			}
			b.payCrossing(&x)
		}
	}
}

// crossing is a pair in one interval: what it costs by the places of its ends.
type crossing struct {
	pair, interval int
	u, v           []place
	cost           [][]float64
}

// payCrossing adds a pair's cost in the cheapest exact form.
func (b *builder) payCrossing(x *crossing) {
	switch {
	case len(x.u) == 1:
		for j := range x.v {
			b.pay(x.cost[0][j], x.v[j].is)
		}
	case len(x.v) == 1:
		for i := range x.u {
			b.pay(x.cost[i][0], x.u[i].is)
		}
	case len(x.u) == 2 && len(x.v) == 2:
		b.payProduct(x)
	default:
		b.payTransport(x)
	}
}

// payProduct is for ends that have two places each. With y and z saying that they
// are at their second ones, the cost is c00 + (c10 − c00)·y + (c01 − c00)·z +
// (c00 + c11 − c10 − c01)·y·z, and the product is a column of its own.
func (b *builder) payProduct(x *crossing) {
	y, z, c := x.u[1].is, x.v[1].is, x.cost
	b.objective.constant += c[0][0]
	b.pay(c[1][0]-c[0][0], y)
	b.pay(c[0][1]-c[0][0], z)
	q := c[0][0] + c[1][1] - c[1][0] - c[0][1]
	if q == 0 {
		return
	}
	both := b.column(false, "b_p%d_t%d", x.pair+1, x.interval)
	b.pay(q, of(both))
	if q > 0 {
		b.require(of(both).plus(-1, y).plus(-1, z).plus(1, number(1)), atLeast, "and_p%d_t%d", x.pair+1, x.interval)
		return
	}
	b.require(of(both).plus(-1, y), atMost, "and_p%d_t%d_u", x.pair+1, x.interval)
	b.require(of(both).plus(-1, z), atMost, "and_p%d_t%d_v", x.pair+1, x.interval)
}

// payTransport is for ends of more places: a column for each combination, whose
// sums over one end's places say where the other is.
func (b *builder) payTransport(x *crossing) {
	if x.free() {
		return
	}
	overU, overV := make([]expr, len(x.u)), make([]expr, len(x.v))
	for i := range x.u {
		for j := range x.v {
			f := b.column(false, "f_p%d_%s_%s_t%d", x.pair+1, b.end(x.u[i].site), b.end(x.v[j].site), x.interval)
			b.pay(x.cost[i][j], of(f))
			overU[i].add(1, of(f))
			overV[j].add(1, of(f))
		}
	}
	for i := range overU {
		b.require(overU[i].plus(-1, x.u[i].is), equal, "from_p%d_%s_t%d", x.pair+1, b.end(x.u[i].site), x.interval)
	}
	for j := range overV {
		b.require(overV[j].plus(-1, x.v[j].is), equal, "to_p%d_%s_t%d", x.pair+1, b.end(x.v[j].site), x.interval)
	}
}

// free reports whether the pair costs nothing wherever its ends are.
func (x *crossing) free() bool {
	for _, row := range x.cost {
		for _, c := range row {
			if c != 0 {
				return false
			}
		}
	}
	return true
}
