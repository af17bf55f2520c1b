package diagnose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// lookAtAfters follows `after` among the assets that must move: it must not run in
// a circle, and there must be a wave for every step. What moves in one wave counts
// as one.
func (c *checker) lookAtAfters() {
	w := newAfterWalk(c)
	for u := range w.members {
		w.visit(int32(u))
	}
	for _, circle := range w.circles {
		c.add(CodeAfterCircle, inventory.SeverityError, c.asset(circle[0]).ID,
			fmt.Sprintf("%s must move one after the other in a circle", c.idsAt(circle)), "drop one of the constraints after or same_wave")
	}
	for _, u := range w.late {
		chain := w.chain(u)
		c.add(CodeAfterTooLong, inventory.SeverityError, c.asset(w.members[u][0]).ID,
			fmt.Sprintf("%d steps one after the other (%s) need more windows than are open to them", len(chain), c.chainText(chain)),
			"drop an after, or give the scenario more windows")
	}
}

// chainText names the first steps and the last.
func (c *count) chainText(chain []int32) string {
	var names []string
	for k, i := range chain {
		if k < 3 || k == len(chain)-1 {
			names = append(names, c.asset(i).ID)
		} else if k == 3 {
			names = append(names, "…")
		}
	}
	return strings.Join(names, ", ")
}

// afterWalk finds the earliest wave of every unit by depth-first search.
type afterWalk struct {
	c       *checker
	of      []int32   // unit by place
	members [][]int32 // of the unit, those that must move; none where some may stay
	state   []uint8   // 0 new, 1 on the way, 2 done
	path    []int32
	first   []int32 // the earliest wave, T+1 where there is none
	prev    []int32 // the unit that it waits for longest, or -1
	circles [][]int32
	late    []int32 // units whose wave would be after the last, the first of each chain
}

func newAfterWalk(c *checker) *afterWalk {
	n := len(c.choices)
	w := &afterWalk{c: c, of: make([]int32, n)}
	for i := range w.of {
		w.of[i] = -1
	}
	add := func(members []int32) {
		for _, i := range members {
			if !c.survey.MustMove(i) || c.stuck[i] {
				return
			}
		}
		for _, i := range members {
			w.of[i] = int32(len(w.members))
		}
		w.members = append(w.members, members)
	}
	grouped := make([]bool, n)
	for _, group := range c.survey.MoveGroups() {
		for _, i := range group {
			grouped[i] = true
		}
		add(group)
	}
	for i := range int32(n) {
		if !grouped[i] {
			add([]int32{i})
		}
	}
	w.state = make([]uint8, len(w.members))
	w.first, w.prev = make([]int32, len(w.members)), make([]int32, len(w.members))
	return w
}

// visit settles a unit after those that it must follow.
func (w *afterWalk) visit(u int32) {
	if w.state[u] != 0 {
		return
	}
	w.state[u] = 1
	w.path = append(w.path, u)
	latest := int32(0)
	w.prev[u] = -1
	for _, i := range w.members[u] {
		for _, other := range w.c.survey.Afters(i) {
			v := w.of[other]
			if v < 0 {
				continue
			}
			if w.state[v] == 1 {
				w.circle(v)
				continue
			}
			w.visit(v)
			if w.first[v] > latest {
				latest, w.prev[u] = w.first[v], v
			}
		}
	}
	w.path = w.path[:len(w.path)-1]
	w.state[u] = 2
	w.settle(u, latest)
}

// settle finds the first open wave after another.
func (w *afterWalk) settle(u, latest int32) {
	beyond := int32(w.c.p.T() + 1)
	if latest >= beyond {
		w.first[u] = beyond
		return
	}
	open := w.c.common(w.members[u])
	w.first[u] = open.after(latest)
	if w.first[u] == 0 {
		w.first[u] = beyond
		if latest > 0 {
			w.late = append(w.late, u)
		}
	}
}

// circle notes the units from v on the path to its end.
func (w *afterWalk) circle(v int32) {
	var assets []int32
	for _, u := range w.path[slices.Index(w.path, v):] {
		assets = append(assets, w.members[u][0])
	}
	if len(assets) == 1 {
		assets = w.members[v]
	}
	w.circles = append(w.circles, assets)
}

// chain lists the first asset of each unit that leads up to one, that first.
func (w *afterWalk) chain(u int32) []int32 {
	var assets []int32
	for ; u >= 0; u = w.prev[u] {
		assets = append(assets, w.members[u][0])
	}
	slices.Reverse(assets)
	return assets
}
