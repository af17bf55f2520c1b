package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
)

// The flags that a stored plan may carry.
const (
	flagInterrupted = "interrupted" // the search was ended before its budget was spent
	flagImported    = "imported"    // the plan was read from a file
)

// maxPlanName is the length that a plan's name may have, in characters.
const maxPlanName = 100

// checkPlanName refuses names that could not be typed or shown.
func checkPlanName(name string) error {
	switch {
	case len([]rune(name)) > maxPlanName:
		return usagef("", "the plan's name is longer than %d characters", maxPlanName)
	case strings.ContainsFunc(name, unicode.IsControl):
		return usagef("", "the plan's name %q has a control character", name)
	case strings.TrimSpace(name) != name:
		return usagef("", "the plan's name %q begins or ends with a space", name)
	}
	return nil
}

// freePlanName is the next of plan-1, plan-2 … that no plan has.
func freePlanName(plans []store.Plan) string {
	last := 0
	for _, p := range plans {
		if digits, ok := strings.CutPrefix(p.Name, "plan-"); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				last = max(last, n)
			}
		}
	}
	return fmt.Sprintf("plan-%d", last+1)
}

// storedPlan is a plan as the store keeps it, but for what the caller adds.
func (a *app) storedPlan(l *loaded, plan *model.Plan, s *reports.Summary) (*store.Plan, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("save plan: %w", err)
	}
	return &store.Plan{
		Name: s.Plan, Created: a.env.Now(), InventoryDigest: l.digest, ScenarioDigest: s.ScenarioDigest,
		ScenarioTOML: l.scenario, Summary: text, Rows: storedRows(l.problem, plan),
	}, nil
}

// storedRows are the rows of a plan as the store keeps them.
func storedRows(p *model.Problem, plan *model.Plan) []store.PlanRow {
	rows := make([]store.PlanRow, len(plan.Decisions))
	for i, d := range plan.Decisions {
		rows[i] = store.PlanRow{
			Asset: p.Estate.Assets[d.Asset].ID, Wave: int(d.Wave), Target: p.Estate.SiteID(d.Target), Reason: d.Reason,
		}
		if d.Method != inventory.MethodAuto {
			rows[i].Method = d.Method.String()
		}
		if d.Wave == model.Unscheduled {
			rows[i].Wave = store.Unscheduled
		}
		if d.Moves() {
			rows[i].OutageMinutes = p.NewMove(d.Asset, d.Target, d.Method).Minutes
		}
	}
	return rows
}

// fileRows are the rows of a stored plan as a file holds them. What the file tells
// beside the decisions is filled in as far as the problem knows the asset.
func fileRows(p *model.Problem, rows []store.PlanRow) []model.Row {
	out := make([]model.Row, len(rows))
	for i, r := range rows {
		out[i] = model.Row{Asset: r.Asset, Target: r.Target, Method: r.Method, MoveGroup: r.MoveGroup, Reason: r.Reason}
		if r.Wave != store.Unscheduled {
			out[i].Wave = strconv.Itoa(r.Wave)
		}
		if a, ok := p.Estate.AssetIndex(r.Asset); ok {
			out[i].FromSite = p.Estate.SiteID(p.Estate.Assets[a].Site)
		}
		if r.Wave > 0 {
			out[i].OutageMinutes = strconv.FormatFloat(r.OutageMinutes, 'f', -1, 64)
		}
		if r.Wave > 0 && r.Wave <= p.T() {
			out[i].WindowStart = p.Windows[r.Wave-1].Start.In(p.Scenario.Location).Format("2006-01-02T15:04:05Z07:00")
		}
	}
	return out
}

// findPlan loads a plan by its name, or the newest where no name is given.
func (a *app) findPlan(ctx context.Context, db *store.DB, name string) (*store.Plan, error) {
	plans, err := db.Plans(ctx)
	if err != nil {
		return nil, err
	}
	if len(plans) == 0 {
		return nil, &unknownError{"there is no plan in the database", "compute one with: wavecut plan create"}
	}
	if name == "" {
		name = plans[len(plans)-1].Name
	}
	if !slices.ContainsFunc(plans, func(p store.Plan) bool { return p.Name == name }) {
		return nil, unknownPlan(name, plans)
	}
	return db.LoadPlan(ctx, name)
}

func unknownPlan(name string, plans []store.Plan) error {
	names := make([]string, len(plans))
	for i, p := range plans {
		names[i] = p.Name
	}
	return &unknownError{fmt.Sprintf("there is no plan %q", name), hintAmong(name, names, "run wavecut plan list for the plans")}
}

// summaryOf reads the summary that is stored with a plan, and says whether the
// inventory has changed since.
func summaryOf(ctx context.Context, db *store.DB, p *store.Plan) (*reports.Summary, error) {
	var s reports.Summary
	if err := json.Unmarshal(p.Summary, &s); err != nil {
		return nil, fmt.Errorf("read plan %s: %w", p.Name, err)
	}
	digest, err := db.InventoryDigest(ctx)
	if err != nil {
		return nil, err
	}
	s.Plan, s.Stale = p.Name, digest != p.InventoryDigest
	return &s, nil
}

// loadFor poses the problem that a stored plan is for: today's inventory, and the
// plan's own scenario unless a file is given.
func (a *app) loadFor(ctx context.Context, db *store.DB, p *store.Plan, scenarioFile string) (*loaded, error) {
	if scenarioFile != "" {
		return a.load(ctx, db, scenarioFile)
	}
	return a.pose(ctx, db, "the scenario of plan "+p.Name, p.ScenarioTOML)
}
