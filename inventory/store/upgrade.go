package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// step brings the schema from one version to the next.
type step struct {
	from int
	sql  string
}

// upgrades are the steps from every released version to this one, in order. A
// released step is never edited.
func upgrades() []step {
	return []step{
		{from: 1, sql: dropViews1SQL + tables2SQL},
		{from: 2, sql: dropViews2SQL + tables3SQL + viewsSQL},
	}
}

// dropViews1SQL drops the views of version 1. Views hold no data: every step
// drops those of the version before, and the last one makes those of this version.
const dropViews1SQL = `DROP VIEW v_sites; DROP VIEW v_links; DROP VIEW v_assets; DROP VIEW v_dependencies; DROP VIEW v_calendar;
	DROP VIEW v_teams; DROP VIEW v_plans; DROP VIEW v_plan_rows; DROP VIEW v_waves; DROP VIEW v_imports; DROP VIEW v_findings;`

// dropViews2SQL drops the views of version 2, where the step before left any.
const dropViews2SQL = `DROP VIEW IF EXISTS v_sites; DROP VIEW IF EXISTS v_links; DROP VIEW IF EXISTS v_assets; DROP VIEW IF EXISTS v_dependencies; DROP VIEW IF EXISTS v_calendar;
	DROP VIEW IF EXISTS v_teams; DROP VIEW IF EXISTS v_plans; DROP VIEW IF EXISTS v_plan_rows; DROP VIEW IF EXISTS v_waves; DROP VIEW IF EXISTS v_imports; DROP VIEW IF EXISTS v_findings;`

// upgrade brings an older database to this version: after a backup beside it, in
// one transaction, checked before it is kept.
func (db *DB) upgrade(ctx context.Context, opts Options, steps []step) error {
	const op = "upgrade database"
	if opts.KeepVersion || db.mode == ReadOnlyMode {
		return &Error{Kind: Older, Op: "open database", Path: db.path, Hint: "bring it to this version with wavecut db upgrade"}
	}
	if err := db.mustBeWhole(ctx, op); err != nil {
		return err
	}
	old, err := db.version(ctx)
	if err != nil {
		return err
	}
	if err := db.Backup(ctx, fmt.Sprintf("%s.v%d.bak", db.path, old), BackupOptions{Replace: true}); err != nil {
		return err
	}
	return db.inTx(ctx, op, func(tx *txn) error {
		if err := climb(ctx, tx, steps); err != nil {
			return err
		}
		return mustBeSound(ctx, tx)
	})
}

// climb applies the steps from the version that is found inside the transaction:
// another process may have been first.
func climb(ctx context.Context, tx *txn, steps []step) error {
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	for _, s := range steps {
		if s.from != version {
			continue
		}
		if _, err := tx.ExecContext(ctx, s.sql); err != nil {
			return fmt.Errorf("from version %d: %w", s.from, err)
		}
		version++
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
			return err
		}
	}
	return nil
}

// mustBeSound checks pages and references inside a transaction.
func mustBeSound(ctx context.Context, tx *txn) error {
	damage, err := quickCheck(ctx, tx)
	if err != nil {
		return err
	}
	dangling, err := danglingReferences(ctx, tx)
	if err != nil {
		return err
	}
	if damage = append(damage, dangling...); len(damage) > 0 {
		return errors.New(damage[0])
	}
	return nil
}

// danglingReferences lists rows that refer to what is not there.
func danglingReferences(ctx context.Context, q querier) ([]string, error) {
	var found []string
	err := each(ctx, q, "PRAGMA foreign_key_check", func(rows *sql.Rows) error {
		var table, parent string
		var rowid sql.NullInt64
		var key int
		if err := rows.Scan(&table, &rowid, &parent, &key); err != nil {
			return err
		}
		found = append(found, fmt.Sprintf("%s: row %d refers to a %s that is not there", table, rowid.Int64, parent))
		if len(found) == 100 {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return found, err
}

// errEnough ends a reading early.
var errEnough = errors.New("enough")
