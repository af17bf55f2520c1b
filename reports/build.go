package reports

import (
	"cmp"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

// Sources is what a report is made from.
type Sources struct {
	Problem    *model.Problem
	Plan       *model.Plan
	Evaluation *cost.Evaluation // of the plan
	Summary    *Summary         // of the plan

	// AsIs and ByApplication are what staying and moving by application come to; nil
	// leaves the comparisons out.
	AsIs, ByApplication *cost.Evaluation
	// Findings are those on the inventory and on what blocks a plan.
	Findings []inventory.Finding
	// Losses are what the loss of a site would do; nil leaves them out.
	Losses *continuity.Matrix
	// Score is the data's quality, 0 to 1; nil where it was not rated.
	Score *float64
	// Version is that of the program, Effort that of the search; empty where unknown.
	Version, Effort string
}

// Build makes the report of a plan. The sources stay as they are.
func Build(src Sources) *Report {
	p, e := src.Problem, src.Evaluation
	b := builder{Sources: src, p: p, e: e, detail: cost.Detailed(p, src.Plan, e), byWave: decisionsByWave(p, src.Plan)}
	r := &Report{
		SchemaVersion: table.SchemaVersion,
		Title:         p.Scenario.Name, TimeZone: p.Scenario.Location.String(),
		Start: inventory.DateOf(p.Start).String(), End: inventory.DateOf(p.End).String(),
		Summary: src.Summary,
		Sites:   b.sites(), Months: b.months(), RunRates: []RunRate{b.runRate("today", e.Today), b.runRate("final", e.Final)},
		Exits: b.exits(), Windows: b.windows(), Calendar: b.calendar(), Waves: b.waves(), Occupancy: b.occupancy(),
		Tiers: b.tiers(), Services: b.services(), Headroom: b.headroom(), SplitToday: e.Splits[0].Dependencies, Ties: b.ties(),
		Findings: newFindings(src.Findings), Provenance: b.provenance(),
	}
	r.Continuity = b.continuity()
	b.addRisks(r)
	r.Decision = b.decision(r)
	return r
}

// builder turns indexes and minor units into names and amounts.
type builder struct {
	Sources
	p      *model.Problem
	e      *cost.Evaluation
	detail *cost.Detail
	byWave [][]model.Decision // the moves, by wave
}

func (b *builder) money(m model.Money) Amount { return NewAmount(m, b.e.Currency) }

// rounded is an amount of major units as money.
func (b *builder) rounded(v float64) Amount { return b.money(model.RoundMoney(v, b.e.Currency)) }

func (b *builder) local(t time.Time) string { return t.In(b.p.Scenario.Location).Format(time.RFC3339) }

func (b *builder) runRate(when string, r cost.RunRate) RunRate {
	return RunRate{
		When: when, Colocation: b.money(r.Colocation), Split: b.money(r.Split),
		PerMonth: b.money(r.PerMonth), PerYear: b.money(r.PerYear),
	}
}

func (b *builder) exits() []Exit {
	out := make([]Exit, len(b.e.Exits))
	for i, x := range b.e.Exits {
		site := &b.p.Estate.Sites[x.Site]
		out[i] = Exit{
			Site: site.ID, Name: site.Name, LastWave: x.LastWave, ContractEnd: site.ContractEnd.String(),
			AfterHorizon: b.money(x.AfterHorizon),
		}
		if x.Emptied {
			out[i].Date = x.Date.String()
		}
	}
	return out
}

func (b *builder) tiers() []Tier {
	out := make([]Tier, model.NumTiers)
	for i := range out {
		out[i] = Tier{Tier: i, OutageMinutes: b.e.Outage.ByTier[i]}
		if b.ByApplication != nil {
			out[i].ByApplication = &b.ByApplication.Outage.ByTier[i]
		}
	}
	for _, s := range b.e.Outage.Services {
		out[b.p.Estate.Assets[s.Asset].Tier].Services++
	}
	return out
}

func (b *builder) services() []Service {
	hit := slices.Clone(b.e.Outage.Services)
	slices.SortStableFunc(hit, func(x, y cost.ServiceOutage) int { return cmp.Compare(y.Cost, x.Cost) })
	out := make([]Service, len(hit))
	for i, h := range hit {
		a := &b.p.Estate.Assets[h.Asset]
		out[i] = Service{
			Asset: a.ID, Name: a.Name, Application: a.Application, Team: a.Team, Exposure: a.Exposure.String(), Tier: int(a.Tier),
			OutageMinutes: h.Minutes(), Cost: b.rounded(h.Cost),
		}
		for _, w := range h.Hits {
			out[i].Waves = append(out[i].Waves, w.Wave)
			out[i].WaveMinutes = append(out[i].WaveMinutes, w.Minutes)
		}
	}
	return out
}

func (b *builder) headroom() []Limit {
	out := make([]Limit, len(b.e.Headroom))
	for i, h := range b.e.Headroom {
		out[i] = Limit{Wave: h.Wave, Limit: string(h.Limit), Subject: h.Subject, Used: h.Used, Most: h.Most, Left: h.Left()}
	}
	return out
}

func (b *builder) provenance() Provenance {
	placed := len(b.p.Placed)
	names := 0
	for i := range b.p.Estate.Assets {
		if b.p.Estate.Assets[i].IsName() {
			names++
		}
	}
	return Provenance{
		Version: b.Version, InventoryDigest: b.Summary.InventoryDigest, ScenarioDigest: b.Summary.ScenarioDigest,
		Seed: b.Summary.Seed, Effort: b.Effort, Assets: placed, Names: names, Dependencies: len(b.p.Estate.Dependencies),
		HorizonWeeks: b.p.Scenario.HorizonWeeks, ImpactDepth: b.p.Scenario.ImpactDepth,
	}
}
