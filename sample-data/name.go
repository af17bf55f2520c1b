package sampledata

import "strconv"

// The zones of the company. Both are reserved for such uses (RFC 2606; ICANN
// 2024 for .internal), so that no name of the estate can be anybody's.
const (
	zoneOut = ".haneulmarket.example"
	zoneIn  = ".haneul.internal"
)

// name is a row of assets.csv of kind name.
type name struct {
	app          int32
	number       int // of the application's names; 0 is its main one
	plan         *plan
	out          bool
	brand, good  int // of a seller's shop
	team         string
	tier         int
	downtimeCost int
	ttl          int // seconds
}

// makeNames makes the names of an application in order of their number.
func (p *plan) makeNames(index int, visit func(*name)) {
	a := &p.applications[index]
	if a.names == 0 {
		return
	}
	d := newDice(p.options.Seed, streamNames, index)
	for i := range int(a.names) {
		n := name{app: int32(index), number: i, plan: p, out: a.namesOut(), team: a.team(slotWeb), tier: int(a.tier)}
		if i > 0 {
			n.tier = min(4, n.tier+d.weighted(8, 37, 55))
			n.out = n.out && d.percent(75)
		}
		n.brand, n.good = d.below(len(brands)), d.below(len(goods))
		if a.shops() && i > 0 {
			n.tier, n.out = 3+d.below(2), true
		}
		if i == 0 && a.vanity() != "" && a.company == 0 {
			n.downtimeCost = domains[a.domain].cost
		}
		n.ttl = d.among(60, 60, 300, 300, 300, 600, 3600, 3600, 86400)
		visit(&n)
	}
}

// shops reports whether the application's names are those of sellers' shops.
func (a *application) shops() bool {
	return a.hub < 0 && a.noun == 0 && domains[a.domain].slug == "minishop"
}

// namesOut reports whether customers may use the application's names.
func (a *application) namesOut() bool {
	if a.hub >= 0 {
		return a.hub == hubEdge || a.hub == hubLogin || a.hub == hubPayment || a.hub == hubCDN
	}
	return domains[a.domain].out && a.stage == 0 && a.platform != platformHardware
}

// vanity is the first label of the application's main name, where that is not
// its slug: www rather than display-core.
func (a *application) vanity() string {
	if a.hub >= 0 || a.noun > 0 || !a.namesOut() {
		return ""
	}
	return domains[a.domain].host
}

// nameUses are the first labels of an application's names in turn; the main name
// has none.
var nameUses = []string{"", "m", "api", "admin", "static", "img", "ws", "cdn", "v2", "old", "beta", "mon"}

// appendHost appends the name itself, which is its id.
func (n *name) appendHost(b []byte) []byte {
	a := &n.plan.applications[n.app]
	if a.shops() && n.number > 0 {
		b = appendPrefix(b, a.company)
		b = append(b, brands[n.brand].slug...)
		b = append(b, goods[n.good].slug...)
		b = strconv.AppendInt(b, int64(n.number), 10)
		b = append(b, ".minishop"...)
		return n.appendZone(b)
	}
	if host := a.vanity(); n.number == 0 && host != "" {
		b = appendPrefix(b, a.company)
		b = append(b, host...)
		return n.appendZone(b)
	}
	if use := nameUses[n.number%len(nameUses)]; use != "" {
		b = append(b, use...)
		b = append(b, '.')
	}
	if a.hub >= 0 && hubs[a.hub].slot >= slotCache && a.hub != hubEdge {
		b = a.appendGroup(b, hubs[a.hub].slot)
	} else {
		b = a.appendSlug(b)
	}
	if round := n.number / len(nameUses); round > 0 {
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(round+1), 10)
	}
	return n.appendZone(b)
}

func (n *name) appendZone(b []byte) []byte {
	if n.out {
		return append(b, zoneOut...)
	}
	return append(b, zoneIn...)
}

// appendTitle appends what people call the name.
func (n *name) appendTitle(b []byte) []byte {
	a := &n.plan.applications[n.app]
	if a.shops() && n.number > 0 {
		b = append(b, brands[n.brand].korean...)
		return append(b, goods[n.good].korean...)
	}
	b = a.appendTitle(b)
	if use := nameUses[n.number%len(nameUses)]; use != "" {
		b = append(b, ' ')
		b = append(b, use...)
	}
	return b
}

// mainName is the application's name of number 0. Its zone does not hang on
// the dice, so that others can point at it.
func (p *plan) mainName(index int) name {
	return name{app: int32(index), plan: p, out: p.applications[index].namesOut()}
}
