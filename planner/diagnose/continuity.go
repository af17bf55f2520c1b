package diagnose

import (
	"fmt"
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// lookAtStandby finds standby that is declared and has no means, or whose site is
// given up.
func (c *checker) lookAtStandby() {
	for _, v := range c.p.Placed {
		a := &c.p.Estate.Assets[v]
		site, known := c.p.Estate.SiteIndex(a.DRSite)
		given := a.DRSite != "" && known && site != a.Site
		g := c.p.GroupOf[v]
		grouped := g >= 0 && len(c.p.Groups[g].Members) > 1
		if given && !c.p.Estate.Sites[site].Survives() {
			c.add(CodeStandbyLeaves, inventory.SeverityWarning, a.ID,
				fmt.Sprintf("the standby of %s is at %s, which is given up or may be", a.ID, a.DRSite), "name a dr_site that is kept")
		}
		if a.DRMode != inventory.DRAuto && a.DRMode != inventory.DRNone && !given && !grouped {
			c.add(CodeStandbyOnPaper, inventory.SeverityWarning, a.ID,
				fmt.Sprintf("%s declares dr_mode %s, and nothing takes over from it", a.ID, a.DRMode), "name its dr_site or replica_group")
		}
	}
}

// lookAtStages finds stages without assets and stages for which no window is left.
func (c *checker) lookAtStages() {
	if c.p.StageOf == nil {
		return
	}
	stages := c.p.Scenario.Stages
	held, open := make([]int, len(stages)+1), make([]bool, len(stages)+1)
	for _, v := range c.p.Placed {
		k := c.p.StageOf[v]
		held[k]++
		for w := int32(1); int(w) <= c.p.T() && !open[k]; w++ {
			open[k] = c.p.OpenIn(v, w)
		}
	}
	for k := range stages {
		if held[k] == 0 {
			c.add(CodeEmptyStage, inventory.SeverityWarning, "stage:"+stages[k].Name,
				fmt.Sprintf("stage %s holds no asset", stages[k].Name), "correct its filter, or drop it")
		}
	}
	for k, any := range held {
		if any > 0 && !open[k] && c.mustMoveIn(int32(k)) {
			name := "the rest"
			if k < len(stages) {
				name = "stage " + stages[k].Name
			}
			c.add(CodeStagesTooLong, inventory.SeverityError, "", "no window is left for "+name, "lengthen horizon_weeks, or shorten soak_days")
		}
	}
}

// mustMoveIn reports whether something in a stage has to move.
func (c *checker) mustMoveIn(stage int32) bool {
	for i, v := range c.p.Placed {
		if c.p.StageOf[v] == stage && c.survey.MustMove(int32(i)) {
			return true
		}
	}
	return false
}

// lookAtPeaks compares the demand of each event with what survives in all.
func (c *checker) lookAtPeaks() {
	if !c.p.Scenario.Continuity.Peaks {
		return
	}
	capacity := 0.0
	for s := range c.p.Estate.Sites {
		if c.kept[s] {
			capacity += c.p.Estate.Sites[s].Capacity[inventory.VCPU]
		}
	}
	for _, peak := range c.p.Peaks() {
		demand := 0.0
		for i, v := range c.p.Placed {
			if !c.survey.Retires(int32(i)) {
				vcpu, burst := c.p.Demand(&peak, v, c.p.Estate.Assets[v].Site)
				demand += vcpu - burst
			}
		}
		if demand > capacity && !math.IsInf(capacity, 1) {
			c.add(CodePeakUncovered, inventory.SeverityWarning, "event:"+peak.Name,
				fmt.Sprintf("event %s asks for %.0f vCPU of the %.0f that survive", peak.Name, demand, capacity),
				"raise capacities, mark assets as burstable, or give a cloud site")
		}
	}
}
