package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

const dependencyQuery = `SELECT from_no, to_no, kind, mode, impact, calls_per_second, traffic_mbps, max_rtt_ms, constraints
	FROM dependency ORDER BY from_no, to_no, kind`

func (l *estateLoader) loadDependencies(ctx context.Context, q querier) error {
	err := each(ctx, q, dependencyQuery, func(rows *sql.Rows) error {
		var from, to int64
		var mode, impact, constraints sql.NullInt64
		d := inventory.Dependency{MaxRTTms: notANumber}
		err := rows.Scan(&from, &to, &d.Kind, &mode, &impact, orDefault(&d.CallsPerSecond), orDefault(&d.TrafficMbps), orDefault(&d.MaxRTTms), &constraints)
		if err != nil {
			return err
		}
		d.From, d.To = l.assets[from], l.assets[to]
		d.Mode, d.Constraints = inventory.Mode(mode.Int64), inventory.Constraints(constraints.Int64)
		d.Impact = d.Kind.DefaultImpact()
		if impact.Valid {
			d.Impact = inventory.Impact(impact.Int64)
		}
		l.estate.Dependencies = append(l.estate.Dependencies, d)
		return nil
	})
	if !slices.IsSortedFunc(l.estate.Dependencies, compareDependencies) {
		slices.SortFunc(l.estate.Dependencies, compareDependencies)
	}
	return err
}

func compareDependencies(a, b inventory.Dependency) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
}
