package cli

import (
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
	"github.com/wavecut/wavecut/reports/table"
)

// decisionJSON is a decision on an asset.
type decisionJSON struct {
	Asset  string      `json:"asset"`
	Wave   *int32      `json:"wave"` // null for unscheduled
	Window string      `json:"window_start,omitempty"`
	Target *string     `json:"target"` // null for retired
	Method string      `json:"method,omitempty"`
	Reason string      `json:"reason,omitempty"`
	Change *changeJSON `json:"adds,omitempty"`
	// With are the decisions that have to change along.
	With      []decisionJSON `json:"with,omitempty"`
	Forbidden *obstacleJSON  `json:"forbidden_by,omitempty"`
}

// changeJSON is what a decision adds to the total.
type changeJSON struct {
	Total      table.Cell `json:"total"`
	Colocation table.Cell `json:"colocation"`
	Migration  table.Cell `json:"migration"`
	Downtime   table.Cell `json:"downtime"`
	Split      table.Cell `json:"split"`
}

type obstacleJSON struct {
	Code   string `json:"code"`
	What   string `json:"what"`
	Detail string `json:"detail"`
}

type bindingJSON struct {
	obstacleJSON
	Forbids int        `json:"forbids"`
	Saves   table.Cell `json:"would_save"`
}

type pullJSON struct {
	Asset    string        `json:"asset"`
	Decision *decisionJSON `json:"decision,omitempty"`
	Now      table.Cell    `json:"apart_costs"`
	Least    table.Cell    `json:"could_cost"`
	If       decisionJSON  `json:"if"`
}

type serviceJSON struct {
	Service string     `json:"service"`
	Cost    table.Cell `json:"costs"`
	Waves   []int32    `json:"waves"`
}

type hitJSON struct {
	Wave    int32      `json:"wave"`
	Minutes table.Cell `json:"minutes"`
}

// explanationJSON is a whole explanation.
type explanationJSON struct {
	SchemaVersion int            `json:"schema_version"`
	Plan          string         `json:"plan"`
	Asset         string         `json:"asset"`
	Currency      string         `json:"currency"`
	Decision      *decisionJSON  `json:"decision"` // null for a name
	Best          *decisionJSON  `json:"next_best"`
	Bindings      []bindingJSON  `json:"bindings"`
	Pulls         []pullJSON     `json:"pulls"`
	Services      []serviceJSON  `json:"services"`
	Hits          []hitJSON      `json:"hits"`
	Alternatives  []decisionJSON `json:"alternatives"`
}

func (x *explainedAsset) json() explanationJSON {
	a := &x.p.Estate.Assets[x.why.Asset]
	out := explanationJSON{
		SchemaVersion: table.SchemaVersion, Plan: x.plan.name, Asset: a.ID, Currency: x.p.Scenario.Currency,
		Bindings: []bindingJSON{}, Pulls: []pullJSON{}, Services: []serviceJSON{}, Hits: []hitJSON{}, Alternatives: []decisionJSON{},
	}
	if a.Placed() {
		d := x.decisionOf(x.why.Decision)
		out.Decision = &d
	}
	for k := range x.why.Alternatives {
		out.Alternatives = append(out.Alternatives, x.alternativeOf(&x.why.Alternatives[k]))
	}
	if x.why.Best >= 0 {
		out.Best = &out.Alternatives[x.why.Best]
	}
	for _, b := range x.why.Bindings {
		out.Bindings = append(out.Bindings, bindingJSON{obstacleJSON{b.Code, b.What, b.Detail}, b.Blocked, x.amount(b.Saves)})
	}
	for _, pull := range x.why.Pulls {
		out.Pulls = append(out.Pulls, x.pullOf(pull))
	}
	for _, s := range x.why.Services {
		out.Services = append(out.Services, serviceJSON{x.p.Estate.Assets[s.Service].ID, x.amount(s.Cost), s.Waves})
	}
	for _, h := range x.why.Hits {
		out.Hits = append(out.Hits, hitJSON{h.Wave, roundedCell(h.Minutes)})
	}
	return out
}

// decisionOf is a plan's decision.
func (x *explainedAsset) decisionOf(d model.Decision) decisionJSON {
	out := x.choiceOf(d.Asset, d.Target, d.Wave)
	out.Method, out.Reason = d.Method.String(), d.Reason
	return out
}

// choiceOf is a target and a wave of an asset.
func (x *explainedAsset) choiceOf(asset, target, wave int32) decisionJSON {
	out := decisionJSON{Asset: x.p.Estate.Assets[asset].ID}
	if id := x.p.Estate.SiteID(target); id != "" {
		out.Target = &id
	}
	if wave >= 0 && int(wave) <= x.p.T() {
		out.Wave = &wave
	}
	if out.Wave != nil && wave > 0 {
		out.Window = x.p.Windows[wave-1].Start.In(x.p.Scenario.Location).Format("2006-01-02T15:04:05Z07:00")
	}
	return out
}

func (x *explainedAsset) alternativeOf(alt *schedule.Alternative) decisionJSON {
	out := x.choiceOf(x.why.Asset, alt.Target, alt.Wave)
	if !weightless(alt) {
		out.Change = x.changeOf(alt.Change)
	}
	for _, d := range alt.With {
		out.With = append(out.With, x.decisionOf(d))
	}
	if !alt.Allowed() {
		out.Forbidden = &obstacleJSON{alt.Obstacle.Code, alt.Obstacle.What, alt.Obstacle.Detail}
	}
	return out
}

func (x *explainedAsset) changeOf(c cost.Amounts) *changeJSON {
	return &changeJSON{x.amount(c.Sum()), x.amount(c.Colocation), x.amount(c.Migration), x.amount(c.Downtime), x.amount(c.Split)}
}

func (x *explainedAsset) pullOf(pull schedule.Pull) pullJSON {
	out := pullJSON{
		Asset: x.p.Estate.Assets[pull.Neighbour].ID, Now: x.amount(pull.Now), Least: x.amount(pull.Least),
		If: x.choiceOf(x.why.Asset, pull.LeastTarget, pull.LeastWave),
	}
	if d, ok := x.plan.decision(pull.Neighbour); ok {
		decision := x.decisionOf(d)
		out.Decision = &decision
	}
	return out
}
