package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// sum tells the bytes of a blob from others.
type sum struct {
	sha256 string
	bytes  int64
}

// fingerprint reads a blob to its end.
func fingerprint(b blob) (sum, error) {
	r, err := b.open()
	if err != nil {
		return sum{}, unopened(b.name, err)
	}
	defer r.Close()
	h := sha256.New()
	n, err := io.CopyBuffer(h, r, make([]byte, 256<<10))
	if err != nil {
		return sum{}, unread(b.name, err)
	}
	return sum{hex.EncodeToString(h.Sum(nil)), n}, nil
}
