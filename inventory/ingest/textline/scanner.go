package textline

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

const bufferBytes = 256 << 10

// Scanner gives the lines of a text, one after the other.
type Scanner struct {
	in   *bufio.Reader
	end  byte // what ends a line
	max  int
	long []byte // a line that did not fit into the reader's buffer
	line []byte
	n    int
	cut  bool
	err  error
}

// New returns a scanner for lines of at most max bytes.
func New(r io.Reader, max int) *Scanner {
	return &Scanner{in: bufio.NewReaderSize(r, bufferBytes), max: max}
}

// Next goes to the next line and reports whether there is one.
func (s *Scanner) Next() bool {
	if s.n == 0 {
		s.begin()
	}
	if s.err != nil {
		return false
	}
	line, err := s.in.ReadSlice(s.end)
	s.cut = false
	if errors.Is(err, bufio.ErrBufferFull) {
		line, err = s.rest(line)
	}
	if err != nil {
		s.err = err
		line = bytes.TrimSuffix(line, []byte{0x1a})
		if len(line) == 0 || !errors.Is(err, io.EOF) {
			return false
		}
	}
	s.n++
	s.trim(line)
	return true
}

// begin looks at the beginning of the text for its byte order mark and its line ends.
func (s *Scanner) begin() {
	head, _ := s.in.Peek(64 << 10)
	s.end = '\n'
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		s.end = '\r'
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		_, _ = s.in.Discard(3) // peeked: it is there
	}
}

// rest reads a line on that is longer than the buffer, up to the limit, and skips
// what is beyond.
func (s *Scanner) rest(line []byte) ([]byte, error) {
	s.long = append(s.long[:0], line...)
	for {
		more, err := s.in.ReadSlice(s.end)
		room := max(s.max+2-len(s.long), 0) // the line's end is no part of the line
		if room < len(more) {
			s.cut = true
		}
		s.long = append(s.long, more[:min(room, len(more))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return s.long, err
		}
	}
}

// trim makes line the current one, without its end.
func (s *Scanner) trim(line []byte) {
	if n := len(line); n > 0 && line[n-1] == s.end {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	if len(line) > s.max {
		line, s.cut = line[:s.max], true
	}
	s.line = line
}

// Bytes is the current line without its end; it is valid until the next one.
func (s *Scanner) Bytes() []byte { return s.line }

// Line is the number of the current line, from 1.
func (s *Scanner) Line() int { return s.n }

// Cut reports whether the current line was longer than the limit.
func (s *Scanner) Cut() bool { return s.cut }

// Err is what ended the text other than its end.
func (s *Scanner) Err() error {
	if errors.Is(s.err, io.EOF) {
		return nil
	}
	return s.err
}
