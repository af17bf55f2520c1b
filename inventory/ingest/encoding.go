package ingest

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how a text is written as bytes.
type Encoding string

// The encodings. UTF-8, UTF-16 with a byte order mark and CP949 are recognised;
// the others must be asked for.
const (
	UTF8    Encoding = "utf-8"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
	CP949   Encoding = "cp949"
	CP1252  Encoding = "windows-1252"
	Latin1  Encoding = "iso-8859-1"
	// XLSX stands for the sheets of a workbook, which have no encoding of their own.
	XLSX Encoding = "xlsx"
)

// encodingNames lists what [ParseEncoding] takes, for messages.
const encodingNames = "utf-8, utf-16le, utf-16be, cp949 (euc-kr), windows-1252, iso-8859-1"

// ParseEncoding reads an encoding's name; the empty name asks for recognition.
func ParseEncoding(name string) (Encoding, error) {
	switch strings.ToLower(strings.ReplaceAll(name, "_", "-")) {
	case "":
		return "", nil
	case "utf-8", "utf8":
		return UTF8, nil
	case "utf-16le", "utf-16", "utf16", "utf16le":
		return UTF16LE, nil
	case "utf-16be", "utf16be":
		return UTF16BE, nil
	case "cp949", "euc-kr", "euckr", "uhc", "ms949", "windows-949":
		return CP949, nil
	case "windows-1252", "cp1252":
		return CP1252, nil
	case "iso-8859-1", "latin1", "latin-1":
		return Latin1, nil
	}
	return "", fmt.Errorf("unknown encoding %q: want one of %s", name, encodingNames)
}

// decoder is the decoding to UTF-8, or nil where the bytes are UTF-8 already.
func (e Encoding) decoder() encoding.Encoding {
	switch e {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case CP949:
		return korean.EUCKR
	case CP1252:
		return charmap.Windows1252
	case Latin1:
		return charmap.ISO8859_1
	}
	return nil
}

// reader decodes r to UTF-8. What can't be decoded becomes U+FFFD.
func (e Encoding) reader(r io.Reader) io.Reader {
	if d := e.decoder(); d != nil {
		return transform.NewReader(r, d.NewDecoder())
	}
	return r
}
