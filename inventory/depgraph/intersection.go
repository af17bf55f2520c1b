package depgraph

import "slices"

// poolChunk is how many pools are intersected as one piece of work.
const poolChunk = 64

// common lists what all targets of a pool need, or are, with depth dependencies left.
func (o *Outage) common(pool int32, depth int) []int32 {
	return o.levels[min(depth, len(o.levels)-1)].at(pool)
}

// prepare finds, once, what the targets of each pool have in common at every depth
// that a search can come to a pool with.
//
// The levels end early where no deeper one can differ: the searches for level j
// that looked s levels deep read the levels j−s … j−1. Where these are equal, and
// equal to level j and to the one before them, the next searches find the same.
func (o *Outage) prepare() {
	o.once.Do(func() {
		o.levels = []adjacency{{off: make([]int, o.pools.len()+1)}}
		span, unchanged := 0, 0
		for j := 1; j < o.depth && unchanged <= span; j++ {
			var level adjacency
			level, span = o.level(j)
			unchanged++
			if last := o.levels[j-1]; slices.Equal(level.off, last.off) && slices.Equal(level.items, last.items) {
				level = last
			} else {
				unchanged = 0
			}
			o.levels = append(o.levels, level)
		}
	})
}

// level intersects the targets' D_depth, pool by pool, with the levels below, and
// says how many levels deep the deepest of the searches looked.
func (o *Outage) level(depth int) (_ adjacency, span int) {
	n := o.pools.len()
	chunks := (n + poolChunk - 1) / poolChunk
	walks := newWalks(o, cores(chunks))
	parts := make([]*poolPart, 0, chunks)
	inOrder(chunks, func(worker, chunk int) *poolPart {
		part := &poolPart{depth: depth, walk: walks[worker]}
		for q := chunk * poolChunk; q < min(n, (chunk+1)*poolChunk); q++ {
			part.intersect(o.pools.at(int32(q)))
		}
		return part
	}, func(_ int, part *poolPart) {
		parts = append(parts, part)
		span = max(span, part.span)
	})
	return joined(parts, n), span
}

// joined is the intersections of n pools end to end.
func joined(parts []*poolPart, n int) adjacency {
	total := 0
	for _, part := range parts {
		total += len(part.sets.items)
	}
	all := adjacency{off: make([]int, 1, n+1), items: make([]int32, 0, total)}
	for _, part := range parts {
		base := len(all.items)
		all.items = append(all.items, part.sets.items...)
		for _, end := range part.sets.off {
			all.off = append(all.off, base+end)
		}
	}
	return all
}

// poolPart is the intersections of some pools that follow one another.
type poolPart struct {
	depth int
	walk  *walk
	sets  adjacency // off without the leading 0
	span  int
}

// intersect adds the intersection of the targets' D_depth. It stops searching as
// soon as nothing is left.
func (p *poolPart) intersect(targets []int32) {
	start := len(p.sets.items)
	for i, t := range targets {
		p.walk.from(t, p.depth)
		p.span = max(p.span, p.walk.span)
		if i == 0 {
			p.sets.items = p.walk.collect(p.sets.items, nil)
			continue
		}
		p.sets.items = p.retain(start)
		if len(p.sets.items) == start {
			break
		}
	}
	slices.Sort(p.sets.items[start:])
	p.sets.close()
}

// retain drops from the list since start what is not in the walk's last set.
func (p *poolPart) retain(start int) []int32 {
	kept := p.sets.items[:start]
	for _, v := range p.sets.items[start:] {
		if p.walk.has(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
