package diagnose

import (
	"fmt"
	"math"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

const tolerance = model.Tolerance

// shortage is a proof that some assets can't all be scheduled: they need more than
// there is.
type shortage struct {
	code string // the constraint
	what string // the limit, as in schedule.Row, or resource and sites
	unit string
	need float64
	have float64
	// places are the assets that need it; waves the windows that are open to them,
	// for limits of waves.
	places []int32
	waves  waves
	row    int32 // the limit of a wave; -1 for another
	sites  []int32
	res    inventory.Resource
	site   int32 // the site to be left, of a shortage on links
}

// lookAtLimits finds limits that can't hold what must be done in all.
func (c *checker) lookAtLimits() {
	limits := limitsOf(c.count, nil)
	for _, s := range c.waveShortages() {
		c.add(CodeWaveLimit, inventory.SeverityError, s.what, c.tell(&s),
			c.remedy(&s, limits, "raise the limit, or give the scenario more windows"))
	}
	for _, s := range c.linkShortages() {
		c.add(CodeLinkLimit, inventory.SeverityError, c.p.Estate.SiteID(s.site), c.tell(&s),
			c.remedy(&s, limits, "raise bandwidth_mbps, migration_share or sync_days, or lengthen the horizon"))
	}
	for _, s := range c.capacityShortages() {
		c.add(CodeCapacity, inventory.SeverityError, s.what, c.tell(&s),
			c.remedy(&s, limits, "raise the capacity, or let assets go to other sites"))
	}
	c.lookAtStart()
}

// tell says a shortage in words.
func (c *count) tell(s *shortage) string {
	switch s.code {
	case "C4":
		verb := "hold"
		if s.waves.count() == 1 {
			verb = "holds"
		}
		return fmt.Sprintf("%s %s %s of %s %s that must move%s", c.wavesText(s), verb, number(s.have), number(s.need), s.unit, c.ofWhom(s))
	case "C6":
		return fmt.Sprintf("the links of %s carry %s of %s GB that must leave it, in %s", c.p.Estate.SiteID(s.site), number(s.have), number(s.need), plural(c.p.T(), "window"))
	}
	return fmt.Sprintf("%s of %s for %s that must end there", number(s.have), s.what, number(s.need))
}

// wavesText is "8 waves of at most 25".
func (c *count) wavesText(s *shortage) string {
	least, most := math.Inf(1), 0.0
	for w := s.waves.after(0); w > 0; w = s.waves.after(w) {
		least, most = min(least, c.rows[s.row].Most[w]), max(most, c.rows[s.row].Most[w])
	}
	text := number(most)
	if least < most {
		text = number(least) + " to " + text
	}
	return fmt.Sprintf("%s of at most %s", plural(s.waves.count(), "wave"), text)
}

// ofWhom says which assets, where it is not all.
func (c *count) ofWhom(s *shortage) string {
	if s.waves.count() == c.p.T() {
		return ""
	}
	return fmt.Sprintf(" in them (%s)", c.idsAt(s.places))
}

// mostMasks is how many different sets of windows are looked at.
const mostMasks = 64

// waveShortages finds limits of waves that can't take all that must move: for
// every set of windows that is all that is open to some assets, what these need
// together against what the set holds (Hall 1935). Of each limit the worst.
func (c *count) waveShortages() []shortage {
	open := make([]waves, len(c.choices))
	sets := []waves{c.allWaves()}
	seen := map[string]bool{sets[0].key(): true}
	for i := range c.choices {
		if c.survey.MustMove(int32(i)) && len(c.choices[i]) > 0 {
			open[i] = c.windowsOf(int32(i))
			if k := open[i].key(); !seen[k] && len(sets) < mostMasks && open[i].count() > 0 {
				seen[k] = true
				sets = append(sets, open[i])
			}
		}
	}
	var all []shortage
	for r := range c.rows {
		if c.rows[r].Code != "C4" {
			continue
		}
		worst := shortage{}
		for _, set := range sets {
			s := c.waveShortage(int32(r), set, open)
			if s.need-s.have > worst.need-worst.have {
				worst = s
			}
		}
		if worst.need > worst.have+tolerance {
			all = append(all, worst)
		}
	}
	return all
}

func (c *count) allWaves() waves {
	all := newWaves(c.p.T())
	for w := 1; w <= c.p.T(); w++ {
		all.set(int32(w))
	}
	return all
}

// waveShortage compares what may move in no other windows with what these hold.
func (c *count) waveShortage(row int32, set waves, open []waves) shortage {
	s := shortage{code: "C4", what: c.rows[row].Name, unit: c.rows[row].Name, waves: set, row: row}
	for w := set.after(0); w > 0; w = set.after(w) {
		s.have += c.rows[row].Most[w]
	}
	for _, i := range c.uses.byRow[row] {
		if o := open[i]; o != nil && o.count() > 0 && o.within(set) {
			s.need += c.uses.least(i, row)
			s.places = append(s.places, i)
		}
	}
	return s
}

// linkShortages finds sites that are given up and whose links, all together, can't
// carry what must leave.
func (c *count) linkShortages() []shortage {
	var all []shortage
	for site := range int32(len(c.kept)) {
		if c.kept[site] {
			continue
		}
		s := shortage{code: "C6", what: "links of " + c.p.Estate.SiteID(site), unit: "GB", row: -1, site: site}
		for i := range c.choices {
			if c.asset(int32(i)).Site == site && len(c.choices[i]) > 0 && c.windowsOf(int32(i)).count() > 0 {
				if gb := c.leastGB(int32(i)); gb > 0 {
					s.need += gb
					s.places = append(s.places, int32(i))
				}
			}
		}
		s.have = c.carried(site)
		if s.need > s.have+tolerance {
			all = append(all, s)
		}
	}
	return all
}

// leastGB is the least that moving the i-th placed asset copies.
func (c *count) leastGB(i int32) float64 {
	least := math.Inf(1)
	for k := range c.choices[i] {
		if choice := &c.choices[i][k]; !choice.Stays {
			least = math.Min(least, choice.TransferGB)
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// carried is what the links of a site to the survivors carry ahead of all windows.
func (c *count) carried(site int32) float64 {
	sum := 0.0
	for other := range int32(len(c.kept)) {
		if !c.kept[other] || other == site {
			continue
		}
		perDay := c.p.Link(site, other).BandwidthMbps * c.p.Scenario.Copy.MigrationShare * 86400 / 8000
		for w := range c.p.Windows {
			sum += perDay * math.Min(c.p.Scenario.Copy.SyncDays, c.p.Days[w])
		}
	}
	return sum
}

// capacityShortages finds resources of which some surviving sites have too little
// for what can end nowhere else. Of each resource the worst.
func (c *count) capacityShortages() []shortage {
	ends := make([][]int32, len(c.choices))
	sets := [][]int32{c.survivors()}
	seen := map[string]bool{fmt.Sprint(sets[0]): true}
	for i := range c.choices {
		if len(c.choices[i]) == 0 || c.survey.Retires(int32(i)) {
			continue
		}
		ends[i] = c.endsOf(int32(i))
		slices.Sort(ends[i])
		if k := fmt.Sprint(ends[i]); !seen[k] && len(sets) < mostMasks {
			seen[k] = true
			sets = append(sets, ends[i])
		}
	}
	var all []shortage
	for r := range inventory.NumResources {
		worst := shortage{}
		for _, set := range sets {
			if s := c.capacityShortage(r, set, ends); s.need-s.have > worst.need-worst.have {
				worst = s
			}
		}
		if worst.need > worst.have+tolerance {
			all = append(all, worst)
		}
	}
	return all
}

func (c *count) survivors() []int32 {
	var all []int32
	for s := range int32(len(c.kept)) {
		if c.kept[s] {
			all = append(all, s)
		}
	}
	return all
}

func (c *count) capacityShortage(r inventory.Resource, sites []int32, ends [][]int32) shortage {
	s := shortage{code: "C3", row: -1, sites: sites, res: r}
	for k, site := range sites {
		s.have += c.roomAt(site, r)
		if k > 0 {
			s.what += ", "
		}
		s.what += c.p.Estate.SiteID(site)
	}
	s.what = r.String() + " at " + s.what
	for i, e := range ends {
		need := c.survey.Needs(int32(i))[r]
		if e == nil || need == 0 || slices.ContainsFunc(e, func(site int32) bool { return !slices.Contains(sites, site) }) {
			continue
		}
		s.need += need
		s.places = append(s.places, int32(i))
	}
	return s
}

// roomAt is what a site may hold: its capacity, or what is there now.
func (c *count) roomAt(site int32, r inventory.Resource) float64 {
	return math.Max(c.p.Estate.Sites[site].Capacity[r], c.startAt(site, r))
}

func (c *count) startAt(site int32, r inventory.Resource) float64 {
	sum := 0.0
	for i := range c.choices {
		if a := c.asset(int32(i)); a.Site == site {
			sum += a.Needs[r]
		}
	}
	return sum
}

// lookAtStart finds surviving sites that hold more than their capacity today.
func (c *checker) lookAtStart() {
	for _, site := range c.survivors() {
		for r := range inventory.NumResources {
			capacity, start := c.p.Estate.Sites[site].Capacity[r], c.startAt(site, r)
			if start > capacity+tolerance {
				id := c.p.Estate.SiteID(site)
				c.add(CodeOverCapacity, inventory.SeverityWarning, id,
					fmt.Sprintf("%s holds %s %s today, its capacity is %s; it will get no fuller", id, number(start), r, number(capacity)),
					"correct the capacity, or expect nothing that takes this to move there")
			}
		}
	}
}
