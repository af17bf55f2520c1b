package estatetest

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// Builder collects an estate and its scenario, things named by id, in any order.
// Every method but the last three returns the builder, so that calls chain.
type Builder struct {
	scenario     *model.Scenario
	sites        []inventory.Site
	links        []link
	assets       []asset
	dependencies []dependency
	calendar     []inventory.Entry
	teams        []inventory.Team
}

type asset struct {
	inventory.Asset
	site    string
	allowed []string
}

type dependency struct {
	inventory.Dependency
	from, to string
}

type link struct {
	inventory.Link
	from, to string
}

// New is an empty estate and a scenario with the defaults of formats.md, but
// that starts on Monday 2027-03-01 in UTC, runs for four weeks (T = 4, Sundays
// 01:00 to 06:00) and costs nothing: every price is 0 until [Builder.Set] gives it.
func New() *Builder {
	s := model.DefaultScenario()
	s.StartDate = inventory.Date{Year: 2027, Month: 3, Day: 1}
	s.HorizonWeeks = 4
	s.LatencyCostPerHour, s.CostPerEffortHour, s.WaveFixedCost, s.SLAPenaltyPerDay = 0, 0, 0, 0
	s.DowntimeCostPerHour = [2][model.NumTiers]float64{}
	return &Builder{scenario: s}
}

// Set changes the scenario.
func (b *Builder) Set(change func(*model.Scenario)) *Builder {
	change(b.scenario)
	return b
}

// Site adds a site: unlimited, free, 14 days to decommission, month to month.
func (b *Builder) Site(id string, role inventory.Role, set ...func(*inventory.Site)) *Builder {
	s := inventory.Site{
		ID: id, Role: role, Capacity: inventory.Unlimited(),
		EarlyExitFee: math.Inf(1), DecommissionDays: 14,
	}
	for _, f := range set {
		f(&s)
	}
	b.sites = append(b.sites, s)
	return b
}

// Link adds a link.
func (b *Builder) Link(from, to string, mbps, rttMS, costPerGB float64) *Builder {
	b.links = append(b.links, link{from: from, to: to, Link: inventory.Link{
		BandwidthMbps: mbps, RTTms: rttMS, TransferCostPerGB: costPerGB,
	}})
	return b
}

// Asset adds an asset at a site, with the defaults of formats.md: kind other,
// form vm, tier 2, an hour of effort, no needs.
func (b *Builder) Asset(id, site string, set ...func(*inventory.Asset)) *Builder {
	a := asset{Asset: inventory.DefaultAsset(), site: site}
	a.ID = id
	for _, f := range set {
		f(&a.Asset)
	}
	b.assets = append(b.assets, a)
	return b
}

// Name adds an asset of kind name.
func (b *Builder) Name(id string, set ...func(*inventory.Asset)) *Builder {
	asName := func(a *inventory.Asset) { a.Kind = inventory.KindName }
	return b.Asset(id, "", append([]func(*inventory.Asset){asName}, set...)...)
}

// Allow gives allowed_sites of an asset added before.
func (b *Builder) Allow(id string, sites ...string) *Builder {
	for i := len(b.assets) - 1; i >= 0; i-- { // most often the last
		if b.assets[i].ID == id {
			b.assets[i].allowed = sites
			return b
		}
	}
	panic(fmt.Sprintf("estatetest: no asset %q", id))
}

// Depend adds a dependency: sync, all, outage, without rates or constraint.
func (b *Builder) Depend(from, to string, set ...func(*inventory.Dependency)) *Builder {
	d := dependency{from: from, to: to, Dependency: inventory.Dependency{MaxRTTms: math.NaN()}}
	for _, f := range set {
		f(&d.Dependency)
	}
	b.dependencies = append(b.dependencies, d)
	return b
}

// Pool adds dependencies of mode any from one asset to several.
func (b *Builder) Pool(from string, to ...string) *Builder {
	for _, id := range to {
		b.Depend(from, id, func(d *inventory.Dependency) { d.Mode = inventory.ModeAny })
	}
	return b
}

// Constrain adds a dependency that carries constraints and no impact.
func (b *Builder) Constrain(from, to string, c inventory.Constraints) *Builder {
	return b.Depend(from, to, func(d *inventory.Dependency) {
		d.Kind, d.Impact, d.Constraints = inventory.Async, inventory.ImpactNone, c
	})
}

// Freeze adds a freeze, in the words of calendar.csv.
func (b *Builder) Freeze(scope, start, end string) *Builder {
	b.calendar = append(b.calendar, inventory.Entry{
		Kind: inventory.Freeze, Scope: must(inventory.ParseScope(scope)),
		Start: must(inventory.ParseMoment(start)), End: must(inventory.ParseMoment(end)),
		TrafficFactor: math.NaN(),
	})
	return b
}

// Team adds a team's limits; +Inf is none.
func (b *Builder) Team(id string, hours, assets float64) *Builder {
	b.teams = append(b.teams, inventory.Team{ID: id, HoursPerWindow: hours, MaxAssetsPerWindow: assets})
	return b
}

// Problem derives the problem of what was built.
func (b *Builder) Problem() *model.Problem { return must(model.NewProblem(b.Estate(), b.Scenario())) }

// Scenario is the scenario as it stands, not a copy.
func (b *Builder) Scenario() *model.Scenario { return b.scenario }

// Estate puts everything into canonical order. The builder can go on.
func (b *Builder) Estate() *inventory.Estate {
	e := &inventory.Estate{
		Sites: slices.Clone(b.sites), Calendar: slices.Clone(b.calendar), Teams: slices.Clone(b.teams),
	}
	slices.SortFunc(e.Sites, func(x, y inventory.Site) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(e.Teams, func(x, y inventory.Team) int { return strings.Compare(x.ID, y.ID) })
	slices.SortStableFunc(e.Calendar, compareEntries)
	b.addLinks(e)
	b.addAssets(e)
	b.addDependencies(e)
	return e
}

// compareEntries orders by kind, scope, start, end and name as they are written.
func compareEntries(x, y inventory.Entry) int {
	return cmp.Or(
		cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Scope.Kind, y.Scope.Kind), strings.Compare(x.Scope.ID, y.Scope.ID),
		strings.Compare(x.Start.String(), y.Start.String()), strings.Compare(x.End.String(), y.End.String()),
		strings.Compare(x.Name, y.Name),
	)
}

func (b *Builder) addLinks(e *inventory.Estate) {
	for _, l := range b.links {
		from, to := site(e, l.from), site(e, l.to)
		l.Link.From, l.Link.To = min(from, to), max(from, to)
		e.Links = append(e.Links, l.Link)
	}
	slices.SortFunc(e.Links, func(x, y inventory.Link) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
}

func (b *Builder) addAssets(e *inventory.Estate) {
	for _, a := range b.assets {
		if !a.IsName() {
			a.Asset.Site = site(e, a.site)
		}
		a.AllowedSites = nil
		for _, id := range a.allowed {
			a.AllowedSites = append(a.AllowedSites, site(e, id))
		}
		slices.Sort(a.AllowedSites)
		e.Assets = append(e.Assets, a.Asset)
	}
	slices.SortFunc(e.Assets, func(x, y inventory.Asset) int { return strings.Compare(x.ID, y.ID) })
}

func (b *Builder) addDependencies(e *inventory.Estate) {
	at := make(map[string]int32, len(e.Assets))
	for i := range e.Assets {
		at[e.Assets[i].ID] = int32(i)
	}
	for _, d := range b.dependencies {
		from, known := at[d.from]
		to, knownTo := at[d.to]
		if !known || !knownTo {
			panic(fmt.Sprintf("estatetest: no asset %q or %q", d.from, d.to))
		}
		d.Dependency.From, d.Dependency.To = from, to
		e.Dependencies = append(e.Dependencies, d.Dependency)
	}
	slices.SortFunc(e.Dependencies, func(x, y inventory.Dependency) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Kind, y.Kind))
	})
}

func site(e *inventory.Estate, id string) int32 {
	i, ok := e.SiteIndex(id)
	if !ok {
		panic(fmt.Sprintf("estatetest: no site %q", id))
	}
	return i
}

func index(e *inventory.Estate, id string) int32 {
	i, ok := e.AssetIndex(id)
	if !ok {
		panic(fmt.Sprintf("estatetest: no asset %q", id))
	}
	return i
}

func must[T any](v T, err error) T {
	if err != nil {
		panic("estatetest: " + err.Error())
	}
	return v
}
