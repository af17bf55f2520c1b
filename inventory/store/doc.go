// Package store keeps the estate, the plans and what is known of their origin in
// one SQLite file, a document that people may copy and mail.
//
// It promises: a command that ends badly, even by a kill, leaves the old state
// or the new one, never a mixture; committed work survives a loss of power, as
// far as the disk keeps its word; a file that is not ours, damaged or of a newer
// version is told as such and never written. Views whose names begin with v_ are
// stable and documented (views.sql), for people who bring their own SQL; the
// tables below them are private.
//
// [ReadFolder] is the short way for tests and one-off work:
//
//	func ReadFolder(ctx context.Context, fsys fs.FS) (*inventory.Estate, []byte, []inventory.Finding, error)
//
// It does not read files itself (that is inventory/ingest), nor know what a plan
// means: a plan is kept as a neutral record. It is the only importer of
// modernc.org/sqlite.
package store
