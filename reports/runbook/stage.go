package runbook

// askStage asks, before the first wave of a stage of the scenario, for what must hold
// of the stages before it: they are done, have soaked, and their checks are green.
func (b *builder) askStage(k *Book, ask func(key Key, assets []int32, args ...any)) {
	if b.p.StageOf == nil {
		return
	}
	stages := b.p.Scenario.Stages
	now, before := b.stageOf(k.Wave), 0
	if last := b.previous(k); last > 0 {
		before = b.stageOf(last)
	}
	for s := before; s < now; s++ {
		ask("go.stage", nil, stages[s].Name, int(stages[s].SoakDays))
		for _, check := range stages[s].Checks {
			ask("go.stagecheck", nil, stages[s].Name, check)
		}
	}
}

// stageOf is the last stage that a wave moves anything of.
func (b *builder) stageOf(wave int) int {
	stage := int32(0)
	for _, d := range b.byWave[wave] {
		stage = max(stage, b.p.StageOf[d.Asset])
	}
	return int(stage)
}
