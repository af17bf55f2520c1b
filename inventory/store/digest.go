package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/wavecut/wavecut/inventory"
	"modernc.org/sqlite/vtab"
)

// digestIn computes the digest of the inventory from the rows, which are read
// once and not kept.
func digestIn(ctx context.Context, tx *txn) (string, error) {
	d, err := digestSmallTables(ctx, tx)
	if err != nil {
		return "", err
	}
	for _, part := range []func(context.Context, *txn) (*inventory.Digest, error){digestAssets, digestDependencies} {
		p, err := part(ctx, tx)
		if err != nil {
			return "", err
		}
		d.Merge(p)
	}
	return d.String(), nil
}

// digestSmallTables covers what is neither asset nor dependency.
func digestSmallTables(ctx context.Context, tx *txn) (*inventory.Digest, error) {
	l := newEstateLoader()
	for _, load := range []loadTable{l.loadSites, l.loadLinks, l.loadCalendar, l.loadTeams} {
		if err := load(ctx, tx); err != nil {
			return nil, err
		}
	}
	d, e := &inventory.Digest{}, &l.estate
	for i := range e.Sites {
		d.AddSite(&e.Sites[i])
	}
	for i := range e.Links {
		d.AddLink(e.SiteID(e.Links[i].From), e.SiteID(e.Links[i].To), &e.Links[i])
	}
	for i := range e.Calendar {
		d.AddEntry(&e.Calendar[i])
	}
	for i := range e.Teams {
		d.AddTeam(&e.Teams[i])
	}
	return d, nil
}

func digestAssets(ctx context.Context, tx *txn) (*inventory.Digest, error) {
	sites, err := idsOf(ctx, tx, "site")
	if err != nil {
		return nil, err
	}
	d := &inventory.Digest{}
	err = eachAsset(ctx, tx, func(_ int64, a *inventory.Asset, site int64, allowed []string) error {
		d.AddAsset(a, sites[site], allowed)
		return nil
	})
	return d, err
}

func digestDependencies(ctx context.Context, tx *txn) (*inventory.Digest, error) {
	ids, err := idsOf(ctx, tx, "asset")
	if err != nil {
		return nil, err
	}
	d := &inventory.Digest{}
	err = eachDependency(ctx, tx, func(p packedDependency) error {
		dep := p.unpack()
		d.AddDependency(ids[p.from], ids[p.to], &dep)
		return nil
	})
	return d, err
}

// idsOf are the ids of a table's rows by their numbers; number 0 is no row.
func idsOf(ctx context.Context, tx *txn, table string) ([]string, error) {
	ids := []string{""}
	err := tx.values(ctx, "SELECT no, id FROM "+table+" ORDER BY no", func(row []vtab.Value) error {
		no, _ := row[0].(int64)
		for int64(len(ids)) <= no {
			ids = append(ids, "")
		}
		ids[no], _ = row[1].(string)
		return nil
	})
	return ids, err
}

// InventoryDigest is the digest of the inventory (see inventory.Digest), as the
// last import stored it. [DB.Check] compares it with the rows.
func (db *DB) InventoryDigest(ctx context.Context) (string, error) {
	digest, err := storedDigest(ctx, db.sql)
	return digest, db.fail("read the digest of", err)
}

func storedDigest(ctx context.Context, q querier) (string, error) {
	var digest string
	err := q.QueryRowContext(ctx, "SELECT digest FROM estate").Scan(&digest)
	if errors.Is(err, sql.ErrNoRows) {
		return inventory.DigestOf(&inventory.Estate{}), nil
	}
	return digest, err
}
