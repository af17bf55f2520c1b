package partition

// groups counts, for every group of an instance, its items by label.
type groups struct {
	in     *Instance
	of     map[int32][]int32 // item → groups; few items have any
	cnt    []int32           // by group*Labels+label
	broken int               // groups that are together where they must not be
}

func newGroups(in *Instance) *groups {
	q := &groups{in: in, of: map[int32][]int32{}, cnt: make([]int32, len(in.Groups)*in.Labels)}
	for g := range in.Groups {
		for _, i := range in.Groups[g].Items {
			q.of[i] = append(q.of[i], int32(g))
		}
	}
	return q
}

// count starts over from a labelling.
func (q *groups) count(label []int32) {
	clear(q.cnt)
	q.broken = 0
	for g := range q.in.Groups {
		for _, i := range q.in.Groups[g].Items {
			q.cnt[g*q.in.Labels+int(label[i])]++
		}
		if q.in.Groups[g].together(label) {
			q.broken++
		}
	}
}

// full reports whether all items of a group have the label and must not.
func (q *groups) full(g, label int32) bool {
	group := &q.in.Groups[g]
	return group.bars(label) && int(q.cnt[int(g)*q.in.Labels+int(label)]) == len(group.Items)
}

// allow reports whether an item may get a label without bringing a group
// together, or stranding one that is: what was broken before does not count.
func (q *groups) allow(label []int32, i, to int32) bool {
	if len(q.of) == 0 {
		return true
	}
	for _, g := range q.of[i] {
		group := &q.in.Groups[g]
		if group.bars(to) && int(q.cnt[int(g)*q.in.Labels+int(to)]) == len(group.Items)-1 && label[i] != to {
			return false
		}
	}
	return true
}

func (q *groups) move(i, from, to int32) {
	if len(q.of) == 0 {
		return
	}
	for _, g := range q.of[i] {
		if q.full(g, from) {
			q.broken--
		}
		q.cnt[int(g)*q.in.Labels+int(from)]--
		q.cnt[int(g)*q.in.Labels+int(to)]++
		if q.full(g, to) {
			q.broken++
		}
	}
}

// share reports whether two items are in one group.
func (q *groups) share(i, j int32) bool {
	if len(q.of) == 0 {
		return false
	}
	for _, g := range q.of[i] {
		for _, h := range q.of[j] {
			if g == h {
				return true
			}
		}
	}
	return false
}
