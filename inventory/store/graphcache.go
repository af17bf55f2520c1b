package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/snapshot"
)

// GraphCacheSuffix ends the name of the file beside a large database in which its
// assets and dependencies are kept for questions to the graph: a cache, which may be
// deleted at any time.
const GraphCacheSuffix = ".graph-cache"

// cachedRows is the number of assets and dependencies from which a cache pays: of
// fewer, loading takes a blink, and a file beside the database would be in the way.
const cachedRows = 100_000

// graphCache is the cache of one state of a database.
type graphCache struct {
	path     string
	database string // the path of the database
	key      []byte // nil: there is no cache for this database
}

// newGraphCache names the state that a transaction sees: that of the inventory, as
// imports leave it, and the head of the file, in which SQLite counts every change of
// whatever program. Where that head is not kept, as with a write-ahead log, there
// is no cache. The head is read through SQLite, since nothing else may open the file.
func newGraphCache(ctx context.Context, db *DB, q *txn, state string) *graphCache {
	c := &graphCache{path: db.path + GraphCacheSuffix, database: db.path}
	const size, readVersion, rollback = 100, 19, 1
	var head []byte
	err := q.QueryRowContext(ctx, "SELECT substr(data, 1, 100) FROM sqlite_dbpage WHERE pgno = 1").Scan(&head)
	if err == nil && len(head) == size && head[readVersion] == rollback {
		c.key = append(append([]byte(state), 0), head...)
	}
	return c
}

// load fills an estate that has its sites, and reports whether there was a usable
// cache.
func (c *graphCache) load(e *inventory.Estate) bool {
	if c.key == nil || !c.isOfThisState() {
		return false
	}
	data, err := os.ReadFile(c.path)
	if err != nil {
		return false
	}
	assets, deps, err := snapshot.Decode(data, c.key, len(e.Sites))
	if err != nil {
		return false
	}
	e.Assets, e.Dependencies = assets, deps
	return true
}

// isOfThisState looks at the head of the file, so that a cache of another state,
// which may be large, is not read.
func (c *graphCache) isOfThisState() bool {
	info, err := os.Lstat(c.path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	// The database itself under another name must not be opened: closing it would
	// drop SQLite's locks.
	if database, err := os.Stat(c.database); err != nil || os.SameFile(info, database) {
		return false
	}
	f, err := os.Open(c.path)
	if err != nil {
		return false
	}
	defer f.Close()
	want := snapshot.Head(c.key)
	head := make([]byte, len(want))
	_, err = io.ReadFull(f, head)
	return err == nil && bytes.Equal(head, want)
}

// save keeps an estate, whole or not at all. That it can't be is no error: the
// folder may be read-only, or the disk full.
func (c *graphCache) save(e *inventory.Estate, mode os.FileMode) {
	if c.key == nil {
		return
	}
	c.sweep()
	f, err := os.CreateTemp(filepath.Dir(c.path), filepath.Base(c.path)+"-*")
	if err != nil {
		return
	}
	// What is in the database is in the cache: it is open to no more people.
	err = errors.Join(f.Chmod(mode.Perm()&0o666), snapshot.Encode(f, c.key, e), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), c.path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

// sweep takes away what killed processes have left.
func (c *graphCache) sweep() {
	left, err := filepath.Glob(globEscape(c.path) + "-*")
	if err != nil {
		return
	}
	for _, name := range left {
		os.Remove(name)
	}
}

// globEscape is a path as a pattern that matches it alone.
func globEscape(path string) string {
	var b bytes.Buffer
	for _, r := range path {
		if r == '*' || r == '?' || r == '[' || r == '\\' {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fileMode is the mode of the database's file.
func (db *DB) fileMode() os.FileMode {
	info, err := os.Stat(db.path)
	if err != nil {
		return 0o600
	}
	return info.Mode()
}
