package diagnose

import (
	"fmt"
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
)

// lookAtWindows finds a horizon without windows.
func (c *checker) lookAtWindows() {
	if c.p.T() > 0 {
		return
	}
	open := *c.p.Estate
	open.Calendar = nil
	message := "no window of the scenario lies within the horizon"
	hint := "give the scenario more horizon_weeks, or other windows"
	if q, err := model.NewProblem(&open, c.p.Scenario); err == nil && q.T() > 0 {
		message = "freezes of everything cover all " + plural(q.T(), "window")
		hint = "shorten the freezes of scope all, or lengthen the horizon"
	}
	c.add(CodeNoWindow, inventory.SeverityError, "", message, hint)
}

// lookAtSites finds too few survivors to choose from.
func (c *checker) lookAtSites() {
	survivors, candidates := 0, 0
	for s := range c.p.Estate.Sites {
		switch role := c.p.Estate.Sites[s].Role; {
		case role == inventory.RoleCandidate:
			candidates++
		case role != inventory.RoleRetire:
			survivors++
		}
	}
	switch {
	case survivors+candidates == 0:
		c.add(CodeNoSurvivor, inventory.SeverityError, "", "every site has the role retire, so nothing can move anywhere",
			"give a site the role keep, cloud or candidate")
	case candidates > 0 && c.p.Scenario.Keep > candidates:
		c.add(CodeFewCandidates, inventory.SeverityWarning, "keep",
			fmt.Sprintf("keep = %d, and there are %d candidate sites", c.p.Scenario.Keep, candidates),
			"lower keep, or give more sites the role candidate")
	}
}

// lookAtAssets finds assets that must leave their sites and can't.
func (c *checker) lookAtAssets() {
	for i := range c.choices {
		if c.survey.MustMove(int32(i)) {
			c.lookAtAsset(int32(i))
		}
	}
}

func (c *checker) lookAtAsset(i int32) {
	a, site := c.asset(i), c.p.Estate.SiteID(c.asset(i).Site)
	switch {
	case a.Method == inventory.MethodRetain:
		c.stuck[i] = true
		c.add(CodeRetained, inventory.SeverityError, a.ID,
			fmt.Sprintf("%s has the method retain, and its site %s is given up", a.ID, site),
			"give it another method, or its site the role keep")
	case len(c.choices[i]) == 0:
		c.stuck[i] = true
		c.lookAtTargets(i)
	case c.windowsOf(i).count() == 0:
		c.stuck[i] = true
		c.lookAtOpen(i, &c.choices[i][0])
	}
}

// lookAtTargets says why an asset may end nowhere.
func (c *checker) lookAtTargets(i int32) {
	a, asset := c.asset(i), c.p.Placed[i]
	longest := 0.0
	for _, w := range c.p.Windows {
		longest = math.Max(longest, w.Minutes())
	}
	for target := range int32(len(c.kept)) {
		if !c.kept[target] || target == a.Site {
			continue
		}
		if _, code := c.p.ResolveMove(asset, target); code != "C9" {
			continue
		}
		least := c.leastOutage(asset, target)
		if least > longest+model.Tolerance {
			c.add(CodeWindowTooShort, inventory.SeverityError, a.ID,
				fmt.Sprintf("moving %s takes %s minutes, the longest window has %s", a.ID, number(least), number(longest)),
				"give the scenario a longer window, or the asset another method")
			return
		}
		c.add(CodeOutageTooLong, inventory.SeverityError, a.ID,
			fmt.Sprintf("moving %s takes it down for %s minutes, at most %s are allowed", a.ID, number(least), number(c.p.MaxDowntime[asset])),
			"raise its max_downtime_minutes, or give it a method with less outage")
		return
	}
	c.add(CodeNoTarget, inventory.SeverityError, a.ID,
		fmt.Sprintf("%s must leave %s, and its method, allowed_sites and data_class admit no surviving site", a.ID, c.p.Estate.SiteID(a.Site)),
		"widen its allowed_sites or the policy, or give it another method")
}

// leastOutage is the shortest raw outage of the methods that may be used.
func (c *count) leastOutage(asset, target int32) float64 {
	a := &c.p.Estate.Assets[asset]
	if a.Method != inventory.MethodAuto {
		return c.p.NewMove(asset, target, a.Method).RawMinutes
	}
	least := math.Inf(1)
	for m := inventory.MethodDrain; m <= inventory.MethodPhysical; m++ {
		if c.p.AutoAllows(asset, target, m) {
			least = math.Min(least, c.p.NewMove(asset, target, m).RawMinutes)
		}
	}
	return least
}

// lookAtOpen says why no window is open to a choice.
func (c *checker) lookAtOpen(i int32, choice *schedule.Choice) {
	a, sc := c.asset(i), c.p.Scenario
	long, tier, dated := 0, 0, 0
	for w, window := range c.p.Windows {
		if choice.RawMinutes > window.Minutes()+model.Tolerance {
			continue
		}
		long++
		if int(a.Tier) < sc.Wave.PilotMinTier && w < sc.Wave.PilotWaves {
			continue
		}
		tier++
		if c.admits(a, choice.Target, window) {
			dated++
		}
	}
	switch {
	case long == 0:
		c.add(CodeWindowTooShort, inventory.SeverityError, a.ID,
			fmt.Sprintf("moving %s takes %s minutes, and no window is so long", a.ID, number(choice.RawMinutes)),
			"give the scenario a longer window, or the asset another method")
	case tier == 0:
		c.add(CodePilotOnly, inventory.SeverityError, a.ID,
			fmt.Sprintf("%s is of tier %d, and all %d windows are pilot waves for tiers %d and above", a.ID, a.Tier, c.p.T(), sc.Wave.PilotMinTier),
			"lower pilot_waves, or lengthen the horizon")
	case dated == 0:
		c.add(CodeDataClass, inventory.SeverityError, a.ID,
			fmt.Sprintf("data class %q of %s may not go to %s within the horizon", a.DataClass, a.ID, c.p.Estate.SiteID(choice.Target)),
			"change cloud_allowed_from, or lengthen the horizon")
	default:
		c.add(CodeFrozen, inventory.SeverityError, a.ID,
			fmt.Sprintf("freezes leave %s no window of %d: they hold it, its site, or what goes down with it", a.ID, dated),
			"shorten the freezes, or lengthen the horizon")
	}
}

func (c *count) admits(a *inventory.Asset, target int32, window model.Window) bool {
	if target == inventory.NoSite || c.p.Estate.Sites[target].Role != inventory.RoleCloud {
		return true
	}
	from, _ := c.p.Scenario.Policy.CloudFrom(a.DataClass)
	return from.IsZero() || !inventory.DateOf(window.Start.In(c.p.Scenario.Location)).Before(from)
}
