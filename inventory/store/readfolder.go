package store

import (
	"context"
	"io/fs"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
)

// Memory makes an empty database in memory, which ends when it is closed.
func Memory(ctx context.Context) (*DB, error) {
	db, err := connect(memory, ReadWriteMode, Options{})
	if err != nil {
		return nil, wrap("open database", memory, err)
	}
	err = db.inTx(ctx, "create database", func(tx *txn) error { return createSchema(ctx, tx) })
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// ReadFolder reads an inventory folder into an estate, by way of a database in
// memory: for tests and one-off work. It returns the estate, the text of the
// scenario.toml (nil where there is none), and what was found on the way; rows
// that were rejected are among the findings, with inventory.SeverityError.
func ReadFolder(ctx context.Context, fsys fs.FS) (*inventory.Estate, []byte, []inventory.Finding, error) {
	set, err := ingest.Open(ctx, []ingest.Input{ingest.Folder(fsys)}, ingest.Options{})
	if err != nil {
		return nil, nil, nil, err
	}
	db, err := Memory(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	defer db.Close()
	summary, err := db.Import(ctx, set, ImportOptions{})
	if err != nil {
		return nil, nil, nil, err
	}
	estate, err := db.Estate(ctx)
	return estate, set.Scenario, summary.Findings, err
}
