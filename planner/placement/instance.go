package placement

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/placement/partition"
)

// instance states the draft as the search takes it: items for the free assets
// tied together, labels for the surviving sites.
func (d *draft) instance(it *items) *partition.Instance {
	room := d.freeRoom()
	scarce := d.scarce(room)
	in := &partition.Instance{
		Items: len(it.members), Labels: d.k, Resources: len(scarce),
		Unary: make([]float64, len(it.members)*d.k),
		Load:  make([]float64, len(it.members)*len(scarce)),
		Limit: make([]float64, d.k*len(scarce)),
	}
	for l := range room {
		for j, r := range scarce {
			in.Limit[l*len(scarce)+j] = room[l][r]
		}
	}
	for n, members := range it.members {
		for _, i := range members {
			d.addMember(in, n, i, scarce)
		}
	}
	d.addPairs(in, it)
	in.Groups = d.groups(it)
	return in
}

func (d *draft) addMember(in *partition.Instance, n int, i int32, scarce []inventory.Resource) {
	for l, c := range d.costs(i) {
		in.Unary[n*d.k+l] += c
	}
	for j, r := range scarce {
		in.Load[n*len(scarce)+j] += d.needs(i)[r]
	}
}

// addPairs prices the pairs: for as long as both ends are where they end, an
// edge; while one has moved and the other not, and where the other never moves,
// costs of one item alone.
func (d *draft) addPairs(in *partition.Instance, it *items) {
	q := newDistances(d)
	edges := partition.NewEdges(len(q.metric), d.pairs.Len())
	buf := make([]float64, 0, len(q.metric))
	for e := range d.pairs.Len() {
		u, v := d.place[d.pairs.U[e]], d.place[d.pairs.V[e]]
		if d.fate[u] != free && d.fate[v] != free {
			continue
		}
		d.addLag(in, it, e, u, v)
		d.addLag(in, it, e, v, u)
		if it.of[u] < 0 || it.of[v] < 0 || it.of[u] == it.of[v] {
			continue
		}
		buf = q.weights(e, buf)
		both := math.Max(0, d.days-math.Max(d.day[u], d.day[v]))
		for f := range buf {
			buf[f] *= both
		}
		edges.Add(it.of[u], it.of[v], buf...)
	}
	in.Graph = edges.Graph(in.Items, q.metric)
}

// addLag adds what the pair costs from when u has moved until v has moved, is
// retired, or the end: v is then where it is today.
func (d *draft) addLag(in *partition.Instance, it *items, e int, u, v int32) {
	if d.fate[u] != free {
		return
	}
	until := d.day[v]
	if d.fate[v] == blocked {
		until = d.days
	}
	lag := until - d.day[u]
	if lag <= 0 {
		return
	}
	row := in.Unary[int(it.of[u])*d.k : int(it.of[u])*d.k+d.k]
	for l := range row {
		row[l] += lag * d.pairs.PerDay(e, d.site[l], d.asset(v).Site)
	}
}
