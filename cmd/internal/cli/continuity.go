package cli

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

const continuityLong = `Continuity tells what the loss of each site would do at the start, after every wave of
a plan (the newest where none is named) and at the end: how many services would be
down, by tier, how many of them would not come back (lost), and how long the worst of
the others would take, and how much data it would lose.

An asset outlasts the loss of its site when enough members of its replica group are at
others, or when it has a standby (dr_site) at another site that is not given up. How
long that takes is told by dr_mode: active-active 0 minutes and 0 minutes of data, hot
5 and 1, warm 60 and 15, cold 1440 and 1440.

created are the services that outlast the loss of any one site at the start, and no
more after some wave: single points of failure that the plan makes. unmet are those
whose declared rto_minutes or rpo_minutes a loss would exceed. undone are the assets
with a dr_mode and neither a replica group of two nor a standby that lasts. peaks are
the events with a traffic_factor: the demand at each site, what can be rented in the
cloud (burst) and what that costs, and what nothing carries (uncovered).
cloud are the assets that go to cloud sites, and why: what the cheapest other end
would cost more, or, where there is none, what forbids every other end.

With [continuity] protect_tiers in the scenario, plans keep services of these tiers
protected (C11); with peaks = true they keep the demand of events covered (C12).`

// continuityCommand tells what the loss of a site would do.
func (a *app) continuityCommand() *cobra.Command {
	var plan, scenario, site string
	cmd := a.prints(&cobra.Command{
		Use:   "continuity",
		Short: "Tell what the loss of a site would do, wave by wave",
		Long:  continuityLong,
		Example: `  wavecut continuity
  wavecut continuity --site GURO --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.tellContinuity(ctx, db, plan, scenario, site) })
		},
	})
	a.takesPlan(cmd, &plan)
	a.takesScenario(cmd, &scenario)
	cmd.Flags().Lookup("scenario").Usage = "take the scenario of this `FILE` instead of the plan's own"
	cmd.Flags().StringVar(&site, "site", "", "tell of the loss of this site `ID` alone")
	must(cmd.RegisterFlagCompletionFunc("site", a.completeIDs(ingest.Sites, 1<<30)))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) tellContinuity(ctx context.Context, db *store.DB, plan, scenario, site string) error {
	s, err := a.storedPlanOf(ctx, db, plan, scenario)
	if err != nil {
		return err
	}
	if _, ok := s.problem.Estate.SiteIndex(site); site != "" && !ok {
		return unknownID(ctx, db, ingest.Sites, site)
	}
	m, err := continuity.Assess(ctx, s.problem, s.plan)
	if err != nil {
		return err
	}
	t := &continuityTables{boundPlan: s, only: site}
	return a.answer(table.Document{
		Fields: t.head(m),
		Tables: []table.Table{
			t.losses(m), t.shortfalls("created", m.Created), t.shortfalls("unmet", m.Unmet), t.undone(m), t.peaks(continuity.Ready(s.problem, s.plan)),
			t.cloud(planner.CloudMoves(s.problem, s.plan)),
		},
	})
}

// continuityTables writes a matrix as tables.
type continuityTables struct {
	*boundPlan
	only string // the site to tell of, or empty
}

func (t *continuityTables) skips(site int32) bool {
	return t.only != "" && t.problem.Estate.SiteID(site) != t.only
}

// head names the worst loss of all.
func (t *continuityTables) head(m *continuity.Matrix) []table.Field {
	worst, wave, at := -1, int32(0), int32(0)
	for i := range m.Steps {
		for site := range m.Steps[i].Losses {
			l := &m.Steps[i].Losses[site]
			if down := continuity.Total(l.Down); down > worst && !t.skips(int32(site)) {
				worst, wave, at = down, m.Steps[i].Wave, int32(site)
			}
		}
	}
	return []table.Field{
		{Key: "plan", Cell: table.String(t.name)},
		{Key: "services", Cell: table.Int(m.Services)},
		{Key: "worst_wave", Cell: table.Int(wave)},
		{Key: "worst_site", Cell: table.String(t.problem.Estate.SiteID(at))},
		{Key: "worst_down", Cell: table.Int(max(worst, 0))},
	}
}

// losses is the matrix: a row for each step and site.
func (t *continuityTables) losses(m *continuity.Matrix) table.Table {
	columns := []table.Column{
		{Key: "wave", Kind: table.Number}, {Key: "date", Kind: table.Exact}, {Key: "site", Kind: table.Exact},
		{Key: "assets", Kind: table.Number}, {Key: "down", Kind: table.Number},
	}
	for tier := range model.NumTiers {
		columns = append(columns, table.Column{Key: fmt.Sprintf("tier%d", tier), Kind: table.Number})
	}
	columns = append(columns, table.Column{Key: "lost", Kind: table.Number},
		table.Column{Key: "rto_minutes", Kind: table.Number, Optional: true}, table.Column{Key: "rpo_minutes", Kind: table.Number, Optional: true})
	var rows []table.Row
	for i := range m.Steps {
		for site := range m.Steps[i].Losses {
			if !t.skips(int32(site)) {
				rows = append(rows, t.loss(m.Steps[i].Wave, int32(site), &m.Steps[i].Losses[site]))
			}
		}
	}
	return table.Table{Name: "losses", Columns: columns, Rows: table.Rows(rows)}
}

func (t *continuityTables) loss(wave, site int32, l *continuity.Loss) table.Row {
	row := table.Row{
		table.Int(wave), table.String(t.date(wave)), table.String(t.problem.Estate.SiteID(site)),
		table.Int(l.Assets), table.Int(continuity.Total(l.Down)),
	}
	for _, n := range l.Down {
		row = append(row, table.Int(n))
	}
	row = append(row, table.Int(continuity.Total(l.Lost)))
	if l.Worst == (model.Recovery{}) {
		return append(row, table.Cell{}, table.Cell{})
	}
	return append(row, table.Float(l.Worst.RTOMinutes), table.Float(l.Worst.RPOMinutes))
}

// date is the local date of a wave, of the start for wave 0.
func (t *continuityTables) date(wave int32) string {
	at := t.problem.Start
	if wave > 0 {
		at = t.problem.Windows[wave-1].Start
	}
	return at.In(t.problem.Scenario.Location).Format("2006-01-02")
}

// shortfalls are services that a loss would hit harder than it may.
func (t *continuityTables) shortfalls(name string, list []continuity.Shortfall) table.Table {
	var rows []table.Row
	for _, s := range list {
		if t.skips(s.Site) {
			continue
		}
		asset, cause := &t.problem.Estate.Assets[s.Service], table.Cell{}
		if s.Cause >= 0 {
			cause = table.String(t.problem.Estate.Assets[s.Cause].ID)
		}
		rows = append(rows, table.Row{
			table.Int(s.Wave), table.String(asset.ID), table.Int(asset.Tier), table.String(t.problem.Estate.SiteID(s.Site)), cause,
			table.Float(s.RTOMinutes), table.Float(s.RPOMinutes), table.Bool(math.IsInf(s.RTOMinutes, 1)),
		})
	}
	return table.Table{Name: name, Rows: table.Rows(rows), Columns: []table.Column{
		{Key: "wave", Kind: table.Number}, {Key: "service", Kind: table.Exact}, {Key: "tier", Kind: table.Number},
		{Key: "site", Kind: table.Exact}, {Key: "cause", Kind: table.Exact},
		{Key: "rto_minutes", Kind: table.Number}, {Key: "rpo_minutes", Kind: table.Number}, {Key: "lost"},
	}}
}

func (t *continuityTables) undone(m *continuity.Matrix) table.Table {
	var rows []table.Row
	for _, v := range m.Undone {
		a := &t.problem.Estate.Assets[v]
		if !t.skips(a.Site) {
			rows = append(rows, table.Row{table.String(a.ID), table.String(a.DRMode.String()), table.String(a.DRSite)})
		}
	}
	return table.Table{Name: "undone", Rows: table.Rows(rows), Columns: []table.Column{
		{Key: "asset", Kind: table.Exact}, {Key: "dr_mode"}, {Key: "dr_site", Kind: table.Exact},
	}}
}

// peaks is the readiness for events.
func (t *continuityTables) peaks(all []continuity.Readiness) table.Table {
	var rows []table.Row
	for i := range all {
		r := &all[i]
		if t.skips(r.Site) {
			continue
		}
		rows = append(rows, table.Row{
			table.String(r.Peak.Name), table.String(r.Peak.Start.Format("2006-01-02")), table.Float(r.Peak.Factor), table.Int(r.Wave),
			table.String(t.problem.Estate.SiteID(r.Site)), roundedCell(r.Ordinary), roundedCell(r.Demand), roundedCell(r.Capacity),
			roundedCell(r.Headroom()), roundedCell(r.Burst), roundedCell(r.Cost), roundedCell(r.Uncovered),
		})
	}
	return table.Table{Name: "peaks", Rows: table.Rows(rows), Columns: []table.Column{
		{Key: "event"}, {Key: "start", Kind: table.Exact}, {Key: "traffic_factor", Kind: table.Number}, {Key: "wave", Kind: table.Number},
		{Key: "site", Kind: table.Exact}, {Key: "ordinary_vcpu", Kind: table.Number}, {Key: "demand_vcpu", Kind: table.Number},
		{Key: "capacity_vcpu", Kind: table.Number}, {Key: "headroom_vcpu", Kind: table.Number}, {Key: "burst_vcpu", Kind: table.Number},
		{Key: "burst_cost", Kind: table.Number}, {Key: "uncovered_vcpu", Kind: table.Number},
	}}
}

// cloud is why assets go to cloud sites.
func (t *continuityTables) cloud(all []planner.CloudMove) table.Table {
	var rows []table.Row
	for i := range all {
		m := &all[i]
		if t.skips(m.Target) {
			continue
		}
		why := "cheaper"
		if m.OnlyWay() {
			why = "only way"
		}
		rows = append(rows, table.Row{
			table.String(t.problem.Estate.Assets[m.Asset].ID), table.String(t.problem.Estate.SiteID(m.Target)), table.Int(m.Wave),
			table.String(why), roundedCell(m.Saves), table.String(strings.TrimSpace(m.Code + " " + m.Detail)),
		})
	}
	return table.Table{Name: "cloud", Rows: table.Rows(rows), Columns: []table.Column{
		{Key: "asset", Kind: table.Exact}, {Key: "site", Kind: table.Exact}, {Key: "wave", Kind: table.Number},
		{Key: "why"}, {Key: "saves", Kind: table.Number, Optional: true}, {Key: "forbids", Optional: true},
	}}
}
