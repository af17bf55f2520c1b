package snapshot

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// magic begins a snapshot. Its last byte is the version of the format, which rises
// with every change to what is written or what a number in it means.
const magic = "wavecut graph snapshot\x00\x01"

// ErrUnusable says that a block of bytes is no snapshot of the state asked for:
// another key, another version, or damaged.
var ErrUnusable = errors.New("the snapshot is not of this state")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Encode writes the assets and dependencies of an estate, whose dependencies are in
// canonical order, under a key.
func Encode(w io.Writer, key []byte, e *inventory.Estate) error {
	sum := crc32.New(castagnoli)
	out := newWriter(io.MultiWriter(w, sum))
	out.raw(Head(key))
	out.assets(e.Assets)
	out.dependencies(e.Dependencies, len(e.Assets))
	if err := out.flush(); err != nil {
		return err
	}
	_, err := w.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	return err
}

// Head is how every snapshot under a key begins.
func Head(key []byte) []byte {
	return slices.Concat([]byte(magic), binary.LittleEndian.AppendUint64(nil, uint64(len(key))), key)
}

// Decode reads what Encode wrote under the key. Sites is how many the estate has,
// which the assets' sites are indexes of.
func Decode(data, key []byte, sites int) ([]inventory.Asset, []inventory.Dependency, error) {
	head := Head(key)
	if !bytes.HasPrefix(data, head) || len(data) < len(head)+crc32.Size {
		return nil, nil, ErrUnusable
	}
	body, sum := data[:len(data)-crc32.Size], data[len(data)-crc32.Size:]
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(sum) {
		return nil, nil, ErrUnusable
	}
	in := &reader{data: body[len(head):]}
	return in.estate(sites)
}

// estate reads what follows the key.
func (r *reader) estate(sites int) ([]inventory.Asset, []inventory.Dependency, error) {
	assets := r.assets(sites)
	deps := r.dependencies(len(assets))
	if r.broken || len(r.data) > 0 {
		return nil, nil, ErrUnusable
	}
	return assets, deps, nil
}
