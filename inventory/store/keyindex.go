package store

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"math"

	"github.com/wavecut/wavecut/inventory/ingest"
)

// keyIndex knows every row of a table by its natural key: those stored before
// the import and those that it brings.
type keyIndex struct {
	byKey   map[string]int32
	entries []keyEntry // by number; number 0 is not used
}

// keyEntry is what is remembered of a row.
type keyEntry struct {
	hash   uint64 // of the values in the source that held it last
	source int32  // number of that source; 0: not in this import
	name   bool   // assets: of kind name
	sited  bool   // assets: has a site
	loose  bool   // assets: was found by reconciliation, and may lack a site
}

func newKeyIndex() *keyIndex {
	return &keyIndex{byKey: map[string]int32{}, entries: make([]keyEntry, 1)}
}

// add gives a key its number.
func (x *keyIndex) add(key string) int32 {
	no := int32(len(x.entries))
	x.byKey[key] = no
	x.entries = append(x.entries, keyEntry{})
	return no
}

// put takes a stored row with its number.
func (x *keyIndex) put(key string, no int32, e keyEntry) {
	for int(no) >= len(x.entries) {
		x.entries = append(x.entries, keyEntry{})
	}
	x.byKey[key], x.entries[no] = no, e
}

// loadKeys reads the keys of the stored rows; the query gives number, key and,
// for assets, whether it is a name and whether it has a site.
func loadKeys(ctx context.Context, tx *txn, query string) (*keyIndex, error) {
	x := newKeyIndex()
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var no int32
		var key string
		var e keyEntry
		if err := rows.Scan(&no, &key, &e.name, &e.sited); err != nil {
			return nil, err
		}
		e.loose = !e.name && !e.sited
		x.put(key, no, e)
	}
	return x, rows.Err()
}

// recordHash tells records of one source apart.
type recordHash struct {
	seed maphash.Seed
	buf  []byte
}

func newRecordHash() *recordHash { return &recordHash{seed: maphash.MakeSeed()} }

func (r *recordHash) of(rec *ingest.Record) uint64 {
	b := r.buf[:0]
	for _, v := range rec.Values {
		switch v := v.(type) {
		case nil:
			b = append(b, 0)
		case string:
			b = appendText(b, v)
		case float64:
			b = binary.LittleEndian.AppendUint64(append(b, 2), math.Float64bits(v))
		case int64:
			b = binary.LittleEndian.AppendUint64(append(b, 3), uint64(v))
		}
	}
	for _, s := range rec.Attributes {
		b = appendText(b, s)
	}
	r.buf = b
	return maphash.Bytes(r.seed, b)
}

func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(append(b, 1), uint64(len(s)))
	return append(b, s...)
}
