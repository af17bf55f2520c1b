package store

import (
	"context"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"modernc.org/sqlite/vtab"
)

// loadDigest collects the digest while rows go by, which saves reading them
// again after a first import. A part that is nil must be computed from the rows.
type loadDigest struct {
	assets       *inventory.Digest
	dependencies *inventory.Digest
}

// assetDigester adds every asset that goes into an empty table.
type assetDigester struct {
	sum     inventory.Digest
	builder *assetBuilder
	asset   inventory.Asset
	site    int // place of the site's id among the record's values, or -1
}

func newAssetDigester(src *ingest.Source, columns []string) *assetDigester {
	return &assetDigester{builder: newAssetBuilder(columns), site: src.Index("site")}
}

func (d *assetDigester) add(rec *ingest.Record, values []vtab.Value) error {
	_, allowed, err := d.builder.build(&d.asset, values)
	d.sum.AddAsset(&d.asset, rec.Text(d.site), allowed)
	return err
}

// digestPacked is the digest of dependencies that are still in memory.
func digestPacked(rows []packedDependency, x *keyIndex) *inventory.Digest {
	ids := make([]string, len(x.entries))
	for id, no := range x.byKey {
		ids[no] = id
	}
	d := &inventory.Digest{}
	for i := range rows {
		dep := rows[i].unpack()
		d.AddDependency(ids[rows[i].from], ids[rows[i].to], &dep)
	}
	return d
}

// digestAll is the digest of the inventory as the import leaves it.
func (l *loader) digestAll(ctx context.Context) (string, error) {
	if !l.opts.Replace && l.changedNothing() {
		return storedDigest(ctx, l.tx)
	}
	d, err := digestSmallTables(ctx, l.tx)
	if err != nil {
		return "", err
	}
	for _, part := range []struct {
		done    *inventory.Digest
		compute func(context.Context, *txn) (*inventory.Digest, error)
	}{{l.digest.assets, digestAssets}, {l.digest.dependencies, digestDependencies}} {
		if part.done == nil {
			if part.done, err = part.compute(ctx, l.tx); err != nil {
				return "", err
			}
		}
		d.Merge(part.done)
	}
	return d.String(), nil
}

func (l *loader) changedNothing() bool {
	for _, c := range l.summary.Tables {
		if c.Added+c.Changed+c.Removed > 0 {
			return false
		}
	}
	return true
}
