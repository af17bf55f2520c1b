package schedule

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// limitTable holds every limit of C4 and C6 as a row of capacities by wave, and
// for each (asset, option) the rows it loads. Rows that nothing can exceed are
// left out.
type limitTable struct {
	rows []limitRow
	// loads of option k: load[loadStart[k]:loadStart[k+1]], by index into
	// space.options.
	loadStart []int32
	load      []limitLoad
}

// limitRow is one limit: its capacity in each wave 0…T+1 (0 and T+1 unused).
type limitRow struct {
	name     string // for explanations: "assets", "effort hours of team X" …
	code     string // C4 or C6
	capacity []float64
}

// limitLoad is what an option takes of a row in its wave.
type limitLoad struct {
	row    int32
	amount float64
}

// limitBuilder collects rows with the total that could ever load them.
type limitBuilder struct {
	s     *space
	rows  []limitRow
	index map[string]int32
}

func newLimitTable(s *space) limitTable {
	b := &limitBuilder{s: s, index: map[string]int32{}}
	loads := make([][]limitLoad, len(s.options))
	total := map[int32]float64{}
	for i := range int32(s.n) {
		most := map[int32]float64{}
		for k := s.optionStart[i]; k < s.optionStart[i+1]; k++ {
			if s.options[k].stays() {
				continue
			}
			loads[k] = b.loadsOf(i, &s.options[k])
			for _, l := range loads[k] {
				most[l.row] = math.Max(most[l.row], l.amount)
			}
		}
		for row, amount := range most {
			total[row] += amount
		}
	}
	return b.table(loads, total)
}

// table drops the rows that can never bind and numbers the rest anew.
func (b *limitBuilder) table(loads [][]limitLoad, total map[int32]float64) limitTable {
	renumber := make([]int32, len(b.rows))
	var t limitTable
	for r := range b.rows {
		renumber[r] = -1
		if total[int32(r)] > smallest(b.rows[r].capacity[1:b.s.t+1])+model.Tolerance {
			renumber[r] = int32(len(t.rows))
			t.rows = append(t.rows, b.rows[r])
		}
	}
	t.loadStart = make([]int32, len(loads)+1)
	for k := range loads {
		for _, l := range loads[k] {
			if renumber[l.row] >= 0 {
				t.load = append(t.load, limitLoad{renumber[l.row], l.amount})
			}
		}
		t.loadStart[k+1] = int32(len(t.load))
	}
	return t
}

func smallest(v []float64) float64 {
	m := math.Inf(1)
	for _, x := range v {
		m = math.Min(m, x)
	}
	return m
}

// loadsOf lists what a move takes of the limits.
func (b *limitBuilder) loadsOf(i int32, o *option) []limitLoad {
	a, sc := b.s.asset(i), b.s.p.Scenario
	var l []limitLoad
	add := func(row int32, amount float64) {
		if row >= 0 && amount > 0 {
			l = append(l, limitLoad{row, amount})
		}
	}
	add(b.row("assets", "C4", sc.Wave.AssetLimit), 1)
	add(b.constant("effort hours", "C4", sc.Wave.MaxEffortHours), a.EffortHours)
	if a.Tier == 0 {
		add(b.constant("tier 0 assets", "C4", sc.Wave.MaxTier0), 1)
	}
	if team := b.team(a.Team); team != nil {
		add(b.constant("assets of team "+team.ID, "C4", team.MaxAssetsPerWindow), 1)
		add(b.constant("effort hours of team "+team.ID, "C4", team.HoursPerWindow), a.EffortHours)
	}
	if o.link >= 0 && o.move.Target != inventory.NoSite {
		add(b.linkRow(o.link), o.move.TransferGB)
		if o.move.Method == inventory.MethodCold {
			add(b.coldRow(o.link), a.Needs[inventory.StorageGB])
		}
	}
	return l
}

func (b *limitBuilder) team(id string) *inventory.Team {
	for k := range b.s.p.Estate.Teams {
		if t := &b.s.p.Estate.Teams[k]; t.ID == id {
			return t
		}
	}
	return nil
}

func (b *limitBuilder) constant(name, code string, limit float64) int32 {
	if math.IsInf(limit, 1) {
		return -1
	}
	return b.row(name, code, func(int) float64 { return limit })
}

// row finds or makes the row of a limit given by wave.
func (b *limitBuilder) row(name, code string, limit func(wave int) float64) int32 {
	if r, ok := b.index[name]; ok {
		return r
	}
	capacity := make([]float64, b.s.t+2)
	for w := 1; w <= b.s.t; w++ {
		capacity[w] = limit(w)
	}
	r := int32(len(b.rows))
	b.rows = append(b.rows, limitRow{name: name, code: code, capacity: capacity})
	b.index[name] = r
	return r
}

func (b *limitBuilder) linkName(link int32) string {
	n := int32(b.s.sites)
	return b.s.p.Estate.SiteID(link/n) + "-" + b.s.p.Estate.SiteID(link%n)
}

// mbps is what migration may use of a link.
func (b *limitBuilder) mbps(link int32) float64 {
	n := int32(b.s.sites)
	return b.s.p.Link(link/n, link%n).BandwidthMbps * b.s.p.Scenario.Copy.MigrationShare
}

// linkRow is the gigabytes that may be synchronised over a link before each window.
func (b *limitBuilder) linkRow(link int32) int32 {
	s := b.s
	return b.row("GB over link "+b.linkName(link), "C6", func(w int) float64 {
		before := s.p.Start
		if w > 1 {
			before = s.p.Windows[w-2].Start
		}
		days := math.Min(s.p.Scenario.Copy.SyncDays, s.p.Windows[w-1].Start.Sub(before).Seconds()/86400)
		return b.mbps(link) * 86400 * days / 8000
	})
}

// coldRow is the gigabytes that may be copied over a link within each window.
func (b *limitBuilder) coldRow(link int32) int32 {
	s := b.s
	return b.row("GB copied cold over link "+b.linkName(link), "C6", func(w int) float64 {
		window := s.p.Windows[w-1]
		return b.mbps(link) * window.End.Sub(window.Start).Seconds() / 8000
	})
}

// loads are what an option takes; k is its index in space.options.
func (t *limitTable) loads(k int32) []limitLoad { return t.load[t.loadStart[k]:t.loadStart[k+1]] }
