package verify

import "github.com/wavecut/wavecut/planner/model"

// checkStages is C13: what is in a stage moves after all that the stages before it
// hold (the unscheduled apart) has moved and soaked, and in a stage that is not
// parallel the assets of a wave leave one site.
func (r *run) checkStages() {
	if r.p.StageOf == nil {
		return
	}
	stages := r.scenario.Stages
	last := make([]int32, len(stages)+1) // by stage: the last wave of its movers
	for i, w := range r.wave {
		if k := r.p.StageOf[i]; w > 0 {
			last[k] = max(last[k], w)
		}
	}
	for i, w := range r.wave {
		if w <= 0 {
			continue
		}
		for k := range r.p.StageOf[i] {
			if last[k] > 0 && !r.soaked(last[k], w, stages[k].SoakDays) {
				r.report("C13", r.id(int32(i)), w, "stage %s comes after stage %s, whose last wave is %d, and %s days",
					r.stageName(r.p.StageOf[i]), stages[k].Name, last[k], number(stages[k].SoakDays))
			}
		}
	}
	r.checkOneSite()
}

// soaked reports whether a wave comes after another and enough days.
func (r *run) soaked(before, wave int32, days float64) bool {
	return wave > before && !exceeds(days, r.p.Windows[wave-1].Start.Sub(r.p.Windows[before-1].Start).Hours()/24)
}

func (r *run) stageName(k int32) string {
	if int(k) < len(r.scenario.Stages) {
		return r.scenario.Stages[k].Name
	}
	return model.RestStage
}

// checkOneSite holds the stages that are not parallel to one site a wave.
func (r *run) checkOneSite() {
	for w := int32(1); w <= r.waves; w++ {
		first := map[int32]int32{} // stage → site
		for _, a := range r.in(w) {
			k, site := r.p.StageOf[a], r.estate.Assets[a].Site
			if int(k) == len(r.scenario.Stages) || r.scenario.Stages[k].Parallel {
				continue
			}
			if other, ok := first[k]; ok && other != site {
				r.report("C13", "stage:"+r.stageName(k), w, "assets leave %s and %s in one wave",
					r.estate.SiteID(other), r.estate.SiteID(site))
			} else {
				first[k] = site
			}
		}
	}
}
