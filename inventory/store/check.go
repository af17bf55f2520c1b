package store

import (
	"context"
	"database/sql"
	"fmt"
)

// CheckOptions say how thoroughly a database is checked.
type CheckOptions struct {
	// Content also compares the digests of the inventory and of every plan with
	// their rows: SQLite does not notice when a stored byte changes on the disk.
	Content bool
}

// Check looks for damage and lists what it found; none means that the database
// is whole.
func (db *DB) Check(ctx context.Context, opts CheckOptions) ([]string, error) {
	var damage []string
	err := db.inReadTx(ctx, "check", func(tx *sql.Tx) error {
		looks := []func(context.Context, querier) ([]string, error){quickCheck, danglingReferences}
		if opts.Content {
			looks = append(looks, checkDigest, checkPlans)
		}
		for _, look := range looks {
			found, err := look(ctx, tx)
			if kindOfSQLite(err) == Corrupt {
				found, err = append(found, err.Error()), nil
			}
			if err != nil {
				return err
			}
			damage = append(damage, found...)
		}
		return nil
	})
	return damage, err
}

func checkDigest(ctx context.Context, q querier) ([]string, error) {
	stored, err := storedDigest(ctx, q)
	if err != nil {
		return nil, err
	}
	now, err := digestIn(ctx, q)
	if err != nil || now == stored {
		return nil, err
	}
	return []string{fmt.Sprintf("inventory: the content is not what was imported (digest %.12s…, stored %.12s…)", now, stored)}, nil
}
