// Package foreigntest reads fixtures of foreign tables in tests and holds what was
// read against golden files.
//
// It reads plain comma-separated text; encodings, delimiters and broken quotes are
// the concern of those who hand tables to the readers.
package foreigntest
