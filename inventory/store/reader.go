package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// reader is a connection of its own for reading many rows fast: it hands out the
// values where SQLite has them, without boxing each, which is most of the time that
// database/sql takes. It is for one goroutine.
type reader struct {
	tls *libc.TLS
	db  uintptr
}

// newReader opens the file, which SQLite holds open already, for reading.
func newReader(path string, lockTimeout time.Duration) (*reader, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=ro"}
	r := &reader{tls: libc.NewTLS()}
	file, err := libc.CString(name.String())
	if err != nil {
		r.tls.Close()
		return nil, err
	}
	defer libc.Xfree(r.tls, file)
	const flags = sqlite3.SQLITE_OPEN_READONLY | sqlite3.SQLITE_OPEN_URI | sqlite3.SQLITE_OPEN_NOMUTEX
	at := r.tls.Alloc(int(unsafe.Sizeof(uintptr(0))))
	defer r.tls.Free(int(unsafe.Sizeof(uintptr(0))))
	code := sqlite3.Xsqlite3_open_v2(r.tls, file, at, flags, 0)
	r.db = *(*uintptr)(pointer(at))
	if code != sqlite3.SQLITE_OK {
		return nil, errors.Join(r.failure(code), r.close())
	}
	sqlite3.Xsqlite3_busy_timeout(r.tls, r.db, int32(lockTimeout.Milliseconds()))
	for _, pragma := range []string{"PRAGMA trusted_schema=0", "PRAGMA query_only=1", "BEGIN"} {
		if err := r.each(context.Background(), pragma, func(*cursor) error { return nil }); err != nil {
			return nil, errors.Join(err, r.close())
		}
	}
	return r, nil
}

func (r *reader) close() error {
	code := sqlite3.Xsqlite3_close_v2(r.tls, r.db)
	r.tls.Close()
	if code != sqlite3.SQLITE_OK {
		return fmt.Errorf("close reader: SQLite says %d", code)
	}
	return nil
}

func (r *reader) failure(code int32) error {
	return fmt.Errorf("read rows: %s (%d)", libc.GoString(sqlite3.Xsqlite3_errmsg(r.tls, r.db)), code)
}

// cursor is a row at which a statement stands.
type cursor struct {
	tls  *libc.TLS
	stmt uintptr
}

// each runs a statement and calls f at every row.
func (r *reader) each(ctx context.Context, query string, f func(*cursor) error) error {
	text, err := libc.CString(query)
	if err != nil {
		return err
	}
	defer libc.Xfree(r.tls, text)
	at := r.tls.Alloc(int(unsafe.Sizeof(uintptr(0))))
	defer r.tls.Free(int(unsafe.Sizeof(uintptr(0))))
	if code := sqlite3.Xsqlite3_prepare_v2(r.tls, r.db, text, -1, at, 0); code != sqlite3.SQLITE_OK {
		return r.failure(code)
	}
	c := &cursor{tls: r.tls, stmt: *(*uintptr)(pointer(at))}
	defer sqlite3.Xsqlite3_finalize(r.tls, c.stmt)
	for n := 0; ; n++ {
		if n&0xfff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch code := sqlite3.Xsqlite3_step(r.tls, c.stmt); code {
		case sqlite3.SQLITE_ROW:
		case sqlite3.SQLITE_DONE:
			return nil
		default:
			return r.failure(code)
		}
		if err := f(c); err != nil {
			return err
		}
	}
}

// given reports whether a column is not NULL.
func (c *cursor) given(i int32) bool {
	return sqlite3.Xsqlite3_column_type(c.tls, c.stmt, i) != sqlite3.SQLITE_NULL
}

// number is a column as an integer, 0 where it is NULL.
func (c *cursor) number(i int32) int64 { return sqlite3.Xsqlite3_column_int64(c.tls, c.stmt, i) }

// decimal is a column as a float, 0 where it is NULL.
func (c *cursor) decimal(i int32) float64 { return sqlite3.Xsqlite3_column_double(c.tls, c.stmt, i) }

// text is a column as bytes, which hold until the next row; none where it is NULL.
func (c *cursor) text(i int32) []byte {
	p := sqlite3.Xsqlite3_column_text(c.tls, c.stmt, i)
	if p == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(pointer(p)), sqlite3.Xsqlite3_column_bytes(c.tls, c.stmt, i))
}

// pointer is an address in SQLite's memory, which the garbage collector does not know.
func pointer(at uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&at)) }
