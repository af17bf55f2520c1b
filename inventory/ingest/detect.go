package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/inventory"
)

// textFile is a file whose text can be read: what a first pass found out.
type textFile struct {
	blob
	encoding Encoding
	guessed  bool // the encoding was told by the content
	oldMac   bool // lines end in CR alone
	sha256   string
	bytes    int64
	limits   Limits
}

// detect reads a file once to find out how its text is written.
func detect(ctx context.Context, f textFile, want Encoding) (textFile, error) {
	r, err := f.blob.open()
	if err != nil {
		return f, unopened(f.name, err)
	}
	defer r.Close()
	var head headWriter
	sum, scan := sha256.New(), newTextScan()
	all := io.MultiWriter(&head, sum, scan)
	if _, err := io.CopyBuffer(all, contextReader(ctx, r), make([]byte, 256<<10)); err != nil {
		return f, unread(f.name, err)
	}
	scan.finish()
	f.sha256, f.bytes = hex.EncodeToString(sum.Sum(nil)), scan.bytes
	if f.limits.FileBytes > 0 && f.bytes > f.limits.FileBytes {
		return f, inputError(f.name, fmt.Sprintf("%d bytes, more than the limit of %d", f.bytes, f.limits.FileBytes), "raise --max-bytes", nil)
	}
	if err := notText(f.name, head.buf); err != nil && want == "" {
		return f, err
	}
	return f.settle(ctx, want, head.buf, scan)
}

// headWriter keeps the first bytes of what it is written.
type headWriter struct{ buf []byte }

func (h *headWriter) Write(p []byte) (int, error) {
	if room := 512 - len(h.buf); room > 0 {
		h.buf = append(h.buf, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

// settle decides the encoding from the first pass, and looks at the decoded
// text where that is another than the bytes.
func (f textFile) settle(ctx context.Context, want Encoding, head []byte, scan *textScan) (textFile, error) {
	f.encoding = want
	if want == "" {
		f.encoding = encodingOf(head, scan)
		f.guessed = f.encoding == CP949
	}
	if f.encoding != UTF8 {
		hangul := &hangulCount{}
		decoded, err := f.scanDecoded(ctx, hangul)
		switch {
		case err != nil:
			return f, err
		case f.guessed && (decoded.lost || !hangul.plausible()):
			return f, f.unknownEncoding(scan)
		case decoded.lost:
			return f, inputError(f.name, "is not valid "+string(f.encoding), "give its --encoding: "+encodingNames, nil)
		}
		scan = decoded
	}
	if scan.invalid >= 0 {
		return f, f.unknownEncoding(scan)
	}
	f.oldMac = scan.oldMac()
	return f, nil
}

// encodingOf tells the encoding by the byte order mark or the content; CP949
// stands for "not UTF-8, perhaps Korean".
func encodingOf(head []byte, scan *textScan) Encoding {
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return UTF16LE
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return UTF16BE
	case scan.invalid >= 0 && !scan.hasNUL:
		return CP949
	}
	return UTF8
}

// scanDecoded looks at the decoded text; raw is written the bytes as they are.
func (f textFile) scanDecoded(ctx context.Context, raw io.Writer) (*textScan, error) {
	r, err := f.blob.open()
	if err != nil {
		return nil, inputError(f.name, "can't be opened", "", err)
	}
	defer r.Close()
	s, err := scanText(f.encoding.reader(io.TeeReader(contextReader(ctx, r), raw)))
	if err != nil {
		return nil, inputError(f.name, "can't be read", "", err)
	}
	return s, nil
}

func (f textFile) unknownEncoding(scan *textScan) error {
	return &InputError{
		Position: inventory.Position{File: f.name, Line: scan.line},
		Reason:   fmt.Sprintf("byte %d is not UTF-8, and the text is not plausibly Korean", scan.invalid+1),
		Hint:     "give its --encoding: " + encodingNames,
	}
}

// notText recognises, by their first bytes, files that are often given by mistake.
func notText(name string, head []byte) error {
	for _, m := range []struct{ magic, reason, hint string }{
		{"SQLite format 3\x00", "is a database, not text", "give it with --db"},
		{"\xd0\xcf\x11\xe0", "is an old or an encrypted Excel workbook", "save it as XLSX without a password, or the sheet as CSV UTF-8"},
		{"%PDF", "is a PDF document, not text", ""},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return inputError(name, m.reason, m.hint, nil)
		}
	}
	if looksUTF16(head) {
		return inputError(name, "looks like UTF-16 without a byte order mark", "give --encoding utf-16le or utf-16be", nil)
	}
	return nil
}

// looksUTF16 reports whether at least a third of the bytes are NUL, all at odd
// or all at even places.
func looksUTF16(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return false
	}
	var at [2]int
	for i, b := range head {
		if b == 0 {
			at[i%2]++
		}
	}
	return (at[0] == 0) != (at[1] == 0) && (at[0]+at[1])*3 >= len(head)
}
