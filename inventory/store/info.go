package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
)

// Info says what is in a database.
type Info struct {
	Path          string `json:"path"`
	Bytes         int64  `json:"bytes"`
	SchemaVersion int    `json:"schema_version"`
	SQLite        string `json:"sqlite_version"`
	Sites         int64  `json:"sites"`
	Links         int64  `json:"links"`
	Assets        int64  `json:"assets"` // names included
	Names         int64  `json:"names"`
	Dependencies  int64  `json:"dependencies"`
	Calendar      int64  `json:"calendar"`
	Teams         int64  `json:"teams"`
	Plans         int64  `json:"plans"`
	Imports       int64  `json:"imports"`
	LastImport    string `json:"last_import,omitempty"` // RFC 3339
	Scenario      string `json:"scenario,omitempty"`    // the name of the file that it came from
	Digest        string `json:"inventory_digest"`
	// GraphCacheBytes is the size of the file beside it, see GraphCacheSuffix.
	GraphCacheBytes int64 `json:"graph_cache_bytes"`
}

// Info counts what is stored.
func (db *DB) Info(ctx context.Context) (Info, error) {
	info := Info{Path: db.path}
	err := db.inReadTx(ctx, "look into", func(tx *txn) error { return info.read(ctx, tx) })
	if stat, failed := os.Stat(db.path); failed == nil {
		info.Bytes = stat.Size()
	}
	if stat, failed := os.Stat(db.path + GraphCacheSuffix); failed == nil {
		info.GraphCacheBytes = stat.Size()
	}
	return info, err
}

func (i *Info) read(ctx context.Context, q querier) error {
	const query = `SELECT (SELECT user_version FROM pragma_user_version), sqlite_version(),
		(SELECT count(*) FROM site), (SELECT count(*) FROM link), (SELECT count(*) FROM asset),
		(SELECT count(*) FROM asset WHERE kind = 'name'), (SELECT count(*) FROM dependency), (SELECT count(*) FROM calendar),
		(SELECT count(*) FROM team), (SELECT count(*) FROM plan), (SELECT count(*) FROM import),
		ifnull((SELECT at FROM import ORDER BY no DESC LIMIT 1), '')`
	err := q.QueryRowContext(ctx, query).Scan(&i.SchemaVersion, &i.SQLite, &i.Sites, &i.Links, &i.Assets, &i.Names,
		&i.Dependencies, &i.Calendar, &i.Teams, &i.Plans, &i.Imports, &i.LastImport)
	if err != nil {
		return err
	}
	if err := q.QueryRowContext(ctx, "SELECT name FROM scenario").Scan(&i.Scenario); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	i.Digest, err = storedDigest(ctx, q)
	return err
}
