package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// asked is a database for reading, with one import in it.
func asked(t *testing.T) (*DB, string) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "wavecut.db")
	db, err := Create(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.sql.Exec(`INSERT INTO import (no, at, replaced, summary) VALUES (1, '2027-01-01T00:00:00Z', 0, '{}')`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err = Open(t.Context(), path, ReadOnlyMode, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, dir
}

// Whatever a statement says, nothing is written, and it ends: the rows of the table
// of the SQL console in the list of faults, by what SQLite allows alone.
func TestQueryWritesNothing(t *testing.T) {
	db, dir := asked(t)
	before, err := os.ReadFile(filepath.Join(dir, "wavecut.db"))
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "other.db")
	for _, text := range []string{
		"DELETE FROM import",
		"WITH x AS (SELECT 1) DELETE FROM import",
		"PRAGMA query_only=0; DELETE FROM import",
		"PRAGMA query_only=0; PRAGMA writable_schema=1; DELETE FROM sqlite_schema",
		"ATTACH '" + other + "' AS o; CREATE TABLE o.t (x)",
		"ATTACH 'file:" + other + "?mode=rwc' AS o",
		"VACUUM INTO '" + other + "'",
		"VACUUM",
		"CREATE TABLE t (x)",
		"CREATE TEMP TABLE t AS SELECT 1; INSERT INTO import SELECT 2, '', 0, '{}'",
		"REPLACE INTO import VALUES (1, 'x', 0, '')",
		"PRAGMA journal_mode=WAL; UPDATE import SET at = 'x'",
		"PRAGMA user_version=99; DELETE FROM import",
		"SELECT randomblob(1000000000)",
		"SELECT zeroblob(1000000000)",
		"SELECT replace(hex(zeroblob(400000)), '0', 'aaaaaaaaaa')",
		"SELECT load_extension('x')",
		"SELECT writefile('" + other + "', 'x')",
		"SELECT * FROM " + streamModuleName,
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		result, err := db.query(ctx, text, QueryOptions{MaxRows: 10, MaxBytes: 1000})
		if ctx.Err() != nil {
			t.Errorf("%s: ran into the deadline", text)
		}
		cancel()
		if err == nil && !strings.HasPrefix(text, "PRAGMA journal") && !strings.HasPrefix(text, "VACUUM") {
			t.Errorf("%s: done, %v", text, result)
		}
		if err := unchanged(t, db); err != nil {
			t.Errorf("%s: afterwards: %v", text, err)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("files are left: %v %v", left, err)
	}
	if after, err := os.ReadFile(filepath.Join(dir, "wavecut.db")); err != nil || string(after) != string(before) {
		t.Error("the database is not what it was", err)
	}
}

// unchanged holds what the database says of its one import to what was stored.
func unchanged(t *testing.T, db *DB) error {
	r, err := db.Query(t.Context(), "SELECT at FROM v_imports", QueryOptions{})
	if err == nil && (len(r.Rows) != 1 || r.Rows[0][0] != "2027-01-01T00:00:00Z") {
		err = errors.New("the import has changed")
	}
	return err
}

const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT "

func TestQueryIsBounded(t *testing.T) {
	db, _ := asked(t)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	var limit *LimitError
	_, err := db.Query(ctx, endless+"max(i) FROM n", QueryOptions{})
	if !errors.As(err, &limit) || limit.Limit != LimitTime {
		t.Errorf("without end: %v", err)
	}
	_, err = db.Query(t.Context(), endless+"i FROM n", QueryOptions{MaxRows: 100})
	if !errors.As(err, &limit) || limit.Limit != LimitRows || limit.Most != 100 {
		t.Errorf("more rows: %v", err)
	}
	if r, err := db.Query(t.Context(), endless+"i FROM n LIMIT 100", QueryOptions{MaxRows: 100}); err != nil || len(r.Rows) != 100 {
		t.Errorf("as many rows as may be: %v", err)
	}
	_, err = db.Query(t.Context(), endless+"hex(zeroblob(1000)) FROM n", QueryOptions{MaxBytes: 10000})
	if !errors.As(err, &limit) || limit.Limit != LimitBytes {
		t.Errorf("more bytes: %v", err)
	}
	if r, err := db.Query(t.Context(), "SELECT hex(zeroblob(1000))", QueryOptions{MaxBytes: 2000}); err != nil || len(r.Rows) != 1 {
		t.Errorf("as many bytes as may be: %v", err)
	}
}

// The limits of a query are gone after it, and a database for writing has none.
func TestQueryLeavesNoLimits(t *testing.T) {
	db, _ := asked(t)
	if _, err := db.Query(t.Context(), "SELECT 1", QueryOptions{}); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := db.sql.QueryRow("SELECT length(zeroblob(2000000))").Scan(&n); err != nil || n != 2000000 {
		t.Errorf("afterwards: %d, %v", n, err)
	}
	writer, err := Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	if _, err := writer.Query(t.Context(), "SELECT 1", QueryOptions{}); err == nil {
		t.Error("a database that is open for writing was queried")
	}
}

func TestCheckStatement(t *testing.T) {
	for text, fine := range map[string]bool{
		"SELECT 1":                              true,
		" -- a\n/* b */ select 1 ; -- c":        true,
		"SELECT ';', \";\", [;], `;` /* ; */ ;": true,
		"SELECT 'it''s; so'":                    true,
		"values (1)":                            true,
		"EXPLAIN SELECT 1":                      true,
		"with x as (select 1) select * from x":  true,
		"":                                      false,
		"-- nothing":                            false,
		"/* nothing":                            false,
		"SELECT 1; SELECT 2":                    false,
		"SELECT ';'; DELETE FROM import":        false,
		"PRAGMA user_version":                   false,
		"DELETE FROM import":                    false,
		"SELECTION":                             false,
		"(SELECT 1)":                            false,
	} {
		if err := checkStatement(text); (err == nil) != fine {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Any text is answered or refused, and changes nothing.
func TestQueryOfAnyText(t *testing.T) {
	db, dir := asked(t)
	words := rapid.SampledFrom([]string{
		"SELECT", "*", "FROM", "v_assets", "import", "WITH", "x", "AS", "(", ")", ",", ";", "DELETE", "INSERT", "INTO", "VALUES", "1",
		"'a'", "PRAGMA", "query_only", "=", "0", "ATTACH", "VACUUM", "--", "\n", "/*", "*/", "'", "\"", "EXPLAIN", "UPDATE", "SET", "at", "\x00",
	})
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(words, 0, 12).Draw(rt, "words"), " ")
		if _, err := db.Query(t.Context(), text, QueryOptions{MaxRows: 10}); err != nil {
			var refused *QueryError
			var limit *LimitError
			if !errors.As(err, &refused) && !errors.As(err, &limit) {
				rt.Fatalf("%q: %v", text, err)
			}
		}
		if err := unchanged(t, db); err != nil {
			rt.Fatalf("%q: afterwards: %v", text, err)
		}
	})
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("files are left: %v", left)
	}
}

// Every view of the schema is documented, and every documented one is there.
func TestViewsAreDocumented(t *testing.T) {
	db, _ := asked(t)
	views, err := db.Views(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range views {
		if len(v.Columns) == 0 || v.Meaning == "" || !strings.Contains(viewsSQL, "CREATE VIEW "+v.Name+" AS") {
			t.Errorf("%+v", v)
		}
	}
	if n := strings.Count(viewsSQL, "CREATE VIEW"); n != len(views) {
		t.Errorf("%d views, %d documented", n, len(views))
	}
}
