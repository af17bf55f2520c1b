package store

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"modernc.org/sqlite/vtab"
)

var notANumber = math.NaN()

// eachAsset calls f for every asset, in order of its number. The asset and the
// values are valid during the call.
func eachAsset(ctx context.Context, tx *txn, f func(no int64, a *inventory.Asset, site int64, allowed []string) error) error {
	columns := assetColumns()
	b := newAssetBuilder(columns)
	var a inventory.Asset
	query := "SELECT no, " + strings.Join(columns, ", ") + " FROM asset ORDER BY no"
	return tx.values(ctx, query, func(row []vtab.Value) error {
		no, _ := row[0].(int64)
		site, allowed, err := b.build(&a, row[1:])
		if err != nil {
			return fmt.Errorf("asset %q: %w", a.ID, err)
		}
		return f(no, &a, site, allowed)
	})
}

func (l *estateLoader) loadAssets(ctx context.Context, tx *txn) error {
	n, err := count(ctx, tx, "asset")
	if err != nil {
		return err
	}
	numbers := make([]int64, 0, n)
	l.estate.Assets = make([]inventory.Asset, 0, n)
	err = eachAsset(ctx, tx, func(no int64, a *inventory.Asset, site int64, allowed []string) error {
		a.Application, a.Team, a.ReplicaGroup = l.text(a.Application), l.text(a.Team), l.text(a.ReplicaGroup)
		a.DataClass = l.text(a.DataClass)
		if site != 0 {
			a.Site = l.sites[site]
		}
		numbers = append(numbers, no)
		l.estate.Assets = append(l.estate.Assets, *a)
		return l.allow(&l.estate.Assets[len(l.estate.Assets)-1], allowed)
	})
	l.orderAssets(numbers)
	return err
}

// text gives texts that are equal the same memory.
func (l *estateLoader) text(s string) string {
	if t, ok := l.texts[s]; ok {
		return t
	}
	l.texts[s] = s
	return s
}

func (l *estateLoader) allow(a *inventory.Asset, ids []string) error {
	for _, id := range ids {
		i, ok := l.estate.SiteIndex(id)
		if !ok {
			return fmt.Errorf("asset %q: its allowed site %q is not stored", a.ID, id)
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
