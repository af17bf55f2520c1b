package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"modernc.org/sqlite/vtab"
)

const dependencyQuery = `SELECT from_no, to_no, kind, mode, impact, calls_per_second, traffic_mbps, max_rtt_ms, constraints
	FROM dependency ORDER BY from_no, to_no, kind`

// eachDependency calls f for every dependency as it is stored.
func eachDependency(ctx context.Context, q querier, f func(packedDependency) error) error {
	return eachRow(ctx, q, dependencyQuery, dependencyWidth, func(row []vtab.Value) error {
		number := func(i int) int64 { n, _ := row[i].(int64); return n }
		return f(packedDependency{
			from: int32(number(0)), to: int32(number(1)), kind: uint8(number(2)),
			mode: wordOf(row[3]), impact: wordOf(row[4]),
			calls: numberOf(row[5]), traffic: numberOf(row[6]), maxRTT: numberOf(row[7]), constraints: uint8(number(8)),
		})
	})
}

func wordOf(v vtab.Value) uint8 {
	if n, ok := v.(int64); ok {
		return uint8(n)
	}
	return notGiven
}

func numberOf(v vtab.Value) float64 {
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

func (l *estateLoader) loadDependencies(ctx context.Context, q querier) error {
	err := eachDependency(ctx, q, func(p packedDependency) error {
		d := p.unpack()
		d.From, d.To = l.assets[p.from], l.assets[p.to]
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
