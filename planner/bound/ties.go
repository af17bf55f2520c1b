package bound

import "github.com/wavecut/wavecut/inventory"

// tie makes the variables: movers that same_wave, or a same_site kept from the
// start, puts into one wave. What only orders movers becomes an implication.
func (f *frame) tie() {
	u := newUnion(len(f.p.Placed))
	mover := make([]bool, len(f.p.Placed))
	for i := range mover {
		mover[i] = f.p.Mover(f.pl, i)
		if mover[i] {
			f.movers++
		}
	}
	f.eachTie(mover, func(a, b int32, d *inventory.Dependency) {
		if d.Constraints.Has(inventory.SameWave) || d.Constraints.Has(inventory.SameSite) && f.together(a, b) {
			u.join(a, b)
		}
	})
	f.number(u, mover)
	f.eachTie(mover, f.order)
}

// eachTie visits the dependencies with a constraint whose ends both move.
func (f *frame) eachTie(mover []bool, visit func(from, to int32, d *inventory.Dependency)) {
	deps := f.p.Estate.Dependencies
	for i := range deps {
		d := &deps[i]
		if d.Constraints == 0 || d.From == d.To {
			continue
		}
		a, b := f.at[d.From], f.at[d.To]
		if a >= 0 && b >= 0 && mover[a] && mover[b] {
			visit(a, b, d)
		}
	}
}

// together reports whether same_site makes two movers leave in one wave: they
// are on one site at the start and must never be apart.
func (f *frame) together(a, b int32) bool {
	return f.asset(a).Site == f.asset(b).Site && !f.retires(a) && !f.retires(b)
}

func (f *frame) retires(i int32) bool { return f.pl.Moves[i].Target == inventory.NoSite }

// order adds the implications of a dependency between two movers.
func (f *frame) order(a, b int32, d *inventory.Dependency) {
	x, y := f.of[a], f.of[b]
	if x == y {
		return
	}
	if d.Constraints.Has(inventory.After) {
		f.after = append(f.after, arc{x, y})
		f.implies = append(f.implies, arc{x, y})
	}
	if d.Constraints.Has(inventory.SameSite) && f.asset(a).Site == f.asset(b).Site {
		// What stays behind until the other is retired may leave with it at the earliest.
		switch {
		case f.retires(a) && !f.retires(b):
			f.implies = append(f.implies, arc{y, x})
		case f.retires(b) && !f.retires(a):
			f.implies = append(f.implies, arc{x, y})
		}
	}
}

// number gives the variables their numbers, in order of their first mover.
func (f *frame) number(u *union, mover []bool) {
	f.of = make([]int32, len(mover))
	variable := make([]int32, len(mover))
	for i := range variable {
		variable[i], f.of[i] = -1, -1
	}
	n := int32(0)
	for i := range mover {
		if !mover[i] {
			continue
		}
		root := u.find(int32(i))
		if variable[root] < 0 {
			variable[root] = n
			n++
		}
		f.of[i] = variable[root]
	}
	f.members = group(f.of, int(n))
}

// union is a forest of disjoint sets.
type union struct{ parent []int32 }

func newUnion(n int) *union {
	u := &union{parent: make([]int32, n)}
	for i := range u.parent {
		u.parent[i] = int32(i)
	}
	return u
}

func (u *union) find(i int32) int32 {
	for u.parent[i] != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = u.parent[i]
	}
	return i
}

// join makes one set of two; the smaller root stays.
func (u *union) join(a, b int32) {
	a, b = u.find(a), u.find(b)
	u.parent[max(a, b)] = min(a, b)
}
