package verify

import "github.com/wavecut/wavecut/inventory"

// tie is a dependency that carries constraints, between two assets with sites.
type tie struct {
	from, to    int32
	constraints inventory.Constraints
}

// ties collects them; a constraint with a name at an end is ignored.
func ties(e *inventory.Estate) []tie {
	var all []tie
	for i := range e.Dependencies {
		d := &e.Dependencies[i]
		if d.Constraints != 0 && e.Assets[d.From].Placed() && e.Assets[d.To].Placed() {
			all = append(all, tie{d.From, d.To, d.Constraints})
		}
	}
	return all
}

// checkTies is C8.
func (r *run) checkTies() {
	for _, x := range r.ties {
		if x.constraints.Has(inventory.SameWave) {
			r.checkSameWave(x)
		}
		if x.constraints.Has(inventory.After) {
			r.checkAfter(x)
		}
		if x.constraints.Has(inventory.SameSite) {
			r.checkSameSite(x)
		}
	}
}

func (r *run) tied(x tie) string { return r.id(x.from) + " -> " + r.id(x.to) }

// checkSameWave: both move in one wave; an end that stays binds nothing; if only
// one of them is unscheduled it is broken.
func (r *run) checkSameWave(x tie) {
	from, to := r.wave[x.from], r.wave[x.to]
	if from == 0 || to == 0 || from == to {
		return
	}
	if from < 0 || to < 0 {
		r.report("C8", r.tied(x), max(from, to), "same_wave, and only one is unscheduled")
		return
	}
	r.report("C8", r.tied(x), max(from, to), "same_wave, and they move in waves %d and %d", from, to)
}

// checkAfter: from moves in a strictly later wave than to; an end that stays
// binds nothing; if only one is unscheduled it is broken if that is to.
func (r *run) checkAfter(x tie) {
	from, to := r.wave[x.from], r.wave[x.to]
	switch {
	case from <= 0 || to == 0:
	case to < 0:
		r.report("C8", r.tied(x), from, "after, and what it must follow is unscheduled")
	case from <= to:
		r.report("C8", r.tied(x), from, "after, and they move in waves %d and %d", from, to)
	}
}

// checkSameSite: both ends are on one site at the end, unless one is retired or
// unscheduled, and in every interval in which neither is retired if they are so
// at the start.
func (r *run) checkSameSite(x tie) {
	scheduled := r.wave[x.from] >= 0 && r.wave[x.to] >= 0 && !r.retires(x.from) && !r.retires(x.to)
	if scheduled && r.siteIn(x.from, r.waves) != r.siteIn(x.to, r.waves) {
		r.report("C8", r.tied(x), r.waves, "same_site, and they end apart")
	}
	if r.siteIn(x.from, 0) != r.siteIn(x.to, 0) {
		return
	}
	for t := int32(1); t <= r.waves && !r.gone(x.from, t) && !r.gone(x.to, t); t++ {
		if r.siteIn(x.from, t) != r.siteIn(x.to, t) {
			r.report("C8", r.tied(x), t, "same_site, and they are apart")
		}
	}
}
