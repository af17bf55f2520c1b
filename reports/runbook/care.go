package runbook

import (
	"cmp"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Days after the window.
const (
	restoreTTLDays = 2
	cleanDays      = 8
)

// care lists what has to be done after the window, by time.
func (b *builder) care(k *Book) {
	add := func(kind StepKind, by time.Time, do Phrase, assets []int32) {
		k.After = append(k.After, Step{Kind: kind, By: by, Do: do, Assets: assets})
	}
	add(StepClose, later(k.End, k.Window.Start), say("do.close"), nil)
	add(StepWatch, k.End.Add(time.Hour), say("do.watch"), nil)
	add(StepWatch, k.nextMorning(1), say("do.morning"), nil)
	if k.Pilot {
		add(StepGate, k.nextMorning(1), say("do.gate"), nil)
	}
	if len(k.Repoints) > 0 {
		add(StepTTL, k.nextMorning(restoreTTLDays), say("do.restore", len(k.Repoints)), k.names())
	}
	add(StepClean, k.nextMorning(restoreTTLDays), say("do.inventory", len(k.Moves)), nil)
	if left := k.leftBehind(); len(left) > 0 {
		add(StepClean, k.nextMorning(cleanDays), say("do.clean", len(left)), left)
	}
	slices.SortStableFunc(k.After, func(x, y Step) int { return x.By.Compare(y.By) })
}

// nextMorning is the first nine o'clock after the window, or one so many days later
// less one.
func (k *Book) nextMorning(days int) time.Time {
	day := inventory.DateOf(k.Window.End.In(k.Location))
	if first := inventory.Wall(day, 9, 0, k.Location); first.Before(k.Window.End) {
		days++
	}
	return inventory.Wall(day.AddDays(days-1), 9, 0, k.Location)
}

// leftBehind are the assets of which a copy or a shell stays at the source.
func (k *Book) leftBehind() []int32 {
	var left []int32
	for i := range k.Moves {
		if k.Moves[i].Method != inventory.MethodPhysical {
			left = append(left, k.Moves[i].Asset)
		}
	}
	return left
}

// leave lists the sites that are empty after the wave, and how they are given up.
func (b *builder) leave(k *Book) {
	for _, x := range b.e.Exits {
		if !x.Emptied || x.LastWave != k.Wave {
			continue
		}
		s := &b.p.Estate.Sites[x.Site]
		exit := x.Date.In(k.Location)
		l := Leaving{Site: x.Site, Exit: exit}
		add := func(by time.Time, do Phrase) {
			l.Steps = append(l.Steps, Step{Kind: StepLeave, By: by, Do: do})
		}
		add(k.nextMorning(1), say("do.empty", s.ID))
		add(k.nextMorning(restoreTTLDays), say("do.cancel", s.ID, exit))
		add(exit.AddDate(0, 0, -3), say("do.wipe", s.ID))
		add(exit.AddDate(0, 0, -1), say("do.circuits", s.ID))
		add(exit, say("do.handover", s.ID))
		slices.SortStableFunc(l.Steps, func(x, y Step) int { return x.By.Compare(y.By) })
		k.Leavings = append(k.Leavings, l)
	}
}

// own sums up what each team has to do, by team; what has none comes last.
func (b *builder) own(k *Book) {
	owners := map[string]*Owner{}
	of := func(asset int32) *Owner {
		team := b.asset(asset).Team
		if owners[team] == nil {
			owners[team] = &Owner{Team: team}
		}
		return owners[team]
	}
	for i := range k.Moves {
		o := of(k.Moves[i].Asset)
		o.Assets++
		o.EffortHours += b.asset(k.Moves[i].Asset).EffortHours
	}
	for i := range k.Repoints {
		of(k.Repoints[i].Name).Names++
	}
	for i := range k.Services {
		of(k.Services[i].Asset).Services++
	}
	for _, o := range owners {
		k.Owners = append(k.Owners, *o)
	}
	slices.SortFunc(k.Owners, func(x, y Owner) int {
		if (x.Team == "") != (y.Team == "") {
			return cmp.Compare(y.Team, x.Team)
		}
		return cmp.Compare(x.Team, y.Team)
	})
}

// teams are those that have an asset, a name or a service in the wave.
func (b *builder) teams(k *Book) map[string]bool {
	teams := map[string]bool{}
	note := func(asset int32) {
		if team := b.asset(asset).Team; team != "" {
			teams[team] = true
		}
	}
	for i := range k.Moves {
		note(k.Moves[i].Asset)
	}
	for i := range k.Repoints {
		note(k.Repoints[i].Name)
	}
	for i := range k.Services {
		note(k.Services[i].Asset)
	}
	return teams
}

func sorted(list []int32) []int32 {
	slices.Sort(list)
	return list
}
