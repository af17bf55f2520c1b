package snapshot

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
)

// writer writes columns: a number of values, then the values, little-endian.
type writer struct {
	out *bufio.Writer
	err error
}

func newWriter(w io.Writer) *writer { return &writer{out: bufio.NewWriterSize(w, 1<<20)} }

func (w *writer) flush() error {
	if w.err != nil {
		return w.err
	}
	return w.out.Flush()
}

func (w *writer) raw(b []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(b)
	}
}

func (w *writer) count(n int) { w.raw(binary.LittleEndian.AppendUint64(nil, uint64(n))) }

// smalls writes a column of n bytes.
func (w *writer) smalls(n int, at func(i int) uint8) {
	w.count(n)
	for i := 0; i < n && w.err == nil; i++ {
		w.err = w.out.WriteByte(at(i))
	}
}

// ints writes a column of n numbers of 32 bits.
func (w *writer) ints(n int, at func(i int) int32) {
	w.count(n)
	var b [4]byte
	for i := range n {
		binary.LittleEndian.PutUint32(b[:], uint32(at(i)))
		w.raw(b[:])
	}
}

// floats writes a column of n numbers, or the one that all of them are, NaN too.
func (w *writer) floats(n int, at func(i int) float64) {
	same := true
	for i := 1; i < n && same; i++ {
		same = math.Float64bits(at(i)) == math.Float64bits(at(0))
	}
	w.count(n)
	var b [8]byte
	if same {
		w.raw([]byte{1})
		n = min(n, 1)
	} else {
		w.raw([]byte{0})
	}
	for i := range n {
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(at(i)))
		w.raw(b[:])
	}
}

// reader reads columns. Once it is broken it gives zero values.
type reader struct {
	data   []byte
	broken bool
}

// raw takes n bytes; nil where there are not so many.
func (r *reader) raw(n uint64) []byte {
	if r.broken || n > uint64(len(r.data)) {
		r.broken = true
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

// count reads how many values of some bytes each follow.
func (r *reader) count(size uint64) int {
	b := r.raw(8)
	if b == nil {
		return 0
	}
	n := binary.LittleEndian.Uint64(b)
	if n > math.MaxInt32 || n*size > uint64(len(r.data)) {
		r.broken = true
		return 0
	}
	return int(n)
}

func (r *reader) bytes() []byte { return r.raw(uint64(r.count(1))) }

// smalls reads a column of n bytes, each at most as given.
func (r *reader) smalls(n int, most uint8) []byte {
	b := r.raw(uint64(r.count(1)))
	r.broken = r.broken || len(b) != n
	for _, v := range b {
		if v > most {
			r.broken = true
		}
	}
	return b
}

// ints is a column of n numbers that lie from lo to hi. They are read one by one.
func (r *reader) ints(n int, lo, hi int32) ints {
	b := ints(r.raw(4 * uint64(r.count(4))))
	if r.broken = r.broken || b.len() != n; r.broken {
		return nil
	}
	for i := range n {
		if v := b.at(i); v < lo || v > hi {
			r.broken = true
			return nil
		}
	}
	return b
}

// offsets is a column of n+1 numbers from 0 to the last, none below the one before.
func (r *reader) offsets(n int, last int32) ints {
	b := r.ints(n+1, 0, last)
	if b == nil {
		return nil
	}
	r.broken = b.at(0) != 0 || b.at(n) != last
	for i := range n {
		if b.at(i+1) < b.at(i) {
			r.broken = true
		}
	}
	if r.broken {
		return nil
	}
	return b
}

// ints are numbers of 32 bits as they stand in a snapshot.
type ints []byte

func (b ints) len() int       { return len(b) / 4 }
func (b ints) at(i int) int32 { return int32(binary.LittleEndian.Uint32(b[4*i:])) }

// floats is a column of n numbers.
func (r *reader) floats(n int) floats {
	if r.count(0) != n {
		r.broken = true
	}
	how := r.raw(1)
	if how == nil {
		return floats{}
	}
	if how[0] == 1 {
		b := r.raw(8 * uint64(min(n, 1)))
		if len(b) < 8 {
			return floats{}
		}
		return floats{all: math.Float64frombits(binary.LittleEndian.Uint64(b))}
	}
	return floats{each: r.raw(8 * uint64(n))}
}

// floats are numbers as they stand in a snapshot: each, or one that all are.
type floats struct {
	each []byte
	all  float64
}

func (f *floats) at(i int) float64 {
	if f.each == nil {
		return f.all
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(f.each[8*i:]))
}
