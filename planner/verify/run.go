package verify

import (
	"fmt"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// run is the check of one plan.
type run struct {
	*Checker
	// What the plan says of every asset. Names, which it does not speak of, stay.
	wave   []int32 // model.Unscheduled, 0 … T
	target []int32 // NoSite for what is retired
	method []inventory.Method
	// raw is the outage of the method in minutes, outage the one that counts:
	// 0 where the other replicas serve. Both are 0 for what does not move.
	raw, outage []float64

	// movers are the assets of each wave, ascending: those of wave w are
	// movers[first[w]:first[w+1]], and nobody has wave 0.
	movers []int32
	first  []int32

	found  []Violation
	quiet  bool // only broken counts
	broken bool

	seen    []bool // assets that have had a row
	down    []int32
	retired []int32
	levels  []sum
	present [][]presence // by site
	pairs   []copied
	touched []int
	search  search
}

func newRun(c *Checker) *run {
	n, sites := len(c.estate.Assets), len(c.estate.Sites)
	return &run{
		Checker: c,
		wave:    make([]int32, n), target: make([]int32, n), method: make([]inventory.Method, n),
		raw: make([]float64, n), outage: make([]float64, n),
		movers: make([]int32, 0, n), first: make([]int32, c.waves+2),
		seen: make([]bool, n),
		down: make([]int32, c.waves+1), retired: make([]int32, c.waves+1),
		levels: make([]sum, int(c.waves+1)), pairs: make([]copied, sites*sites),
		present: make([][]presence, sites), search: newSearch(c),
	}
}

// load takes the decisions of a plan and works out what follows for each asset.
func (r *run) load(plan *model.Plan) {
	r.checkRows(plan)
	r.bucket()
	for i := range r.wave {
		r.raw[i] = r.methodOutage(int32(i))
		r.outage[i] = r.raw[i]
	}
	for g := range r.groups {
		r.relieve(&r.groups[g])
	}
}

// bucket sorts the movers by wave (a counting sort).
func (r *run) bucket() {
	clear(r.first)
	for _, w := range r.wave {
		if w > 0 {
			r.first[w+1]++
		}
	}
	for w := int32(1); w <= r.waves; w++ {
		r.first[w+1] += r.first[w]
	}
	r.movers = r.movers[:r.first[r.waves+1]]
	for i, w := range r.wave {
		if w > 0 {
			r.movers[r.first[w]] = int32(i)
			r.first[w]++
		}
	}
	for w := r.waves; w > 0; w-- {
		r.first[w+1] = r.first[w]
	}
	r.first[1] = 0
}

// in lists the assets of a wave.
func (r *run) in(wave int32) []int32 { return r.movers[r.first[wave]:r.first[wave+1]] }

// retires reports whether the plan retires the asset in some wave.
func (r *run) retires(a int32) bool { return r.wave[a] > 0 && r.method[a] == inventory.MethodRetire }

// gone reports whether the asset is retired by the interval.
func (r *run) gone(a, interval int32) bool { return r.retires(a) && r.wave[a] <= interval }

// siteIn is where the asset is in an interval, NoSite once it is retired.
func (r *run) siteIn(a, interval int32) int32 {
	if r.wave[a] <= 0 || interval < r.wave[a] {
		return r.estate.Assets[a].Site
	}
	return r.target[a]
}

// moves reports whether the asset goes from its site to another one.
func (r *run) moves(a int32) bool {
	return r.wave[a] > 0 && r.target[a] != inventory.NoSite && r.target[a] != r.estate.Assets[a].Site
}

// exceeds reports whether a limit is broken.
func exceeds(value, limit float64) bool { return value > limit+model.Tolerance }

// report notes a violation. Formatting is left out where nobody reads it.
func (r *run) report(code, subject string, wave int32, format string, args ...any) {
	r.broken = true
	if r.quiet {
		return
	}
	r.found = append(r.found, Violation{Code: code, Subject: subject, Wave: wave, Detail: fmt.Sprintf(format, args...)})
}

// id is an asset's.
func (c *Checker) id(a int32) string { return c.estate.Assets[a].ID }
