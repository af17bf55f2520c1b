package schedule

// unitTable partitions the placed assets into units, which move in one wave or
// not at all, and into ties, which end on one site. A unit that is one asset is
// the common case.
type unitTable struct {
	unitOf      []int32
	memberStart []int32
	member      []int32
	tieOf       []int32
	tieStart    []int32
	tieMember   []int32
}

// newUnitTable joins what C8 binds: same_wave between assets that both must
// leave their sites, and same_site between assets that are together now. A
// same_wave with an asset that may stay binds only if that moves; fits checks it.
func newUnitTable(s *space) unitTable {
	units, ties := newForest(s.n), newForest(s.n)
	for i := range int32(s.n) {
		for _, t := range s.orders.tiesOf(i) {
			switch t.kind {
			case tieSameWave:
				if !s.mayStay(i) && !s.mayStay(t.other) {
					units.join(i, t.other)
				}
			case tieTogether:
				units.join(i, t.other)
				ties.join(i, t.other)
			case tieSameSite:
				ties.join(i, t.other)
			}
		}
	}
	var u unitTable
	u.unitOf, u.memberStart, u.member = units.sets()
	u.tieOf, u.tieStart, u.tieMember = ties.sets()
	return u
}

// mayStay reports whether the asset's site survives and it need not be retired.
func (s *space) mayStay(i int32) bool { return s.kept[s.site[i]] && !s.retires(i) }

// mayMove reports whether some member of a unit has an option other than to stay.
func (s *space) mayMove(unit int32) bool {
	for _, i := range s.units.members(unit) {
		for _, o := range s.optionsOf(i) {
			if !o.stays() {
				return true
			}
		}
	}
	return false
}

func (u *unitTable) count() int { return len(u.memberStart) - 1 }

func (u *unitTable) members(k int32) []int32 { return u.member[u.memberStart[k]:u.memberStart[k+1]] }

// tied are the assets that end on one site with i, itself included.
func (u *unitTable) tied(i int32) []int32 {
	k := u.tieOf[i]
	return u.tieMember[u.tieStart[k]:u.tieStart[k+1]]
}

// forest is a union-find structure whose roots are the smallest members.
type forest []int32

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

func (f forest) root(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(a, b int32) {
	a, b = f.root(a), f.root(b)
	if a > b {
		a, b = b, a
	}
	f[b] = a
}

// sets numbers the sets by their smallest member and lists their members.
func (f forest) sets() (of, start, member []int32) {
	of = make([]int32, len(f))
	count := int32(0)
	for i := range f {
		if f.root(int32(i)) == int32(i) {
			of[i] = count
			count++
		} else {
			of[i] = of[f.root(int32(i))]
		}
	}
	start = make([]int32, count+1)
	for _, k := range of {
		start[k+1]++
	}
	for k := range count {
		start[k+1] += start[k]
	}
	member = make([]int32, len(f))
	next := append([]int32(nil), start...)
	for i, k := range of {
		member[next[k]] = int32(i)
		next[k]++
	}
	return of, start, member
}
