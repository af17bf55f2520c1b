package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

var notANumber = math.NaN()

const assetQuery = `SELECT no, id, site_no, name, fqdn, kind, form, environment, exposure, application, team,
	rack_units, power_kw, vcpu, memory_gb, storage_gb, change_gb_per_day, tier, downtime_cost_per_hour, max_downtime_minutes,
	method, effort_hours, replica_group, min_available, spread, allowed_sites, data_class, dns_ttl_seconds, peak_factor, burstable
	FROM asset ORDER BY no`

// assetRow is a row of assetQuery as it stands in the database.
type assetRow struct {
	no, site                                                         sql.NullInt64
	id                                                               string
	name, fqdn, kind, form, environment, exposure, application, team sql.NullString
	method, group, allowed, dataClass                                sql.NullString
	tier, minAvailable, spread, burstable                            sql.NullInt64
	asset                                                            inventory.Asset
}

func (r *assetRow) scan(rows *sql.Rows) error {
	r.asset = inventory.DefaultAsset()
	a := &r.asset
	return rows.Scan(&r.no, &r.id, &r.site, &r.name, &r.fqdn, &r.kind, &r.form, &r.environment, &r.exposure, &r.application, &r.team,
		orDefault(&a.Needs[0]), orDefault(&a.Needs[1]), orDefault(&a.Needs[2]), orDefault(&a.Needs[3]), orDefault(&a.Needs[4]),
		orDefault(&a.ChangeGBPerDay), &r.tier, orDefault(&a.DowntimeCostPerHour), orDefault(&a.MaxDowntimeMinutes),
		&r.method, orDefault(&a.EffortHours), &r.group, &r.minAvailable, &r.spread, &r.allowed, &r.dataClass,
		orDefault(&a.DNSTTLSeconds), orDefault(&a.PeakFactor), &r.burstable)
}

func (l *estateLoader) loadAssets(ctx context.Context, q querier) error {
	var numbers []int64
	var r assetRow
	err := each(ctx, q, assetQuery, func(rows *sql.Rows) error {
		if err := r.scan(rows); err != nil {
			return err
		}
		if err := l.fillAsset(&r); err != nil {
			return fmt.Errorf("asset %q: %w", r.id, err)
		}
		numbers = append(numbers, r.no.Int64)
		l.estate.Assets = append(l.estate.Assets, r.asset)
		return nil
	})
	if err != nil {
		return err
	}
	l.orderAssets(numbers)
	return nil
}

// fillAsset turns what the database holds into the asset.
func (l *estateLoader) fillAsset(r *assetRow) error {
	a := &r.asset
	a.ID, a.Name, a.FQDN = r.id, r.name.String, r.fqdn.String
	a.Application, a.Team, a.ReplicaGroup = l.text(r.application), l.text(r.team), l.text(r.group)
	if r.site.Valid {
		a.Site = l.sites[r.site.Int64]
	}
	if r.dataClass.Valid {
		a.DataClass = l.text(r.dataClass)
	}
	if r.tier.Valid {
		a.Tier = uint8(r.tier.Int64)
	}
	if r.minAvailable.Valid {
		a.MinAvailable = int(r.minAvailable.Int64)
	}
	a.Spread, a.Burstable = r.spread.Int64 != 0, r.burstable.Int64 != 0
	if err := r.words(a); err != nil {
		return err
	}
	if a.IsName() {
		a.ReplicaGroup = ""
	}
	return l.allowedSites(a, r.allowed.String)
}

// text gives texts that are equal the same memory.
func (l *estateLoader) text(s sql.NullString) string {
	if t, ok := l.texts[s.String]; ok {
		return t
	}
	l.texts[s.String] = s.String
	return s.String
}

// words reads the enumerations that are given.
func (r *assetRow) words(a *inventory.Asset) error {
	return cmp.Or(
		parseGiven(r.kind, inventory.ParseKind, &a.Kind),
		parseGiven(r.form, inventory.ParseForm, &a.Form),
		parseGiven(r.environment, inventory.ParseEnvironment, &a.Environment),
		parseGiven(r.exposure, inventory.ParseExposure, &a.Exposure),
		parseGiven(r.method, inventory.ParseMethod, &a.Method),
	)
}

func parseGiven[T any](s sql.NullString, parse func(string) (T, error), to *T) error {
	if !s.Valid {
		return nil
	}
	v, err := parse(s.String)
	*to = v
	return err
}

func (l *estateLoader) allowedSites(a *inventory.Asset, list string) error {
	if list == "" {
		return nil
	}
	for id := range strings.SplitSeq(list, ";") {
		i, ok := l.estate.SiteIndex(id)
		if !ok {
			return fmt.Errorf("allowed site %q is not stored", id)
		}
		a.AllowedSites = append(a.AllowedSites, i)
	}
	slices.Sort(a.AllowedSites)
	return nil
}

// orderAssets sorts the assets by id and notes where each number went.
func (l *estateLoader) orderAssets(numbers []int64) {
	assets := l.estate.Assets
	order := make([]int32, len(assets))
	for i := range order {
		order[i] = int32(i)
	}
	byID := func(i, j int32) int { return strings.Compare(assets[i].ID, assets[j].ID) }
	if !slices.IsSortedFunc(order, byID) {
		slices.SortFunc(order, byID)
		sorted := make([]inventory.Asset, len(assets))
		for to, from := range order {
			sorted[to] = assets[from]
		}
		l.estate.Assets = sorted
	}
	last := int64(0)
	for _, no := range numbers {
		last = max(last, no)
	}
	l.assets = make([]int32, last+1)
	for to, from := range order {
		l.assets[numbers[from]] = int32(to)
	}
}
