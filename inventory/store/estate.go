package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// Estate loads the whole inventory, with defaults filled in and in canonical
// order. A name's replica group is left out, since names are in none.
func (db *DB) Estate(ctx context.Context) (*inventory.Estate, error) {
	var e *inventory.Estate
	err := db.inReadTx(ctx, "load the estate from", func(tx *txn) error {
		var err error
		e, err = estateIn(ctx, tx)
		return err
	})
	return e, err
}

// estateLoader builds an estate; the maps go from numbers in the database to
// indexes in the estate.
type estateLoader struct {
	estate inventory.Estate
	sites  map[int64]int32
	assets []int32 // by number
	texts  map[string]string
}

func newEstateLoader() *estateLoader {
	return &estateLoader{sites: map[int64]int32{}, texts: map[string]string{}}
}

// loadTable loads one table.
type loadTable func(context.Context, *txn) error

func estateIn(ctx context.Context, q *txn) (*inventory.Estate, error) {
	l := newEstateLoader()
	for _, load := range []loadTable{
		l.loadSites, l.loadLinks, l.loadAssets, l.loadDependencies, l.loadCalendar, l.loadTeams,
	} {
		if err := load(ctx, q); err != nil {
			return nil, err
		}
	}
	return &l.estate, nil
}

func (l *estateLoader) loadSites(ctx context.Context, q *txn) error {
	const query = `SELECT no, id, ifnull(name, ''), role, ifnull(region, ''), ifnull(jurisdiction, ''),
		capacity_rack_units, capacity_power_kw, capacity_vcpu, capacity_memory_gb, capacity_storage_gb,
		monthly_fixed_cost, monthly_cost_per_rack_unit, monthly_cost_per_kw, monthly_cost_per_vcpu, monthly_cost_per_gb,
		ifnull(contract_end, ''), early_exit_fee, decommission_days, hourly_cost_per_vcpu, ifnull(swing, 0) FROM site ORDER BY id`
	return each(ctx, q, query, func(rows *sql.Rows) error {
		s := inventory.DefaultSite()
		var no int64
		var role, end string
		err := rows.Scan(&no, &s.ID, &s.Name, &role, &s.Region, &s.Jurisdiction,
			orDefault(&s.Capacity[0]), orDefault(&s.Capacity[1]), orDefault(&s.Capacity[2]), orDefault(&s.Capacity[3]), orDefault(&s.Capacity[4]),
			orDefault(&s.MonthlyFixedCost), orDefault(&s.MonthlyCostPerRackUnit), orDefault(&s.MonthlyCostPerKW),
			orDefault(&s.MonthlyCostPerVCPU), orDefault(&s.MonthlyCostPerGB), &end, orDefault(&s.EarlyExitFee), orDefault(&s.DecommissionDays),
			orDefault(&s.HourlyCostPerVCPU), &s.Swing)
		if err != nil {
			return err
		}
		if s.Role, err = inventory.ParseRole(role); err != nil {
			return err
		}
		if end != "" {
			if s.ContractEnd, err = inventory.ParseDate(end); err != nil {
				return err
			}
		}
		l.sites[no] = int32(len(l.estate.Sites))
		l.estate.Sites = append(l.estate.Sites, s)
		return nil
	})
}

// orDefault scans a number, or leaves what is there where it is not given.
func orDefault(v *float64) sql.Scanner { return (*optionalNumber)(v) }

type optionalNumber float64

// Scan implements sql.Scanner.
func (o *optionalNumber) Scan(src any) error {
	switch v := src.(type) {
	case float64:
		*o = optionalNumber(v)
	case int64:
		*o = optionalNumber(v)
	}
	return nil
}

func (l *estateLoader) loadLinks(ctx context.Context, q *txn) error {
	const query = "SELECT from_no, to_no, bandwidth_mbps, rtt_ms, ifnull(transfer_cost_per_gb, 0.0) FROM link"
	err := each(ctx, q, query, func(rows *sql.Rows) error {
		var k inventory.Link
		var from, to int64
		if err := rows.Scan(&from, &to, &k.BandwidthMbps, &k.RTTms, &k.TransferCostPerGB); err != nil {
			return err
		}
		a, b := l.sites[from], l.sites[to]
		k.From, k.To = min(a, b), max(a, b)
		l.estate.Links = append(l.estate.Links, k)
		return nil
	})
	slices.SortFunc(l.estate.Links, compareLinks)
	return err
}

func compareLinks(a, b inventory.Link) int {
	if a.From != b.From {
		return int(a.From - b.From)
	}
	return int(a.To - b.To)
}

func (l *estateLoader) loadCalendar(ctx context.Context, q *txn) error {
	const query = `SELECT kind, scope, start, "end", ifnull(name, ''), traffic_factor FROM calendar`
	err := each(ctx, q, query, func(rows *sql.Rows) error {
		e := inventory.Entry{TrafficFactor: notANumber}
		var kind, scope, start, end string
		err := rows.Scan(&kind, &scope, &start, &end, &e.Name, orDefault(&e.TrafficFactor))
		if err != nil {
			return err
		}
		return l.addEntry(e, kind, scope, start, end)
	})
	slices.SortFunc(l.estate.Calendar, compareEntries)
	return err
}

func (l *estateLoader) addEntry(e inventory.Entry, kind, scope, start, end string) (err error) {
	if e.Kind, err = inventory.ParseEntryKind(kind); err != nil {
		return err
	}
	if e.Scope, err = inventory.ParseScope(scope); err != nil {
		return err
	}
	if e.Start, err = inventory.ParseMoment(start); err != nil {
		return err
	}
	e.End, err = inventory.ParseMoment(end)
	l.estate.Calendar = append(l.estate.Calendar, e)
	return err
}

func compareEntries(a, b inventory.Entry) int {
	if a.Kind != b.Kind {
		return int(a.Kind) - int(b.Kind)
	}
	key := func(e inventory.Entry) string {
		return strings.Join([]string{e.Scope.String(), e.Start.String(), e.End.String(), e.Name}, "\x00")
	}
	return strings.Compare(key(a), key(b))
}

func (l *estateLoader) loadTeams(ctx context.Context, q *txn) error {
	return each(ctx, q, "SELECT team, hours_per_window, max_assets_per_window FROM team ORDER BY team", func(rows *sql.Rows) error {
		t := inventory.DefaultTeam()
		err := rows.Scan(&t.ID, orDefault(&t.HoursPerWindow), orDefault(&t.MaxAssetsPerWindow))
		l.estate.Teams = append(l.estate.Teams, t)
		return err
	})
}
