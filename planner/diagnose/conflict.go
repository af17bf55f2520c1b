package diagnose

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// Conflict is a smallest set of limits that stand against each other: with any one
// of them dropped the others could be kept.
type Conflict struct {
	// Message tells it in words.
	Message string
	// Limits are the limits with their values; none where the conflict is with the
	// asset itself (see Code).
	Limits []string
	// Code is that of the finding or of the first constraint.
	Code string
	// Assets are those that it leaves unscheduled, of the estate.
	Assets []int32
	// Proven says that it follows by counting; else it is as sure as the search.
	Proven bool
	// Relaxations are what would help, each by itself, that with the least effect
	// first.
	Relaxations []Relaxation
}

// Relaxation is a limit at another value, or a rule dropped.
type Relaxation struct {
	Limit string
	// From and To are the values; NaN for a rule that is dropped.
	From, To float64
	// Left is how many assets would still be unscheduled, as far as the search can
	// tell; -1 where it was not asked.
	Left int
}

// String is "wave.max_assets 25 → 38".
func (r Relaxation) String() string {
	if math.IsNaN(r.From) {
		return "drop " + r.Limit
	}
	return fmt.Sprintf("%s %s → %s", r.Limit, number(r.From), number(r.To))
}

// Options bound the search for conflicts.
type Options struct {
	// Most is how many conflicts are looked for by search; default 4.
	Most int
	// Steps is the number of proposals with which a plan is completed each time;
	// default 4,000.
	Steps int
	// Assets is the number of placed assets beyond which only what can be counted is
	// told; default 20,000.
	Assets int
}

func (o Options) withDefaults() Options {
	return Options{Most: cmp.Or(o.Most, 4), Steps: cmp.Or(o.Steps, 4000), Assets: cmp.Or(o.Assets, 20000)}
}

// Conflicts explains what a plan leaves unscheduled: what can be counted first,
// then, with that out of the way, what the search finds. It ends early where the
// context does. A plan that leaves nothing has no conflicts.
func Conflicts(ctx context.Context, p *model.Problem, plan *model.Plan, o Options) []Conflict {
	out := unscheduled(plan)
	if len(out) == 0 {
		return nil
	}
	s := &seeker{ctx: ctx, p: p, kept: p.Kept(plan), plan: plan, o: o.withDefaults()}
	s.byCounting()
	s.bySearch()
	return s.found
}

// unscheduled lists the places of the assets that a plan leaves out.
func unscheduled(plan *model.Plan) []int32 {
	var out []int32
	for i, d := range plan.Decisions {
		if d.Wave == model.Unscheduled {
			out = append(out, int32(i))
		}
	}
	return out
}

// seeker looks for conflicts.
type seeker struct {
	ctx   context.Context
	p     *model.Problem
	kept  []bool
	plan  *model.Plan
	o     Options
	found []Conflict
	// given are the relaxations that earlier conflicts ask for: the next are looked
	// for as if they had been made.
	given []setting
	// stuck are the assets that nothing here can help.
	stuck []bool
}

// byCounting tells what holds for any plan with these survivors.
func (s *seeker) byCounting() {
	c := newChecker(s.p, s.kept)
	for _, look := range []func(){
		c.lookAtWindows, c.lookAtAssets, c.lookAtMoveGroups, c.lookAtTies, c.lookAtAfters, c.lookAtSiteGroups, c.lookAtReplicas, c.lookAtSpreads,
	} {
		look()
		if s.p.T() == 0 {
			break
		}
	}
	for _, f := range c.findings() {
		if f.Severity != inventory.SeverityError {
			continue
		}
		conflict := Conflict{Message: f.Message, Code: f.Code, Proven: true}
		if a, ok := s.p.Estate.AssetIndex(f.Subject); ok {
			conflict.Assets = []int32{a}
		}
		if f.Hint != "" {
			conflict.Message += ": " + f.Hint
		}
		s.found = append(s.found, conflict)
	}
	s.stuck = c.stuck
	if s.p.T() == 0 {
		return
	}
	limits := limitsOf(c.count, nil)
	for _, short := range slices.Concat(c.waveShortages(), c.linkShortages(), c.capacityShortages()) {
		s.addShortage(c.count, limits, &short)
	}
}

// addShortage tells a shortage and what would end it.
func (s *seeker) addShortage(c *count, limits []*limit, short *shortage) {
	conflict := Conflict{Message: c.tell(short), Code: short.code, Proven: true}
	for _, i := range short.places {
		if s.plan.Decisions[i].Wave == model.Unscheduled {
			conflict.Assets = append(conflict.Assets, s.p.Placed[i])
		}
	}
	for k, change := range c.remedies(short, limits) {
		l := change.limit
		conflict.Limits = append(conflict.Limits, l.text())
		conflict.Relaxations = append(conflict.Relaxations, Relaxation{Limit: l.name, From: l.value, To: change.value, Left: -1})
		if k == 0 {
			s.given = append(s.given, change)
		}
	}
	if weeks, ok := c.longer(short, s.o.Assets); ok {
		conflict.Relaxations = append(conflict.Relaxations, weeks)
	}
	s.found = append(s.found, conflict)
}

// bySearch finds conflicts by completing the plan with limits dropped, one after
// another, each as if what the ones before ask for had been done.
func (s *seeker) bySearch() {
	if s.p.T() == 0 || len(s.p.Placed) > s.o.Assets {
		return
	}
	for range s.o.Most {
		base, left := s.complete(s.given)
		left = slices.DeleteFunc(left, func(i int32) bool { return s.stuck[i] })
		if len(left) == 0 || base == nil || s.ctx.Err() != nil {
			return
		}
		if !s.seek(base, left) {
			return
		}
	}
}

// complete completes the plan with limits at other values; the places that are
// left out then. The problem is nil where there is none.
func (s *seeker) complete(changes []setting) (*model.Problem, []int32) {
	q, err := relaxed(s.p, changes)
	if err != nil {
		return nil, nil
	}
	r := schedule.Complete(s.ctx, q, s.kept, shifted(s.p, q, s.plan), s.o.Steps, 1)
	return q, unscheduled(r.Plan)
}

// shifted is a plan with the waves of another problem: those of the windows that
// start when its own did.
func shifted(p, q *model.Problem, plan *model.Plan) *model.Plan {
	out := &model.Plan{Decisions: slices.Clone(plan.Decisions)}
	for i := range out.Decisions {
		d := &out.Decisions[i]
		if !d.Moves() {
			continue
		}
		start := p.Windows[d.Wave-1].Start
		w := slices.IndexFunc(q.Windows, func(w model.Window) bool { return w.Start.Equal(start) })
		if d.Wave = int32(w + 1); w < 0 {
			d.Wave = model.Unscheduled
		}
	}
	return out
}

// seek finds one conflict among what is left. It reports false where there is none
// to be found.
func (s *seeker) seek(q *model.Problem, left []int32) bool {
	limits := limitsOf(newCount(q, s.kept), left)
	drop := func(kept []*limit) []setting {
		changes := slices.Clone(s.given)
		for _, l := range limits {
			if !slices.Contains(kept, l) {
				changes = append(changes, setting{l, l.best})
			}
		}
		return changes
	}
	_, least := s.complete(drop(nil))
	if s.lost(least) >= len(left) {
		s.found = append(s.found, s.unexplained(left))
		return false
	}
	goal := s.lost(least)
	conflict := xplain(limits, func(kept []*limit) bool {
		_, out := s.complete(drop(kept))
		return s.lost(out) <= goal
	})
	if len(conflict) == 0 || s.ctx.Err() != nil {
		return false
	}
	return s.addConflict(conflict, left)
}

// lost counts the assets that are left out and that something could help.
func (s *seeker) lost(out []int32) int {
	n := 0
	for _, i := range out {
		if !s.stuck[i] {
			n++
		}
	}
	return n
}

// unexplained is the conflict of what no limit known here explains.
func (s *seeker) unexplained(left []int32) Conflict {
	c := Conflict{Code: "C1", Assets: s.assets(left)}
	reason := s.plan.Decisions[left[0]].Reason
	c.Message = fmt.Sprintf("%s can't be scheduled even without the limits that may be relaxed (%s)", ids(s.p.Estate, c.Assets), cmp.Or(reason, "C1"))
	return c
}

func (s *seeker) assets(places []int32) []int32 {
	all := make([]int32, len(places))
	for k, i := range places {
		all[k] = s.p.Placed[i]
	}
	return all
}

// addConflict tells a conflict, weighs its relaxations and has the first be given.
// It reports false where none of them helps by itself.
func (s *seeker) addConflict(limits []*limit, left []int32) bool {
	c := Conflict{Code: limits[0].code, Assets: s.assets(left)}
	var helps []setting
	var by []Relaxation
	for _, l := range limits {
		c.Limits = append(c.Limits, l.code+" "+l.text())
		value, rest := s.smallest(l, s.lost(left))
		if rest < s.lost(left) {
			helps = append(helps, setting{l, value})
			by = append(by, Relaxation{Limit: l.name, From: l.value, To: value, Left: rest})
		}
	}
	order := make([]int, len(by))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(by[a].Left, by[b].Left), cmp.Compare(effect(by[a]), effect(by[b])))
	})
	for _, k := range order {
		c.Relaxations = append(c.Relaxations, by[k])
	}
	c.Message = fmt.Sprintf("%s can't be scheduled together with the rest under %s", ids(s.p.Estate, c.Assets), strings.Join(c.Limits, ", "))
	s.found = append(s.found, c)
	if len(helps) == 0 {
		return false
	}
	s.given = append(s.given, helps[order[0]])
	return true
}

// effect is by how much a relaxation changes its limit, in shares; dropping a rule
// counts as doubling a number.
func effect(r Relaxation) float64 {
	switch {
	case math.IsNaN(r.From) || math.IsInf(r.To, 1):
		return 1
	case r.From == 0:
		return r.To
	}
	return math.Abs(r.To-r.From) / r.From
}

// smallest finds the value of a limit nearest to the present one with which as few
// are left out as without the limit, and how many that are.
func (s *seeker) smallest(l *limit, now int) (value float64, left int) {
	try := func(v float64) int {
		_, out := s.complete(append(slices.Clone(s.given), setting{l, v}))
		return s.lost(out)
	}
	best := try(l.best)
	if best >= now || l.rule() {
		return l.best, best
	}
	if l.best == 0 {
		return s.lower(l, best, try), best
	}
	step := math.Max(1, l.value*0.05)
	if l.whole {
		step = 1
	}
	bad, good := l.value, l.value+step
	for k := 0; try(good) > best; k++ {
		if k == 12 {
			return l.best, best
		}
		bad, good = good, good+2*(good-bad)
	}
	return s.between(l, bad, good, best, try), best
}

// lower counts down to the first value that helps.
func (s *seeker) lower(l *limit, best int, try func(float64) int) float64 {
	for v := l.value - 1; v > 0; v-- {
		if try(v) <= best {
			return v
		}
	}
	return 0
}

// between bisects between a value that does not do and one that does.
func (s *seeker) between(l *limit, bad, good float64, best int, try func(float64) int) float64 {
	for {
		middle := (bad + good) / 2
		if l.whole {
			middle = math.Floor(middle)
		}
		if middle <= bad || !l.whole && good-bad < 0.01*good {
			return good
		}
		if try(middle) <= best {
			good = middle
		} else {
			bad = middle
		}
	}
}
