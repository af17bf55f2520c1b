// Package escape makes text from data safe for the places in which it is shown,
// one function per sink: terminals, CSV that people open in a spreadsheet,
// JSON and Markdown. Nothing from data reaches those sinks by another way.
//
// The functions are total and deterministic: any bytes go in, valid UTF-8 comes
// out, and plain text comes out as it was. They do not undo what they do.
package escape
