package store

import (
	"context"
	"errors"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/mapping"
)

// ImportOptions say how an import is done.
type ImportOptions struct {
	// At is when the import happens, for the record.
	At time.Time
	// Replace makes the inventory exactly what the files hold.
	Replace bool
	// DryRun does everything and then takes it back.
	DryRun bool
	// Trust is the order of trust among formats (see reconcile.Trust); nil takes that
	// of the mapping.
	Trust []string
	// Mapping, where given, replaces the stored mapping.
	Mapping *mapping.Mapping
	// Rejects takes the rows that are refused.
	Rejects ingest.RejectSink
	// Accept, where given, looks at the summary before anything is kept; its error
	// takes the import back and is returned.
	Accept func(*Summary) error
	// Progress is told now and then how far the import is. Calls do not overlap.
	Progress func(Progress)
}

// Summary says what an import did.
type Summary struct {
	Import   int64                    `json:"import"` // its number; 0 for a dry run
	DryRun   bool                     `json:"dry_run"`
	Replaced bool                     `json:"replaced"`
	Sources  []ingest.SourceSummary   `json:"sources"`
	Tables   map[string]ingest.Change `json:"tables"`
	Scenario string                   `json:"scenario,omitempty"` // added, changed, unchanged, or kept
	Digest   string                   `json:"digest"`
	Findings []inventory.Finding      `json:"-"`
	// Counts are all findings by code, kept or not.
	Counts map[string]int `json:"findings"`
}

// Rejected counts the rows that were refused.
func (s *Summary) Rejected() int64 {
	n := int64(0)
	for _, src := range s.Sources {
		n += src.Rejected
	}
	return n
}

var errDryRun = errors.New("dry run")

// refusal carries an error that is not ours through the transaction as it is.
type refusal struct{ err error }

func (r *refusal) Error() string { return r.err.Error() }

// Import stores what the sources hold, in one transaction: all of it, or, on an
// error, a refusal or a cancelled context, none. An *ingest.InputError says that
// a file can't be read; an *Error that the database can't.
func (db *DB) Import(ctx context.Context, set *ingest.Set, opts ImportOptions) (*Summary, error) {
	var summary *Summary
	err := db.inBulkTx(ctx, "import into", func(tx *txn) error {
		var err error
		summary, err = db.importIn(ctx, tx, set, opts)
		return err
	})
	var refused *refusal
	switch {
	case errors.Is(err, errDryRun):
		return summary, nil
	case errors.As(err, &refused):
		return nil, refused.err
	case err != nil:
		return nil, err
	}
	return summary, nil
}

func (db *DB) importIn(ctx context.Context, tx *txn, set *ingest.Set, opts ImportOptions) (*Summary, error) {
	l, err := newLoader(ctx, db, tx, set, opts)
	if err != nil {
		return nil, err
	}
	if err := l.load(ctx); err != nil {
		return nil, err
	}
	s, err := l.finish(ctx)
	if err != nil {
		return nil, err
	}
	if opts.Accept != nil {
		if err := opts.Accept(s); err != nil {
			return nil, &refusal{err}
		}
	}
	if opts.DryRun {
		s.Import, s.DryRun = 0, true
		return s, errDryRun
	}
	return s, nil
}
