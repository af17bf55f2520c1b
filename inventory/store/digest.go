package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/wavecut/wavecut/inventory"
)

// digestIn computes the digest of the inventory from the rows.
func digestIn(ctx context.Context, q querier) (string, error) {
	e, err := estateIn(ctx, q)
	if err != nil {
		return "", err
	}
	return inventory.DigestOf(e), nil
}

// InventoryDigest is the digest of the inventory (see inventory.Digest), as the
// last import stored it. `db check --content` compares it with the rows.
func (db *DB) InventoryDigest(ctx context.Context) (string, error) {
	var digest string
	err := db.sql.QueryRowContext(ctx, "SELECT digest FROM estate").Scan(&digest)
	if errors.Is(err, sql.ErrNoRows) {
		return inventory.DigestOf(&inventory.Estate{}), nil
	}
	return digest, db.fail("read the digest of", err)
}
