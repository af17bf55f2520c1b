package sampledata

import "slices"

// company is a run of applications that share hubs. Four-to-two is one company;
// an estate of a million assets is a group of some three hundred, as no single
// login or member database serves a million machines.
type company struct {
	applications [2]int             // from, to: of domains, then hubs
	domains      [numDomains][2]int // from, to: the applications of each domain
	hubs         int                // the application of hubs[0]
}

// plan is the outline of a whole estate.
type plan struct {
	options      Options
	applications []application
	companies    []company
}

// newPlan draws the outline. Its memory grows with the number of applications,
// about a tenth of that of assets.
func newPlan(o Options) *plan {
	p := &plan{options: o}
	n := max(1, (o.Assets+DefaultAssets/2)/DefaultAssets)
	for i := range n {
		p.addCompany(i, o.Assets*(i+1)/n-o.Assets*i/n)
	}
	p.number()
	p.shareNames()
	return p
}

// addCompany plans one company of the given number of assets.
func (p *plan) addCompany(index, assets int) {
	d := newDice(p.options.Seed, streamPlan, index)
	c := company{applications: [2]int{len(p.applications), 0}}
	shared := chooseHubs(index, assets/4)
	for i := range shared {
		assets -= shared[i].size()
	}
	total := 0
	for i := range domains {
		total += domains[i].weight
	}
	before := 0
	for i := range domains {
		after := before + domains[i].weight
		c.domains[i][0] = len(p.applications)
		p.addDomain(d, index, i, assets*after/total-assets*before/total)
		c.domains[i][1] = len(p.applications)
		before = after
	}
	c.hubs = len(p.applications)
	p.applications = append(p.applications, shared...)
	c.applications[1] = len(p.applications)
	p.companies = append(p.companies, c)
}

// chooseHubs gives a company the hubs that it is large enough for: the most
// needed first, up to limit assets. The others stay empty.
func chooseHubs(company, limit int) []application {
	order := make([]int, numHubs)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return hubs[b].weight - hubs[a].weight })
	shared := make([]application, numHubs)
	for _, i := range order {
		h := &hubs[i]
		shared[i] = application{
			company: int32(company), domain: -1, hub: int8(i), platform: platformHub,
			tier: int8(h.tier), home: int8(h.home), second: int8(h.second),
		}
		if h.count <= limit {
			shared[i].counts[h.slot] = uint8(h.count)
			shared[i].balance()
			limit -= shared[i].size()
		}
	}
	return shared
}

// addDomain plans the applications of a domain, exactly assets in size. The
// last one is cut to what is left.
func (p *plan) addDomain(d dice, company, index, assets int) {
	for i := 0; assets > 0; i++ {
		a := application{company: int32(company), domain: int8(index), hub: -1, noun: int32(i)}
		a.draw(d, &domains[index], i)
		a.trim(assets)
		assets -= a.size()
		p.applications = append(p.applications, a)
	}
}

// draw rolls everything about an application of a domain but its numbers.
func (a *application) draw(d dice, of *domain, ordinal int) {
	large := ordinal == 0 && of.core
	if ordinal > 0 && d.percent(12) {
		a.stage = int8(d.between(1, len(stageWords)-1))
	}
	a.fill(d, large)
	a.balance()
	a.alone = ordinal > 0 && of.insular && d.percent(50)
	a.home = drawHome(d, of)
	a.tier = int8(drawTier(d, a, of, large))
	if old := a.platform == platformLegacy || a.stage > 0; old && siteRetires(int(a.home)) && d.percent(10) {
		a.alone, a.retired = true, true
	}
	a.second = a.home
	if a.platform == platformVM && a.stage == 0 && d.percent(30) {
		a.second = int8(d.weighted(siteShares[:]...))
	}
}

// drawHome rolls an application's site: that of its domain more often than not,
// else any.
func drawHome(d dice, of *domain) int8 {
	if d.percent(60) {
		return int8(of.home)
	}
	return int8(d.weighted(siteShares[:]...))
}

// drawTier rolls how critical an application is. Few are: tier 0 is what the
// shop can't do a quarter of an hour without.
func drawTier(d dice, a *application, of *domain, large bool) int {
	switch {
	case a.stage > 0:
		return 4
	case large && of.out:
		return d.weighted(60, 40)
	case large:
		return 1
	case a.platform == platformHardware:
		return d.between(3, 4)
	case a.platform == platformLegacy:
		return d.weighted(0, 4, 36, 40, 20)
	case of.out:
		return d.weighted(0, 14, 46, 30, 10)
	}
	return d.weighted(0, 8, 42, 35, 15)
}

// number gives every application the number of its first asset.
func (p *plan) number() {
	n := 0
	for i := range p.applications {
		p.applications[i].first = int32(n)
		n += p.applications[i].size()
	}
}

// shareNames shares out the names by the weights of the domains, exactly.
func (p *plan) shareNames() {
	total := 0
	for i := range p.applications {
		total += p.applications[i].nameWeight()
	}
	if total == 0 {
		return
	}
	before := 0
	for i := range p.applications {
		after := before + p.applications[i].nameWeight()
		p.applications[i].names = int32(p.options.Names*after/total - p.options.Names*before/total)
		before = after
	}
}

// nameWeight is the application's share of the names. The storefront of the
// sellers' shops has by far the most, as one name in the estates that are
// public has thousands pointing at it; a test environment has one or two.
func (a *application) nameWeight() int {
	switch {
	case a.size() == 0 || a.retired:
		return 0
	case a.hub >= 0:
		return 4
	case a.stage > 0 || a.platform == platformHardware:
		return 2
	case a.noun == 0:
		return 8 * domains[a.domain].names
	}
	return 2 * domains[a.domain].names
}
