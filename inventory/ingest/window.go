package ingest

import (
	"bytes"
	"errors"
	"io"
)

// errRecordTooLong ends the reading when a record outgrows the window.
var errRecordTooLong = errors.New("record too long")

// window passes a stream on and keeps what was passed since a mark, so that a
// record that can't be parsed can still be shown as it stood.
type window struct {
	r     io.Reader
	limit int    // most bytes between the mark and the end
	buf   []byte // from the offset base on
	base  int64
	mark  int64
	lines int // line ends before the mark
}

// readAhead is how far the CSV reader may be ahead of the record it returned.
const readAhead = 64 << 10

func (w *window) Read(p []byte) (int, error) {
	if len(w.rest()) > w.limit+readAhead {
		return 0, errRecordTooLong
	}
	if drop := int(w.mark - w.base); drop > readAhead {
		w.buf = w.buf[:copy(w.buf, w.buf[drop:])]
		w.base = w.mark
	}
	n, err := w.r.Read(p)
	w.buf = append(w.buf, p[:n]...)
	return n, err
}

// moveMark moves the mark forward to the offset to.
func (w *window) moveMark(to int64) {
	w.lines += bytes.Count(w.since(to), []byte{'\n'})
	w.mark = to
}

// since is what lies between the mark and the offset end. It is valid until the
// next read.
func (w *window) since(end int64) []byte { return w.buf[w.mark-w.base : end-w.base] }

// rest is everything since the mark.
func (w *window) rest() []byte { return w.buf[w.mark-w.base:] }
