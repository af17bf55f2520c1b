package store

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
)

// applicationID marks a file as ours: "wvct".
const applicationID = 0x77766374

// schemaVersion is the version of the schema that this program makes.
const schemaVersion = 1

//go:embed schema.sql
var tablesSQL string

//go:embed views.sql
var viewsSQL string

// createSchema makes the tables and views in an empty database.
func createSchema(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{
		tablesSQL, viewsSQL,
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", schemaVersion),
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}
