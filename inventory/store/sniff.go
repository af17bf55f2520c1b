package store

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"unicode/utf8"
)

// sniffHint tells what a file that SQLite refused may be. No connection holds a
// lock on such a file, so it may be opened.
func sniffHint(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("SQLite format 3\x00")):
		return "its header is damaged; restore a backup"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return "it looks like a ZIP archive or a workbook; did you mean: wavecut import " + path
	case textual(head):
		return "it looks like text or CSV; did you mean: wavecut import " + path
	}
	return ""
}

// oursByHeader reports whether the header of a file has our application id. The
// file of another application is not to be touched, not even to mend it.
func oursByHeader(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	const at = 68 // of the application id, in SQLite's file format
	head := make([]byte, at+4)
	_, err = io.ReadFull(f, head)
	return err == nil && binary.BigEndian.Uint32(head[at:]) == applicationID
}

// textual reports whether head is UTF-8 without control characters that texts
// do not have.
func textual(head []byte) bool {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 {
			return len(head) < utf8.UTFMax // cut by the end of what was read
		}
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
		head = head[size:]
	}
	return true
}
