package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Unscheduled is the wave of an asset that could not be scheduled.
const Unscheduled = -1

// Plan is a plan as it is kept: what made it, and its rows. The store gives no
// meaning to any of it.
type Plan struct {
	Name            string
	Created         time.Time // kept to the second, in UTC
	Seed            uint64
	Effort          string
	InventoryDigest string
	ScenarioDigest  string
	ScenarioTOML    []byte
	Summary         json.RawMessage // nil is kept as null
	Flags           []string        // "interrupted", "imported" …
	Rows            []PlanRow       // in order of the asset's id when loaded
}

// PlanRow is what a plan decides for one asset, by ids.
type PlanRow struct {
	Asset         string
	Wave          int // 0 stays, 1…T, or Unscheduled
	Target        string
	Method        string
	OutageMinutes float64
	MoveGroup     string
	Reason        string
}

// SavePlanOptions say how a plan is saved.
type SavePlanOptions struct {
	// Replace allows the plan to take the place of one of the same name.
	Replace bool
}

// SavePlan stores a plan: all of it or nothing.
func (db *DB) SavePlan(ctx context.Context, p *Plan, opts SavePlanOptions) error {
	return db.inTx(ctx, "save plan in", func(tx *txn) error {
		if opts.Replace {
			if _, err := deletePlan(ctx, tx, p.Name); err != nil {
				return err
			}
		}
		var there bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM plan WHERE name = ?)", p.Name).Scan(&there); err != nil {
			return err
		}
		if there {
			return &Error{Kind: PlanExists, Op: "save plan", Path: p.Name, Hint: "choose another name, or delete that plan first"}
		}
		return insertPlan(ctx, tx, p)
	})
}

func insertPlan(ctx context.Context, tx *txn, p *Plan) error {
	summary, flags := p.Summary, p.Flags
	if summary == nil {
		summary = json.RawMessage("null")
	}
	if !json.Valid(summary) {
		return errors.New("the plan's summary is not JSON")
	}
	if flags == nil {
		flags = []string{}
	}
	list, err := json.Marshal(flags)
	if err != nil {
		return err
	}
	var no int64
	err = tx.QueryRowContext(ctx, `INSERT INTO plan (name, created, seed, effort, inventory_digest, scenario_digest, scenario_toml, summary, flags, digest)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no`,
		p.Name, p.Created.UTC().Format(time.RFC3339), int64(p.Seed), p.Effort, p.InventoryDigest, p.ScenarioDigest,
		string(p.ScenarioTOML), string(summary), string(list), planDigest(p)).Scan(&no)
	if err != nil {
		return err
	}
	return insertPlanRows(ctx, tx, no, p.Rows)
}

func insertPlanRows(ctx context.Context, tx *txn, plan int64, rows []PlanRow) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO plan_row (plan_no, asset, wave, target, method, outage_minutes, move_group, reason)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i := range rows {
		r := &rows[i]
		var wave any
		if r.Wave != Unscheduled {
			wave = r.Wave
		}
		if _, err := insert.ExecContext(ctx, plan, r.Asset, wave, r.Target, r.Method, r.OutageMinutes, r.MoveGroup, r.Reason); err != nil {
			return fmt.Errorf("row of asset %q: %w", r.Asset, err)
		}
	}
	return nil
}

// LoadPlan loads a plan with its rows.
func (db *DB) LoadPlan(ctx context.Context, name string) (*Plan, error) {
	var p *Plan
	err := db.inReadTx(ctx, "load plan from", func(tx *txn) error {
		plans, err := plansIn(ctx, tx, "WHERE name = ?", name)
		if err != nil {
			return err
		}
		if len(plans) == 0 {
			return noPlan("load plan", name)
		}
		p = &plans[0]
		p.Rows, err = planRows(ctx, tx, name)
		return err
	})
	return p, err
}

func noPlan(op, name string) error {
	return &Error{Kind: NoPlan, Op: op, Path: name, Hint: "see: wavecut plan list"}
}

// Plans lists the plans without their rows, the oldest first.
func (db *DB) Plans(ctx context.Context) ([]Plan, error) {
	plans, err := plansIn(ctx, db.sql, "ORDER BY no")
	return plans, db.fail("list plans in", err)
}

// DeletePlan removes a plan.
func (db *DB) DeletePlan(ctx context.Context, name string) error {
	return db.inTx(ctx, "delete plan in", func(tx *txn) error {
		found, err := deletePlan(ctx, tx, name)
		if err == nil && !found {
			err = noPlan("delete plan", name)
		}
		return err
	})
}

func deletePlan(ctx context.Context, tx *txn, name string) (bool, error) {
	if _, err := tx.ExecContext(ctx, "DELETE FROM plan_row WHERE plan_no IN (SELECT no FROM plan WHERE name = ?)", name); err != nil {
		return false, err
	}
	res, err := tx.ExecContext(ctx, "DELETE FROM plan WHERE name = ?", name)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}
