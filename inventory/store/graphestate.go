package store

import (
	"context"

	"github.com/wavecut/wavecut/inventory"
)

// GraphEstate loads what questions to the dependency graph need.
func (db *DB) GraphEstate(ctx context.Context) (*inventory.Estate, error) { return db.Estate(ctx) }
