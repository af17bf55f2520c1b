package store

import (
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Mode says what a database is opened for.
type Mode uint8

// The modes.
const (
	ReadOnlyMode Mode = iota
	ReadWriteMode
)

// memory opens a private database in memory.
const memory = ":memory:"

// dsn is the driver's name for the file: a URI, so that no character of the path
// means anything, with a mode that never creates the file.
func dsn(path string, mode Mode, lockTimeout time.Duration) (string, error) {
	u := url.URL{Scheme: "file"}
	q := url.Values{}
	switch {
	case path == memory:
		u.Opaque = memory
	default:
		abs, err := filepath.Abs(path)
		if err != nil {
			return "", err
		}
		u.Path = "/" + strings.TrimPrefix(filepath.ToSlash(abs), "/") // C:/x becomes /C:/x
		q.Set("mode", "rw")
		if mode == ReadOnlyMode {
			q.Set("mode", "ro")
		}
	}
	q.Set("_busy_timeout", strconv.FormatInt(lockTimeout.Milliseconds(), 10))
	q.Set("_foreign_keys", "1")
	q.Set("_txlock", "immediate")
	q.Set("_defensive", "1")
	q.Set("_dqs", "0")
	q.Set("_synchronous", "FULL")
	q["_pragma"] = []string{"trusted_schema(0)", "cell_size_check(1)", "cache_size(-32768)"}
	if mode == ReadOnlyMode && path != memory {
		q.Set("_query_only", "1")
	}
	u.RawQuery = q.Encode()
	return u.String(), nil
}
