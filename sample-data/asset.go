package sampledata

// asset is a row of assets.csv that has a site.
type asset struct {
	ref
	site         int
	form         form
	team         string
	needs        [numResources]int
	change       int // tenths of a GB a day
	tier         int
	maxDowntime  int // minutes; 0 is not given
	method       string
	effort       int // tenths of an hour
	minAvailable int
	grouped      bool
	spread       bool
	allowed      string
	class        string
	peak         int // tenths
	burstable    bool
}

// makeAssets makes the assets of an application, in order of slot and member.
func (p *plan) makeAssets(index int, visit func(*asset)) {
	a := &p.applications[index]
	d := newDice(p.options.Seed, streamAssets, index)
	for s := range numSlots {
		shape := a.drawShape(d, s)
		for m := range a.counts[s] {
			one := shape
			one.ref = ref{int32(index), s, m}
			one.site = a.siteOf(int(m))
			if a.hub < 0 && !one.grouped {
				one.site = int(a.home)
			}
			a.drawMethod(d, &one)
			visit(&one)
		}
	}
}

// drawShape rolls what the members of a slot have in common.
func (a *application) drawShape(d dice, s slot) asset {
	one := asset{
		form: a.formOf(s), tier: int(a.tier), class: a.class(), team: a.team(s),
		grouped: a.grouped(s), minAvailable: 1, peak: 10,
	}
	if a.platform == platformLegacy && s == slotDatabase && d.percent(30) {
		one.form = formPhysical
	}
	if a.hub < 0 && a.stage == 0 && s >= slotBatch && s != slotDatabase && one.tier < 2 {
		one.tier += d.below(2) // not all of a critical application is
	}
	one.size(d, s)
	if a.hub >= 0 && hubs[a.hub].sizeGB > 0 && a.is(s) {
		one.needs[resourceStorage] = hubs[a.hub].sizeGB
		one.change = one.needs[resourceStorage] / 10
	}
	if one.grouped && a.counts[s] >= 4 {
		one.minAvailable = int(a.counts[s]) / 2
	}
	one.spread = one.grouped && (a.home != a.second || one.tier <= 1 && d.percent(25))
	if one.class == "regulated" && !s.stateless() && !one.spread {
		one.allowed = sites[sitePyeongchon].id
	}
	if s.stateless() && a.hub < 0 && domains[a.domain].out && a.stage == 0 {
		one.peak = d.among(15, 20, 30, 50, 80)
		one.burstable = one.form != formVM || d.percent(40)
	}
	return one
}

// drawMethod rolls how hard one asset is to move. What is given as cold stays
// below the size at which its copy would outlast a window, or the downtime that
// its tier allows.
func (a *application) drawMethod(d dice, one *asset) {
	one.effort = drawEffort(d, one)
	switch {
	case a.retired:
		one.method, one.effort = "retire", 20
		one.grouped = false
	case a.hub >= 0:
		one.method = hubs[a.hub].method
	case one.form == formPhysical && one.slot >= slotNetwork && one.tier < 4 && d.percent(25):
		one.maxDowntime = 900
	case a.platform == platformLegacy && one.form == formVM && d.percent(60):
		one.method = "cold"
		limit := 1500
		if one.tier < 2 {
			limit = 300
		}
		one.needs[resourceStorage] = min(one.needs[resourceStorage], limit)
	}
	if a.platform == platformHardware && !siteRetires(one.site) && d.percent(30) {
		one.method = "retain"
	}
}

// trucked reports whether the asset can only be carried over.
func (one *asset) trucked() bool {
	return one.form == formPhysical && (one.slot >= slotNetwork || one.method == "physical")
}

// drawEffort rolls the hours of people that a move takes, in tenths.
func drawEffort(d dice, one *asset) int {
	switch {
	case one.form == formPhysical:
		return 10 * d.between(16, 48)
	case one.slot.stateful() && one.needs[resourceStorage] > 1000:
		return 10 * d.between(12, 32)
	case one.slot == slotDatabase:
		return 5 * d.between(12, 40)
	case one.form == formVM:
		return 5 * d.between(3, 14)
	}
	return 5 * d.between(2, 8)
}

// size rolls what an asset takes at its site. What is virtual takes a share of
// the racks and power of its host.
func (one *asset) size(d dice, s slot) {
	n := &one.needs
	if one.form == formPhysical {
		n[resourceRack] = 1000 * d.among(1, 2, 2, 4, 6)
		n[resourcePower] = 50 * d.between(6, 30)
		if s == slotDatabase {
			n[resourceStorage] = 100 * d.between(3, 20)
		}
		return
	}
	c := slotSizes[s]
	n[resourceVCPU] = d.among(c.vcpu...)
	n[resourceMemory] = n[resourceVCPU] * d.among(c.memory...)
	n[resourceStorage] = 10 * d.doublings(c.storage, 3, 25)
	one.change = n[resourceStorage] * c.change / 10
	n[resourceRack] = 18 * n[resourceVCPU]
	n[resourcePower] = 9*n[resourceVCPU] + n[resourceStorage]/40
}

// slotSizes are typical machines by slot: vCPUs, GB of memory for each, the
// smallest disk in tens of GB, and the percent of it that changes in a day.
var slotSizes = [numSlots]struct {
	vcpu, memory    []int
	storage, change int
}{
	slotWeb:      {[]int{2, 4, 4, 8}, []int{2}, 4, 0},
	slotAPI:      {[]int{2, 4, 4, 8}, []int{2, 4}, 5, 0},
	slotApp:      {[]int{4, 4, 8, 16}, []int{2, 4}, 6, 0},
	slotBatch:    {[]int{4, 8, 16}, []int{4}, 10, 0},
	slotCache:    {[]int{4, 8}, []int{8}, 5, 5},
	slotDatabase: {[]int{8, 8, 16, 32}, []int{8}, 25, 3},
	slotQueue:    {[]int{4, 8}, []int{4}, 30, 20},
	slotStorage:  {[]int{4, 8}, []int{4}, 200, 1},
	slotNetwork:  {[]int{2}, []int{2}, 2, 0},
	slotOther:    {[]int{2, 4, 8}, []int{4}, 8, 0},
}

// class is the data class of the application's assets.
func (a *application) class() string {
	if a.hub >= 0 {
		return hubs[a.hub].class
	}
	return domains[a.domain].class
}

// team is who moves what fills a slot.
func (a *application) team(s slot) string {
	switch {
	case a.hub >= 0 && hubs[a.hub].form == formPhysical && s != slotNetwork, a.platform == platformHardware && s == slotOther:
		return teamHardware
	case s == slotNetwork:
		return teamNetwork
	case s == slotDatabase && a.stage == 0:
		return teamDatabase
	case a.hub >= 0:
		return teamPlatform
	}
	return domains[a.domain].team
}
