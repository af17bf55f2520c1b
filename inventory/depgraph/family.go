package depgraph

import "slices"

// serviceChunk is how many services are searched from as one piece of work.
const serviceChunk = 128

// SetFamily is the outage sets of many services, cut down to some members, each
// distinct set once, numbered in the order in which the services first have them.
type SetFamily struct {
	// Off and Members hold the sets: Members[Off[s]:Off[s+1]] is set s, ascending.
	Off     []int
	Members []int32
	// Of is the set of each service, in the order asked for; −1 where it is empty.
	Of []int32
}

// Len is the number of distinct sets.
func (f *SetFamily) Len() int { return len(f.Off) - 1 }

// Set lists the members of a set, ascending. The caller must not change it.
func (f *SetFamily) Set(set int32) []int32 { return f.Members[f.Off[set]:f.Off[set+1]] }

// Membership is the inverse of a family: Sets[Off[v]:Off[v+1]] are the sets that
// asset v is in, ascending.
type Membership struct {
	Off  []int
	Sets []int32
}

// Of lists the sets that an asset is in, ascending. The caller must not change it.
func (m *Membership) Of(v int32) []int32 { return m.Sets[m.Off[v]:m.Off[v+1]] }

// Invert lists for each of n assets the sets it is in.
func (f *SetFamily) Invert(n int) *Membership {
	m := &Membership{Off: make([]int, n+2), Sets: make([]int32, len(f.Members))}
	for _, v := range f.Members {
		m.Off[v+2]++
	}
	for v := 2; v < len(m.Off); v++ {
		m.Off[v] += m.Off[v-1]
	}
	// Off[v+1] is where the next set of v goes, and in the end where v's list ends.
	for s := range f.Len() {
		for _, v := range f.Set(int32(s)) {
			m.Sets[m.Off[v+1]] = int32(s)
			m.Off[v+1]++
		}
	}
	m.Off = m.Off[:n+1]
	return m
}

// Sets computes D(u), cut down to the members for which keep holds (nil: all), for
// every u of which. It calls keep once for each asset. Services that are not kept
// themselves and need the same are searched from once.
func (o *Outage) Sets(which []int32, keep func(v int32) bool) *SetFamily {
	o.prepare()
	c := &familyBuilder{o: o, keep: o.kept(keep), sets: newLists()}
	like, firsts := c.alike(which)
	set := c.search(firsts)
	sets := c.sets.flat()
	f := &SetFamily{Off: sets.off, Members: sets.items, Of: like}
	for i, group := range like {
		f.Of[i] = set[group]
	}
	return f
}

// kept tabulates keep; nil is everything.
func (o *Outage) kept(keep func(v int32) bool) []bool {
	if keep == nil {
		return nil
	}
	table := make([]bool, o.need.len())
	for v := range table {
		table[v] = keep(int32(v))
	}
	return table
}

// familyBuilder is the state of one call of Sets.
type familyBuilder struct {
	o    *Outage
	keep []bool
	sets *lists
}

// alike puts services into groups of which each is sure to have one set: those
// with the same needs and pools, that are not kept themselves. It gives the group
// of each service and the first service of each group.
func (b *familyBuilder) alike(which []int32) (group, firsts []int32) {
	seen := newLists()
	var key []int32
	group = make([]int32, len(which))
	for i, u := range which {
		key = b.key(u, key[:0])
		group[i] = seen.intern(key, hashList(key))
		if int(group[i]) == len(firsts) {
			firsts = append(firsts, u)
		}
	}
	return group, firsts
}

// key is what decides the set of u: itself where it is kept, else what it needs.
func (b *familyBuilder) key(u int32, key []int32) []int32 {
	if b.keep == nil || b.keep[u] {
		return append(key, -1, u)
	}
	key = append(key, b.o.need.at(u)...)
	key = append(key, -2)
	start := len(key)
	key = append(key, b.o.own.at(u)...)
	slices.Sort(key[start:])
	return key
}

// part is the sets of some services that follow one another.
type part struct {
	sets   adjacency // off without the leading 0
	hashes []uint64
}

// search gives the number of the set of each service, −1 where it is empty.
func (b *familyBuilder) search(services []int32) []int32 {
	chunks := (len(services) + serviceChunk - 1) / serviceChunk
	walks := newWalks(b.o, cores(chunks))
	of := make([]int32, 0, len(services))
	inOrder(chunks, func(worker, chunk int) *part {
		end := min(len(services), (chunk+1)*serviceChunk)
		return b.part(walks[worker], services[chunk*serviceChunk:end])
	}, func(_ int, p *part) {
		start := 0
		for i, end := range p.sets.off {
			set := int32(-1)
			if start < end {
				set = b.sets.intern(p.sets.items[start:end], p.hashes[i])
			}
			of = append(of, set)
			start = end
		}
	})
	return of
}

func (b *familyBuilder) part(w *walk, services []int32) *part {
	p := &part{sets: adjacency{items: make([]int32, 0, w.part)}}
	for _, u := range services {
		start := len(p.sets.items)
		w.from(u, b.o.depth)
		p.sets.items = w.collect(p.sets.items, b.keep)
		slices.Sort(p.sets.items[start:])
		p.sets.close()
		p.hashes = append(p.hashes, hashList(p.sets.items[start:]))
	}
	w.part = len(p.sets.items)
	return p
}
