package diagnose

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/planner/model"
)

// remedies are the limits that are short, each at the smallest value that ends the
// shortage.
func (c *count) remedies(s *shortage, limits []*limit) []setting {
	var all []setting
	for _, l := range limits {
		if to, ok := c.enough(s, l); ok {
			all = append(all, setting{l, to})
		}
	}
	return all
}

// longer is the horizon that ends a shortage, if one does; it is not looked for
// where there are too many assets.
func (c *count) longer(s *shortage, most int) (Relaxation, bool) {
	if len(c.p.Placed) > most {
		return Relaxation{}, false
	}
	weeks := c.weeks(s)
	return Relaxation{Limit: "horizon_weeks", From: float64(c.p.Scenario.HorizonWeeks), To: float64(weeks), Left: -1}, weeks > 0
}

// remedy says what would end a shortage, each thing by itself, or else what might.
func (c *count) remedy(s *shortage, limits []*limit, otherwise string) string {
	var words []string
	for _, r := range c.remedies(s, limits) {
		words = append(words, Relaxation{Limit: r.limit.name, From: r.limit.value, To: r.value}.String())
	}
	if r, ok := c.longer(s, Options{}.withDefaults().Assets); ok {
		words = append(words, r.String())
	}
	if len(words) == 0 {
		return otherwise
	}
	return "this would do: " + strings.Join(words, ", or ")
}

// enough is the smallest value of a limit that ends a shortage, if that limit is
// the one that is short.
func (c *count) enough(s *shortage, l *limit) (value float64, ok bool) {
	switch s.code {
	case "C4":
		return c.enoughInWaves(s, l)
	case "C6":
		return c.enoughOnLinks(s, l)
	}
	for _, site := range s.sites {
		if l.name == fmt.Sprintf("capacity_%s of %s", s.res, c.p.Estate.SiteID(site)) {
			return c.roomAt(site, s.res) + s.need - s.have, true
		}
	}
	return 0, false
}

// enoughInWaves raises a limit of waves until the waves hold what must move.
func (c *count) enoughInWaves(s *shortage, l *limit) (value float64, ok bool) {
	if l.name != scenarioName(s.what) || l.rule() {
		return 0, false
	}
	ramp := c.p.Scenario.Wave.Ramp
	holds := func(v float64) float64 {
		sum := 0.0
		for w := s.waves.after(0); w > 0; w = s.waves.after(w) {
			if s.what == "assets" && int(w) <= len(ramp) {
				sum += math.Min(v, ramp[w-1])
			} else {
				sum += v
			}
		}
		return sum
	}
	if math.IsInf(holds(s.need), 1) || holds(s.need) < s.need {
		return 0, false // the ramp stands in the way
	}
	low, high := l.value, s.need
	for high-low > 1e-3 {
		if middle := (low + high) / 2; holds(middle) >= s.need-tolerance {
			high = middle
		} else {
			low = middle
		}
	}
	if l.whole {
		return math.Ceil(high - 2e-3), true
	}
	return math.Ceil(100*(high-2e-3)) / 100, true
}

// scenarioName is the name of a limit as a person finds it, by its name as a row.
func scenarioName(row string) string {
	switch row {
	case "assets":
		return "wave.max_assets"
	case "effort hours":
		return "wave.max_effort_hours"
	case "tier 0 assets":
		return "wave.max_tier0"
	}
	if team, ok := strings.CutPrefix(row, "assets of team "); ok {
		return "max_assets_per_window of team " + team
	}
	if team, ok := strings.CutPrefix(row, "effort hours of team "); ok {
		return "hours_per_window of team " + team
	}
	return ""
}

// enoughOnLinks raises one link's bandwidth by what all of them lack.
func (c *count) enoughOnLinks(s *shortage, l *limit) (value float64, ok bool) {
	for _, other := range c.survivors() {
		pair := []int32{s.site, other}
		slices.Sort(pair)
		if l.name != fmt.Sprintf("bandwidth_mbps of %s-%s", c.p.Estate.SiteID(pair[0]), c.p.Estate.SiteID(pair[1])) {
			continue
		}
		days := 0.0
		for w := range c.p.Windows {
			days += math.Min(c.p.Scenario.Copy.SyncDays, c.p.Days[w])
		}
		perMbps := c.p.Scenario.Copy.MigrationShare * 86400 / 8000 * days
		if perMbps <= 0 {
			return 0, false
		}
		return math.Ceil(l.value + (s.need-s.have)/perMbps), true
	}
	return 0, false
}

// longestHorizon is how many weeks are tried.
const longestHorizon = 260

// weeks is the shortest horizon of whole weeks in which a shortage of waves or
// links does not occur, 0 where that is none.
func (c *count) weeks(s *shortage) int {
	if s.code == "C3" {
		return 0
	}
	short := func(weeks int) bool {
		scenario := *c.p.Scenario
		scenario.HorizonWeeks = weeks
		q, err := model.NewProblem(c.p.Estate, &scenario)
		if err != nil {
			return true
		}
		longer := newCount(q, c.kept)
		all := longer.linkShortages()
		if s.code == "C4" {
			all = longer.waveShortages()
		}
		return slices.ContainsFunc(all, func(o shortage) bool { return o.what == s.what })
	}
	low, high := c.p.Scenario.HorizonWeeks, c.p.Scenario.HorizonWeeks
	for high < longestHorizon {
		high = min(2*high, longestHorizon)
		if !short(high) {
			break
		}
		low = high
	}
	if low == high {
		return 0
	}
	for high-low > 1 {
		if middle := (low + high) / 2; short(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
