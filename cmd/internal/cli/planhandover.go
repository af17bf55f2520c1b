package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/handover"
)

// handOver writes a stored plan in the form of a migration tool.
func (a *app) handOver(ctx context.Context, db *store.DB, name string, form handover.Format) error {
	l, rows, err := a.planFileRows(ctx, db, name)
	if err != nil {
		return err
	}
	attributes, err := attributesOf(ctx, db)
	if err != nil {
		return err
	}
	p := &handover.Plan{
		Estate: l.problem.Estate, Rows: rows,
		Attributes: func(id string) map[string]string { return attributes[id] },
	}
	return a.write(func(w io.Writer) error { return form.Write(w, p) })
}

// attributesOf are the attributes of all assets that have any, by their ids.
func attributesOf(ctx context.Context, db *store.DB) (map[string]map[string]string, error) {
	all := map[string]map[string]string{}
	for row, err := range db.Rows(ctx, ingest.Assets, nil) {
		if err != nil {
			return nil, err
		}
		id, _ := row[0].(string)
		text, _ := row[len(row)-1].(string)
		if text == "" || text == "{}" {
			continue
		}
		found := map[string]string{}
		if err := json.Unmarshal([]byte(text), &found); err != nil {
			return nil, fmt.Errorf("read the attributes of %s: %w", id, err)
		}
		all[id] = found
	}
	return all, nil
}
