package escape

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// JSON takes valid JSON and writes as \u escapes those characters in its strings
// that steer a terminal and that JSON allows as they are: U+009B, for one, begins a
// control sequence. What the JSON says stays the same.
func JSON(text []byte) []byte {
	if !bytes.ContainsFunc(text, steersInJSON) {
		return text
	}
	var b bytes.Buffer
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case !steersInJSON(r):
			b.Write(text[:size])
		case r > 0xffff:
			high, low := (r-0x10000)>>10+0xd800, (r-0x10000)&0x3ff+0xdc00
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		text = text[size:]
	}
	return b.Bytes()
}

// steersInJSON leaves the line ends and tabs between values alone; within strings
// JSON has none.
func steersInJSON(r rune) bool { return r > '~' && steers(r) }
