package store

import (
	"cmp"
	"context"
	"database/sql/driver"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// dependencyQuery gives a dependency in few columns: the ends in one number, the
// kind and the words in another (255 is a word that is not given). With millions
// of rows it is the columns that take the time.
const dependencyQuery = `SELECT (from_no << 32) | to_no,
	kind | (ifnull(mode, 255) << 8) | (ifnull(impact, 255) << 16) | (ifnull(constraints, 0) << 24),
	calls_per_second, traffic_mbps, max_rtt_ms
	FROM dependency ORDER BY from_no, to_no, kind`

// eachDependency calls f for every dependency as it is stored.
func eachDependency(ctx context.Context, tx *txn, f func(packedDependency) error) error {
	return tx.values(ctx, dependencyQuery, func(row []driver.Value) error {
		ends, _ := row[0].(int64)
		words, _ := row[1].(int64)
		return f(packedDependency{
			from: int32(ends >> 32), to: int32(ends), kind: uint8(words), mode: uint8(words >> 8), impact: uint8(words >> 16),
			constraints: uint8(words >> 24), calls: numberOf(row[2]), traffic: numberOf(row[3]), maxRTT: numberOf(row[4]),
		})
	})
}

func numberOf(v driver.Value) float64 {
	if n, ok := v.(float64); ok {
		return n
	}
	return notANumber
}

// unpack fills in defaults. The ends are for the caller.
func (p packedDependency) unpack() inventory.Dependency {
	d := inventory.Dependency{
		Kind: inventory.DependencyKind(p.kind), Constraints: inventory.Constraints(p.constraints),
		CallsPerSecond: sum(0, p.calls), TrafficMbps: sum(0, p.traffic), MaxRTTms: p.maxRTT,
	}
	d.Impact = d.Kind.DefaultImpact()
	if p.impact != notGiven {
		d.Impact = inventory.Impact(p.impact)
	}
	if p.mode != notGiven {
		d.Mode = inventory.Mode(p.mode)
	}
	return d
}

func (l *estateLoader) loadDependencies(ctx context.Context, tx *txn) error {
	n, err := count(ctx, tx, "dependency")
	if err != nil {
		return err
	}
	all := make([]inventory.Dependency, 0, n)
	err = eachDependency(ctx, tx, func(p packedDependency) error {
		d := p.unpack()
		d.From, d.To = l.assets[p.from], l.assets[p.to]
		all = append(all, d)
		return nil
	})
	if !slices.IsSortedFunc(all, compareDependencies) {
		sortByHead(all, len(l.estate.Assets), func(d *inventory.Dependency) int32 { return d.From }, compareDependencies)
	}
	l.estate.Dependencies = all
	return err
}

func compareDependencies(a, b inventory.Dependency) int {
	switch {
	case a.From != b.From:
		return cmp.Compare(a.From, b.From)
	case a.To != b.To:
		return cmp.Compare(a.To, b.To)
	}
	return cmp.Compare(a.Kind, b.Kind)
}
