package ingest

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf8"
)

// textScan is what one pass over a text tells about it.
type textScan struct {
	bytes   int64
	hasLF   bool
	hasCR   bool
	hasNUL  bool
	invalid int64 // offset of the first byte that is not UTF-8, or -1
	line    int   // of that byte, from 1
	lost    bool  // holds U+FFFD, which decoders put where they fail

	carry []byte // the start of a character cut by the end of a chunk
	lines int
}

func newTextScan() *textScan { return &textScan{invalid: -1, lines: 1} }

// Write takes the next chunk of the text.
func (s *textScan) Write(p []byte) (int, error) {
	n := len(p)
	s.hasLF = s.hasLF || bytes.IndexByte(p, '\n') >= 0
	s.hasCR = s.hasCR || bytes.IndexByte(p, '\r') >= 0
	s.hasNUL = s.hasNUL || bytes.IndexByte(p, 0) >= 0
	if s.invalid < 0 {
		s.check(p)
	}
	s.bytes += int64(n)
	return n, nil
}

// check looks for the first byte that is not UTF-8 and counts characters.
func (s *textScan) check(p []byte) {
	offset := s.bytes - int64(len(s.carry))
	if len(s.carry) > 0 {
		p = append(s.carry, p...)
		s.carry = nil
	}
	for i := 0; i < len(p); {
		ascii := asciiPrefix(p[i:])
		s.lines += bytes.Count(p[i:i+ascii], []byte{'\n'})
		i += ascii
		if i == len(p) {
			return
		}
		if !utf8.FullRune(p[i:]) {
			s.carry = append([]byte(nil), p[i:]...)
			return
		}
		r, size := utf8.DecodeRune(p[i:])
		if r == utf8.RuneError {
			if size == 1 {
				s.invalid, s.line = offset+int64(i), s.lines
				return
			}
			s.lost = true
		}
		i += size
	}
}

// asciiPrefix is how many bytes of ASCII p begins with; eight at a time, since
// most of most files is ASCII.
func asciiPrefix(p []byte) int {
	const high = 0x8080808080808080
	i := 0
	for ; i+8 <= len(p) && binary.LittleEndian.Uint64(p[i:])&high == 0; i += 8 {
	}
	for i < len(p) && p[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// finish ends the text: a character cut by its end is not UTF-8.
func (s *textScan) finish() {
	if s.invalid < 0 && len(s.carry) > 0 {
		s.invalid, s.line = s.bytes-int64(len(s.carry)), s.lines
	}
}

// oldMac reports whether lines end in CR alone.
func (s *textScan) oldMac() bool { return s.hasCR && !s.hasLF }

// scanText reads r to its end.
func scanText(r io.Reader) (*textScan, error) {
	s := newTextScan()
	_, err := io.CopyBuffer(s, r, make([]byte, 256<<10))
	s.finish()
	return s, err
}
