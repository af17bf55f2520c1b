package schedule

// polishing re-decides a few assets that have to do with each other by trying all
// their joint decisions: what single changes and swaps cannot reach because two or
// three things have to change at once. (A large neighbourhood searched exactly, as
// in Shaw 1998.)
type polishing struct {
	*annealing
	blocks  [][]int32 // assets that are decided together, by block
	blockOf []int32
	budget  int // trials left

	chosen []int32
	ways   [][]way
	best   float64
	plan   []change
}

// way is a decision on a block: where its assets end, or as they are, and when.
type way struct {
	target int32 // a site, or asBefore
	wave   int32
}

// asBefore is the target of a way that keeps every asset's option.
const asBefore int32 = -2

func newPolishing(a *annealing) *polishing {
	p := &polishing{annealing: a}
	st := a.st
	f := newForest(st.n)
	for i := range int32(st.n) {
		f.join(i, st.units.members(st.units.unitOf[i])[0])
		f.join(i, st.units.tied(i)[0])
	}
	of, start, member := f.sets()
	p.blockOf = of
	for k := 0; k+1 < len(start); k++ {
		p.blocks = append(p.blocks, member[start[k]:start[k+1]])
	}
	return p
}

// run polishes around random assets until the budget of trials is used up.
func (p *polishing) run(budget int) {
	if len(p.free) == 0 {
		return
	}
	p.budget = budget
	for p.budget > 0 {
		p.budget -= 16
		p.choose()
		p.improve()
	}
}

// choose draws a block, every other time an unscheduled one where there is one, and
// one or two that have to do with it.
func (p *polishing) choose() {
	st := p.st
	u := p.free[p.rng.IntN(len(p.free))]
	if out := p.in.units[st.t+1]; len(out) > 0 && p.rng.IntN(2) == 0 {
		u = out[p.rng.IntN(len(out))]
	}
	i := st.units.members(u)[0]
	p.chosen = append(p.chosen[:0], p.blockOf[i])
	for range 1 + p.rng.IntN(2) {
		b := p.blockOf[p.companion(i)]
		known := false
		for _, c := range p.chosen {
			known = known || c == b
		}
		if !known {
			p.chosen = append(p.chosen, b)
		}
	}
}

// companion draws an asset that has to do with i: a neighbour, one that a service
// needs as well, one of its replica group or pool, one in the same wave, or any.
func (p *polishing) companion(i int32) int32 {
	st := p.st
	switch p.rng.IntN(5) {
	case 0, 1:
		if lo, hi := st.adjacentStart[i], st.adjacentStart[i+1]; lo < hi {
			return st.adjacent[lo+p.rng.Int32N(hi-lo)].to
		}
	case 2:
		if sets := st.outages.setsOf(i); len(sets) > 0 {
			members := st.outages.members(sets[p.rng.IntN(len(sets))])
			return members[p.rng.IntN(len(members))]
		}
	case 3:
		if ties := st.orders.tiesOf(i); len(ties) > 0 {
			return ties[p.rng.IntN(len(ties))].other
		}
		if quorums := st.quorums.quorumsOf(i); len(quorums) > 0 {
			members := st.quorums.members(quorums[p.rng.IntN(len(quorums))])
			return members[p.rng.IntN(len(members))]
		}
	}
	return st.units.members(p.free[p.rng.IntN(len(p.free))])[0]
}

// improve tries all joint decisions of the chosen blocks and makes the best.
func (p *polishing) improve() {
	p.ways = p.ways[:0]
	most := 40
	if len(p.chosen) > 2 {
		most = 14
	}
	for _, b := range p.chosen {
		p.ways = append(p.ways, p.waysOf(p.blocks[b], most))
	}
	p.best, p.plan = p.st.guided()-1e-9*p.st.guided(), p.plan[:0]
	for _, b := range p.chosen {
		for _, i := range p.blocks[b] {
			p.lift(i)
		}
	}
	p.descend(0)
	p.rollback()
	if len(p.plan) == 0 {
		return
	}
	for _, c := range p.plan {
		p.st.apply(c.i, c.choice, c.wave)
		p.moved(c.i)
	}
	p.relistAll()
	p.note()
}

// waysOf lists decisions on a block: every target with every wave, or a random
// part of them where they are too many.
func (p *polishing) waysOf(block []int32, most int) []way {
	st := p.st
	var all []way
	seen := map[way]bool{}
	put := func(w way) {
		if !seen[w] {
			seen[w] = true
			all = append(all, w)
		}
	}
	for _, i := range block {
		put(way{asBefore, st.wave[i]})
		for _, o := range st.optionsOf(i) {
			target := o.move.Target
			switch {
			case p.fixed && target != st.destination(i, st.choice[i]):
				continue
			case p.fixed:
				target = asBefore
			}
			if o.stays() {
				put(way{target, 0})
				continue
			}
			for _, w := range st.masks.waves[o.mask] {
				put(way{target, w})
			}
		}
	}
	for k := 1; k < min(most, len(all)); k++ {
		j := k + p.rng.IntN(len(all)-k)
		all[k], all[j] = all[j], all[k]
	}
	return all[:min(most, len(all))]
}

// descend tries the ways of the k-th chosen block and of those after it.
func (p *polishing) descend(k int) {
	if k == len(p.chosen) {
		p.leaf()
		return
	}
	for _, w := range p.ways[k] {
		mark := len(p.undo)
		p.budget--
		if p.takeWay(p.blocks[p.chosen[k]], w) {
			p.descend(k + 1)
		}
		p.rollbackTo(mark)
	}
}

// takeWay makes a decision on a block as far as its assets alone allow.
func (p *polishing) takeWay(block []int32, w way) bool {
	st := p.st
	for _, i := range block {
		c := change{i, st.choice[i], w.wave}
		if w.target != asBefore {
			sent, ok := p.sendTo(i, w.target, w.wave)
			if !ok {
				return false
			}
			c = sent
		}
		switch {
		case c.choice < 0:
			continue
		case st.options[c.choice].stays():
			c.wave = 0
		case c.wave == 0:
			return false
		default:
			c.wave = w.wave
		}
		if !st.fitsAlone(c.i, c.choice, c.wave) {
			return false
		}
		p.set(c.i, c.choice, c.wave)
	}
	return true
}

// leaf keeps the joint decision if it is sound and the best so far.
func (p *polishing) leaf() {
	if p.st.guided() >= p.best || !p.sound() {
		return
	}
	p.best, p.plan = p.st.guided(), p.plan[:0]
	for _, b := range p.chosen {
		for _, i := range p.blocks[b] {
			p.plan = append(p.plan, change{i, p.st.choice[i], p.st.wave[i]})
		}
	}
}
