package estatetest

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// addAssets adds placed assets and names, their ids mixed.
func (g *generator) addAssets() {
	for i, n := range g.Perm(g.o.Assets + g.o.Names) {
		id := fmt.Sprintf("a%03d", n)
		g.all = append(g.all, id)
		if i >= g.o.Assets {
			g.b.Name(id, g.describe)
			continue
		}
		g.placed = append(g.placed, id)
		site := g.IntN(g.o.Sites)
		if i == 0 || g.chance(0.4) {
			site = 0
		}
		g.b.Asset(id, siteID(site), g.describe, g.size, g.chooseMethod, func(a *inventory.Asset) {
			if rare := g.roles[site] == inventory.RoleRetire; g.has(Retains) && (rare && g.chance(0.05) || !rare && g.chance(0.4)) {
				a.Method = inventory.MethodRetain
			}
		})
		g.restrict(id)
	}
}

// describe sets what names have too.
func (g *generator) describe(a *inventory.Asset) {
	a.Application = pick(g, "", "shop", "pay")
	a.Team = pick(g, "", "blue", "red")
	a.Tier = uint8(g.IntN(5))
	a.Environment = pick(g, inventory.EnvProd, inventory.EnvProd, inventory.EnvProd, inventory.EnvTest)
	a.Exposure = pick(g, inventory.Internal, inventory.Internal, inventory.External)
	if g.chance(0.3) {
		a.DowntimeCostPerHour = g.money * g.between(0, 4000, 250)
	}
	if !a.IsName() {
		a.Kind = inventory.KindWeb + inventory.Kind(g.IntN(int(inventory.KindOther)))
	}
}

func (g *generator) size(a *inventory.Asset) {
	a.Form = pick(g, inventory.FormVM, inventory.FormVM, inventory.FormVM, inventory.FormContainer, inventory.FormService)
	if a.Form != inventory.FormVM && !a.Kind.Stateless() && !a.Kind.Stateful() {
		a.Form = inventory.FormVM // there would be no method
	}
	a.Needs = inventory.Resources{
		inventory.RackUnits: g.between(0, 4, 0.5),
		inventory.PowerKW:   g.between(0, 2, 0.25),
		inventory.VCPU:      g.between(0, 16, 2),
		inventory.MemoryGB:  g.between(0, 64, 8),
		inventory.StorageGB: pick(g, 0.0, 10, 50, 120, 300, 800),
	}
	a.ChangeGBPerDay = pick(g, 0.0, 0, 5, 40)
	a.EffortHours = g.between(0, 16, 1)
	if g.has(Overlaps) && g.chance(0.2) { // then there is a window long enough
		a.Form, a.Tier = inventory.FormPhysical, max(1, a.Tier)
	}
}

func (g *generator) chooseMethod(a *inventory.Asset) {
	if g.has(GivenMethods) && g.chance(0.4) {
		a.Method = pick(g, inventory.MethodDrain, inventory.MethodRedeploy, inventory.MethodReplicate,
			inventory.MethodLive, inventory.MethodCold, inventory.MethodCold)
		if a.Form == inventory.FormPhysical || g.chance(0.03) {
			a.Method = inventory.MethodPhysical
		}
	}
	if g.has(Retires) && g.chance(0.25) {
		a.Method = inventory.MethodRetire
	}
	if g.has(Downtimes) && g.chance(0.4) {
		a.MaxDowntimeMinutes = pick(g, 1.0, 6, 30, 60, 120, 240)
		if g.chance(0.05) {
			a.MaxDowntimeMinutes = 0
		}
	}
	if g.has(DataClasses) && g.chance(0.5) {
		a.DataClass = pick(g, "public", "personal", "regulated")
	}
}

// restrict gives some assets a list of sites; the last is one that survives.
func (g *generator) restrict(id string) {
	if !g.has(AllowedSites) || !g.chance(0.4) {
		return
	}
	allowed := []string{siteID(g.o.Sites - 1)}
	for i := range g.o.Sites - 1 {
		if g.chance(0.4) {
			allowed = append(allowed, siteID(i))
		}
	}
	g.b.Allow(id, allowed...)
}

// addReplicas makes groups of two or three of the placed assets, of one kind.
func (g *generator) addReplicas() {
	if !g.has(Replicas | Spread) {
		return
	}
	assets := g.placedAssets()
	for n := 0; len(assets) >= 2 && n < 1+g.o.Assets/6; n++ {
		size := min(len(assets), pick(g, 2, 2, 3))
		kind := pick(g, inventory.KindWeb, inventory.KindApp, inventory.KindDatabase, inventory.KindCache)
		spread := g.has(Spread) && g.chance(0.7)
		for i, a := range assets[:size] {
			a.ReplicaGroup, a.Kind = fmt.Sprintf("group%d", n), kind
			a.Spread = spread && i == 0
			a.MinAvailable = pick(g, 1, 1, 1, 2, 3)
		}
		assets = assets[size:]
	}
}

// placedAssets are the builder's own, in the order in which they were added.
func (g *generator) placedAssets() []*inventory.Asset {
	var assets []*inventory.Asset
	for i := range g.b.assets {
		if a := &g.b.assets[i]; strings.HasPrefix(a.ID, "a") && !a.IsName() {
			assets = append(assets, &a.Asset)
		}
	}
	return assets
}
