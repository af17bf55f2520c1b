package store

import (
	"testing"
)

// A released schema is never edited: make a step in upgrades instead.
func TestSchemaIsAsReleased(t *testing.T) {
	db, err := Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	digest, err := schemaDigest(t.Context(), db.sql)
	if err != nil {
		t.Fatal(err)
	}
	if digest != schemaDigests[schemaVersion] {
		t.Errorf("schema version %d has the digest %s, noted is %s", schemaVersion, digest, schemaDigests[schemaVersion])
	}
}
