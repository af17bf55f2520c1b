package store

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"modernc.org/sqlite/vtab"
)

// A stream is a virtual table whose rows come from Go while SQLite reads them,
// once and in order: INSERT … SELECT from it is the fastest way in.

const streamModuleName = "wavecut_stream"

// rowSource gives the rows of a stream, or nil at the end. A row is valid until
// the next call.
type rowSource func() ([]vtab.Value, error)

// streamModule knows the rows that wait to be read, by the stream's number.
type streamModule struct {
	mu      sync.Mutex
	last    int
	waiting map[string]*stream
}

func newStreamModule() *streamModule { return &streamModule{waiting: map[string]*stream{}} }

// stream is one virtual table.
type stream struct {
	columns int
	next    rowSource
	err     error // what ended the reading
	rows    int64
}

// add announces a stream and returns the SQL that makes its table.
func (m *streamModule) add(table string, columns int, next rowSource) (*stream, string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last++
	s := &stream{columns: columns, next: next}
	m.waiting[strconv.Itoa(m.last)] = s
	return s, fmt.Sprintf("CREATE VIRTUAL TABLE temp.%s USING %s(%d)", table, streamModuleName, m.last)
}

// Create implements vtab.Module.
func (m *streamModule) Create(ctx vtab.Context, args []string) (vtab.Table, error) {
	return m.Connect(ctx, args)
}

// Connect implements vtab.Module. The last argument is the stream's number.
func (m *streamModule) Connect(ctx vtab.Context, args []string) (vtab.Table, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.waiting[args[len(args)-1]]
	if s == nil {
		return nil, errors.New("no such stream")
	}
	delete(m.waiting, args[len(args)-1])
	return s, ctx.Declare("CREATE TABLE x (" + streamColumns(s.columns) + ")")
}

// streamColumns is the list c0, c1 … of the names of a stream's columns.
func streamColumns(n int) string {
	names := make([]string, n)
	for i := range names {
		names[i] = "c" + strconv.Itoa(i)
	}
	return strings.Join(names, ", ")
}

// BestIndex implements vtab.Table: there is nothing but the whole.
func (s *stream) BestIndex(info *vtab.IndexInfo) error {
	info.EstimatedRows, info.EstimatedCost = 1_000_000, 1_000_000
	return nil
}

// Open implements vtab.Table.
func (s *stream) Open() (vtab.Cursor, error) { return &streamCursor{stream: s}, nil }

// Disconnect implements vtab.Table.
func (s *stream) Disconnect() error { return nil }

// Destroy implements vtab.Table.
func (s *stream) Destroy() error { return nil }

// streamCursor is the one reading of a stream.
type streamCursor struct {
	stream *stream
	row    []vtab.Value
}

// Filter implements vtab.Cursor: it goes to the first row.
func (c *streamCursor) Filter(int, string, []vtab.Value) error { return c.Next() }

// Next implements vtab.Cursor.
func (c *streamCursor) Next() error {
	c.row, c.stream.err = c.stream.next()
	if c.row != nil {
		c.stream.rows++
	}
	return c.stream.err
}

// Eof implements vtab.Cursor.
func (c *streamCursor) Eof() bool { return c.row == nil }

// Column implements vtab.Cursor.
func (c *streamCursor) Column(i int) (vtab.Value, error) { return c.row[i], nil }

// Rowid implements vtab.Cursor.
func (c *streamCursor) Rowid() (int64, error) { return c.stream.rows, nil }

// Close implements vtab.Cursor.
func (c *streamCursor) Close() error { return nil }
