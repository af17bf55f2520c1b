package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/hex"
	"fmt"
)

// applicationID marks a file as ours: "wvct".
const applicationID = 0x77766374

// schemaVersion is the version of the schema that this program makes.
const schemaVersion = 3

// Tables are made as version 1 had them and then changed step by step, so that a
// new database and one that was upgraded have the same schema to the letter.
var (
	//go:embed schema.sql
	tablesSQL string
	//go:embed schema2.sql
	tables2SQL string
	//go:embed schema3.sql
	tables3SQL string
)

//go:embed views.sql
var viewsSQL string

// createSchema makes the tables and views in an empty database.
func createSchema(ctx context.Context, tx *txn) error {
	for _, q := range []string{
		tablesSQL, tables2SQL, tables3SQL, viewsSQL,
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", schemaVersion),
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// schemaDigests are the SHA-256 of the schema of every version, as schemaDigest
// computes it.
var schemaDigests = map[int]string{
	1: "f6986bb1f52b1b4087d076e081d64e545c36e4dd195087177c8f6b80318994dd",
	3: "64a2fa1553ea6fa1c17d4d69a7124eddb5a1cf92975df64606cdb4e49a662025",
	2: "5d2e4d4df7e0e5fed4bf456a1e446a9d51408bb7ce0894e55528047d7d1d74c5",
}

// checkSchema refuses a database whose tables or views are not as this program
// makes them, or that has others, or triggers: a file from elsewhere must not
// make our statements do something else.
func (db *DB) checkSchema(ctx context.Context) error {
	digest, err := schemaDigest(ctx, db.sql)
	if err != nil {
		return db.fail("open database", err)
	}
	if digest != schemaDigests[schemaVersion] {
		return &Error{Kind: Modified, Op: "open database", Path: db.path, Hint: "restore a backup; keep tables of your own in another file"}
	}
	return nil
}

// schemaDigest is SHA-256 over the statements that made the tables, indexes and
// views, in order of their names, without SQLite's own.
func schemaDigest(ctx context.Context, q querier) (string, error) {
	h := sha256.New()
	err := each(ctx, q, `SELECT type, name, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`, func(rows *sql.Rows) error {
		var kind, name, text string
		if err := rows.Scan(&kind, &name, &text); err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %s %q\n", kind, name, text)
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}
