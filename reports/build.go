package reports

import (
	"cmp"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

// Build makes the report of a plan from its evaluation and its summary.
func Build(p *model.Problem, plan *model.Plan, e *cost.Evaluation, s *Summary) *Report {
	b := builder{p: p, e: e}
	return &Report{
		SchemaVersion: table.SchemaVersion,
		Title:         p.Scenario.Name, TimeZone: p.Scenario.Location.String(),
		Start: inventory.DateOf(p.Start).String(), End: inventory.DateOf(p.End).String(),
		Summary: s,
		Months:  b.months(), RunRates: []RunRate{b.runRate("today", e.Today), b.runRate("final", e.Final)},
		Exits: b.exits(), Waves: b.waves(plan), Tiers: b.tiers(), Services: b.services(), Headroom: b.headroom(),
	}
}

// builder turns indexes and minor units into names and amounts.
type builder struct {
	p *model.Problem
	e *cost.Evaluation
}

func (b builder) money(m model.Money) Amount { return NewAmount(m, b.e.Currency) }

func (b builder) months() []Month {
	out := make([]Month, len(b.e.Months))
	for i, m := range b.e.Months {
		out[i] = Month{
			Month: m.First.String()[:len("2006-01")], Total: b.money(m.Parts.Sum()), Cost: newCost(m.Parts, b.e.Currency),
		}
	}
	return out
}

func (b builder) runRate(when string, r cost.RunRate) RunRate {
	return RunRate{
		When: when, Colocation: b.money(r.Colocation), Split: b.money(r.Split),
		PerMonth: b.money(r.PerMonth), PerYear: b.money(r.PerYear),
	}
}

func (b builder) exits() []Exit {
	out := make([]Exit, len(b.e.Exits))
	for i, x := range b.e.Exits {
		site := &b.p.Estate.Sites[x.Site]
		out[i] = Exit{Site: site.ID, Name: site.Name, LastWave: x.LastWave, AfterHorizon: b.money(x.AfterHorizon)}
		if x.Emptied {
			out[i].Date = x.Date.String()
		}
	}
	return out
}

// waves are those that are not empty, with their moves in order of the assets.
func (b builder) waves(plan *model.Plan) []Wave {
	byWave := make([][]model.Decision, b.p.T()+1)
	for _, d := range plan.Decisions {
		if d.Moves() {
			byWave[d.Wave] = append(byWave[d.Wave], d)
		}
	}
	out := []Wave{}
	for t, decisions := range byWave {
		if len(decisions) > 0 {
			out = append(out, b.wave(t, decisions))
		}
	}
	return out
}

func (b builder) wave(t int, decisions []model.Decision) Wave {
	window := b.p.Windows[t-1]
	w := Wave{
		Wave: t, Start: b.local(window.Start), End: b.local(window.End), LoadFactor: window.LoadFactor,
		Assets: len(decisions), OutageMinutes: b.e.Outage.ByWave[t],
		SplitDependencies: b.e.Splits[t].Dependencies, SplitPerDay: b.e.Splits[t].PerDay,
	}
	for _, d := range decisions {
		move := b.p.NewMove(d.Asset, d.Target, d.Method)
		a := &b.p.Estate.Assets[d.Asset]
		w.EffortHours += a.EffortHours
		w.TransferGB += move.TransferGB
		w.Moves = append(w.Moves, Move{
			Asset: a.ID, Name: a.Name, Application: a.Application, Team: a.Team, Tier: int(a.Tier),
			From: b.p.Estate.SiteID(a.Site), To: b.p.Estate.SiteID(d.Target), Method: d.Method.String(),
			OutageMinutes: move.Minutes, EffortHours: a.EffortHours,
		})
	}
	return w
}

func (b builder) local(t time.Time) string { return t.In(b.p.Scenario.Location).Format(time.RFC3339) }

func (b builder) tiers() []Tier {
	out := make([]Tier, model.NumTiers)
	for i := range out {
		out[i] = Tier{Tier: i, OutageMinutes: b.e.Outage.ByTier[i]}
	}
	return out
}

func (b builder) services() []Service {
	hit := slices.Clone(b.e.Outage.Services)
	slices.SortStableFunc(hit, func(x, y cost.ServiceOutage) int { return cmp.Compare(y.Cost, x.Cost) })
	out := make([]Service, len(hit))
	for i, h := range hit {
		a := &b.p.Estate.Assets[h.Asset]
		out[i] = Service{
			Asset: a.ID, Name: a.Name, Tier: int(a.Tier), OutageMinutes: h.Minutes(),
			Cost: b.money(model.RoundMoney(h.Cost, b.e.Currency)),
		}
		for _, w := range h.Hits {
			out[i].Waves = append(out[i].Waves, w.Wave)
		}
	}
	return out
}

func (b builder) headroom() []Limit {
	out := make([]Limit, len(b.e.Headroom))
	for i, h := range b.e.Headroom {
		out[i] = Limit{Wave: h.Wave, Limit: string(h.Limit), Subject: h.Subject, Used: h.Used, Most: h.Most, Left: h.Left()}
	}
	return out
}
