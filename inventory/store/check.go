package store

import (
	"context"
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
	err := db.inReadTx(ctx, "check", func(tx *txn) error {
		looks := []func() ([]string, error){
			func() ([]string, error) { return quickCheck(ctx, tx) },
			func() ([]string, error) { return danglingReferences(ctx, tx) },
		}
		if opts.Content {
			looks = append(looks,
				func() ([]string, error) { return checkDigest(ctx, tx) },
				func() ([]string, error) { return checkPlans(ctx, tx) })
		}
		for _, look := range looks {
			found, err := look()
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

func checkDigest(ctx context.Context, tx *txn) ([]string, error) {
	stored, err := storedDigest(ctx, tx)
	if err != nil {
		return nil, err
	}
	now, err := digestIn(ctx, tx)
	if err != nil || now == stored {
		return nil, err
	}
	return []string{fmt.Sprintf("inventory: the content is not what was imported (digest %.12s…, stored %.12s…)", now, stored)}, nil
}
