package ingest

import (
	"fmt"
	"io"
)

// openText is the text of a file as UTF-8 with LF or CRLF line ends, without
// byte order mark.
type openText struct {
	io.Reader
	file io.ReadCloser
	of   textFile
	raw  int64 // bytes read of the file
}

// text opens the file again for reading its text.
func (f textFile) text() (*openText, error) {
	r, err := f.blob.open()
	if err != nil {
		return nil, inputError(f.name, "can't be opened", "", err)
	}
	o := &openText{file: r, of: f}
	o.Reader = &markSkipper{r: f.encoding.reader(readerFunc(o.read))}
	if f.oldMac {
		o.Reader = macReader{o.Reader}
	}
	return o, nil
}

func (o *openText) read(p []byte) (int, error) {
	n, err := o.file.Read(p)
	o.raw += int64(n)
	return n, err
}

// Close closes the file.
func (o *openText) Close() error { return o.file.Close() }

// unchanged says, at the end of the text, whether the file is still as long as
// when it was looked at first.
func (o *openText) unchanged() error {
	if o.raw == o.of.bytes {
		return nil
	}
	return inputError(o.of.name, fmt.Sprintf("changed while it was being read (%d bytes, then %d)", o.of.bytes, o.raw), "import it again when nobody writes it", nil)
}

// macReader turns CR into LF.
type macReader struct{ r io.Reader }

func (m macReader) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

const byteOrderMark = "\ufeff"

// markSkipper drops a byte order mark at the start.
type markSkipper struct {
	r    io.Reader
	done bool
}

func (m *markSkipper) Read(p []byte) (int, error) {
	if m.done || len(p) < len(byteOrderMark) {
		return m.r.Read(p)
	}
	m.done = true
	n, err := io.ReadAtLeast(m.r, p, len(byteOrderMark))
	if err == io.ErrUnexpectedEOF {
		err = nil
	}
	if n >= len(byteOrderMark) && string(p[:len(byteOrderMark)]) == byteOrderMark {
		n = copy(p, p[len(byteOrderMark):n])
	}
	return n, err
}
