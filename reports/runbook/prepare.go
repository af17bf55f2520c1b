package runbook

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Days before the window on which people are told, at nine in the morning.
const (
	noticeDays   = 14
	truckDays    = 10
	calendarDays = 7
	networkDays  = 7
	remindDays   = 3
	backupDays   = 1
)

// prepare lists what has to be done before the window, by time.
func (b *builder) prepare(k *Book) {
	b.announce(k)
	b.readyTargets(k)
	b.copyData(k)
	b.lowerTTLs(k)
	b.backUp(k)
	slices.SortStableFunc(k.Preparations, func(x, y Step) int { return x.By.Compare(y.By) })
}

// morning is nine o'clock so many days before the day of the window.
func (k *Book) morning(days int) time.Time {
	return inventory.Wall(inventory.DateOf(k.Window.Start.In(k.Location)).AddDays(-days), 9, 0, k.Location)
}

func (k *Book) add(kind StepKind, by time.Time, do Phrase, assets []int32) {
	k.Preparations = append(k.Preparations, Step{Kind: kind, By: by, Do: do, Assets: assets})
}

// announce tells people, and looks at the calendar again.
func (b *builder) announce(k *Book) {
	down := 0
	for i := range k.Services {
		if k.Services[i].Minutes > 0 {
			down++
		}
	}
	notice, remind := say("do.notice", down, k.Window.Start, k.Window.End), say("do.remind", down)
	if down == 0 {
		notice, remind = say("do.notice.quiet", k.Window.Start, k.Window.End), say("do.remind.quiet")
	}
	k.add(StepNotice, k.morning(noticeDays), notice, nil)
	k.add(StepNotice, k.morning(remindDays), remind, nil)
	k.add(StepCalendar, k.morning(calendarDays), say("do.calendar", len(k.Calendar())), nil)
	if crossing := b.crossings(k); crossing > 0 {
		k.add(StepNetwork, k.morning(networkDays), say("do.network", crossing), nil)
	}
	k.add(StepRehearse, k.morning(remindDays), say("do.rehearse"), nil)
	k.add(StepDecide, k.Window.Start.Add(-time.Hour), say("do.decide"), nil)
}

// Calendar lists the freezes and events from two weeks before the window to a day
// after it.
func (b *Book) Calendar() []inventory.Entry {
	from, to := b.Window.Start.AddDate(0, 0, -noticeDays), b.Window.End.AddDate(0, 0, 1)
	var found []inventory.Entry
	for _, e := range b.Problem.Estate.Calendar {
		if e.Start.In(b.Location).Before(to) && e.End.In(b.Location).After(from) {
			found = append(found, e)
		}
	}
	return found
}

// crossings counts the dependencies that lie across two sites after the wave and
// did not before, or did across others.
func (b *builder) crossings(k *Book) int {
	n := 0
	for i := range b.p.Estate.Dependencies {
		d := &b.p.Estate.Dependencies[i]
		if b.wave[d.From] != int32(k.Wave) && b.wave[d.To] != int32(k.Wave) {
			continue
		}
		from, to := k.SiteAfter(d.From, k.Wave), k.SiteAfter(d.To, k.Wave)
		if from != to && from != inventory.NoSite && to != inventory.NoSite {
			n++
		}
	}
	return n
}

// readyTargets asks for room and, for hardware, a truck.
func (b *builder) readyTargets(k *Book) {
	trucked := map[int32][]int32{}
	for i := range k.Moves {
		if m := &k.Moves[i]; m.Method == inventory.MethodPhysical {
			trucked[m.Target] = append(trucked[m.Target], m.Asset)
		}
	}
	for site := range b.p.Estate.Sites {
		if assets := trucked[int32(site)]; len(assets) > 0 {
			k.add(StepTruck, k.morning(truckDays), say("do.truck", len(assets), b.p.Estate.Sites[site].ID), assets)
		}
	}
}

// batch is what is copied in one way between two sites.
type batch struct {
	method   inventory.Method
	from, to int32
}

// copyData says when targets stand and copies start: so early that source and
// target run side by side for the overlap of the method, and that all of the wave
// gets through the link.
func (b *builder) copyData(k *Book) {
	assets, gb := map[batch][]int32{}, map[batch]float64{}
	overlap := map[batch]float64{}
	var batches []batch
	for i := range k.Moves {
		m := &k.Moves[i]
		if m.Retires() || m.OverlapDays <= 0 && m.Method != inventory.MethodCold {
			continue
		}
		at := batch{m.Method, m.From, m.Target}
		if _, known := assets[at]; !known {
			batches = append(batches, at)
		}
		assets[at] = append(assets[at], m.Asset)
		gb[at] += m.TransferGB
		overlap[at] = m.OverlapDays
	}
	slices.SortFunc(batches, func(x, y batch) int {
		return cmp.Or(cmp.Compare(x.method, y.method), cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to))
	})
	for _, at := range batches {
		from, to := b.p.Estate.SiteID(at.from), b.p.Estate.SiteID(at.to)
		if at.method == inventory.MethodCold { // copied in the window; a host has to be there
			k.add(StepTarget, k.morning(remindDays), say("do.host", len(assets[at]), to), assets[at])
			continue
		}
		length := max(daysLong(overlap[at]), b.copyTime(k, at.from, at.to))
		k.add(StepCopy, k.Window.Start.Add(-length).Truncate(minute),
			say(Key("do.copy."+at.method.String()), len(assets[at]), from, to, GB(gb[at])), assets[at])
	}
}

// daysLong is a number of days as a length, of 24 hours each.
func daysLong(days float64) time.Duration {
	return time.Duration(min(days, 100000) * 24 * float64(time.Hour))
}

// copyTime is how long all that the wave copies ahead between two sites takes on
// the share of their link that migrations have.
func (b *builder) copyTime(k *Book, x, y int32) time.Duration {
	total := 0.0
	for i := range k.Moves {
		m := &k.Moves[i]
		if m.OverlapDays > 0 && (m.From == x && m.Target == y || m.From == y && m.Target == x) {
			total += m.TransferGB
		}
	}
	mbps := b.p.Link(x, y).BandwidthMbps * b.p.Scenario.Copy.MigrationShare
	return wholeMinutes(min(total*8000/mbps/60, 100000*1440))
}

// lowerTTLs says by when: caches hold what they have for as long as the old TTL.
func (b *builder) lowerTTLs(k *Book) {
	names := map[int][]int32{}
	for i := range k.Repoints {
		if r := &k.Repoints[i]; r.Old > b.opt.LowTTLSeconds {
			names[r.Old] = append(names[r.Old], r.Name)
		}
	}
	for _, ttl := range slices.Sorted(maps.Keys(names)) {
		slices.Sort(names[ttl])
		k.add(StepTTL, k.Window.Start.Add(-time.Duration(ttl)*time.Second).Truncate(minute),
			say("do.ttl", len(names[ttl]), ttl, b.opt.LowTTLSeconds), names[ttl])
	}
}

// backUp asks for backups of what holds data or goes down whole, and for quiet.
func (b *builder) backUp(k *Book) {
	var held, all []int32
	for i := range k.Moves {
		m := &k.Moves[i]
		all = append(all, m.Asset)
		switch {
		case b.asset(m.Asset).Kind.Stateful(), m.Method == inventory.MethodCold, m.Method == inventory.MethodPhysical, m.Retires():
			held = append(held, m.Asset)
		}
	}
	if len(held) > 0 {
		k.add(StepBackup, k.morning(backupDays), say("do.backup", len(held)), held)
	}
	k.add(StepFreeze, k.morning(backupDays), say("do.freeze", len(all)), nil)
}
