package runbook

import "github.com/wavecut/wavecut/inventory"

// decide lists what must hold for a go, first what comes from the rollout: pilot
// waves before the rest.
func (b *builder) decide(k *Book) {
	ask := func(key Key, assets []int32, args ...any) {
		k.Conditions = append(k.Conditions, Condition{say(key, args...), assets})
	}
	last := b.previous(k)
	switch {
	case last == 0:
		ask("go.first", nil)
	case !k.Pilot && b.lastPilot() > 0:
		ask("go.pilot", nil, b.lastPilot())
		ask("go.previous", nil, last)
	default:
		ask("go.previous", nil, last)
	}
	b.askStage(k, ask)
	ask("go.incidents", nil)
	ask("go.calendar", nil)
	ask("go.people", nil, len(b.teams(k)))
	b.askTechnical(k, ask)
	ask("go.rollback", nil, k.NoReturn())
}

// askTechnical asks for what the methods of the wave rely on.
func (b *builder) askTechnical(k *Book, ask func(key Key, assets []int32, args ...any)) {
	byMethod := map[inventory.Method][]int32{}
	for i := range k.Moves {
		byMethod[k.Moves[i].Method] = append(byMethod[k.Moves[i].Method], k.Moves[i].Asset)
	}
	for method := inventory.MethodDrain; method <= inventory.MethodRetire; method++ {
		assets := byMethod[method]
		switch {
		case len(assets) == 0:
		case method == inventory.MethodReplicate:
			ask("go.replicate", assets, len(assets), int(b.p.Scenario.Copy.ReplicationLagMinutes))
		default:
			ask(Key("go."+method.String()), assets, len(assets))
		}
	}
	for i := range k.Preparations {
		if k.Preparations[i].Kind == StepBackup {
			ask("go.backup", k.Preparations[i].Assets, len(k.Preparations[i].Assets))
		}
	}
	if len(k.Repoints) > 0 {
		ask("go.ttl", k.names(), len(k.Repoints), b.opt.LowTTLSeconds)
	}
}

// previous is the wave before, of those that are not empty; 0 for the first.
func (b *builder) previous(k *Book) int {
	if k.Rank < 2 {
		return 0
	}
	return b.waves[k.Rank-2]
}

// lastPilot is the last pilot wave that is not empty; 0 where there is none.
func (b *builder) lastPilot() int {
	last := 0
	for _, w := range b.waves {
		if w <= b.pilots() {
			last = w
		}
	}
	return last
}

// names are the names that are repointed, ascending.
func (b *Book) names() []int32 {
	names := make([]int32, len(b.Repoints))
	for i := range b.Repoints {
		names[i] = b.Repoints[i].Name
	}
	return sorted(names)
}
