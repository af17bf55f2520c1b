package inventory

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/bits"
)

// Digest identifies the content of an estate: equal estates have equal digests,
// in whatever order their rows are added and whatever their history.
//
// Each row is hashed by itself with SHA-256 over its ids and the values that
// differ from the defaults; the hashes are added up modulo 2^256 (the additive
// multiset hash of Clarke and others, 2003), and the digest is SHA-256 over the
// sum and the number of rows. It guards against mistakes and decay, not against
// someone who forges collisions. The zero Digest is ready for use.
type Digest struct {
	sum  [4]uint64
	rows uint64
	buf  []byte
}

// The first byte of a row's encoding.
const (
	digestSite byte = iota + 1
	digestLink
	digestAsset
	digestDependency
	digestEntry
	digestTeam
)

// DigestOf is the digest of a whole estate.
func DigestOf(e *Estate) string {
	var d Digest
	for i := range e.Sites {
		d.AddSite(&e.Sites[i])
	}
	for i := range e.Links {
		l := &e.Links[i]
		d.AddLink(e.SiteID(l.From), e.SiteID(l.To), l)
	}
	allowed := []string{}
	for i := range e.Assets {
		a := &e.Assets[i]
		allowed = allowed[:0]
		for _, s := range a.AllowedSites {
			allowed = append(allowed, e.SiteID(s))
		}
		d.AddAsset(a, e.SiteID(a.Site), allowed)
	}
	for i := range e.Dependencies {
		dep := &e.Dependencies[i]
		d.AddDependency(e.Assets[dep.From].ID, e.Assets[dep.To].ID, dep)
	}
	for i := range e.Calendar {
		d.AddEntry(&e.Calendar[i])
	}
	for i := range e.Teams {
		d.AddTeam(&e.Teams[i])
	}
	return d.String()
}

// Merge adds the rows of another digest.
func (d *Digest) Merge(o *Digest) {
	d.add(o.sum)
	d.rows += o.rows
}

func (d *Digest) add(v [4]uint64) {
	carry := uint64(0)
	for i := range d.sum {
		d.sum[i], carry = bits.Add64(d.sum[i], v[i], carry)
	}
}

// String is the digest in hexadecimal.
func (d *Digest) String() string {
	b := []byte("wavecut inventory 1\n")
	for _, v := range d.sum {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	sum := sha256.Sum256(binary.LittleEndian.AppendUint64(b, d.rows))
	return hex.EncodeToString(sum[:])
}

func (d *Digest) begin(kind byte) { d.buf = append(d.buf[:0], kind) }

func (d *Digest) end() {
	h := sha256.Sum256(d.buf)
	var v [4]uint64
	for i := range v {
		v[i] = binary.LittleEndian.Uint64(h[8*i:])
	}
	d.add(v)
	d.rows++
}

// text encodes field i, unless it is empty.
func (d *Digest) text(i byte, s string) {
	if s == "" {
		return
	}
	d.buf = append(d.buf, i)
	d.buf = binary.AppendUvarint(d.buf, uint64(len(s)))
	d.buf = append(d.buf, s...)
}

// number encodes field i, unless it has its default; NaN is "not given".
func (d *Digest) number(i byte, v, byDefault float64) {
	if v == byDefault || math.IsNaN(v) && math.IsNaN(byDefault) {
		return
	}
	d.buf = append(d.buf, i)
	d.buf = binary.LittleEndian.AppendUint64(d.buf, math.Float64bits(v))
}

func (d *Digest) small(i, v, byDefault byte) {
	if v != byDefault {
		d.buf = append(d.buf, i, v)
	}
}

func (d *Digest) flag(i byte, v bool) {
	if v {
		d.buf = append(d.buf, i)
	}
}

func (d *Digest) resources(first byte, r *Resources, byDefault float64) {
	for i, v := range r {
		d.number(first+byte(i), v, byDefault)
	}
}
