package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// older makes a database of version 0 with an inventory, which two steps bring to
// this version.
func older(t *testing.T) (path string, steps []step) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "w.db")
	db, err := Create(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Import(t.Context(), largeSet(t, 10), ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"DROP VIEW v_findings", "DROP VIEW v_imports", "PRAGMA user_version = -1"} {
		if _, err := db.sql.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	views := map[string]string{}
	fresh, err := Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	for _, name := range []string{"v_findings", "v_imports"} {
		var text string
		if err := fresh.sql.QueryRow("SELECT sql FROM sqlite_schema WHERE name = ?", name).Scan(&text); err != nil {
			t.Fatal(err)
		}
		views[name] = text
	}
	return path, []step{{from: -1, sql: views["v_imports"]}, {from: 0, sql: views["v_findings"]}}
}

// plain opens without looking at the version.
func plain(t *testing.T, path string) *DB {
	t.Helper()
	db, err := connect(path, ReadWriteMode, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func digestNow(t *testing.T, db *DB) (digest string) {
	t.Helper()
	err := db.inReadTx(t.Context(), "digest", func(tx *txn) (err error) {
		digest, err = digestIn(t.Context(), tx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestUpgrade(t *testing.T) {
	path, steps := older(t)
	db := plain(t, path)
	before := digestNow(t, db)
	for range 2 { // a second time there is nothing to do
		if err := db.upgrade(t.Context(), Options{}, steps); err != nil {
			t.Fatal(err)
		}
		if err := db.checkSchema(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if digestNow(t, db) != before {
		t.Error("the content changed")
	}
	if _, err := os.Stat(path + ".v-1.bak"); err != nil {
		t.Errorf("no backup: %v", err)
	}
}

// An upgrade that fails, at whatever step, leaves the old version.
func TestFailedUpgrade(t *testing.T) {
	for i, broken := range []string{"CREATE TABLE", "INSERT INTO dependency VALUES (77, 78, 0, 0, 0, 0, 0, 0, 0)"} {
		path, steps := older(t)
		db := plain(t, path)
		steps[1].sql = "PRAGMA defer_foreign_keys = 1; CREATE TABLE left_over (x) STRICT; " + broken
		err := db.upgrade(t.Context(), Options{}, steps)
		if err == nil {
			t.Fatalf("%d: the upgrade went well", i)
		}
		var version, tables int
		q := "SELECT user_version, (SELECT count(*) FROM sqlite_schema WHERE name IN ('left_over', 'v_imports')) FROM pragma_user_version"
		if err := db.sql.QueryRow(q).Scan(&version, &tables); err != nil || version != -1 || tables != 0 {
			t.Errorf("%d: version %d, %d tables left, %v", i, version, tables, err)
		}
	}
}

func TestUpgradeRefused(t *testing.T) {
	path, _ := older(t)
	if _, err := Open(t.Context(), path, ReadOnlyMode, Options{}); KindOf(err) != Older {
		t.Error(err)
	}
	if _, err := Open(t.Context(), path, ReadWriteMode, Options{KeepVersion: true}); KindOf(err) != Older {
		t.Error(err)
	}
}

// Steps follow one another without gaps up to this version.
func TestStepsAreComplete(t *testing.T) {
	steps := upgrades()
	for i, s := range steps {
		if want := schemaVersion - len(steps) + i; s.from != want {
			t.Errorf("step %d is from version %d, want %d", i, s.from, want)
		}
	}
	if len(steps) != schemaVersion-1 {
		t.Error(fmt.Errorf("%d steps lead to version %d", len(steps), schemaVersion))
	}
}

// released makes a database as version 1 made it, with a site, an asset and a plan.
func released(t *testing.T) string {
	t.Helper()
	views, err := os.ReadFile("testdata/views1.sql")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "w.db")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	db := plain(t, path)
	for _, q := range []string{
		tablesSQL, string(views),
		fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1", applicationID),
		`INSERT INTO import VALUES (1, '2026-01-01T00:00:00Z', 0, '{}');
		INSERT INTO source VALUES (1, 1, 'sites.csv', 'csv', 'sites', '', 0);
		INSERT INTO site (no, id, role, source_no, line) VALUES (1, 'OLD', 'retire', 1, 2);
		INSERT INTO asset (no, id, site_no, peak_factor, source_no, line) VALUES (1, 'a', 1, 3.0, 1, 2);
		INSERT INTO dependency (from_no, to_no, kind) VALUES (1, 1, 0);`,
	} {
		if _, err := db.sql.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if digest, err := schemaDigest(t.Context(), db.sql); err != nil || digest != schemaDigests[1] {
		t.Fatalf("this is not version 1: %s, %v", digest, err)
	}
	db.Close()
	return path
}

func TestUpgradeOfReleasedVersions(t *testing.T) {
	path := released(t)
	db, err := Open(t.Context(), path, ReadWriteMode, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	e, err := db.Estate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Sites) != 1 || len(e.Assets) != 1 || e.Assets[0].PeakFactor != 3 || len(e.Dependencies) != 1 {
		t.Errorf("read %+v", e)
	}
}
