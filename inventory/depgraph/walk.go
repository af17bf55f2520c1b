package depgraph

// walk is the working memory of one search for an outage set.
//
// The search goes breadth first by remaining depth. Since D_k grows with k, the
// first visit of an asset or a pool, which has most depth left, covers all later
// ones. What a pool adds is a finished set: its members belong to the outage set,
// but are not searched from unless they are also reached outside pools.
type walk struct {
	o     *Outage
	epoch uint32
	// mark is 2·epoch for a member that a pool added, 2·epoch+1 for one reached;
	// less for an asset outside the set.
	mark     []uint32
	poolMark []uint32
	reached  []int32
	added    []int32
	span     int // how many levels deep the last search looked for needs
	part     int // length of the last part, a guess at that of the next
}

func newWalk(o *Outage) *walk {
	return &walk{o: o, mark: make([]uint32, o.need.len()), poolMark: make([]uint32, o.pools.len())}
}

func newWalks(o *Outage, n int) []*walk {
	walks := make([]*walk, n)
	for i := range walks {
		walks[i] = newWalk(o)
	}
	return walks
}

// begin forgets the last search.
func (w *walk) begin() {
	w.reached, w.added = w.reached[:0], w.added[:0]
	w.epoch++
	if w.epoch == 1<<31 {
		clear(w.mark)
		clear(w.poolMark)
		w.epoch = 1
	}
}

// from searches D_depth(u). Pools met with j dependencies left are read from
// levels[j], which must be there.
func (w *walk) from(u int32, depth int) {
	w.begin()
	w.reach(u)
	w.span = 0
	for done := 0; depth > 0 && done < len(w.reached); depth-- {
		for end := len(w.reached); done < end; done++ {
			w.expand(w.reached[done], depth)
		}
		w.span++
	}
}

// expand follows what x needs, with depth dependencies left. At depth 1 a pool
// adds nothing: its targets differ.
func (w *walk) expand(x int32, depth int) {
	for _, v := range w.o.need.at(x) {
		w.reach(v)
	}
	if depth > 1 {
		for _, q := range w.o.own.at(x) {
			w.addPool(q, depth-1)
		}
	}
}

func (w *walk) reach(v int32) {
	if now := 2*w.epoch + 1; w.mark[v] != now {
		w.mark[v] = now
		w.reached = append(w.reached, v)
	}
}

func (w *walk) addPool(q int32, depth int) {
	if w.poolMark[q] == w.epoch {
		return
	}
	w.poolMark[q] = w.epoch
	for _, v := range w.o.common(q, depth) {
		if w.mark[v] < 2*w.epoch {
			w.mark[v] = 2 * w.epoch
			w.added = append(w.added, v)
		}
	}
}

// has reports whether v is in the set that was searched last.
func (w *walk) has(v int32) bool { return w.mark[v] >= 2*w.epoch }

// collect appends the set that was searched last, in no useful order, cut down
// to what is kept (nil: everything).
func (w *walk) collect(buf []int32, keep []bool) []int32 {
	for _, v := range w.reached {
		if keep == nil || keep[v] {
			buf = append(buf, v)
		}
	}
	for _, v := range w.added {
		if w.mark[v] == 2*w.epoch && (keep == nil || keep[v]) {
			buf = append(buf, v)
		}
	}
	return buf
}
