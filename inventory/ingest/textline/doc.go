// Package textline splits a text into lines, as a stream, for the formats that are
// made of lines.
//
// It promises constant memory whatever the text: a line longer than the limit is
// cut there, and said to be. Lines end with LF, CR LF or, in a text whose beginning
// has no LF, CR alone; a byte order mark at the beginning and a Ctrl-Z at the end
// are left out. It does not decode: the text is UTF-8.
package textline
