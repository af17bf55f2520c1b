package diagnose

import (
	"fmt"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// limit is something that may be relaxed: a number that may be raised or lowered,
// or a rule that may be dropped.
type limit struct {
	code string
	name string // as a person finds it: "wave.max_assets", "capacity_vcpu of PTK1"
	// value is the number; NaN for a rule.
	value float64
	// best is the value that asks for nothing: +Inf for what may be raised, 0 for
	// what may be lowered.
	best float64
	// whole says that only whole numbers make sense.
	whole bool
	// step is a step of the limit's own by which it may be raised; 0 for the usual.
	step float64
	// set gives it another value in a copy; a rule is dropped whatever the value.
	set func(d *draft, v float64)
}

// rule reports whether the limit is no number.
func (l *limit) rule() bool { return math.IsNaN(l.value) }

// text is the limit with its value.
func (l *limit) text() string {
	if l.rule() {
		return l.name
	}
	return l.name + " " + number(l.value)
}

// draft is a copy of a problem's facts that may be changed.
type draft struct {
	estate   inventory.Estate
	scenario model.Scenario
	fresh    map[string]bool // which parts are copies already
}

// relaxed is the problem with limits at other values. Windows may be others then.
func relaxed(p *model.Problem, changes []setting) (*model.Problem, error) {
	d := &draft{estate: *p.Estate, scenario: *p.Scenario, fresh: map[string]bool{}}
	for _, c := range changes {
		c.limit.set(d, c.value)
	}
	q, err := model.NewProblem(&d.estate, &d.scenario)
	if err != nil {
		return nil, fmt.Errorf("relax limits: %w", err)
	}
	return q, nil
}

// setting is a limit at another value.
type setting struct {
	limit *limit
	value float64
}

// own makes a part of the estate a copy, once.
func own[T any](d *draft, part string, rows *[]T) []T {
	if !d.fresh[part] {
		d.fresh[part] = true
		*rows = slices.Clone(*rows)
	}
	return *rows
}

func (d *draft) assets() []inventory.Asset { return own(d, "assets", &d.estate.Assets) }

// limitsOf lists what may be relaxed, in the order in which a person would think
// of it: what is easily changed comes last, so that a smallest conflict is sought
// among it first.
func limitsOf(c *count, concerned []int32) []*limit {
	var all []*limit
	all = append(all, tieLimits(c, concerned)...)
	all = append(all, groupLimits(c)...)
	all = append(all, siteLimits(c)...)
	all = append(all, freezeLimits(c.p)...)
	all = append(all, linkLimits(c)...)
	all = append(all, teamLimits(c.p)...)
	return append(all, waveLimits(c.p)...)
}

func waveLimits(p *model.Problem) []*limit {
	w := &p.Scenario.Wave
	var all []*limit
	add := func(name string, value, best float64, set func(w *model.WaveLimits, v float64)) {
		if value != best {
			all = append(all, &limit{
				code: "C4", name: "wave." + name, value: value, best: best, whole: name != "max_effort_hours",
				set: func(d *draft, v float64) { set(&d.scenario.Wave, v) },
			})
		}
	}
	inf := math.Inf(1)
	add("pilot_waves", float64(w.PilotWaves), 0, func(w *model.WaveLimits, v float64) { w.PilotWaves = int(v) })
	add("max_tier0", w.MaxTier0, inf, func(w *model.WaveLimits, v float64) { w.MaxTier0 = v })
	add("max_effort_hours", w.MaxEffortHours, inf, func(w *model.WaveLimits, v float64) { w.MaxEffortHours = v })
	if len(w.Ramp) > 0 {
		all = append(all, &limit{
			code: "C4", name: "wave.ramp", value: math.NaN(),
			set: func(d *draft, _ float64) { d.scenario.Wave.Ramp = nil },
		})
	}
	add("max_assets", w.MaxAssets, inf, func(w *model.WaveLimits, v float64) { w.MaxAssets = v })
	return all
}

func teamLimits(p *model.Problem) []*limit {
	var all []*limit
	add := func(name string, value float64, whole bool, set func(d *draft, v float64)) {
		if !math.IsInf(value, 1) {
			all = append(all, &limit{code: "C4", name: name, value: value, best: math.Inf(1), whole: whole, set: set})
		}
	}
	for k := range p.Estate.Teams {
		t := &p.Estate.Teams[k]
		add("hours_per_window of team "+t.ID, t.HoursPerWindow, false, func(d *draft, v float64) {
			own(d, "teams", &d.estate.Teams)[k].HoursPerWindow = v
		})
		add("max_assets_per_window of team "+t.ID, t.MaxAssetsPerWindow, true, func(d *draft, v float64) {
			own(d, "teams", &d.estate.Teams)[k].MaxAssetsPerWindow = v
		})
	}
	return all
}

// siteLimits are the capacities of the survivors that could be too small.
func siteLimits(c *count) []*limit {
	var total inventory.Resources
	for _, a := range c.p.Placed {
		for r, need := range c.p.Estate.Assets[a].Needs {
			total[r] += need
		}
	}
	var all []*limit
	for _, s := range c.survivors() {
		for r := range inventory.NumResources {
			capacity := c.p.Estate.Sites[s].Capacity[r]
			if capacity >= total[r] {
				continue
			}
			all = append(all, &limit{
				code: "C3", name: fmt.Sprintf("capacity_%s of %s", r, c.p.Estate.SiteID(s)), value: capacity, best: math.Inf(1), step: resourceSteps[r],
				set: func(d *draft, v float64) { own(d, "sites", &d.estate.Sites)[s].Capacity[r] = v },
			})
		}
	}
	return all
}

// linkLimits are the bandwidths between the sites where something may move.
func linkLimits(c *count) []*limit {
	used := map[[2]int32]bool{}
	var pairs [][2]int32
	for i := range c.choices {
		for _, choice := range c.choices[i] {
			from := c.asset(int32(i)).Site
			if choice.Stays || choice.Target == inventory.NoSite || choice.TransferGB == 0 {
				continue
			}
			pair := [2]int32{min(from, choice.Target), max(from, choice.Target)}
			if !used[pair] {
				used[pair] = true
				pairs = append(pairs, pair)
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int32) int { return slices.Compare(a[:], b[:]) })
	var all []*limit
	for _, pair := range pairs {
		link := c.p.Link(pair[0], pair[1])
		link.From, link.To = pair[0], pair[1]
		all = append(all, &limit{
			code: "C6", name: fmt.Sprintf("bandwidth_mbps of %s-%s", c.p.Estate.SiteID(pair[0]), c.p.Estate.SiteID(pair[1])),
			value: link.BandwidthMbps, best: math.Inf(1),
			set: func(d *draft, v float64) { d.setLink(link, v) },
		})
	}
	return all
}

// setLink gives a link another bandwidth, be it one that has no row.
func (d *draft) setLink(link inventory.Link, mbps float64) {
	link.BandwidthMbps = min(mbps, 1e12)
	rows := own(d, "links", &d.estate.Links)
	for k := range rows {
		if rows[k].From == link.From && rows[k].To == link.To {
			rows[k] = link
			return
		}
	}
	d.estate.Links = append(rows, link)
}

func freezeLimits(p *model.Problem) []*limit {
	var all []*limit
	for k := range p.Estate.Calendar {
		e := &p.Estate.Calendar[k]
		if e.Kind != inventory.Freeze {
			continue
		}
		name := fmt.Sprintf("the freeze of %s from %s to %s", e.Scope, e.Start, e.End)
		all = append(all, &limit{code: "C5", name: name, value: math.NaN(), set: func(d *draft, _ float64) {
			own(d, "calendar", &d.estate.Calendar)[k].Kind = inventory.Event
		}})
	}
	return all
}

func groupLimits(c *count) []*limit {
	var all []*limit
	for g := range c.p.Groups {
		group := &c.p.Groups[g]
		if len(group.Members) < 2 {
			continue
		}
		all = append(all, &limit{
			code: "C7", name: "min_available of replica group " + group.Name, value: float64(group.MinAvailable), whole: true,
			set: func(d *draft, v float64) {
				for _, m := range group.Members {
					d.assets()[m].MinAvailable = int(v)
				}
			},
		})
		if group.Spread {
			all = append(all, &limit{code: "C7", name: "spread of replica group " + group.Name, value: math.NaN(), set: func(d *draft, _ float64) {
				for _, m := range group.Members {
					d.assets()[m].Spread = false
				}
			}})
		}
	}
	return all
}

// mostTies is how many ties are looked at one by one; beyond, by kind.
const mostTies = 60

// tieLimits are the constraints of dependencies that have to do with some assets.
func tieLimits(c *count, concerned []int32) []*limit {
	var near, far []int
	touched := connected(c, concerned)
	for k := range c.p.Estate.Dependencies {
		d := &c.p.Estate.Dependencies[k]
		if d.Constraints == 0 || c.p.Estate.Assets[d.From].IsName() || c.p.Estate.Assets[d.To].IsName() {
			continue
		}
		if touched[d.From] && len(near) < mostTies {
			near = append(near, k)
		} else {
			far = append(far, k)
		}
	}
	var all []*limit
	add := func(name string, which []int) {
		all = append(all, &limit{code: "C8", name: name, value: math.NaN(), set: func(d *draft, _ float64) {
			for _, k := range which {
				own(d, "dependencies", &d.estate.Dependencies)[k].Constraints = 0
			}
		}})
	}
	if len(far) > 0 {
		add(fmt.Sprintf("the constraints of %d other dependencies", len(far)), far)
	}
	for _, k := range near {
		d := &c.p.Estate.Dependencies[k]
		add(fmt.Sprintf("%s %s %s", c.p.Estate.Assets[d.From].ID, d.Constraints, c.p.Estate.Assets[d.To].ID), []int{k})
	}
	return all
}

// connected says of each asset whether ties lead to it from some others.
func connected(c *count, from []int32) []bool {
	touched := make([]bool, len(c.p.Estate.Assets))
	for _, i := range from {
		touched[c.p.Placed[i]] = true
	}
	for again := true; again; {
		again = false
		for k := range c.p.Estate.Dependencies {
			d := &c.p.Estate.Dependencies[k]
			if d.Constraints != 0 && touched[d.From] != touched[d.To] {
				touched[d.From], touched[d.To] = true, true
				again = true
			}
		}
	}
	return touched
}
