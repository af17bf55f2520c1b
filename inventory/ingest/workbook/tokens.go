package workbook

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// tag is an element's beginning or end, without the prefix of its name.
type tag struct {
	name   []byte
	attrs  []byte // between the name and the end of the tag
	closes bool   // </x>
	empty  bool   // <x/>
}

// attr is the value of an attribute, nil where there is none.
func (t *tag) attr(name string) []byte {
	rest := t.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:eq])
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		rest = rest[end+2:]
	}
}

var (
	errTruncated = errors.New("it is cut off")
	errDoctype   = errors.New("it declares a document type, which workbooks do not")
	errBigTag    = errors.New("a tag is too long")
	errBadTag    = errors.New("its XML is not well-formed")
)

// tokens cuts XML into tags and text. It knows just enough of XML for the parts of
// workbooks, and is strict where a lenient reader would lose rows.
type tokens struct {
	r    *bufio.Reader
	buf  []byte
	tag  tag
	text func([]byte) // is given text between tags, piece by piece
	open [][]byte     // names of the elements around
}

const maxTag = 64 << 10

func newTokens(r io.Reader) *tokens { return &tokens{r: bufio.NewReaderSize(r, 128<<10)} }

// next is the next tag, or io.EOF after the last element was closed. It is valid
// until the next call.
func (t *tokens) next() (*tag, error) {
	for {
		if err := t.skipText(); err != nil {
			return nil, err
		}
		if err := t.readTag(); err != nil {
			return nil, err
		}
		switch {
		case len(t.buf) == 0:
			return nil, errBadTag
		case t.buf[0] == '?':
			continue
		case t.buf[0] == '!':
			if bytes.HasPrefix(t.buf, []byte("!--")) || bytes.HasPrefix(t.buf, []byte("![CDATA[")) {
				continue
			}
			return nil, errDoctype
		}
		return &t.tag, t.parse()
	}
}

// skipText passes text on to the next tag.
func (t *tokens) skipText() error {
	for {
		chunk, err := t.r.ReadSlice('<')
		if n := len(chunk); n > 0 && err == nil {
			chunk = chunk[:n-1]
		}
		if t.text != nil && len(chunk) > 0 {
			t.text(chunk)
		}
		switch {
		case err == nil:
			return nil
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(t.open) == 0:
			return io.EOF
		case err == io.EOF:
			return errTruncated
		}
		return err
	}
}

// readTag reads to the end of the tag: ">" outside quotes, or the end of a
// comment or of character data.
func (t *tokens) readTag() error {
	t.buf = t.buf[:0]
	quote := byte(0)
	for {
		c, err := t.r.ReadByte()
		if err == io.EOF {
			return errTruncated
		}
		if err != nil {
			return err
		}
		special := len(t.buf) > 0 && t.buf[0] == '!'
		switch {
		case c == '>' && quote == 0 && (!special || t.ended()):
			return nil
		case special:
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return errBadTag
		}
		if t.buf = append(t.buf, c); len(t.buf) > maxTag {
			return errBigTag
		}
	}
}

// ended reports whether a comment, character data or declaration ends here.
func (t *tokens) ended() bool {
	switch {
	case bytes.HasPrefix(t.buf, []byte("!--")):
		return len(t.buf) >= 5 && bytes.HasSuffix(t.buf, []byte("--"))
	case bytes.HasPrefix(t.buf, []byte("![CDATA[")):
		return bytes.HasSuffix(t.buf, []byte("]]"))
	}
	return true
}

// parse takes the tag apart and holds elements to account.
func (t *tokens) parse() error {
	b := t.buf
	t.tag = tag{}
	if b[0] == '/' {
		t.tag.closes, b = true, b[1:]
	} else if b[len(b)-1] == '/' {
		t.tag.empty, b = true, b[:len(b)-1]
	}
	name := b
	if i := bytes.IndexAny(b, " \t\r\n"); i >= 0 {
		name, t.tag.attrs = b[:i], b[i:]
	}
	switch {
	case len(name) == 0 || len(t.open) > 64:
		return errBadTag
	case t.tag.closes:
		if len(t.open) == 0 || !bytes.Equal(t.open[len(t.open)-1], name) {
			return errBadTag
		}
		t.open = t.open[:len(t.open)-1]
	case !t.tag.empty:
		t.push(name)
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	t.tag.name = name
	return nil
}

// push remembers an open element, in memory that is used again.
func (t *tokens) push(name []byte) {
	n := len(t.open)
	if n < cap(t.open) {
		t.open = t.open[:n+1]
		t.open[n] = append(t.open[n][:0], name...)
		return
	}
	t.open = append(t.open, append([]byte(nil), name...))
}
