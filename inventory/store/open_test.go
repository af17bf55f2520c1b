package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory/store"
)

// filled makes a database file with the small inventory.
func filled(t *testing.T, path string) {
	t.Helper()
	db, err := store.Create(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	mustImport(t, db, small(), store.ImportOptions{})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// raw runs statements on a file without any of our checks.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(q, err)
		}
	}
}

func edit(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(b), 0o644); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Files that are not a database of ours are told as what they are, for reading
// and for writing, and are left as they are (faults C1 to C7, C13, C14).
func TestOpenTellsWhatItIs(t *testing.T) {
	const minimal = "CREATE TABLE t (x)"
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		kind store.Kind
		hint string
	}{
		{"nothing", func(*testing.T, string) {}, store.Missing, "wavecut init"},
		{"a folder", func(t *testing.T, path string) { os.Mkdir(path, 0o755) }, store.NotDatabase, "name the file in it"},
		{"no bytes", func(t *testing.T, path string) { write(t, path, "") }, store.Empty, ""},
		{"a CSV file", func(t *testing.T, path string) { write(t, path, strings.Repeat("id,role\nA,keep\n", 100)) }, store.NotDatabase, "did you mean: wavecut import"},
		{"a short CSV file", func(t *testing.T, path string) { write(t, path, "id,role\n") }, store.NotDatabase, "did you mean: wavecut import"},
		{"a workbook", func(t *testing.T, path string) { write(t, path, "PK\x03\x04"+strings.Repeat("x", 2000)) }, store.NotDatabase, "workbook"},
		{"noise", func(t *testing.T, path string) { write(t, path, strings.Repeat("\x00\x01\xfe", 2000)) }, store.NotDatabase, ""},
		{"another application's", func(t *testing.T, path string) { raw(t, path, minimal) }, store.Foreign, "--db"},
		{"another application's with an id", func(t *testing.T, path string) { raw(t, path, minimal, "PRAGMA application_id = 7") }, store.Foreign, ""},
		{"a newer one", func(t *testing.T, path string) { filled(t, path); raw(t, path, "PRAGMA user_version = 99") }, store.Newer, "newer version"},
		{"one with a trigger", func(t *testing.T, path string) {
			filled(t, path)
			raw(t, path, "CREATE TRIGGER x AFTER INSERT ON plan BEGIN DELETE FROM asset; END")
		}, store.Modified, ""},
		{"one with another view", func(t *testing.T, path string) {
			filled(t, path)
			raw(t, path, "DROP VIEW v_teams", "CREATE VIEW v_teams AS SELECT load_extension('x') AS team")
		}, store.Modified, ""},
		{"a cut one", func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { return b[:len(b)/3] })
		}, store.Corrupt, "backup"},
		{"one with a flipped header", func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { b[3] ^= 0xff; return b })
		}, store.NotDatabase, ""},
		{"one with page size 0", func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { b[16], b[17] = 0, 0; return b })
		}, store.NotDatabase, "header is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "w.db")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			for _, mode := range []store.Mode{store.ReadOnlyMode, store.ReadWriteMode} {
				db, err := store.Open(t.Context(), path, mode, store.Options{})
				if err == nil {
					_, err = db.Estate(t.Context())
					db.Close()
				}
				if store.KindOf(err) != c.kind || err == nil {
					t.Fatalf("mode %d: %v is %v, want %v", mode, err, store.KindOf(err), c.kind)
				}
				if e := asError(err); !strings.Contains(e.Hint, c.hint) {
					t.Errorf("hint is %q, want %q", e.Hint, c.hint)
				}
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was written")
			}
			left, _ := filepath.Glob(path + "?*")
			if len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// Characters of a path mean nothing (C9).
func TestOddPaths(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a?mode=memory", "a#b", "a%41", "a b", "가.db", "a&b=c;d", "'x\"", "[x]*"} {
		path := filepath.Join(dir, name)
		filled(t, path)
		db, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n := len(estate(t, db).Assets); n != 4 {
			t.Errorf("%s: %d assets", name, n)
		}
		db.Close()
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 8 {
		t.Errorf("files are %v", entries)
	}
}

func TestRelativePathAndLink(t *testing.T) {
	t.Chdir(t.TempDir())
	filled(t, "w.db")
	if err := os.Symlink("w.db", "link.db"); err != nil {
		t.Skip(err)
	}
	for _, path := range []string{"w.db", "./w.db", "link.db"} {
		db, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{})
		if err != nil {
			t.Fatal(path, err)
		}
		db.Close()
	}
}

func TestCreateLeavesWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	write(t, path, "something")
	if _, err := store.Create(t.Context(), path, store.Options{}); store.KindOf(err) != store.Exists {
		t.Error(err)
	}
	if _, err := store.Create(t.Context(), filepath.Join(path, "x.db"), store.Options{}); err == nil {
		t.Error("a file is taken for a folder")
	}
	if b, _ := os.ReadFile(path); string(b) != "something" {
		t.Error("the file was written")
	}
}

// What killed processes left beside a database is swept; what belongs to one that
// runs is not.
func TestCreateSweeps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	dead, alive, other := path+".new-999999999", path+".new-1", path+".new-x"
	for _, p := range []string{dead, dead + "-journal", alive, other} {
		write(t, p, "x")
	}
	filled(t, path)
	left, _ := filepath.Glob(path + ".*")
	if len(left) != 2 {
		t.Errorf("left are %v", left)
	}
}

// A page in the middle can be damaged without anyone noticing at once (C8); a
// check finds it, and so does every command that reads it, as Corrupt.
func TestDamagedPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	var page int
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'asset'").Scan(&page); err != nil {
		t.Fatal(err)
	}
	db.Close()
	edit(t, path, func(b []byte) []byte {
		clear(b[(page-1)*4096 : page*4096])
		return b
	})
	ours, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	if damage, err := ours.Check(t.Context(), store.CheckOptions{}); err != nil || len(damage) == 0 {
		t.Errorf("check: %v %v", damage, err)
	}
	if _, err := ours.Estate(t.Context()); store.KindOf(err) != store.Corrupt {
		t.Errorf("estate: %v", err)
	}
	if err := ours.Backup(t.Context(), path+".copy", store.BackupOptions{}); store.KindOf(err) != store.Corrupt {
		t.Errorf("backup: %v", err)
	}
}

// A byte of the payload that changes on the disk is found by its digest (C10).
func TestFlippedByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	edit(t, path, func(b []byte) []byte {
		if n := bytes.Count(b, []byte("replica_group=")); n > 0 {
			t.Fatal(n)
		}
		return bytes.Replace(b, []byte("databasedata"), []byte("databasedatb"), 1)
	})
	db, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if damage, err := db.Check(t.Context(), store.CheckOptions{}); err != nil || len(damage) > 0 {
		t.Errorf("quick check: %v %v", damage, err)
	}
	if damage, err := db.Check(t.Context(), store.CheckOptions{Content: true}); err != nil || len(damage) != 1 {
		t.Errorf("content check: %v %v", damage, err)
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.db")
	filled(t, path)
	db, err := store.Open(t.Context(), path, store.ReadOnlyMode, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	estate(t, db)
	if _, err := db.Import(t.Context(), small().open(t), store.ImportOptions{}); store.KindOf(err) != store.ReadOnly {
		t.Errorf("import: %v", err)
	}
	if err := db.SavePlan(t.Context(), &store.Plan{Name: "x"}, store.SavePlanOptions{}); store.KindOf(err) != store.ReadOnly {
		t.Errorf("save plan: %v", err)
	}
	if os.Geteuid() == 0 {
		t.Skip("permissions do not bind root")
	}
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), path, store.ReadWriteMode, store.Options{}); store.KindOf(err) != store.ReadOnly {
		t.Errorf("open a read-only file for writing: %v", err)
	}
}

func asError(err error) *store.Error {
	var e *store.Error
	if !errors.As(err, &e) {
		return &store.Error{}
	}
	return e
}
