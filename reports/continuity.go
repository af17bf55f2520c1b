package reports

import (
	"math"

	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/model"
)

// Continuity is what the loss of a site would do, and how events are carried.
type Continuity struct {
	Losses []Loss `json:"losses"` // by wave, the start first, then site
	// Created are the services that outlast any one loss at the start, and no more
	// after a wave; Unmet those whose declared recovery a loss would exceed.
	Created []Shortfall `json:"created"`
	Unmet   []Shortfall `json:"unmet"`
	// OnPaper are the assets with a dr_mode and nothing that takes over.
	OnPaper []string `json:"on_paper"`
	Peaks   []Peak   `json:"peaks"` // by event, then site
}

// Loss is the loss of one site after a wave; wave 0 is the start.
type Loss struct {
	Wave   int    `json:"wave"`
	Site   string `json:"site"`
	Assets int    `json:"assets"` // at the site
	Down   int    `json:"down"`   // services interrupted
	ByTier []int  `json:"by_tier"`
	Lost   int    `json:"lost"` // of these, for good
}

// Shortfall is a service that a loss would hit harder than it may.
type Shortfall struct {
	Wave    int    `json:"wave"`
	Service string `json:"service"`
	Tier    int    `json:"tier"`
	Site    string `json:"site"`
	Cause   string `json:"cause"` // the asset that decides
	// RTOMinutes is how long it would take; null: it would not come back.
	RTOMinutes *float64 `json:"rto_minutes"`
}

// Peak is how a site stands in an event. Amounts are vCPU.
type Peak struct {
	Event     string   `json:"event"`
	Start     string   `json:"start"`
	Factor    float64  `json:"traffic_factor"`
	Site      string   `json:"site"`
	Demand    float64  `json:"demand_vcpu"`
	Capacity  *float64 `json:"capacity_vcpu"` // null: no limit
	Burst     float64  `json:"burst_vcpu"`
	Cost      Amount   `json:"burst_cost"`
	Uncovered float64  `json:"uncovered_vcpu"`
}

// continuity puts the losses into names; nil where they were not worked out.
func (b *builder) continuity() *Continuity {
	if b.Losses == nil {
		return nil
	}
	c := &Continuity{Created: b.shortfalls(b.Losses.Created), Unmet: b.shortfalls(b.Losses.Unmet)}
	for i := range b.Losses.Steps {
		step := &b.Losses.Steps[i]
		for site := range step.Losses {
			l := &step.Losses[site]
			c.Losses = append(c.Losses, Loss{
				Wave: int(step.Wave), Site: b.p.Estate.SiteID(int32(site)), Assets: l.Assets,
				Down: continuity.Total(l.Down), ByTier: l.Down[:], Lost: continuity.Total(l.Lost),
			})
		}
	}
	for _, v := range b.Losses.Undone {
		c.OnPaper = append(c.OnPaper, b.p.Estate.Assets[v].ID)
	}
	for _, r := range continuity.Ready(b.p, b.Plan) {
		c.Peaks = append(c.Peaks, b.peak(&r))
	}
	return c
}

func (b *builder) shortfalls(all []continuity.Shortfall) []Shortfall {
	var list []Shortfall
	for _, s := range all {
		asset := &b.p.Estate.Assets[s.Service]
		f := Shortfall{Wave: int(s.Wave), Service: asset.ID, Tier: int(asset.Tier), Site: b.p.Estate.SiteID(s.Site)}
		if s.Cause >= 0 {
			f.Cause = b.p.Estate.Assets[s.Cause].ID
		}
		if !math.IsInf(s.RTOMinutes, 1) {
			f.RTOMinutes = &s.RTOMinutes
		}
		list = append(list, f)
	}
	return list
}

func (b *builder) peak(r *continuity.Readiness) Peak {
	k := Peak{
		Event: r.Peak.Name, Start: b.local(r.Peak.Start), Factor: r.Peak.Factor, Site: b.p.Estate.SiteID(r.Site),
		Demand: r.Demand, Burst: r.Burst, Uncovered: r.Uncovered,
		Cost: NewAmount(model.RoundMoney(r.Cost, b.e.Currency), b.e.Currency),
	}
	if !math.IsInf(r.Capacity, 1) {
		k.Capacity = &r.Capacity
	}
	return k
}
