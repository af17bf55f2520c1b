package baseline

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/feasible"
	"github.com/wavecut/wavecut/planner/model"
)

// filler puts units into windows one after the other.
type filler struct {
	p     *model.Problem
	s     *feasible.State
	sites []int32 // that survive
	// target is where an asset is meant to go, once a unit was sent there: NoSite
	// before, and for what is to be retired.
	target  []int32
	blocked []blocks // by asset
	left    []int32  // what was not scheduled in its turn, in that order
}

// fill makes a plan out of units. Assets that need not move are taken out of them
// first.
func fill(p *model.Problem, survivors []bool, units [][]int32) *model.Plan {
	if survivors == nil {
		survivors = Survivors(p)
	}
	f := newFiller(p, survivors)
	for _, unit := range f.order(units) {
		f.place(unit)
	}
	f.retry()
	return f.plan()
}

func newFiller(p *model.Problem, survivors []bool) *filler {
	n := len(p.Estate.Assets)
	f := &filler{p: p, s: feasible.New(p, survivors), target: make([]int32, n), blocked: make([]blocks, n)}
	for i := range f.target {
		f.target[i] = inventory.NoSite
	}
	for i, survives := range survivors {
		if survives {
			f.sites = append(f.sites, int32(i))
		}
	}
	return f
}

// order leaves the assets that must move, and sorts the units: largest first, then
// by smallest id. Assets ascend by id within a unit.
func (f *filler) order(units [][]int32) [][]int32 {
	var kept [][]int32
	for _, unit := range units {
		unit = slices.DeleteFunc(slices.Clone(unit), func(a int32) bool { return !f.s.MustMove(a) })
		if len(unit) > 0 {
			slices.Sort(unit)
			kept = append(kept, unit)
		}
	}
	slices.SortFunc(kept, func(a, b []int32) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return kept
}

// place sends a unit to a site, or its assets each to one, and puts it into
// windows: whole into the first that holds it, else split over them.
func (f *filler) place(unit []int32) {
	f.send(unit)
	movable := f.movable(unit)
	if len(movable) == len(unit) && f.whole(movable) {
		return
	}
	f.left = append(f.left, f.split(movable)...)
}

// movable drops the assets that have no way to go, and notes why.
func (f *filler) movable(unit []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(unit), func(a int32) bool {
		_, code := f.change(a, 1)
		if code == "" {
			return false
		}
		f.blocked[a].add(code)
		f.left = append(f.left, a)
		return true
	})
}

// change is the change that puts an asset into a wave, to the site it is meant for.
func (f *filler) change(a, wave int32) (feasible.Change, string) {
	target := f.target[a]
	if target == inventory.NoSite && f.p.Estate.Assets[a].Method != inventory.MethodRetire {
		return feasible.Change{}, f.homeless(a)
	}
	m, code := f.s.Move(a, target)
	return feasible.Change{Asset: a, Wave: wave, Move: m}, code
}

// homeless is the constraint for which no site takes the asset: the one that holds
// for most of them; C3 where only room is lacking.
func (f *filler) homeless(a int32) string {
	var b blocks
	for _, site := range f.sites {
		if _, code := f.s.Move(a, site); code != "" && code != "C1" {
			b.add(code)
		} else if code == "" {
			b.add("C3")
		}
	}
	return cmp.Or(b.most(), "C1")
}

// whole puts all of the assets into the first window that holds them.
func (f *filler) whole(assets []int32) bool {
	changes := f.changes(assets)
	for w := int32(1); w <= int32(f.p.T()); w++ {
		if f.s.Room(w) >= float64(len(assets)) && f.into(changes, w) == "" {
			return true
		}
	}
	return false
}

func (f *filler) changes(assets []int32) []feasible.Change {
	changes := make([]feasible.Change, len(assets))
	for i, a := range assets {
		changes[i], _ = f.change(a, 0)
	}
	return changes
}

func (f *filler) into(changes []feasible.Change, wave int32) string {
	for i := range changes {
		changes[i].Wave = wave
	}
	return f.s.Try(changes...)
}

// split fills the windows one after the other with as much of the assets as each
// holds, in order of id; what must move together does, and what is retired comes
// after what moves, which may have to rely on it meanwhile (C7). It returns what
// is left.
func (f *filler) split(assets []int32) []int32 {
	var atoms, last [][]feasible.Change
	for _, atom := range f.s.Atoms(assets) {
		if slices.ContainsFunc(atom, f.retired) {
			last = append(last, f.changes(atom))
		} else {
			atoms = append(atoms, f.changes(atom))
		}
	}
	atoms = append(atoms, last...)
	for w := int32(1); w <= int32(f.p.T()) && len(atoms) > 0; w++ {
		atoms = slices.DeleteFunc(atoms, func(atom []feasible.Change) bool { return f.tryAtom(atom, w) })
	}
	var left []int32
	for _, atom := range atoms {
		for _, c := range atom {
			left = append(left, c.Asset)
		}
	}
	return left
}

// tryAtom puts an atom into a window, or notes what keeps it out.
func (f *filler) tryAtom(atom []feasible.Change, wave int32) bool {
	code := "C4"
	if f.s.Room(wave) >= float64(len(atom)) {
		code = f.into(atom, wave)
	}
	if code == "" {
		return true
	}
	for _, c := range atom {
		f.blocked[c.Asset].add(code)
	}
	return false
}

// retry offers what is left every window and every survivor once more, for what
// had to wait for others or found its site full, as long as that helps.
func (f *filler) retry() {
	for progress := true; progress; {
		progress = false
		left := f.left
		f.left = nil
		for _, atom := range f.s.Atoms(left) {
			if f.anywhere(atom) {
				progress = true
			} else {
				f.left = append(f.left, atom...)
			}
		}
	}
}

// anywhere puts an atom into the first window of the first site that takes it, the
// site it was meant for first.
func (f *filler) anywhere(atom []int32) bool {
	meant := f.target[atom[0]]
	if f.firstWindow(atom) {
		return true
	}
	was := make([]int32, len(atom))
	for i, a := range atom {
		was[i] = f.target[a]
	}
	for _, site := range f.byRoom(nil) {
		if site == meant {
			continue
		}
		f.aim(atom, site)
		if f.firstWindow(atom) {
			return true
		}
	}
	for i, a := range atom {
		f.target[a] = was[i]
	}
	return false
}

func (f *filler) firstWindow(atom []int32) bool {
	for _, a := range atom {
		if _, code := f.change(a, 1); code != "" {
			f.blocked[a].add(code)
			return false
		}
	}
	changes := f.changes(atom)
	for w := int32(1); w <= int32(f.p.T()); w++ {
		if f.tryAtom(changes, w) {
			return true
		}
	}
	return false
}

// plan is the state with the reasons of what it leaves unscheduled.
func (f *filler) plan() *model.Plan {
	plan := f.s.Plan()
	for i := range plan.Decisions {
		if d := &plan.Decisions[i]; d.Wave == model.Unscheduled {
			d.Reason = cmp.Or(f.blocked[d.Asset].most(), "C9") // there is no window at all
		}
	}
	return plan
}

// blocks counts which constraint kept an asset out, by number of the constraint.
type blocks [10]int32

func (b *blocks) add(code string) { b[code[1]-'0']++ }

// most is the constraint that did so most often, the first of several; empty for none.
func (b *blocks) most() string {
	best := 0
	for i := range b {
		if b[i] > b[best] {
			best = i
		}
	}
	if b[best] == 0 {
		return ""
	}
	return "C" + string(rune('0'+best))
}
