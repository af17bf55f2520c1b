package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// plansIn lists plans without their rows.
func plansIn(ctx context.Context, q querier, clause string, args ...any) ([]Plan, error) {
	rows, err := q.QueryContext(ctx, `SELECT name, created, seed, effort, inventory_digest, scenario_digest, scenario_toml, summary, flags FROM plan `+clause, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var plans []Plan
	for rows.Next() {
		p, err := scanPlan(rows)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, rows.Err()
}

func scanPlan(rows *sql.Rows) (p Plan, err error) {
	var created, toml, summary, flags string
	var seed int64
	err = rows.Scan(&p.Name, &created, &seed, &p.Effort, &p.InventoryDigest, &p.ScenarioDigest, &toml, &summary, &flags)
	if err != nil {
		return p, err
	}
	p.Seed, p.ScenarioTOML = uint64(seed), []byte(toml)
	if summary != "null" {
		p.Summary = json.RawMessage(summary)
	}
	if p.Created, err = time.Parse(time.RFC3339, created); err != nil {
		return p, err
	}
	err = json.Unmarshal([]byte(flags), &p.Flags)
	return p, err
}

func planRows(ctx context.Context, q querier, name string) ([]PlanRow, error) {
	var out []PlanRow
	rows, err := q.QueryContext(ctx, `SELECT r.asset, r.wave, r.target, r.method, r.outage_minutes, r.move_group, r.reason
		FROM plan_row r JOIN plan p ON p.no = r.plan_no WHERE p.name = ? ORDER BY r.asset`, name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r PlanRow
		var wave sql.NullInt64
		if err := rows.Scan(&r.Asset, &wave, &r.Target, &r.Method, &r.OutageMinutes, &r.MoveGroup, &r.Reason); err != nil {
			return nil, err
		}
		r.Wave = Unscheduled
		if wave.Valid {
			r.Wave = int(wave.Int64)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// planDigest is SHA-256 over what a plan says, its rows in order of the assets.
func planDigest(p *Plan) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %s %d %q %q %q %q %q\n", p.Name, p.Created.UTC().Format(time.RFC3339), p.Seed, p.Effort,
		p.InventoryDigest, p.ScenarioDigest, p.ScenarioTOML, p.Summary)
	rows := p.Rows
	byAsset := func(a, b PlanRow) int { return strings.Compare(a.Asset, b.Asset) }
	if !slices.IsSortedFunc(rows, byAsset) {
		rows = slices.SortedFunc(slices.Values(rows), byAsset)
	}
	for i := range rows {
		r := &rows[i]
		fmt.Fprintf(h, "%q %d %q %q %g %q %q\n", r.Asset, r.Wave, r.Target, r.Method, r.OutageMinutes, r.MoveGroup, r.Reason)
	}
	for _, f := range p.Flags {
		fmt.Fprintf(h, "%q\n", f)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// checkPlans compares every plan with its digest.
func checkPlans(ctx context.Context, q querier) ([]string, error) {
	plans, err := plansIn(ctx, q, "ORDER BY no")
	if err != nil {
		return nil, err
	}
	var damage []string
	for i := range plans {
		p := &plans[i]
		var stored string
		if err := q.QueryRowContext(ctx, "SELECT digest FROM plan WHERE name = ?", p.Name).Scan(&stored); err != nil {
			return nil, err
		}
		if p.Rows, err = planRows(ctx, q, p.Name); err != nil {
			return nil, err
		}
		if planDigest(p) != stored {
			damage = append(damage, fmt.Sprintf("plan %q: the content is not what was saved", p.Name))
		}
	}
	return damage, nil
}
