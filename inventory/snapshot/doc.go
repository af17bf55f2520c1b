// Package snapshot writes the assets and dependencies that questions to the
// dependency graph need as one block of bytes, and reads it back far faster than
// the rows of a database can be read.
//
// A snapshot carries a key, which says of what state it is; [Decode] refuses one of
// another key, of another version, or that is damaged, and a reader then does
// without. Nothing in a snapshot can make Decode panic or take more memory than a
// few times the bytes that it is given. It holds no sites, links, calendar or
// teams, which are few; what it leaves out of an asset keeps its default.
//
// The format may change with any version of the program: a snapshot is a cache and
// not a file for keeping.
package snapshot
