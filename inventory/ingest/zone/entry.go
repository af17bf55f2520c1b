package zone

import (
	"bytes"
	"io"

	"github.com/wavecut/wavecut/inventory/ingest/textline"
)

const (
	maxEntryBytes = 1 << 20  // of a record, its lines together
	maxReread     = 16 << 20 // bytes that are read again after parentheses that are never closed
)

// entry is a logical line of a zone file: a line, or lines that parentheses join.
type entry struct {
	text    []byte // valid until the next entry
	line    int    // of its beginning
	problem string // why it can be no record, or ""
}

// physical is a line that was read and is to be read again.
type physical struct {
	text []byte
	line int
	cut  bool
}

// entries splits a zone file into its logical lines. What parenthesis or quote is
// left open harms its own line alone: the lines after it are read again.
type entries struct {
	in     *textline.Scanner
	again  []physical
	joined []byte
	reread int
}

func newEntries(r io.Reader) *entries {
	return &entries{in: textline.New(r, maxEntryBytes)}
}

// line is the next physical line.
func (e *entries) line() (physical, bool) {
	if len(e.again) > 0 {
		p := e.again[0]
		e.again = e.again[1:]
		return p, true
	}
	if !e.in.Next() {
		return physical{}, false
	}
	return physical{e.in.Bytes(), e.in.Line(), e.in.Cut()}, true
}

// next is the next logical line.
func (e *entries) next() (entry, bool) {
	p, ok := e.line()
	if !ok {
		return entry{}, false
	}
	if p.cut {
		return entry{p.text, p.line, "the line is too long"}, true
	}
	depth, closed := nesting(p.text, 0)
	switch {
	case !closed:
		return entry{p.text, p.line, "a quote is not closed in its line"}, true
	case depth <= 0: // below 0 the parser says where
		return entry{p.text, p.line, ""}, true
	}
	return e.join(p, depth), true
}

// join reads on until the parentheses are closed.
func (e *entries) join(first physical, depth int) entry {
	e.joined = append(e.joined[:0], first.text...)
	head := len(first.text)
	var rest []physical
	for depth > 0 {
		p, ok := e.line()
		if !ok {
			return e.apart(first.line, head, rest)
		}
		e.joined = append(append(e.joined, '\n'), p.text...)
		rest = append(rest, physical{bytes.Clone(p.text), p.line, p.cut})
		closed := true
		depth, closed = nesting(p.text, depth)
		if !closed || p.cut || len(e.joined) > maxEntryBytes {
			return e.apart(first.line, head, rest)
		}
	}
	return entry{e.joined, first.line, ""}
}

// apart gives up on joined lines: the first is a bad entry, the rest is read again,
// unless so much was that the text is no zone file.
func (e *entries) apart(line, head int, rest []physical) entry {
	bad := entry{e.joined, line, "a parenthesis is not closed"}
	if e.reread += len(e.joined); e.reread <= maxReread {
		bad.text = e.joined[:head]
		e.again = append(rest, e.again...)
	}
	return bad
}

// nesting follows the parentheses of a line from a depth on, and reports whether
// the quotes of the line are closed. A comment ends the line.
func nesting(line []byte, depth int) (int, bool) {
	if bytes.IndexByte(line, '(') < 0 && bytes.IndexByte(line, ')') < 0 && bytes.IndexByte(line, '"') < 0 {
		return depth, true
	}
	quoted := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ';':
			return depth, true
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
	}
	return depth, !quoted
}
